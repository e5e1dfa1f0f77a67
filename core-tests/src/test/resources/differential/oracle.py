"""The Python half of the differential test: runs the steps it reads on CPython's own memoryview.

One line in, one line out. `reset` forgets everything. A step is an operation and its arguments, separated by single
spaces (Step.java lists them); an answer is one of

    = VALUE                         what CPython did
    ! TYPE TEXT                     the exception it raised
    ~ RULE | ANSWER | ANSWER        what CPython did, and what the named deliberate difference says instead

Views no Python object exports (any format, shape, strides over any memory) are made from a hand-filled Py_buffer, so
that CPython's own code reads every layout. Where CPython refuses what the library offers, the answer comes from the
struct module, from NumPy, or from the few lines of arithmetic below, which say what the design promises.
"""
import array
import ctypes
import functools
import itertools
import math
import re
import struct
import sys

try:
    import numpy
except ImportError:
    numpy = None
try:
    import _testbuffer
except ImportError:
    _testbuffer = None

RELEASED = 'operation forbidden on released memoryview object'
NATIVE = set('cbB?hHiIlLqQnNPfd') | (set('e') if sys.version_info >= (3, 12) else set())


# ------------------------------------------------------------------------------------------- raw buffers

class Py_buffer(ctypes.Structure):
    _fields_ = [('buf', ctypes.c_void_p), ('obj', ctypes.c_void_p), ('len', ctypes.c_ssize_t),
                ('itemsize', ctypes.c_ssize_t), ('readonly', ctypes.c_int), ('ndim', ctypes.c_int),
                ('format', ctypes.c_char_p), ('shape', ctypes.POINTER(ctypes.c_ssize_t)),
                ('strides', ctypes.POINTER(ctypes.c_ssize_t)), ('suboffsets', ctypes.POINTER(ctypes.c_ssize_t)),
                ('internal', ctypes.c_void_p)]


api = ctypes.pythonapi
api.PyObject_GetBuffer.argtypes = [ctypes.py_object, ctypes.POINTER(Py_buffer), ctypes.c_int]
api.PyBuffer_Release.argtypes = [ctypes.POINTER(Py_buffer)]
api.PyBuffer_Release.restype = None
api.PyMemoryView_FromBuffer.argtypes = [ctypes.POINTER(Py_buffer)]
api.PyMemoryView_FromBuffer.restype = ctypes.py_object
FULL_RO = 0x11c
FULL = 0x11d


def acquire(obj):
    held = Py_buffer()
    api.PyObject_GetBuffer(obj, ctypes.byref(held), FULL_RO)
    return held


def give_back(held):
    api.PyBuffer_Release(ctypes.byref(held))


def address(obj):
    held = acquire(obj)
    try:
        return held.buf or 0
    finally:
        give_back(held)


def make(at, shape, strides, itemsize, fmt, readonly):
    """A memoryview of any layout over memory that somebody else keeps alive."""
    n = len(shape)
    raw = Py_buffer()
    raw.buf, raw.obj, raw.len = at, None, math.prod(shape) * itemsize
    raw.itemsize, raw.readonly, raw.ndim = itemsize, int(readonly), n
    text = fmt.encode()
    extents, steps = (ctypes.c_ssize_t * n)(*shape), (ctypes.c_ssize_t * n)(*strides)
    raw.format = text
    if n:
        raw.shape, raw.strides = extents, steps
    world.keep.append((raw, text, extents, steps))
    return api.PyMemoryView_FromBuffer(ctypes.byref(raw))


# ------------------------------------------------------------------------------------------- the world

class Lease:
    """Views that the library releases together: a view and all that was derived from it.

    The first is one that the exporter counts; others may be made by hand, which no exporter hears of.
    """

    def __init__(self, anchor=None):
        self.views, self.held, self.dead = [], None, False
        if anchor is not None:
            self.views.append(memoryview(anchor.views[0]))

    def end(self):
        refused, kept = None, []
        for view in self.views:
            try:
                view.release()
            except BufferError as e:
                refused, kept = e, kept + [view]
        self.views, self.dead = kept, True
        if kept:
            world.pending.append(self)
        if self.held:
            give_back(self.held)
            self.held = None
            retry, world.pending = world.pending, []
            for lease in retry:
                lease.end()
        return refused


class Slot:
    __slots__ = 'mv', 'lease', 'at', 'loose', 'anyformat'

    def __init__(self, mv, lease, at=None, loose=False, anyformat=False):
        self.mv, self.lease, self.loose, self.anyformat = mv, lease, loose, anyformat
        self.at = address(mv) if at is None else at
        lease.views.append(mv)


class World:
    def __init__(self):
        self.slots, self.exporters, self.keep, self.pending = {}, {}, [], []


world = World()


class Unbound(Exception):
    pass


class Kind(Exception):
    """A value or a method of a kind that the format does not take."""


class Range(Exception):
    """A value of the right kind that does not fit."""


def slot(name):
    try:
        s = world.slots[name]
    except KeyError:
        raise Unbound(name) from None
    if s.lease.dead:
        s.mv.itemsize  # CPython's own error, unless it had to keep the view for a consumer
        raise ValueError(RELEASED)
    return s


def exporter(name):
    try:
        return world.exporters[name]
    except KeyError:
        raise Unbound(name) from None


