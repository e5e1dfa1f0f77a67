"""How NumPy reads PEP 3118 formats: `reading<TAB>text`, reading `!` where it refuses the text.

    python3 numpy_reading.py > numpy_reading.txt     made the file beside this one with NumPy 2.4.6 on Linux x86-64

A reading is `{name@offset=type, ...}size` for records and `<i4`, `|S3`, `(2,3)<f8` for the rest; unnamed fields have the
names f0, f1, ... that NumPy gives them.
"""

import random
import sys

from numpy._core._internal import _dtype_from_pep3118

LEAVES = ["?", "c", "b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "e", "f", "d", "Zf", "Zd", "s", "w"]


def reading(dtype):
    shape = ()
    while dtype.subdtype:
        dtype, inner = dtype.subdtype
        shape += inner
    if shape:
        return "(" + ",".join(map(str, shape)) + ")" + reading(dtype)
    if dtype.names is not None:
        fields = (f"{n}@{dtype.fields[n][1]}={reading(dtype.fields[n][0])}" for n in dtype.names)
        return "{" + ", ".join(fields) + "}" + str(dtype.itemsize)
    return dtype.str


def answer(text):
    try:
        return reading(_dtype_from_pep3118(text))
    except (ValueError, RuntimeError, NotImplementedError, IndexError):
        return "!"


def element(rng, depth):
    text = ""
    if rng.random() < 0.2:
        text += "(" + ",".join(str(rng.randint(1, 4)) for _ in range(rng.randint(1, 3))) + ")"
    if rng.random() < 0.25:
        text += rng.choice("@=<>!^")
    if depth < 3 and rng.random() < 0.2:
        return text + rng.choice(["", "", "2"]) + record(rng, depth + 1)
    code = rng.choice(LEAVES)
    if rng.random() < 0.2:
        text += str(rng.randint(1, 5))
    return text + code


def record(rng, depth):
    text = "T{"
    for n in range(rng.randint(1, 4)):
        if rng.random() < 0.2:
            text += rng.choice(["x", "xxx", "2x"])
        text += element(rng, depth) + f":{'abcdefgh'[n]}{depth}:"
    if rng.random() < 0.1:
        text += "3x"
    return text + "}"


def texts(seed):
    yield from ["T{i:a:=d:b:}", "T{b:a:xxxxxxxd:b:}", "T{=i:a:T{H:x:B:y:}:s:}", "T{i:a:(16,4)=d:m:}", "T{(2)T{i:x:i:y:}:p:}",
                "T{xxxxi:a:xxxxi:b:}", "T{<b:a:7x<d:b:(3)<i:c:4x}", "T{ib}", "T{T{ib}:s:b:z:}", "(3)>i", ">2w", "5s", "4x", "Zd",
                "T{3x:v:i:a:}", "i:a:", "3i:a:", "(2)3i:a:", "i:a:i:a:", "T{b:x:T{i:a:<h:b:}:s:}", "T{<b:x:T{@i:a:h:b:}:s:}", "bi", "ib",
                "T{i:a:T{b:b:<}:c:}", "u", "T{i:a", "T{i:a}", "y", "(2,x)i", "()i", ":a:", "(2)", "n", "T{<n:a:}"]
    rng = random.Random(seed)
    for _ in range(1100):
        yield record(rng, 0) if rng.random() < 0.8 else element(rng, 0) + ":a:" + element(rng, 0) + ":b:"


if __name__ == "__main__":
    for text in dict.fromkeys(texts(3118)):
        sys.stdout.write(answer(text) + "\t" + text + "\n")
