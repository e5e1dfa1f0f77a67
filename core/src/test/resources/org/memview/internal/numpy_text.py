"""Print random arrays for the test NumpyTextTest: one tab-separated line per array.

Usage: numpy_text.py SEED COUNT. Columns: format, shape, strides, offset, memory in hex, line width, and what
NumPy prints for the array, with newlines written as \\n.
"""
import sys

import numpy as np

SCALARS = ["?", "b", "B", "<h", ">h", "<H", "<i", ">i", "<I", "<q", ">q", "<Q", ">Q"]
FLOATS = ["<e", "<f", ">f", "<d", ">d"]
COMPLEX = ["Zf", "Zd"]
FORMATS = SCALARS + 3 * FLOATS + COMPLEX
RECORDS = {
    "T{<i:a:<d:b:}": [("a", "<i4"), ("b", "<f8")],
    "T{?:a:<f:b:(3)<h:c:}": [("a", "?"), ("b", "<f4"), ("c", "<i2", (3,))],
    "T{T{<H:x:<h:y:}:at:(2,2)b:m:}": [("at", [("x", "<u2"), ("y", "<i2")]), ("m", "i1", (2, 2))],
    "T{<e:only:}": [("only", "<f2")],
}


def dtype_of(code):
    if code in RECORDS:
        return np.dtype(RECORDS[code])
    order = code[0] if code[0] in "<>" else ""
    names = {"?": "?", "b": "i1", "B": "u1", "h": "i2", "H": "u2", "i": "i4", "I": "u4", "q": "i8", "Q": "u8",
             "e": "f2", "f": "f4", "d": "f8", "Zf": "c8", "Zd": "c16"}
    return np.dtype(order + names[code.lstrip("<>")])


def raw_shape(rng):
    ndim = int(rng.choice([0, 1, 1, 1, 2, 2, 2, 3, 4]))
    kind = rng.random()
    if kind < 0.08 and ndim:
        return tuple(int(n) for n in rng.integers(0, 3, ndim))
    if kind < 0.25 and ndim:
        size = {1: 1500, 2: 45, 3: 12, 4: 7}[ndim]
        return tuple(int(n) for n in rng.integers(size // 2, size + 1, ndim))
    return tuple(int(n) for n in rng.integers(1, [1, 30, 9, 5, 4][ndim], ndim))


def numbers(rng, dtype, count):
    kind = dtype.kind
    if kind == "b":
        return rng.integers(0, 2, count).astype(dtype)
    if kind in "iu":
        info = np.iinfo(dtype)
        if rng.random() < 0.5:
            low, high = max(int(info.min), -100), min(int(info.max), 1000)
        else:
            low, high = int(info.min), int(info.max)
        wide = np.uint64 if info.min == 0 else np.int64
        return rng.integers(low, high, count, dtype=wide, endpoint=True).astype(dtype)
    if kind == "c":
        return floats(rng, dtype, count) + 1j * floats(rng, dtype, count)
    return floats(rng, dtype, count).astype(dtype)


def floats(rng, dtype, count):
    style = rng.integers(0, 7)
    if style == 0:
        values = rng.integers(-5, 100, count) / 2
    elif style == 1:
        values = rng.standard_normal(count)
    elif style == 2:
        values = rng.standard_normal(count) * 10.0 ** rng.integers(-12, 12, count)
    elif style == 3:
        values = np.round(rng.random(count) * 100, int(rng.integers(0, 9)))
    elif style == 4:
        values = 10.0 ** rng.integers(-5, 9, count) * rng.choice([1, -1], count)
    elif style == 5:
        bits = {2: np.uint16, 4: np.uint32, 8: np.uint64}
        width = dtype.itemsize // (2 if dtype.kind == "c" else 1)
        values = rng.integers(0, np.iinfo(bits[width]).max, count, dtype=bits[width], endpoint=True)
        values = values.view("f%d" % width).astype("f8")
    else:
        values = rng.integers(0, 2**53, count) / 2.0 ** rng.integers(0, 60, count)
    if rng.random() < 0.2:
        special = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 5e-324, 1e16, 1e-4, 0.5, 1e8])
        where = rng.random(count) < 0.3
        values = np.where(where, rng.choice(special, count), values)
    if rng.random() < 0.05:
        values = np.full(count, np.nan)
    return values


def fill(rng, dtype, count):
    array = np.zeros(count, dtype)
    if dtype.names is None:
        array[...] = numbers(rng, dtype, count)
        return array
    for name in dtype.names:
        base, shape = dtype[name].base, dtype[name].shape
        array[name] = fill(rng, base, count * int(np.prod(shape, dtype=int))).reshape((count,) + shape)
    return array


def twisted(rng, array):
    """Some view of the array: transposed, reversed, stepped or repeated."""
    if array.ndim and rng.random() < 0.2:
        array = array.transpose(rng.permutation(array.ndim))
    for axis in range(array.ndim):
        if rng.random() < 0.2:
            step = int(rng.choice([-2, -1, 2, 3]))
            array = array[(slice(None),) * axis + (slice(None, None, step),)]
    if rng.random() < 0.05 and array.ndim < 3:
        array = np.broadcast_to(array, (int(rng.integers(1, 5)),) + array.shape)
    return array


def main():
    rng = np.random.default_rng(int(sys.argv[1]))
    codes = FORMATS + list(RECORDS)
    np.seterr(all="ignore")
    for _ in range(int(sys.argv[2])):
        code = codes[rng.integers(0, len(codes))]
        shape = raw_shape(rng)
        base = fill(rng, dtype_of(code), int(np.prod(shape, dtype=int))).reshape(shape)
        array = twisted(rng, base)
        offset = array.__array_interface__["data"][0] - base.__array_interface__["data"][0] if array.size else 0
        width = int(rng.choice([75, 75, 75, 40, 120, 10]))
        with np.printoptions(linewidth=width):
            text = str(array)
        row = [code, array.shape, array.strides, offset, base.tobytes().hex(), width, text.replace("\n", "\\n")]
        print("\t".join(",".join(map(str, c)) if isinstance(c, tuple) else str(c) for c in row))


main()
