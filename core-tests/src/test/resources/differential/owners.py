"""The Python half of the differential test of owners: bytes, bytearray and array.array.

One line in, one line out, as in oracle.py. `reset` forgets everything. A step is an operation and its arguments
(OwnerStep.java lists them); an answer is

    = RESULT                        what CPython returned
    = RESULT | CONTENTS             the same of an operation that may change its receiver, and what that holds then
    ! owner.TYPE TEXT               the exception it raised
    ~ RULE | ANSWER | ANSWER        what CPython did, and what the named deliberate difference says instead

Methods that newer Pythons have (resize, take_bytes, array.clear) are spelled out by older means.
"""
import array
import io
import struct
import sys

SEARCHES = {'find', 'rfind', 'index', 'rindex', 'count'}
PLAIN = {'upper', 'lower', 'swapcase', 'capitalize', 'title', 'isascii', 'isalpha', 'isdigit', 'isalnum', 'isspace',
         'islower', 'isupper', 'istitle'}
world = {}


def number(text):
    return None if text == '_' else int(text)


def operand(text):
    """A literal `x6162`, the name of what was made `@x0`, a number `n97`."""
    if text[0] == 'x':
        return bytes.fromhex(text[1:])
    return same(world[text[1:]]) if text[0] == '@' else int(text[1:])


def same(x):
    """Itself, but that a view without elements is contiguous (EMPTY_STRIDED_IS_CONTIGUOUS of oracle.py)."""
    if isinstance(x, memoryview) and not (x.nbytes or x.c_contiguous):
        return memoryview(array.array('u' if x.format == 'w' else x.format))
    return x


def operands(text):
    return [] if text == '-' else [operand(part) for part in text.split(',')]


def value(text):
    kind, rest = text[0], text[1:]
    if kind in 'ijk':
        return int(rest)
    if kind in 'dg':
        return float('nan') if rest == 'nan' else struct.unpack('>d', bytes.fromhex(rest))[0]
    return rest == '1' if kind == 't' else bytes.fromhex(rest).decode()


def values(text):
    return [] if text == '-' else [value(part) for part in text.split(',')]


def show(v):
    if v is None:
        return 'ok'
    if isinstance(v, bool):
        return 't%d' % v
    if isinstance(v, int):
        return 'i%d' % v
    if isinstance(v, float):
        return 'dnan' if v != v else 'd' + struct.pack('>d', v).hex()
    if isinstance(v, str):
        return 's' + v.encode().hex()
    if isinstance(v, array.array):
        return 'y' + v.typecode + v.tobytes().hex()
    if isinstance(v, (list, tuple)):
        return '[' + ','.join(map(show, v)) + ']'
    return ('a' if isinstance(v, bytearray) else 'b') + bytes(v).hex()


# ------------------------------------------------------------------------------------------- making

def make(words):
    kind, name = words[0], words[1]
    if kind == 'bytes':
        world[name] = bytes.fromhex(words[2][1:])
    elif kind == 'bytearray':
        world[name] = bytearray.fromhex(words[2][1:])
    elif kind == 'array':
        world[name] = array.array(words[2], bytes.fromhex(words[3][1:]))
    else:
        whole = memoryview(world[words[2]])
        part = whole[slice(*map(number, words[3:6]))]
        if words[6] != '-':
            try:
                part = part.cast(words[6])
            except BaseException:
                part.release()
                whole.release()
                raise
        world[name] = part
        held[name] = whole


held = {}


def release(name):
    world[name].release()
    held[name].release()
    return show(None)


# ------------------------------------------------------------------------------------------- bytes and bytearray

def search(x, op, words):
    sub = operand(words[0])
    if op == 'contains':
        return sub in x
    return getattr(x, op)(sub, *map(number, words[1:3]))


def pieces(x, op, words):
    if op in ('words', 'rwords'):
        return (x.split if op == 'words' else x.rsplit)(None, int(words[0]))
    if op == 'splitlines':
        return x.splitlines(words[0] == '1')
    if op in ('partition', 'rpartition'):
        return [type(x)(part) for part in getattr(x, op)(operand(words[0]))]  # bytes give the separator itself
    return getattr(x, op)(operand(words[0]), int(words[1]))


