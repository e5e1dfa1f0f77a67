# Prints a line for each random array and axis: what it is, and what NumPy says of it.
#   python3 along.py SEED COUNT
import random
import sys

import numpy as np

SPECIAL = [float("nan"), float("inf"), float("-inf"), -0.0, 0.0, 1.5, -2.25]
LAYOUTS = ["plain", "reversed", "transposed", "stepped"]
SHAPES = [(5, 3), (3, 700), (1030, 3), (70, 40), (4, 6, 3), (40, 5, 3), (2, 300, 2), (90,), (0, 3), (3, 0), (0, 0), (1, 1, 1)]


def numbers(rng, code, shape):
    count = int(np.prod(shape))
    if code in "efd":
        drawn = [rng.choice(SPECIAL) if rng.random() < 0.01 else rng.uniform(-100, 100) for _ in range(count)]
    elif code == "?":
        drawn = [rng.random() < 0.4 for _ in range(count)]
    else:
        info = np.iinfo(code)
        limit = 1 << 53 if info.bits == 64 else info.max
        drawn = [rng.choice([rng.randrange(max(info.min, -limit), limit + 1), rng.randrange(0, 5)]) for _ in range(count)]
    return np.array(drawn, code).reshape(shape)


def text(array):
    if array.dtype.kind == "f":
        return ",".join(float(v).hex() for v in array.ravel())
    return ",".join(str(int(v)) for v in array.ravel())


def attempt(function):
    try:
        return text(function())
    except ValueError:
        return "refused"


def main():
    rng = random.Random(int(sys.argv[1]))
    np.seterr(all="ignore")
    print("numpy", np.__version__)
    for _ in range(int(sys.argv[2])):
        code = rng.choice("?bBhHiIqQefd")
        order = rng.choice("<>")
        a = numbers(rng, code, rng.choice(SHAPES)).astype(order + code)
        shape, data = a.shape, a.tobytes().hex()
        layout = rng.choice(LAYOUTS)
        if layout == "reversed":
            a = a[::-1, ..., ::-1] if a.ndim > 1 else a[::-1]
        elif layout == "transposed":
            a = a.T
        elif layout == "stepped":
            a = a[::2]
        axis = rng.randrange(-a.ndim, a.ndim)
        wide = {"dtype": "f8"} if code in "efd" else {}
        sums = a.sum(axis=axis, **wide)
        print(
            order + code,
            ",".join(map(str, shape)),
            data,
            layout,
            axis,
            ",".join(map(str, np.shape(sums))),
            sums.dtype.char.replace("l", "q").replace("L", "Q"),
            text(np.asarray(sums)),
            text(np.asarray(np.abs(np.where(np.isfinite(a), a, 0).astype("f8")).sum(axis=axis))),
            attempt(lambda: np.asarray(a.min(axis=axis))),
            attempt(lambda: np.asarray(a.max(axis=axis))),
            attempt(lambda: np.asarray(a.argmin(axis=axis))),
            attempt(lambda: np.asarray(a.argmax(axis=axis))),
            attempt(lambda: np.asarray(a.mean(axis=axis, dtype="f8"))),
            attempt(lambda: np.asarray(a.std(axis=axis, dtype="f8"))),
            sep="\t",
        )


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    main()