def bind(name, mv, parent=None, lease=None, **more):
    """Names a view derived from `parent`, on its lease or another."""
    if parent is not None:
        more.setdefault('loose', parent.loose)
        more.setdefault('anyformat', parent.anyformat)
        lease = lease or parent.lease
    world.slots[name] = Slot(mv, lease or Lease(), **more)
    return '= ok'


def say(value):
    return '= ' + value


def error(e):
    return '! %s %s' % (type(e).__name__, str(e).replace('\n', ' '))


def differ(rule, cpython, ours):
    return '~ %s | %s | %s' % (rule, error(cpython) if isinstance(cpython, Exception) else cpython, ours)


# ------------------------------------------------------------------------------------------- values as text

def enc(v):
    if v is None:
        return 'n'
    if v is True or v is False:
        return 't%d' % v
    if isinstance(v, int):
        return 'i%d' % v
    if isinstance(v, float):
        return 'dnan' if v != v else 'd' + struct.pack('>d', v).hex()
    if isinstance(v, complex):
        return 'z%s:%s' % (enc(v.real), enc(v.imag))
    if isinstance(v, (bytes, bytearray)):
        return 'b' + v.hex()
    if isinstance(v, str):
        return 's' + v.encode().hex()
    if numpy is not None and isinstance(v, (numpy.ndarray, numpy.generic)):
        return enc(v.tolist())
    return '[' + ','.join(map(enc, v)) + ']'


def dec(text):
    kind, rest = text[0], text[1:]
    if kind in 'ijk':
        return int(rest)
    if kind == 't':
        return rest == '1'
    if kind in 'dg':
        return math.nan if rest == 'nan' else struct.unpack('>d', bytes.fromhex(rest))[0]
    if kind in 'bc':
        return bytes.fromhex(rest)
    if kind == 's':
        return bytes.fromhex(rest).decode()
    if kind == '[':
        return list(map(dec, split(rest[:-1])))
    raise ValueError('value ' + text)


def split(text):
    """The values of a list, at the commas that are not inside an inner one."""
    found, depth = [], 0
    for c in text:
        if c == ',' and depth == 0:
            found.append('')
            continue
        depth += (c == '[') - (c == ']')
        found = found or ['']
        found[-1] += c
    return found


def ints(text):
    return () if text == '-' else tuple(map(int, text.split(',')))


def bound(text):
    return None if text == '_' else int(text)


# ------------------------------------------------------------------------------------------- formats

@functools.lru_cache(None)
def struct_of(fmt):
    try:
        return struct.Struct(fmt)
    except struct.error:
        return None


dtypes = {}


def dtype_of(fmt, itemsize):
    """NumPy's type for a format, as it reads it from a buffer (whose item size must agree: NumPy crashes without)."""
    if (fmt, itemsize) not in dtypes:
        memory = ctypes.create_string_buffer(itemsize)
        mv = make(ctypes.addressof(memory), (1,), (itemsize,), itemsize, fmt, False)
        dtypes[fmt, itemsize] = numpy.asarray(mv).dtype
    return dtypes[fmt, itemsize]


def text_of(dtype):
    """The format of a type whose byte order was given and whose fields lie without gaps."""
    if dtype.names:
        fields = ((dtype[n], n) for n in dtype.names)
        return 'T{%s}' % ''.join('%s:%s:' % (text_of(d), n) for d, n in fields)
    if dtype.subdtype:
        return '(%s)%s' % (','.join(map(str, dtype.shape)), text_of(dtype.base))
    order = {'=': '<' if sys.byteorder == 'little' else '>', '|': ''}.get(dtype.byteorder, dtype.byteorder)
    return order + dtype.char


def is_native(fmt):
    code = fmt[1:] if fmt.startswith('@') else fmt
    return code in NATIVE


@functools.lru_cache(None)
def parts(fmt):
    """The values of a struct format: (offset, code, bytes, big-endian)."""
    order, rest = (fmt[0], fmt[1:]) if fmt[:1] in tuple('@=<>!') else ('@', fmt)
    big = order in '>!' or (order in '@=' and sys.byteorder == 'big')
    found, before = [], order
    number = ''
    for c in rest:
        if c.isdigit():
            number += c
            continue
        count = int(number or 1)
        if c in 'xsp':
            before += number + c
            if c != 'x':
                found.append((struct.calcsize(before) - count, c, count, big))
        else:
            size = struct.calcsize(('@' if order == '@' else '=') + c)
            for _ in range(count):
                before += c
                found.append((struct.calcsize(before) - size, c, size, big))
        number = ''
    return tuple(found)


def code_of(fmt):
    """The letter of a format of one value, and its order and size; None if there are several."""
    if struct_of(fmt) is None or len(parts(fmt)) != 1:
        return None
    return parts(fmt)[0]


def size_of(fmt):
    """The bytes of a format, 0 if it is none; records must be closed and have no gaps."""
    if struct_of(fmt):
        return struct_of(fmt).size if parts(fmt) else 0
    if not (fmt.startswith('T{') and fmt.endswith('}')):
        return 0
    sizes, count = [0], 1
    for token in re.findall(r'T{|}|\([\d,]+\)|:[^:]*:|[@=<>!]|.', fmt):
        if token == 'T{':
            sizes, count = sizes + [count, 0], 1
        elif token == '}':
            inner, times = sizes.pop(), sizes.pop()
            sizes[-1] += inner * times
        elif token[0] == '(':
            count = math.prod(map(int, token[1:-1].split(',')))
        elif token not in '@=<>!' and token[0] != ':':
            sizes[-1], count = sizes[-1] + count * struct.calcsize('=' + token), 1
    return sizes[0]