def derived(x, op, words):
    if op in ('strip', 'lstrip', 'rstrip'):
        return getattr(x, op)(None if words[0] == '-' else operand(words[0]))
    if op == 'join':
        return x.join(operands(words[0]))
    if op == 'concat':
        return x + operand(words[0])
    if op == 'repeat':
        return x * int(words[0])
    if op == 'replace':
        return x.replace(operand(words[0]), operand(words[1]), int(words[2]))
    if op == 'translate':
        table = None if words[0] == '-' else bytes.maketrans(operand(words[0]), operand(words[1]))
        return x.translate(table, operand(words[2]))
    if op in ('center', 'ljust', 'rjust'):
        return getattr(x, op)(int(words[0]), bytes([int(words[1])]))
    if op in ('zfill', 'expandtabs'):
        return getattr(x, op)(int(words[0]))
    return getattr(x, op)(operand(words[0]))


def compared(x, words):
    other = operand(words[0])
    return (x > other) - (x < other) if type(other) is not memoryview or isinstance(x, bytearray) else None


def read(x, op, words):
    if op in SEARCHES or op == 'contains':
        return search(x, op, words)
    if op in ('startswith', 'endswith'):
        return getattr(x, op)(operand(words[0]), *map(number, words[1:3]))
    if op in ('words', 'rwords', 'split', 'rsplit', 'splitlines', 'partition', 'rpartition'):
        return pieces(x, op, words)
    if op == 'hex':
        return x.hex() if words[0] == '-' else x.hex(value(words[0]), int(words[1]))
    if op == 'decode':
        return x.decode(words[0])
    if op == 'compare':
        return compared(x, words)
    if op == 'eq':
        return x == operand(words[0])
    if op in PLAIN:
        return getattr(x, op)()
    return derived(x, op, words)


def resize(x, size):
    if size < 0:
        raise ValueError('negative')
    if size < len(x):
        del x[size:]
    elif size > len(x):
        x.extend(bytes(size - len(x)))


def take(x, count):
    count = count + len(x) if count < 0 else count
    if not 0 <= count <= len(x):
        raise IndexError('cannot take')
    taken = bytes(x[:count])
    del x[:count]
    return taken


def change_bytes(x, op, words):
    if op == 'set':
        x[int(words[0])] = int(words[1])
    elif op == 'setslice':
        x[slice(*map(number, words[:3]))] = operand(words[3])
    elif op == 'append':
        x.append(int(words[0]))
    elif op == 'extend':
        x.extend(operand(words[0]))
    elif op == 'extendlist':
        x.extend(values(words[0]))
    elif op == 'insert':
        x.insert(int(words[0]), int(words[1]))
    elif op == 'pop':
        return x.pop(int(words[0]))
    elif op == 'remove':
        x.remove(int(words[0]))
    elif op == 'resize':
        resize(x, int(words[0]))
    elif op == 'take':
        return take(x, int(words[0]))
    else:
        return change(x, op, words)


def change(x, op, words):
    if op == 'delete':
        del x[int(words[0])]
    elif op == 'delslice':
        del x[slice(*map(number, words[:3]))]
    elif op == 'imul':
        x *= int(words[0])
    elif op == 'clear':
        if len(x):
            del x[:]
    else:
        getattr(x, op)()


# ------------------------------------------------------------------------------------------- array

class Whole(Exception):
    """The library takes all or nothing where CPython keeps what came before the error."""

    def __init__(self, cpython, error):
        self.cpython, self.error = cpython, error


def extend_list(x, items):
    gathered = array.array(x.typecode)
    try:
        for item in items:
            gathered.append(item)
    except Exception as e:
        copy = x[:]
        try:
            copy.extend(items)
        except Exception:
            pass
        raise Whole(show(copy), e)
    x.extend(gathered)


def change_array(x, op, words):
    if op == 'set':
        x[int(words[0])] = value(words[1])
    elif op == 'setslice':
        x[slice(*map(number, words[:3]))] = operand(words[3])
    elif op == 'append':
        x.append(value(words[0]))
    elif op == 'extend':
        x.extend(operand(words[0]))
    elif op == 'extendlist':
        extend_list(x, values(words[0]))
    elif op == 'fromlist':
        x.fromlist(values(words[0]))
    elif op == 'insert':
        x.insert(int(words[0]), value(words[1]))
    elif op == 'pop':
        return x.pop(int(words[0]))
    elif op == 'remove':
        x.remove(value(words[0]))
    elif op == 'frombytes':
        x.frombytes(operand(words[0]))
    elif op == 'fromfile':
        x.fromfile(io.BytesIO(operand(words[0])), int(words[1]))
    elif op == 'fromunicode':
        x.fromunicode(value(words[0]))
    else:
        return change(x, op, words)


