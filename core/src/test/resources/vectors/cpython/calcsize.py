"""What CPython's struct module says about format texts: `size<TAB>text`, size `!` where it refuses the text.

    python3 calcsize.py > calcsize.txt          made the file beside this one with CPython 3.11 on Linux x86-64
    python3 calcsize.py --answer < texts        answers texts from outside, one per line, for the live comparison

Backslash and everything outside printable ASCII are written as \\uXXXX.
"""

import random
import re
import struct
import sys

PREFIXES = ["", "@", "=", "<", ">", "!"]
CODES = "xcbB?hHiIlLqQnNefdspP"


def quote(text):
    return "".join(c if " " <= c <= "~" and c != "\\" else "\\u%04x" % ord(c) for c in text)


def unquote(line):
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m.group(1), 16)), line)


def answer(text):
    try:
        return str(struct.calcsize(text))
    except (struct.error, UnicodeEncodeError):
        return "!"


def systematic():
    yield from PREFIXES
    for p in PREFIXES:
        for c in CODES:
            for count in ["", "0", "1", "3"]:
                yield p + count + c
                yield p + "b" + count + c + "b"
    for a in CODES:
        for b in CODES:
            yield a + b
            yield a + "0" + b
    for p in PREFIXES:
        for c in map(chr, range(1, 127)):
            if c not in CODES:
                yield p + c
    limit = 2**63 - 1
    for c in "xbhiqs":
        for n in [limit, limit + 1, limit // 2, limit // 2 + 1, limit // 4, limit // 4 + 1, limit // 8, limit // 8 + 1, 10**19]:
            yield f"{n}{c}"
            yield f"{n}{c}b"
            yield f"b{n}{c}"
            yield f"<b{n}{c}"
    yield from ["llh0l", "ci", "c0i", "hx", "3", "3 ", "3 i", " i", "i ", "< i", " <i", "i<", "<<i", "-1i", "+1i", "1.5i", "00003i",
                "i\0", "\0", "é", "<é", "i\u0661", "\u0663i", "3\u00b2i", "b\u00a0i", "b\u2003i", "b\x1ci", "b\x0bi", "b\x0ci", "0" * 40 + "7i"]


def randomly(seed, count):
    rng = random.Random(seed)
    for _ in range(count):
        text = rng.choice(PREFIXES)
        for _ in range(rng.randint(1, 6)):
            if rng.random() < 0.1:
                text += rng.choice(" \t\n\r\f\v")
            if rng.random() < 0.35:
                text += str(rng.choice([0, 1, 2, 3, 7, 10, 255, 4096]))
            text += rng.choice(CODES)
        if rng.random() < 0.12:
            at = rng.randint(0, len(text))
            text = text[:at] + rng.choice("<>@=!^(){}:TZEFDgtuwO&Xzyk~3 \0é") + text[at + rng.randint(0, 1):]
        yield text


if __name__ == "__main__":
    if "--answer" in sys.argv:
        sys.stdout.write("%d.%d\n" % sys.version_info[:2])
        for line in sys.stdin:
            sys.stdout.write(answer(unquote(line.rstrip("\n"))) + "\n")
    else:
        for text in dict.fromkeys([*systematic(), *randomly(3118, 4000)]):
            sys.stdout.write(answer(text) + "\t" + quote(text) + "\n")
