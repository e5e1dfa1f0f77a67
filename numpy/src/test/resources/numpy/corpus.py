"""NumPy's side of the corpus.

corpus.py write DIR    npy files of many types, orders and shapes, and index.tsv about them
corpus.py record DIR   the few that are checked in
corpus.py check DIR    reads what Java wrote beside them: same/NAME must be NumPy's own bytes,
                       plain/NAME the same elements without what a format cannot tell
"""
import os, struct, sys, warnings, zlib
import numpy as np

warnings.simplefilter("ignore")

RECORDS = {
    "packed": np.dtype([("id", "<i4"), ("x", "<f8"), ("ok", "?")]),
    "aligned": np.dtype([("b", "i1"), ("x", "<f8"), ("h", "<u2")], align=True),
    "swapped": np.dtype([("id", ">i4"), ("x", ">f8"), ("t", ">U3"), ("low", "<i2")]),
    "nested": np.dtype([("p", [("x", "<f4"), ("y", ">f4")]), ("n", "u1")]),
    "deep": np.dtype([("a", [("b", [("c", "<i2", (2,)), ("d", "?")], (3,))]), ("z", "S2")]),
    "arrays": np.dtype([("m", "<i2", (2, 3)), ("s", "S5", (2,)), ("one", "<f8", (1,))]),
    "gaps": np.dtype({"names": ["a", "b"], "formats": ["<i2", "<f8"], "offsets": [3, 16], "itemsize": 30}),
    "titled": np.dtype([(("Temperature", "t"), "<f4"), (("Wind", "w"), "<i2")]),
    "quoted": np.dtype([("it's", "<i4"), ('say "x"', "u1"), ('both\'"', "u1"), ("back\\slash", "u1"), ("a\nb", "u1")]),
    "colon": np.dtype([("a:b", "<i4"), ("plain", "u1")]),
    "accents": np.dtype([("é", "<i4"), ("ß", "u1")]),
    "unicode": np.dtype([("温度", "<f4"), ("x", "u1")]),
    "times": np.dtype([("at", "<M8[ms]"), ("took", ">m8[us]"), ("v", "V3")]),
    "wide": np.dtype([("g", "<f16"), ("c", "<c32"), ("h", "<f2")]),
    "complexes": np.dtype([("c", ">c8"), ("d", "<c16")]),
    "noNames": np.dtype([("", "<i4"), ("", "<f8")]),
    "empties": np.dtype([("a", "S0"), ("b", "<i4", (0,)), ("c", "<i4")]),
}
PLAIN = """? i1 u1 <i2 >i2 <u2 >u2 <i4 >i4 <u4 >u4 <i8 >i8 <u8 >u8 <f2 >f2 <f4 >f4 <f8 >f8 <f16 >f16 <c8 >c8 <c16 >c16 <c32
S1 S5 <U1 <U5 >U5 V1 V7 <M8[D] >M8[25us] <M8 <m8[ns] >m8[h] M8[Y] m8[as]""".split()
SHAPES = [(), (0,), (1,), (7,), (3, 4), (2, 3, 4), (4, 0, 2), (1, 5, 1), (2, 1, 2, 1, 2)]


def fill(dtype, shape, seed):
    """Random bytes, made valid: characters below 0x3000, truth 0 or 1."""
    dtype = np.dtype(dtype)
    rng = np.random.default_rng(seed)
    a = np.zeros(shape, dtype)
    put(a, rng)
    return a