def read_array(x, op, words):
    if op == 'index':
        start, stop = number(words[1]), number(words[2])
        return x.index(value(words[0]), 0 if start is None else start, sys.maxsize if stop is None else stop)
    if op == 'count':
        return x.count(value(words[0]))
    if op == 'contains':
        return value(words[0]) in x
    if op == 'concat':
        return x + operand(words[0])
    if op == 'repeat':
        return x * int(words[0])
    if op == 'tounicode':
        return x.tounicode()
    if op == 'convert':
        return array.array(words[0], x)
    other = operand(words[0])
    if op == 'eq':
        return x == other
    if any(v != v for v in x) or any(v != v for v in other):
        return None
    return (x > other) - (x < other)


# ------------------------------------------------------------------------------------------- steps

CHANGES = {'set', 'setslice', 'append', 'extend', 'extendlist', 'fromlist', 'insert', 'pop', 'remove', 'resize', 'take',
           'delete', 'delslice', 'imul', 'clear', 'reverse', 'byteswap', 'frombytes', 'fromfile', 'fromunicode'}


def step(words):
    op = words[0]
    if op in ('bytes', 'bytearray', 'array', 'view'):
        make(words)
        return show(None)
    if op == 'release':
        return release(words[1])
    x, rest = world[words[1]], words[2:]
    if op == 'state':
        return show(x)
    if op == 'vbytes':
        return show(x.tobytes())
    if op == 'vset':
        x[int(rest[0])] = int(rest[1])
        return show(None)
    if op == 'repr':
        return show(repr(x))
    if op == 'get':
        return show(x[int(rest[0])])
    if op == 'slice':
        return show(x[slice(*map(number, rest[:3]))])
    if op == 'tolist':
        return show(list(x))
    typed = isinstance(x, array.array)
    if op in CHANGES:
        result = (change_array if typed else change_bytes)(x, op, rest)
        return show(result) + ' | ' + show(x)
    return show((read_array if typed else read)(x, op, rest))


def obstacle(words):
    """Why a view among the operands cannot be read as bytes, if it cannot."""
    for part in ','.join(words[2:]).split(','):
        view = world.get(part[1:]) if part[:1] == '@' else None
        if isinstance(view, memoryview):
            try:
                if view.nbytes and not view.c_contiguous:
                    return 'BufferError gaps'
            except ValueError as e:
                return 'ValueError %s' % e
    return None


def refused(words, e):
    error = '! owner.%s %s' % (type(e).__name__, str(e).replace('\n', ' '))
    if isinstance(e, TypeError) and obstacle(words):
        return '~ REASON_IS_NAMED | %s | ! owner.%s' % (error, obstacle(words))
    x = world.get(words[1])
    if words[0] == 'fromfile' and int(words[3]) > 0 and not isinstance(e, BufferError) and is_exported(x):
        return '~ READS_NOTHING_IF_REFUSED | %s | ! owner.BufferError exported' % error
    return error


def is_exported(x):
    try:
        x.append(x[0] if len(x) else ('a' if x.typecode == 'u' else 0))
        x.pop()
        return False
    except BufferError:
        return True


def answer(line):
    words = line.split(' ')
    if words[0] == 'reset':
        for name in held:
            release(name)
        world.clear()
        held.clear()
        return 'reset'
    try:
        result = '= ' + step(words)
    except KeyError as e:
        return '! Unbound %s' % e
    except Whole as e:
        return '~ EXTEND_IS_WHOLE | %s | ! owner.%s %s' % (e.cpython, type(e.error).__name__, e.error)
    except Exception as e:
        return refused(words, e)
    if words[0] in ('partition', 'rpartition') and obstacle(words):
        return '~ BYTES_HAVE_NO_GAPS | %s | ! owner.%s' % (result, obstacle(words))
    if words[0] == 'eq' and words[2] == '@' + words[1] and result == '= t0':
        return '~ EQUALS_IS_REFLEXIVE | %s | = t1' % result
    return result


print('python %d.%d.%d' % sys.version_info[:3], flush=True)
out = []
for line in sys.stdin:
    reply = answer(line.rstrip('\n'))
    out.append(reply)
    if reply == 'reset':
        print('\n'.join(out), flush=True)
        out = []
