"""The same in CPython: prints the best milliseconds and the largest resident size in KiB."""
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


def send(rest, port, blocking):
    with socket.create_connection(("127.0.0.1", port)) as s:
        s.setblocking(blocking)
        start = time.perf_counter()
        while rest:
            try:
                rest = rest[s.send(rest):]
            except BlockingIOError:
                select.select([], [s], [])
        s.setblocking(True)
        s.shutdown(socket.SHUT_WR)
        while s.recv(1):
            pass
        return time.perf_counter() - start


way, rounds, arguments = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
best = float("inf")
for _ in range(rounds):
    if way.startswith("file"):
        if os.path.exists(arguments[1]):
            os.remove(arguments[1])
        start = time.perf_counter()
        globals()[way](*arguments)
        best = min(best, time.perf_counter() - start)
    else:
        data = bytes(int(arguments[1]))
        rest = data if way == "socket_bytes" else memoryview(data)
        best = min(best, send(rest, int(arguments[0]), arguments[2] == "blocking"))
print(best * 1000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
