# Writes arrays of floating numbers and what NumPy makes of them in another format, a line for each.
#   python3 halves.py SEED FOLDER
import pathlib
import sys

import numpy as np

np.seterr(all="ignore")
print("numpy", np.__version__)
rng = np.random.default_rng(int(sys.argv[1]))
folder = pathlib.Path(sys.argv[2])
every = np.arange(1 << 16, dtype="<u2")


# NumPy has no bfloat16: the upper half of a float, rounded to nearest, ties to even.
def to_bfloat(floats):
    bits = floats.view("<u4")
    rounded = ((bits.astype("<u8") + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype("<u2")
    return np.where(np.isnan(floats), np.uint16(0x7FC0), rounded).astype("<u2")


def from_bfloat(bits):
    return (bits.astype("<u4") << 16).view("<f4")


# Numbers of `wide` at, just below and just above the middles between numbers of two bytes, and at
# random, in random order.
def doubtful(numbers, wide):
    finite = np.unique(numbers[np.isfinite(numbers)].astype("<f8"))
    middles = ((finite[1:] + finite[:-1]) / 2).astype(wide)
    inf = np.array(np.inf, wide)
    sizes = np.exp2(rng.uniform(-140, 130, 20000)) * rng.choice([-1, 1], 20000)
    near = [middles, np.nextafter(middles, inf), np.nextafter(middles, -inf), sizes.astype(wide)]
    return rng.permutation(np.concatenate(near + [np.array([0.0, -0.0], wide)]))


# Few enough that most buffers have none and some have.
def with_special(numbers):
    numbers = numbers.copy()
    places = rng.integers(0, numbers.size, 20)
    numbers[places] = rng.choice([np.nan, np.inf, -np.inf, 1e38, -65520, 65519.9], 20)
    return numbers


def emit(name, source, numbers, target, result):
    (folder / (name + ".in")).write_bytes(numbers.tobytes())
    (folder / (name + ".out")).write_bytes(result.tobytes())
    print(name, source, target, sep="\t")


halves = every.view("<f2")
emit("e-f", "<e", halves, "<f", halves.astype("<f4"))
emit("e-d", "<e", halves, "<d", halves.astype("<f8"))
emit("be-d", ">e", halves.astype(">f2"), ">d", halves.astype(">f8"))
emit("E-f", "<E", every, "<f", from_bfloat(every))
emit("E-d", "<E", every, "<d", from_bfloat(every).astype("<f8"))
emit("e-E", "<e", halves, "<E", to_bfloat(halves.astype("<f4")))
for wide, code in (("<f4", "<f"), ("<f8", "<d")):
    numbers = doubtful(halves, wide)
    emit(code[1] + "-e", code, numbers, "<e", numbers.astype("<f2"))
    special = with_special(numbers)
    emit(code[1] + "-e-special", code, special, "<e", special.astype("<f2"))
    emit(code[1] + "-be", code, special, ">e", special.astype(">f2"))
floats = with_special(doubtful(from_bfloat(every), "<f4"))
emit("f-E", "<f", floats, "<E", to_bfloat(floats))