def one_of_several(fmt):
    """Whether the one value of a format has pads beside it: a record of one field, to NumPy and the library."""
    return len(parts(fmt)) == 1 and parts(fmt)[0][2] != struct_of(fmt).size


def decode(fmt, itemsize, raw, padded=True):
    """One element; `padded` says whether a value beside pads is a record of one, as it is not for CPython's ==."""
    packer = struct_of(fmt)
    if packer:
        values = packer.unpack(raw[:packer.size])
        return values[0] if len(values) == 1 and not (padded and one_of_several(fmt)) else values
    return frozen(numpy.ndarray((), dtype_of(fmt, itemsize), raw).item())


def frozen(value):
    """Records and sub-arrays as tuples, which compare with each other."""
    if numpy is not None and isinstance(value, numpy.ndarray):
        value = value.tolist()
    return tuple(map(frozen, value)) if isinstance(value, (tuple, list)) else value


def check_value(code, size, value):
    """Raises Kind or Range by what the documentation of struct accepts."""
    if code in 'bBhHiIlLqQnNP':
        if not isinstance(value, int):
            raise Kind(code)
    elif code in 'efd':
        if not isinstance(value, (int, float)):
            raise Kind(code)
    elif code in 'csp':
        if not isinstance(value, bytes):
            raise Kind(code)
        if code == 'c' and len(value) != 1 or len(value) > size - (code == 'p'):
            raise Range(code)
    elif code == '?' and not isinstance(value, (int, float)):
        raise Kind(code)


def encode(fmt, itemsize, value):
    packer = struct_of(fmt)
    if not packer:
        raw, dtype = bytearray(itemsize), dtype_of(fmt, itemsize)
        check_record(dtype, value)
        numpy.ndarray((), dtype, raw)[()] = tuples(dtype, value)
        return bytes(raw)
    several = len(parts(fmt)) != 1 or one_of_several(fmt)
    if several and not isinstance(value, list):
        raise Kind(fmt)
    values = value if several else [value]
    if len(values) != len(parts(fmt)):
        raise Range(fmt)
    for (_, code, size, _), one in zip(parts(fmt), values):
        check_value(code, size, one)
    try:
        return packer.pack(*values)
    except (struct.error, OverflowError) as e:
        raise Range(str(e)) from None


def check_record(dtype, value):
    """As check_value, for NumPy's types: it would repeat a number over a record, which is not what is meant."""
    if dtype.names:
        inner = [dtype[n] for n in dtype.names]
    elif dtype.subdtype:
        inner = [numpy.dtype((dtype.base, dtype.shape[1:])) if dtype.shape[1:] else dtype.base] * dtype.shape[0]
    else:
        check_value(dtype.char, dtype.itemsize, value)
        if dtype.char in 'ef' and overflows(dtype.char, value):
            raise Range(value)
        if dtype.char in 'bBhHiIlLqQ' and not numpy.iinfo(dtype).min <= value <= numpy.iinfo(dtype).max:
            raise Range(value)
        return
    if not isinstance(value, list):
        raise Kind(value)
    if len(value) != len(inner):
        raise Range(value)
    for one, each in zip(inner, value):
        check_record(one, each)


def overflows(code, value):
    try:
        struct.pack('<' + code, value)
        return False
    except (OverflowError, struct.error):
        return True


def tuples(dtype, value):
    """A value as NumPy takes it: records as tuples, sub-arrays as lists."""
    if dtype.names:
        return tuple(tuples(dtype[n], v) for n, v in zip(dtype.names, value))
    return [tuples(dtype.base, v) if dtype.base.names else v for v in value] if dtype.subdtype else value


def same_element(f, g):
    """Whether two formats differ in byte order at most."""
    if f == g:
        return True
    if struct_of(f) is None or struct_of(g) is None or struct_of(f).size != struct_of(g).size:
        return False
    a, b = parts(f), parts(g)
    return len(a) == len(b) and all(map(same_part, a, b))


def same_part(a, b):
    orderless = a[2] == 1 or a[1] in 'sp'
    if a[1] == b[1]:
        return (a[0], a[2]) == (b[0], b[2])
    fixed = {'l': 'q', 'L': 'Q', 'n': 'q', 'N': 'Q'} if a[2] == 8 else {}
    return (a[0], a[2]) == (b[0], b[2]) and not orderless and a[3] != b[3] and \
        fixed.get(a[1], a[1]) == fixed.get(b[1], b[1])


def swapped(raw, source, target):
    """The bytes of one element in the byte order of another format."""
    if source == target or struct_of(source) is None:
        return raw
    out = bytearray(raw)
    for (at, code, size, big), (_, _, _, to_big) in zip(parts(source), parts(target)):
        if big != to_big and code not in 'sp':
            out[at:at + size] = raw[at:at + size][::-1]
    return bytes(out)


# ------------------------------------------------------------------------------------------- layouts

def c_contiguous(shape, strides, itemsize):
    if 0 in shape:
        return True
    for extent, stride in zip(reversed(shape), reversed(strides)):
        if extent > 1 and stride != itemsize:
            return False
        itemsize *= extent
    return True


def f_contiguous(shape, strides, itemsize):
    return c_contiguous(shape[::-1], strides[::-1], itemsize)


