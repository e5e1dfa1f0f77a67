# Times Python statements on the same bytes as the Java side: argv is the data file, stdin has lines
# "name <tab> who <tab> setup <tab> statement" with escaped newlines. Prints name, who and the median
# in ns of the later half of the samples, as the Java side does.
import statistics, sys, time, timeit
try:
    import numpy as np
except ImportError:
    np = None

seconds = float(sys.argv[2])
if np:
    d = np.fromfile(sys.argv[1], dtype=np.uint8)

    def grid(dtype, *shape):
        size = np.dtype(dtype).itemsize * int(np.prod(shape))
        return np.resize(d, size).view(dtype).reshape(shape)

    steps = d.view('<u2')[:1 << 22]
    f32 = np.resize(steps, 1 << 22).astype('f4') / np.float32(65536)
    f64 = np.resize(steps, 1 << 22).astype('f8') / 65536
    print('version', 'NumPy', np.__version__, sep='\t')
print('version', 'CPython', sys.version.split()[0], sep='\t')

def median(statement, space):
    timer = timeit.Timer(statement, globals=space)
    calls = 1
    while timer.timeit(calls) < 0.002:
        calls *= 4
    times = []
    end = time.perf_counter() + seconds
    while len(times) < 4 or time.perf_counter() < end:
        times.append(timer.timeit(calls) / calls)
    return statistics.median(times[len(times) // 2:])


failed = False
for line in sys.stdin:
    name, who, setup, statement = (part.replace('\\n', '\n') for part in line.rstrip('\n').split('\t'))
    if who == 'NumPy' and not np:
        continue
    space = dict(globals())
    try:
        exec(setup, space)
        print(name, who, median(statement, space) * 1e9, sep='\t', flush=True)
    except Exception as error:
        print(f'memview bench: failed, and left out: {name} by {who}: {error}', file=sys.stderr)
        failed = True
sys.exit(failed)
