"""Made reshape.txt (NumPy 2.4.6): python3 reshape.py > reshape.txt"""
import math
import random

import numpy as np
from numpy.lib.stride_tricks import as_strided

rng = random.Random(2)


def factors(count):
    shape = []
    while count > 1 and rng.random() < 0.8:
        divisor = rng.choice([d for d in range(1, count + 1) if count % d == 0])
        shape.append(divisor)
        count //= divisor
    shape.append(count)
    for _ in range(rng.choice([0, 0, 1, 2])):
        shape.insert(rng.randint(0, len(shape)), 1)
    rng.shuffle(shape)
    return shape


def text(numbers):
    return ",".join(map(str, numbers)) or "-"


memory = np.zeros(1 << 16, dtype="i2")
print("# shape strides newshape newstrides (copy: none without one); items of 2 bytes")
for _ in range(1500):
    shape = factors(rng.choice([1, 4, 6, 8, 12, 24, 36]))
    kind = rng.randrange(4)
    order = list(range(len(shape)))
    if kind == 1:
        rng.shuffle(order)
    strides, step = [0] * len(shape), rng.choice([2, 2, 2, 4, -2])
    for axis in reversed(order):
        if kind == 3 and rng.random() < 0.3:
            strides[axis] = 0
            continue
        strides[axis] = step
        step *= shape[axis]
        if kind == 2 and rng.random() < 0.3:
            step *= rng.choice([2, -1])
    array = as_strided(memory[1 << 15 :], shape, strides)
    target = factors(math.prod(shape))
    try:
        result = text(np.reshape(array, target, copy=False).strides)
    except ValueError:
        result = "copy"
    print(text(shape), text(strides), text(target), result)
