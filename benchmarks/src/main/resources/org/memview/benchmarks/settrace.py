# What tracing lines costs in CPython: nothing at a line, and a reading of the resident memory in three ways, the
# last as psutil does it for memory_profiler. Prints the way and nanoseconds per line; the least of several runs.
import os, sys, time


def loop(turns):
    total = 0
    for i in range(turns):
        square = i * i
        total += square
    return total


def statm(read):
    return int(read.split()[1]) * 4096


kept = os.open('/proc/self/statm', os.O_RDONLY) if os.path.exists('/proc/self/statm') else None


def nothing(frame, event, arg):
    return nothing


def kept_open(frame, event, arg):
    statm(os.pread(kept, 128, 0))
    return kept_open


def opened(frame, event, arg):
    with open('/proc/self/statm', 'rb') as file:
        statm(file.read())
    return opened


def like_psutil(frame, event, arg):
    with open('/proc/self/stat', 'rb') as file:
        file.read()
    with open('/proc/self/statm', 'rb') as file:
        statm(file.read())
    return like_psutil


def measure(trace, turns):
    best = float('inf')
    for _ in range(5):
        sys.settrace(trace)
        begin = time.perf_counter_ns()
        loop(turns)
        took = time.perf_counter_ns() - begin
        sys.settrace(None)
        best = min(best, took / (3 * turns))
    return best


ways = [('not traced', None, 100000), ('traced, nothing read', nothing, 20000)]
if kept is not None:
    ways += [('traced, RSS from a file kept open', kept_open, 4000), ('traced, RSS from a file opened', opened, 1000),
             ('traced, RSS as psutil reads it', like_psutil, 500)]
for name, trace, turns in ways:
    print(name, measure(trace, turns), sep='\t')
