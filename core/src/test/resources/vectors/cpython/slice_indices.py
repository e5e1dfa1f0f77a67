"""Made slice-indices.txt (CPython 3.11.7): python3 slice_indices.py > slice-indices.txt"""
import itertools
import random

MAX = 2**63 - 1
extents = [0, 1, 2, 5, 7, 100, 2**62, MAX - 1, MAX]
bounds = [None, 0, 1, 2, 3, 5, 6, 99, -1, -2, -3, -5, -6, -100, 2**62, -2**62, MAX - 1, -MAX]
steps = [1, 1, 2, 3, 7, -1, -1, -2, -3, -7, 2**62, -2**62, MAX, -MAX, -MAX - 1]
print("# start stop step extent first count; _ is an open end")
cases = list(itertools.product(bounds, bounds, steps, extents))
for start, stop, step, extent in random.Random(1).sample(cases, 3000):
    indices = slice(start, stop, step).indices(extent)
    text = ["_" if bound is None else str(bound) for bound in (start, stop)]
    print(*text, step, extent, indices[0], len(range(*indices)))
