"""The same in CPython: a round for each line of input, which prints milliseconds, the largest resident size so far in KiB, and milliseconds of the processor."""
import mmap, os, resource, select, socket, sys, time

DROPPED = 1024


def write(path, data):
    with open(path, "wb", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest):]


def file_bytes(source, target):
    with open(source, "rb") as file:
        data = file.read()[DROPPED:]
    with open(target, "wb") as file:
        file.write(data)


def file_memoryview(source, target):
    with open(source, "rb") as file:
        write(target, memoryview(file.read())[DROPPED:])


def file_mmap(source, target):
    with open(source, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as m:
        with memoryview(m) as whole, whole[DROPPED:] as part, open(target, "wb", buffering=0) as out:
            at = 0
            while at < len(part):
                with part[at:at + (1 << 30)] as piece:
                    at += out.write(piece)


def send(rest, port, blocking, buffer, part):
    with socket.create_connection(("127.0.0.1", port)) as s:
        s.setblocking(blocking)
        if buffer:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, buffer)
        start, busy = time.perf_counter(), time.thread_time()
        while rest:
            try:
                rest = rest[s.send(memoryview(rest)[:part] if part else rest):]
            except BlockingIOError:
                select.select([], [s], [])
        s.setblocking(True)
        s.shutdown(socket.SHUT_WR)
        while s.recv(1):
            pass
        return time.perf_counter() - start, time.thread_time() - busy


def peak():
    # ru_maxrss would begin with the size of the process this one was started by
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


way, arguments = sys.argv[1], sys.argv[2:]
data = b"a" * int(arguments[1]) if way.startswith("socket") else b""
for _ in sys.stdin:
    if way.startswith("file"):
        if os.path.exists(arguments[1]):
            os.remove(arguments[1])
        start, before = time.perf_counter(), time.thread_time()
        globals()[way](*arguments)
        seconds, busy = time.perf_counter() - start, time.thread_time() - before
    else:
        rest = data if way == "socket_bytes" else memoryview(data)
        seconds, busy = send(rest, int(arguments[0]), arguments[2] == "blocking", int(arguments[3]), int(arguments[4]))
    print(seconds * 1000, peak(), busy * 1000, flush=True)