def is_c(mv):
    return c_contiguous(mv.shape, mv.strides, mv.itemsize)


def c_strides(shape, itemsize):
    strides = []
    for extent in reversed(shape):
        strides.insert(0, itemsize)
        itemsize *= extent
    return tuple(strides)


def addresses(s):
    """Where the elements lie, in C order."""
    axes = [range(0, extent * stride, stride) if stride else [0] * extent
            for extent, stride in zip(s.mv.shape, s.mv.strides)]
    return [s.at + sum(steps) for steps in itertools.product(*axes)]


def items(s, padded=True):
    fmt, size = s.mv.format, s.mv.itemsize
    raw = s.mv.tobytes()
    return [decode(fmt, size, raw[i:i + size], padded) for i in range(0, len(raw), size)] if size else []


def locate(s, index):
    mv = s.mv
    if len(index) != mv.ndim:
        raise TypeError('cannot index %d-dimension view with %d-element tuple' % (mv.ndim, len(index)))
    at = s.at
    for i, extent, stride in zip(index, mv.shape, mv.strides):
        if not -extent <= i < extent:
            raise IndexError('index out of bounds')
        at += (i + extent if i < 0 else i) * stride
    return at


def nest(flat, shape):
    """Elements in C order as nested lists, the way tolist nests them."""
    flat = iter(flat)

    def level(axis):
        if axis == len(shape):
            return next(flat)
        return [level(axis + 1) for _ in range(shape[axis])]
    return level(0)


def twin(s):
    """The same layout as a NumPy array of opaque elements."""
    mv = s.mv
    low = high = 0
    if 0 not in mv.shape:
        for extent, stride in zip(mv.shape, mv.strides):
            low, high = low + min(0, (extent - 1) * stride), high + max(0, (extent - 1) * stride)
        high += mv.itemsize
    memory = (ctypes.c_char * (high - low)).from_address(s.at + low)
    return numpy.ndarray(mv.shape, 'V%d' % mv.itemsize, memory, -low, mv.strides)


def of_twin(s, arr, readonly=None):
    at = arr.__array_interface__['data'][0] if arr.size else s.at
    return dict(mv=make(at, arr.shape, arr.strides, s.mv.itemsize, s.mv.format,
                        s.mv.readonly if readonly is None else readonly), at=at)


# ------------------------------------------------------------------------------------------- exporters

def new_bytes(name, data, *_):
    world.exporters[name] = bytes.fromhex(data.strip('-'))
    return '= ok'


def new_bytearray(name, data, *_):
    world.exporters[name] = bytearray.fromhex(data.strip('-'))
    return '= ok'


def new_array(name, code, data, *_):
    world.exporters[name] = array.array(code, bytes.fromhex(data.strip('-')))
    return '= ok'


class Raw:
    """Fixed memory that exports any layout: by NumPy or _testbuffer where they can, else by hand."""

    def __init__(self, via, fmt, itemsize, readonly, offset, shape, strides, data):
        self.data = data
        self.memory = ctypes.create_string_buffer(data, len(data)) if data else ctypes.create_string_buffer(1)
        at = ctypes.addressof(self.memory) + offset
        self.args = at, shape, strides, itemsize, fmt, readonly
        self.exporter = None
        if via == 'np' and numpy is not None:
            self.exporter = self.by_numpy(fmt, itemsize, offset, shape, strides, readonly)
        elif via == 'tb' and _testbuffer is not None:
            flags = _testbuffer.PyBUF_FULL_RO if readonly else _testbuffer.PyBUF_FULL
            self.exporter = _testbuffer.ndarray(make(*self.args), getbuf=flags)

    def by_numpy(self, fmt, itemsize, offset, shape, strides, readonly):
        # NumPy has no types for some codes, and pads other records than struct does.
        if struct_of(fmt) and (len(parts(fmt)) != 1 or one_of_several(fmt) or parts(fmt)[0][1] in 'nNPp'):
            return None
        dtype = dtype_of(fmt, itemsize)
        arr = numpy.ndarray(shape, dtype, self.memory, offset, strides)
        arr.flags.writeable = not readonly
        view = memoryview(arr)
        same = (view.format, view.strides, view.itemsize) == (fmt, strides, itemsize)
        return arr if same else None

    def view(self):
        return make(*self.args) if self.exporter is None else memoryview(self.exporter)


def new_raw(name, via, fmt, itemsize, readonly, offset, shape, strides, data, *_):
    world.exporters[name] = Raw(via, fmt, int(itemsize), readonly == '1', int(offset), ints(shape), ints(strides),
                                bytes.fromhex(data.strip('-')))
    return '= ok'


def memory_of(x):
    if isinstance(x, Raw):
        return x.memory.raw[:len(x.data)]
    return x.tobytes() if isinstance(x, array.array) else bytes(x)


def mem(name):
    return say('b' + memory_of(exporter(name)).hex())


def grow(name, data):
    x = exporter(name)
    more = bytes.fromhex(data)
    if isinstance(x, array.array):
        x.extend(array.array(x.typecode, more))
    else:
        x.extend(more)
    return '= ok'


def shrink(name, count):
    x = exporter(name)
    count = min(int(count), len(x))
    if count:
        del x[len(x) - count:]
    return '= ok'


def poke(name, i, value):
    exporter(name)[int(i)] = int(value)
    return '= ok'


