# Prints a line for each random array: its bytes, bins and range, and what np.histogram counts.
#   python3 histogram.py SEED COUNT
import random
import sys

import numpy as np


def main():
    rng = random.Random(int(sys.argv[1]))
    print("numpy", np.__version__)
    for _ in range(int(sys.argv[2])):
        code = rng.choice(["b", "B", "h", ">H", "i", ">I", "q", "Q", "e", ">f", "d", ">d"])
        count = rng.choice([0, 1, 7, 100, 3000])
        if code[-1] in "efd":
            step = rng.choice([0.1, 0.25, 1 / 3])
            drawn = [rng.choice([rng.uniform(-5, 5), rng.randrange(-20, 20) * step]) for _ in range(count)]
            if count and rng.random() < 0.3:
                drawn[0] = rng.choice([float("nan"), float("inf"), float("-inf")])
        else:
            drawn = [rng.randrange(0, 100) for _ in range(count)]
        a = np.array(drawn, code)
        bins = rng.choice([1, 2, 3, 10, 32, 97])
        low = rng.choice([0, -3, 0.1, -5, 1.5])
        high = low + rng.choice([0, 1, 0.3, 7, 50])
        # Edges are doubles here; NumPy's of float32 arrays are not.
        counts, _ = np.histogram(a.astype("f8"), bins, (float(low), float(high)))
        print(code, a.tobytes().hex(), bins, float(low).hex(), float(high).hex(), ",".join(map(str, counts)), sep="\t")


main()
