package org.memview.tests.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Where our side keeps the memory of an exporter: every kind a view has a leaf for. Python's side
/// does not care.
enum Storage {
  BYTES,
  SHORTS,
  CHARS,
  INTS,
  LONGS,
  FLOATS,
  DOUBLES,
  NATIVE,
  MAPPED;

  private static final long POOL = 1 << 20;
  private static final MemorySegment FILE = map();
  private static final MemorySegment OFF_HEAP = Arena.global().allocate(POOL, 8);
  private static long used;

  /// Copies `data` into memory of this kind, at an offset that is seldom 0 off the heap.
  MemorySegment hold(byte[] data) {
    int n = data.length;
    MemorySegment memory =
        switch (this) {
          case BYTES -> MemorySegment.ofArray(new byte[n]);
          case SHORTS -> MemorySegment.ofArray(new short[n / 2 + 1]);
          case CHARS -> MemorySegment.ofArray(new char[n / 2 + 1]);
          case INTS -> MemorySegment.ofArray(new int[n / 4 + 1]);
          case LONGS -> MemorySegment.ofArray(new long[n / 8 + 1]);
          case FLOATS -> MemorySegment.ofArray(new float[n / 4 + 1]);
          case DOUBLES -> MemorySegment.ofArray(new double[n / 8 + 1]);
          case NATIVE -> take(OFF_HEAP, n);
          case MAPPED -> take(FILE, n);
        };
    MemorySegment.copy(data, 0, memory, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, n);
    return memory;
  }

  /// The pool is used round and round; a program needs far less than all of it.
  private static MemorySegment take(MemorySegment pool, long bytes) {
    if (used + bytes > POOL) {
      used = 0;
    }
    MemorySegment part = pool.asSlice(used, bytes);
    used += bytes;
    return part;
  }

  private static MemorySegment map() {
    try {
      Path file = Files.createTempFile("memview-differential", ".bin");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, POOL, Arena.global());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