# ------------------------------------------------------------------------------------------- making views

def view(name, source):
    x = exporter(source)
    return bind(name, x.view() if isinstance(x, Raw) else memoryview(x))


def share(name, source):
    s = slot(source)
    return bind(name, memoryview(s.mv), s, Lease(s.lease), at=s.at)


def consume(name, source):
    """A consumer of the view itself, which CPython counts on the view and not on the exporter."""
    s = slot(source)
    mv, lease = s.mv, Lease(s.lease)
    lease.held = acquire(mv)
    made = make(lease.held.buf, mv.shape, mv.strides, mv.itemsize, mv.format, mv.readonly)
    return bind(name, made, s, lease, at=s.at)


def contig(name, source):
    s = slot(source)
    if is_c(s.mv):
        return share(name, source)
    memory = ctypes.create_string_buffer(s.mv.tobytes(), s.mv.nbytes)
    world.keep.append(memory)
    at, size = ctypes.addressof(memory), s.mv.itemsize
    made = make(at, s.mv.shape, c_strides(s.mv.shape, size), size, s.mv.format, False)
    return bind(name, made, s, Lease(), at=at, loose=True)


def slice_(name, source, start, stop, step, *_):
    s = slot(source)
    return bind(name, s.mv[bound(start):bound(stop):bound(step)], s)


def reverse(name, source):
    s = slot(source)
    return bind(name, s.mv[::-1], s)


def toreadonly(name, source):
    s = slot(source)
    return bind(name, s.mv.toreadonly(), s, at=s.at)


CAST_RULES = [('casts are restricted', 'CAST_STRIDED_TO_SAME_SIZE'), ('with zeros in shape', 'CAST_WITHOUT_ELEMENTS'),
              ('must be 1D', 'CAST_ND_TO_ND'), ('destination format', 'CAST_TO_ANY_FORMAT'),
              ('two non-byte', 'CAST_BETWEEN_FORMATS'), ('integers > 0', 'CAST_WITHOUT_ELEMENTS')]


