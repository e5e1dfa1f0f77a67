"""The Python half of the differential test of structs: runs the steps it reads on CPython's own struct module.

One line in, one line out; `reset` only answers. A step is an operation and its arguments, separated by single spaces.
A format is in hex, `-` if empty; values are as Values.java writes them. An answer is `= VALUE` or `! KIND`, where KIND
is Format, Count, Value, Bounds or Size.
"""
import struct
import sys


def read(text):
    kind, rest = text[0], text[1:]
    if kind in 'ijk':
        return int(rest)
    if kind in 'dg':
        return float('nan') if rest == 'nan' else struct.unpack('>d', bytes.fromhex(rest))[0]
    if kind == 't':
        return rest == '1'
    if kind in 'bc':
        return bytes.fromhex(rest)
    if kind == 's':
        return bytes.fromhex(rest).decode()
    return [1, 2]


def write(value):
    if isinstance(value, bool):
        return 't1' if value else 't0'
    if isinstance(value, int):
        return 'i%d' % value
    if isinstance(value, float):
        return 'dnan' if value != value else 'd' + struct.pack('>d', value).hex()
    if isinstance(value, bytes):
        return 'b' + value.hex()
    return '[' + ','.join(map(write, value)) + ']'


def data(text):
    return b'' if text == '-' else bytes.fromhex(text)


def codes(text):
    """The code of each value, which struct itself does not tell."""
    found, count = [], ''
    for c in text:
        if c.isdigit():
            count += c
        elif c.isalpha() or c == '?':
            if c in 'sp':
                found.append(c)
            elif c != 'x':
                found += c * int(count or 1)
            count = ''
    return found


class Refused(Exception):
    pass


def checked(text, values):
    """What is no number has no truth on the other side (DeliberateDifference TRUTH_OF_NUMBERS_ONLY)."""
    values = [read(v) for v in values]
    kinds = codes(text)
    if len(kinds) == len(values):
        for kind, value in zip(kinds, values):
            # In order: an earlier value may be refused for a reason of its own, which is the same answer.
            if kind == '?' and not isinstance(value, (int, float)):
                raise Refused('Value')
    return values


def kind(message):
    if 'bad char' in message or 'repeat count' in message or 'too long' in message:
        return 'Format'
    if message.startswith(('pack expected', 'pack_into expected')):
        return 'Count'
    if message.startswith(('no space', 'not enough data', 'offset ')) or 'of at least' in message:
        return 'Bounds'
    if message.startswith(('unpack requires', 'iterative unpacking', 'cannot iteratively')):
        return 'Size'
    return 'Value'


def run(operation, text, arguments):
    text = data(text).decode()
    if operation == 'size':
        return write(struct.calcsize(text))
    if operation == 'pack':
        struct.calcsize(text)
        return write(struct.pack(text, *checked(text, arguments)))
    if operation == 'into':
        target = bytearray(data(arguments[0]))
        size = struct.calcsize(text)
        values = [read(v) for v in arguments[2:]]
        # Room before values: struct looks in this order, and the check of truth must not come first.
        offset = int(arguments[1])
        at = offset + len(target) if offset < 0 else offset
        if len(values) == len(codes(text)) and 0 <= at <= len(target) - size:
            checked(text, arguments[2:])
        struct.pack_into(text, target, offset, *values)
        return write(bytes(target))
    source = data(arguments[0])
    if operation == 'unpack':
        return write(struct.unpack(text, source))
    if operation == 'from':
        return write(struct.unpack_from(text, source, int(arguments[1])))
    return write(list(struct.iter_unpack(text, source)))


print('python %d.%d.%d' % sys.version_info[:3], flush=True)
for line in sys.stdin:
    words = line.rstrip('\n').split(' ')
    if words[0] == 'reset':
        print('ok', flush=True)
        continue
    try:
        print('= ' + run(words[0], words[1], words[2:]))
    except struct.error as e:
        print('! ' + kind(str(e)))
    except Refused as e:
        print('! ' + str(e))
    except OverflowError:
        print('! Value')