def put(a, rng):
    dtype = a.dtype
    if dtype.names is not None:
        for name in dtype.names:
            put(a[name], rng)
    elif dtype.kind == "b":
        a[...] = rng.integers(0, 2, a.shape)
    elif dtype.kind == "U":
        for index in np.ndindex(a.shape):
            n = rng.integers(0, dtype.itemsize // 4 + 1)
            a[index] = "".join(chr(c) for c in rng.integers(33, 0x3000, n))
    elif dtype.kind == "S":
        for index in np.ndindex(a.shape):
            a[index] = bytes(rng.integers(1, 256, dtype.itemsize).astype("u1"))
    elif dtype.kind == "V":
        for index in np.ndindex(a.shape):
            a[index] = np.void(bytes(rng.integers(0, 256, dtype.itemsize).astype("u1")))
    elif dtype.kind in "fc":
        a[...] = rng.normal(0, 100, a.shape)
        if dtype.kind == "c":
            a[...] += 1j * rng.normal(0, 100, a.shape)
        if a.size > 5 and dtype.kind == "f":
            flat = [i for i in np.ndindex(a.shape)]
            a[flat[0]], a[flat[1]], a[flat[2]], a[flat[3]] = np.nan, np.inf, -np.inf, -0.0
    else:
        raw = rng.integers(0, 256, (*a.shape, dtype.itemsize)).astype("u1")
        a[...] = np.ascontiguousarray(raw).view(dtype.newbyteorder("<"))[..., 0]


def has(dtype, test):
    if dtype.names is not None:
        return any(has(dtype[n], test) for n in dtype.names)
    return has(dtype.base, test) if dtype.subdtype else test(dtype)


def plain_times(dtype):
    """The type with 64-bit integers in place of times, which is how they are viewed."""
    if dtype.names is not None:
        return np.dtype({"names": dtype.names, "formats": [plain_times(dtype[n]) for n in dtype.names],
                         "offsets": [dtype.fields[n][1] for n in dtype.names], "itemsize": dtype.itemsize})
    if dtype.subdtype:
        return np.dtype((plain_times(dtype.base), dtype.shape))
    return np.dtype(dtype.byteorder + "i8") if dtype.kind in "mM" else dtype


def encode(v):
    if isinstance(v, (bool, np.bool_)): return "T" if v else "F"
    if isinstance(v, int): return str(v)
    if isinstance(v, float): return "d" + struct.pack(">d", v).hex() if v == v else "nan"
    if isinstance(v, complex): return "c%s/%s" % (encode(v.real), encode(v.imag))
    if isinstance(v, bytes): return "s" + v.rstrip(b"\0").hex()
    if isinstance(v, str): return "u" + ".".join("%x" % ord(c) for c in v)
    if isinstance(v, np.ndarray): return encode(v.tolist())
    if isinstance(v, (list, tuple)): return "[" + " ".join(encode(x) for x in v) + "]"
    raise TypeError(type(v))


def raw(a):
    """The bytes in C order; of records with their padding, which tobytes() would leave to chance."""
    return a.view("V%d" % a.itemsize).tobytes() if a.itemsize and a.dtype.names else a.tobytes()


def values(a):
    if has(a.dtype, lambda d: d.char in "gG"):
        return "-"
    return encode(a.view(plain_times(a.dtype)).tolist())


def arrays():
    seed = 0
    for text in PLAIN:
        for shape in SHAPES:
            seed += 1
            c = fill(text, shape, seed)
            yield f"{text}-{'x'.join(map(str, shape))}-C", c, None
            if len(shape) > 1:
                yield f"{text}-{'x'.join(map(str, shape))}-F", np.asfortranarray(c), None
        yield f"{text}-strided", fill(text, (6, 8), seed)[::-2, 1::3], None
    for name, dtype in RECORDS.items():
        for shape in [(), (0,), (3,), (2, 3)]:
            seed += 1
            yield f"{name}-{'x'.join(map(str, shape))}-C", fill(dtype, shape, seed), None
        yield f"{name}-2x3-F", np.asfortranarray(fill(dtype, (2, 3), seed)), None
    for version in [(1, 0), (2, 0), (3, 0)]:
        yield f"v{version[0]}", fill("<f8", (3, 4), 1), version
    yield "many", fill(np.dtype([("field_%d" % n, "<i2") for n in range(5000)]), (2,), 5), None
    yield "axes", fill("<i2", (1, 2) * 10, 6), None
    yield "long", fill("<f8", (70000,), 7), None
    yield "opaque", np.zeros((2, 3), "V0"), None


RECORDED = """?-7-C i1-7-C <u2-7-C >i4-3x4-C >i4-3x4-F <i8-7-C <u8-7-C <f2-7-C >f4-7-C <f8-2x3x4-C <f8-2x3x4-F <f8--C <f8-4x0x2-C
<f16-1-C >c8-7-C <c16-3x4-F S5-3x4-C <U5-7-C >U5-3x4-F V7-7-C >M8[25us]-7-C <m8[ns]-7-C packed-3-C aligned-3-C swapped-2x3-F nested-3-C
deep-3-C arrays-3-C gaps-3-C titled-3-C quoted-3-C colon-3-C accents-3-C unicode-3-C times-3-C empties-3-C v2 v3 axes opaque""".split()


def safe(name):
    return name.replace("<", "l").replace(">", "g").replace("?", "bool").replace("[", "_").replace("]", "")


def write(folder, only=None):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "index.tsv"), "w", encoding="utf-8", newline="\n") as index:
        for name, a, version in arrays():
            if only is not None and name not in only:
                continue
            file = safe(name) + ".npy"
            with open(os.path.join(folder, file), "wb") as out:
                np.lib.format.write_array(out, a, version)
            b = np.load(os.path.join(folder, file), max_header_size=1 << 24)
            print(file, "own" if version is None else "other", ",".join(map(str, b.shape)) or "-",
                  ",".join(map(str, b.strides)) or "-", b.itemsize, zlib.crc32(raw(b)),
                  values(b), sep="\t", file=index)


def check(folder):
    problems = count = 0
    for line in open(os.path.join(folder, "index.tsv"), encoding="utf-8"):
        file = line.split("\t")[0]
        original = np.load(os.path.join(folder, file), max_header_size=1 << 24)
        for kind in ("same", "plain"):
            ours = np.load(os.path.join(folder, kind, file), max_header_size=1 << 24)
            equal = ours.shape == original.shape and raw(ours) == raw(original)
            if original.size > 1 and original.itemsize:
                equal = equal and ours.flags.c_contiguous == original.flags.c_contiguous
            if kind == "same":
                equal = equal and ours.dtype == original.dtype
            elif original.dtype.names is None and original.dtype.kind not in "mMV" and original.dtype.char not in "gG":
                equal = equal and ours.dtype == original.dtype
            else:
                equal = equal and ours.itemsize == original.itemsize
            count += 1
            if not equal:
                problems += 1
                print("differs:", kind, file, original.dtype, ours.dtype, original.shape, ours.shape)
    print("%d files, %d differ" % (count, problems))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    mode, folder = sys.argv[1:]
    {"write": write, "record": lambda f: write(f, set(RECORDED)), "check": check}[mode](folder)