def wide_cast(s, fmt, shape):
    """What the library promises beyond CPython's cast; None where it refuses too."""
    mv = s.mv
    size = size_of(fmt)
    if size == 0:
        return None
    contiguous = is_c(mv)
    if shape is None and not contiguous:
        return make(s.at, mv.shape, mv.strides, size, fmt, mv.readonly) if size == mv.itemsize else None
    if not contiguous or mv.nbytes % size:
        return None
    if shape is None:
        shape = (mv.nbytes // size,)
    elif any(n < 0 or n == 0 and mv.nbytes for n in shape):
        return None
    if math.prod(shape) * size != mv.nbytes:
        return None
    return make(s.at, shape, c_strides(shape, size), size, fmt, mv.readonly)


def cast(name, source, fmt, shape=None):
    s = slot(source)
    shape = None if shape is None else ints(shape)
    try:
        return bind(name, s.mv.cast(fmt) if shape is None else s.mv.cast(fmt, list(shape)), s, at=s.at, anyformat=False)
    except (TypeError, ValueError) as e:
        wide = wide_cast(s, fmt, shape)
        if wide is None:
            raise
        rule = next(rule for text, rule in CAST_RULES if text in str(e))
        if rule == 'CAST_STRIDED_TO_SAME_SIZE' and is_c(s.mv):
            rule = 'EMPTY_STRIDED_IS_CONTIGUOUS'
        return differ(rule, e, bind(name, wide, s, at=s.at, anyformat=False))


def spec_of(text):
    entries = []
    for entry in text.split(',') if text != '-' else []:
        if entry == 'None':
            entries.append(None)
        elif entry == '...':
            entries.append(...)
        elif ':' in entry:
            entries.append(slice(*(int(b) if b else None for b in entry.split(':'))))
        else:
            entries.append(int(entry))
    return tuple(entries)


def nslice(name, source, spec, *_):
    s = slot(source)
    spec = spec_of(spec)
    try:
        plain = s.mv[spec[0]] if len(spec) == 1 else s.mv[spec]
        if isinstance(plain, memoryview):
            return bind(name, plain, s, loose=True)
        cpython = '= element'
    except (NotImplementedError, TypeError, IndexError) as e:
        cpython = error(e)
    if ... not in spec:
        spec += (...,)  # so that NumPy never hands out a bare element
    try:
        return differ('SLICE_IN_ND', cpython, bind(name, parent=s, loose=True, **of_twin(s, twin(s)[spec])))
    except IndexError as e:
        raise (TypeError('cannot index: ' + str(e)) if 'too many' in str(e) or 'ellipsis' in str(e) else e) from None


def subview(name, source, index):
    return nslice(name, source, index)


def transpose(name, source, axes):
    s = slot(source)
    axes = ints(axes)
    arr = twin(s).transpose(axes) if axes else twin(s).transpose()
    return bind(name, parent=s, **of_twin(s, arr))


def reshape(name, source, shape):
    s = slot(source)
    shape = ints(shape)
    arr = twin(s)
    if any(n < -1 for n in shape):
        raise ValueError('cannot reshape to a negative extent')
    try:
        result = arr.reshape(shape, copy=False)
    except TypeError:  # NumPy before 2.1
        result = arr.view()
        try:
            result.shape = shape
        except AttributeError as e:
            raise ValueError('cannot reshape: ' + str(e)) from None
    return bind(name, parent=s, loose=True, **of_twin(s, result))


def broadcast(name, source, shape):
    s = slot(source)
    return bind(name, parent=s, loose=True, **of_twin(s, numpy.broadcast_to(twin(s), ints(shape)), readonly=True))


def field(name, source, which, how):
    s = slot(source)
    if struct_of(s.mv.format):
        raise Kind('no names in ' + s.mv.format)
    dtype = dtype_of(s.mv.format, s.mv.itemsize)
    if dtype.names is None or which not in dtype.names:
        raise Kind('no field ' + which)
    part, offset = dtype.fields[which][:2]
    base, extra = (part.subdtype if part.subdtype else (part, ()))
    mv = s.mv
    made = make(s.at + offset, mv.shape + extra, mv.strides + c_strides(extra, base.itemsize), base.itemsize,
                text_of(base), mv.readonly)
    return bind(name, made, s, at=s.at + offset, loose=True, anyformat=True)


# ------------------------------------------------------------------------------------------- describing

def attrs(name):
    s = slot(name)
    mv = s.mv
    empty = 0 in mv.shape
    strides = ['*' if s.loose and (empty or n < 2) else str(stride) for n, stride in zip(mv.shape, mv.strides)]

    def text(c, f, any_):
        return '= format=%s itemsize=%d ndim=%d nbytes=%d shape=%s strides=%s suboffsets=%s readonly=%d c=%d f=%d contiguous=%d' % (
            '*' if s.anyformat else mv.format, mv.itemsize, mv.ndim, mv.nbytes, ','.join(map(str, mv.shape)),
            ','.join(strides), ','.join(map(str, mv.suboffsets)), mv.readonly, c, f, any_)
    cpython = text(mv.c_contiguous, mv.f_contiguous, mv.contiguous)
    c, f = is_c(mv), f_contiguous(mv.shape, mv.strides, mv.itemsize)
    ours = text(c, f, c or f)
    return cpython if ours == cpython or not empty else differ('EMPTY_STRIDED_IS_CONTIGUOUS', cpython, ours)


def length(name):
    s = slot(name)
    n = len(s.mv)
    if s.mv.ndim == 0:
        return differ('LENGTH_OF_0_DIM', say('i%d' % n), '! TypeError 0-dim memory has no length')
    return say('i%d' % n)


# ------------------------------------------------------------------------------------------- elements

def key_of(index):
    return index[0] if len(index) == 1 else index


def get(name, index):
    s, index = slot(name), ints(index)
    try:
        return say(enc(s.mv[key_of(index)]))
    except NotImplementedError as e:
        if 'format' not in str(e):
            raise
        at = locate(s, index)
        return differ('ELEMENTS_OF_ANY_FORMAT', e,
                      say(enc(decode(s.mv.format, s.mv.itemsize, ctypes.string_at(at, s.mv.itemsize)))))


def put(name, index, value):
    s, index, value = slot(name), ints(index), dec(value)
    if s.mv.format in ('?', '@?') and not isinstance(value, (int, float)) and not s.mv.readonly:
        locate(s, index)
        return differ('TRUTH_OF_NUMBERS_ONLY', '= ok', '! Kind ?')
    try:
        s.mv[key_of(index)] = value
        return '= ok'
    except NotImplementedError as e:
        if 'format' not in str(e):
            raise
        if s.mv.readonly:
            raise TypeError('cannot modify read-only memory') from None
        at = locate(s, index)
        return differ('ELEMENTS_OF_ANY_FORMAT', e, store(s, [at], value))


def store(s, places, value):
    try:
        raw = encode(s.mv.format, s.mv.itemsize, value)
    except (Kind, Range) as refused:
        return error(refused)
    for at in places:
        ctypes.memmove(at, raw, len(raw))
    return '= ok'


def fill(name, value):
    s, value = slot(name), dec(value)
    if s.mv.readonly:
        raise TypeError('cannot modify read-only memory')
    places = addresses(s)
    if not is_native(s.mv.format) or not places:
        return store(s, places, value)
    if code_of(s.mv.format)[1] == '?' and not isinstance(value, (int, float)):
        raise Kind('?')
    one = make(places[0], (1,), (s.mv.itemsize,), s.mv.itemsize, s.mv.format, False)
    one[0] = value  # CPython's own check and conversion; the others are copies of its bytes
    raw = one.tobytes()
    for at in places:
        ctypes.memmove(at, raw, len(raw))
    return '= ok'


WIDTH = {'Byte': 1, 'UnsignedByte': 1, 'Short': 2, 'UnsignedShort': 2, 'Char': 2, 'Int': 4, 'UnsignedInt': 4, 'Long': 8}
UNSIGNED_ONLY = {'UnsignedShort', 'Char', 'UnsignedInt'}


def integer_width(code, size):
    """How wide an integer counts for the typed accessors; 0 if it is none."""
    return 8 if code in 'lLnNP' else size if code in 'bBhHiIqQ' else 0


def typed_fits(kind, code, size):
    wide = integer_width(code, size)
    if kind == 'Boolean':
        return code == '?'
    if kind == 'Float':
        return code in 'ef'
    if kind == 'Double':
        return code in 'efd' or 0 < wide <= 4
    if kind in ('Byte', 'UnsignedByte') and code == 'c':
        return True
    if wide == WIDTH[kind] and size == WIDTH[kind]:
        return True
    return 0 < wide <= WIDTH[kind] and size < WIDTH[kind] and (kind not in UNSIGNED_ONLY or code.isupper())


def typed_code(s, kind):
    part = code_of(s.mv.format)
    if part is None or part[0] != 0 or part[2] != struct_of(s.mv.format).size or not typed_fits(kind, part[1], part[2]):
        raise Kind('%s of format %s' % (kind, s.mv.format))
    return part[1], part[2]


def typed_get(name, kind, index):
    s = slot(name)
    at = locate(s, ints(index))
    code, size = typed_code(s, kind)
    value = decode(s.mv.format, s.mv.itemsize, ctypes.string_at(at, s.mv.itemsize))
    if kind == 'Double':
        return say(enc(float(value)))
    if kind in ('Float', 'Boolean'):
        return say(enc(value))
    bits = WIDTH[kind] * 8
    value = (value[0] if code == 'c' else value) & ((1 << bits) - 1)
    if not (kind.startswith('Unsigned') or kind == 'Char') and value >> (bits - 1):
        value -= 1 << bits
    return say(enc(value))


def typed_put(name, kind, index, value):
    s, value = slot(name), dec(value)
    at = locate(s, ints(index))
    if s.mv.readonly:
        raise TypeError('cannot modify read-only memory')
    code, size = typed_code(s, kind)
    if code == 'c':
        value = bytes([value & 255])
    elif kind in WIDTH and size == WIDTH[kind]:
        value &= (1 << 8 * size) - 1
        value -= (1 << 8 * size) if code.islower() and value >> (8 * size - 1) else 0
    elif kind == 'Double' and code not in 'efd':
        if value != value or math.isinf(value) or value != int(value):
            raise Range(code)
        value = int(value)
    return store(s, [at], value)


# ------------------------------------------------------------------------------------------- bulk

def assign(target, a, b, c, source, d, e, f):
    # The library evaluates two slices, then copies; so does CPython, with the target's part inside its assignment.
    src = slot(source)
    part = src.mv[bound(d):bound(e):bound(f)]
    dst = slot(target)
    piece = slice(bound(a), bound(b), bound(c))
    try:
        dst.mv[piece] = part
        return '= ok'
    except NotImplementedError as refused:
        if dst.mv.readonly:
            raise TypeError('cannot modify read-only memory') from None
        rule = 'ELEMENTS_OF_ANY_FORMAT' if 'format' in str(refused) else 'COPY_IN_ND'
        return differ(rule, refused, raw_copy(dst, dst.mv[piece], part))
    except ValueError as refused:
        if 'different structures' not in str(refused):
            raise
        answer = raw_copy(dst, dst.mv[piece], part)
        return differ('COPY_SWAPS_ORDER', refused, answer) if answer == '= ok' else error(refused)


def raw_copy(owner, target, source):
    if target.shape != source.shape or target.itemsize != source.itemsize or \
            not same_element(source.format, target.format):
        return '! ValueError memoryview assignment: lvalue and rvalue have different structures'
    size = target.itemsize
    data = source.tobytes()
    places = addresses(Slot(target, Lease()))
    for i, at in enumerate(places):
        ctypes.memmove(at, swapped(data[i * size:(i + 1) * size], source.format, target.format), size)
    return '= ok'


def copy(target, source):
    """The whole of one view into another, any rank."""
    src, dst = slot(source), slot(target)
    if dst.mv.readonly:
        raise TypeError('cannot modify read-only memory')
    if dst.mv.ndim == 1 and src.mv.ndim == 1:
        return assign(target, '_', '_', '_', source, '_', '_', '_')
    return raw_copy(dst, dst.mv, src.mv)


def agree(a, b):
    if not same_extents(a.mv.shape, b.mv.shape):
        return False
    return 0 in a.mv.shape or all(x == y for x, y in zip(items(a, False), items(b, False)))


def equal(first, second):
    names = [world.slots.get(n) for n in (first, second)]
    if None in names:
        raise Unbound(first)
    a, b = names
    if a.lease.dead or b.lease.dead:
        return say('t%d' % (a is b))
    cpython, ours = a.mv == b.mv, agree(a, b)
    if cpython == ours:
        return say('t%d' % cpython)
    formats = {a.mv.format.lstrip('@'), b.mv.format.lstrip('@')}
    rule = 'EQUALITY_OF_TRUTH' if formats == {'?'} else 'EQUALITY_OF_ANY_FORMAT' if None in map(struct_of, formats) else ''
    return differ(rule, say('t%d' % cpython), say('t%d' % ours)) if rule else say('t%d' % cpython)


def mismatch(first, second):
    a, b = slot(first), slot(second)
    if not same_extents(a.mv.shape, b.mv.shape):
        raise ValueError('shapes differ')
    if 0 in a.mv.shape:
        return say('i-1')
    return say('i%d' % next((i for i, (x, y) in enumerate(zip(items(a, False), items(b, False))) if x != y), -1))


def same_extents(a, b):
    """Equal shapes, or equal up to and including a zero: CPython looks no further."""
    if len(a) != len(b):
        return False
    for m, n in zip(a, b):
        if m != n:
            return False
        if m == 0:
            return True
    return True


def hash_(name):
    s = slot(name)
    try:
        # Of a new view each time: CPython remembers the first answer, even if the memory changes.
        return say('t%d' % (hash(memoryview(s.mv)) == hash(s.mv.tobytes())))
    except (TypeError, ValueError) as e:
        fmt = s.mv.format
        if not s.mv.readonly or fmt.lstrip('@=<>!') not in ('B', 'b', 'c'):
            raise
        return differ('HASH_OF_ANY_OWNER' if is_native(fmt) else 'HASH_OF_ANY_ORDER', e, '= t1')


def tobytes(name, order):
    return say('b' + slot(name).mv.tobytes(order).hex())


def tolist(name):
    s = slot(name)
    try:
        cpython = say(enc(s.mv.tolist()))
    except NotImplementedError as e:
        return differ('ELEMENTS_OF_ANY_FORMAT', e, say(enc(listed(s))))
    return cpython if s.mv.ndim else differ('LIST_OF_0_DIM', cpython, say(enc(listed(s))))


def listed(s):
    return nest(items(s), s.mv.shape) if s.mv.ndim else items(s)


def hex_(name, separator=None, group=None):
    s = slot(name)
    if separator is None:
        return say(enc(s.mv.hex()))
    return say(enc(s.mv.hex(dec(separator), int(group))))


def iterate(name):
    s = slot(name)
    try:
        return say(enc(list(s.mv)))
    except NotImplementedError as e:
        rule = 'ELEMENTS_OF_ANY_FORMAT' if 'format' in str(e) else 'ITERATION_IN_ND'
        return differ(rule, e, say(enc(listed(s)))) if s.mv.ndim else error(TypeError('invalid indexing of 0-dim memory'))


def search(name, value, cpython, ours):
    """CPython's own search, by iteration where this version has no method, or the same over any format and rank."""
    s, value = slot(name), frozen(dec(value))
    try:
        return cpython(s.mv, value)
    except (NotImplementedError, TypeError) as e:
        if isinstance(value, tuple) and len(value) == 1 and struct_of(s.mv.format) and one_of_several(s.mv.format):
            value = value[0]  # a record of one equals its value
        rule = 'ELEMENTS_OF_ANY_FORMAT' if s.mv.ndim == 1 else 'SEARCH_IN_ND'
        return differ(rule, e, ours(items(s, False), value))


def first_of(mv, value):
    return say('i%d' % next((i for i, x in enumerate(mv) if x == value), -1))


def index(name, value):
    return search(name, value, first_of, first_of)


def count_of(mv, value):
    return say('i%d' % sum(1 for x in mv if x == value))


def count(name, value):
    return search(name, value, count_of, count_of)


def within(mv, value):
    return say('t%d' % (value in mv))


def contains(name, value):
    return search(name, value, within, lambda flat, v: say('t%d' % any(x == v for x in flat)))


def numbers(s):
    part = code_of(s.mv.format)
    if part is None or one_of_several(s.mv.format) or part[1] not in '?bBhHiIlLqQnNPefd':
        raise Kind('numbers')
    return items(s), part[1] in 'efd'


def reduce_(name, how):
    flat, floating = numbers(slot(name))
    if how == 'sum':
        return say(enc(float(sum(flat)))) if not floating else say('*')
    if how == 'sumExact':
        if floating:
            raise Kind('integers')
        total = sum(flat)
        if not -2**63 <= total < 2**63:
            raise ArithmeticError('sum')
        return say(enc(int(total)))
    if not flat:
        raise ValueError('of no elements')
    if floating and any(x != x for x in flat):
        at = next(i for i, x in enumerate(flat) if x != x)
    else:
        at = flat.index(min(flat) if how.endswith('min') else max(flat))
    if how.startswith('arg'):
        return say('i%d' % at)
    value = flat[at]
    return say(enc(value + 0.0 if floating else int(value)))


def release(name):
    s = world.slots.get(name)
    if s is None:
        raise Unbound(name)
    refused = None if s.lease.dead else s.lease.end()
    return '= ok' if refused is None else differ('RELEASE_WHILE_CONSUMED', refused, '= ok')


OPERATIONS = dict(
    bytes=new_bytes, bytearray=new_bytearray, array=new_array, raw=new_raw, mem=mem, grow=grow, shrink=shrink, poke=poke,
    view=view, share=share, consume=consume, contig=contig, slice=slice_, rev=reverse, ro=toreadonly, cast=cast,
    nslice=nslice, at=subview, transpose=transpose, reshape=reshape, bcast=broadcast, field=field, attrs=attrs,
    len=length, get=get, set=put, tget=typed_get, tset=typed_put, fill=fill, assign=assign, copy=copy, eq=equal,
    mismatch=mismatch, hash=hash_, tobytes=tobytes, tolist=tolist, hex=hex_, iter=iterate, index=index, count=count,
    contains=contains, reduce=reduce_, release=release)


def reset():
    for s in list(world.slots.values()):
        if not s.lease.dead:
            s.lease.end()
    world.__init__()


def answer(line):
    name, *args = line.split(' ')
    try:
        return OPERATIONS[name](*args)
    except Exception as e:  # the answer is the exception
        return error(e)


def main():
    out = sys.stdout
    out.write('python %s, numpy %s, _testbuffer %s\n' % (
        sys.version.split()[0], numpy.__version__ if numpy else 'absent', 'present' if _testbuffer else 'absent'))
    out.flush()
    for line in sys.stdin:
        line = line.rstrip('\n')
        if line == 'reset':
            reset()
            out.write('= reset\n')
            out.flush()
        else:
            out.write(answer(line) + '\n')


if __name__ == '__main__':
    main()
