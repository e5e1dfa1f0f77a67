"""What CPython's struct module makes of values at the limits of every code.

    python3 struct_limits.py > struct_limits.txt     made the file beside this one with CPython 3.11 on Linux x86-64

One line per format and value: format, value, packed bytes in hex or `!` if refused, value unpacked from them.
Values: `i` decimal integer, `d` bits of a double, `b` bytes in hex, `t` truth value 0 or 1.
Signalling NaNs are left out: what becomes of them differs between processors.
"""

import math
import struct

PREFIXES = ["", "@", "=", "<", ">", "!"]


def literal(value):
    if isinstance(value, bool):
        return "t%d" % value
    if isinstance(value, int):
        return "i%d" % value
    if isinstance(value, float):
        return "d" + struct.pack(">d", value).hex()
    return "b" + value.hex()


def integers(size):
    bits = 8 * size
    near = [0, 1 << (bits - 1), 1 << bits, 1 << 63, 1 << 64]
    for limit in near:
        for step in (-1, 0, 1):
            yield limit + step
            yield -limit + step


def floats():
    finite = [0.0, 1.0, 1.1, 2.0**-24, 2.0**-25, 2.0**-14, 65504.0, 65519.0, 65519.99, 65520.0]
    finite += [2.0**-149, 2.0**-150, 1.5 * 2.0**-150, 2.0**-126, 3.4028234663852886e38, 3.4028235677973362e38]
    finite += [3.4028235677973366e38, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, math.inf]
    for value in finite:
        yield value
        yield -value
    yield math.nan
    yield math.copysign(math.nan, -1)
    yield 7
    yield 1 << 1024


def strings(code):
    for count in (0, 1, 2, 5, 256, 257):
        if code == "p" and count == 0:
            continue  # a SystemError before 3.13
        for length in (0, 1, 4, 5, 6, 255, 256, 258):
            yield "%d%s" % (count, code), bytes(i % 251 + 1 for i in range(length))


def cases():
    for prefix in PREFIXES:
        for code in "bBhHiIlLqQ" + ("nNP" if prefix in ("", "@") else ""):
            for value in sorted(set(integers(struct.calcsize(prefix + code)))):
                yield prefix + code, value
        for code in "efd":
            for value in floats():
                yield prefix + code, value
        for value in (False, True):
            yield prefix + "?", value
        for value in (b"", b"\x00", b"\xff", b"ab"):
            yield prefix + "c", value
    for code in "sp":
        yield from strings(code)


def line(form, value):
    try:
        packed = struct.pack(form, value)
        return "\t".join((form, literal(value), packed.hex(), literal(struct.unpack(form, packed)[0])))
    except (struct.error, OverflowError):
        return "\t".join((form, literal(value), "!", ""))


for form, value in cases():
    print(line(form, value))
