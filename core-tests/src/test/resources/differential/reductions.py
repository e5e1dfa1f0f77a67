# Prints a line for each random array: what it is, and what NumPy says of it.
#   python3 reductions.py SEED COUNT
import random
import sys

import numpy as np

SPECIAL = [float("nan"), float("inf"), float("-inf"), -0.0, 0.0, 1.5, -2.25, 3.0, 1e10, -1e-10]
LAYOUTS = ["plain", "reversed", "transposed"]


def values(rng, count):
    kind = rng.randrange(4)
    if kind == 0:  # everything
        return [rng.choice(SPECIAL) for _ in range(count)]
    if kind == 1:  # zeros of both signs, few others
        return [rng.choice([-0.0, 0.0, 0.0, -0.0, 1.0, -1.0][: rng.randrange(2, 7)]) for _ in range(count)]
    drawn = [rng.uniform(-100, 100) for _ in range(count)]
    if kind == 2 and count:  # one that is special
        drawn[rng.randrange(count)] = rng.choice(SPECIAL)
    return drawn


def number(value):
    return float(value).hex()


def main():
    rng = random.Random(int(sys.argv[1]))
    np.seterr(all="ignore")
    print("numpy", np.__version__)
    for _ in range(int(sys.argv[2])):
        code = rng.choice("fd")
        order = rng.choice("<>")
        shape = (rng.randrange(1, 40), rng.choice([1, 2, 3, 7, 300]))
        a = np.array(values(rng, shape[0] * shape[1]), order + code).reshape(shape)
        data = a.tobytes().hex()
        layout = rng.choice(LAYOUTS)
        if layout == "reversed":
            a = a[::-1, ::-1]
        elif layout == "transposed":
            a = a.T
        wanted = rng.choice(SPECIAL)
        results = [a.min(), a.max(), a.sum(dtype="f8"), a.mean(dtype="f8"), a.std(dtype="f8")]
        size = np.abs(a[np.isfinite(a)]).sum(dtype="f8")
        print(
            order + code,
            shape[0],
            shape[1],
            layout,
            data,
            *map(number, results),
            a.argmin(),
            a.argmax(),
            number(wanted),
            (a == np.array(wanted, a.dtype)).sum() if float(np.array(wanted, a.dtype)) == wanted or wanted != wanted else 0,
            number(size),
            sep="\t",
        )


main()
