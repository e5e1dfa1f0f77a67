package org.memview.tests.cpython;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.memview.MemoryView;

/// The kinds of memory the tests run on: one for each leaf behind the view, and what lends them.
enum Memory {
  BYTE_ARRAY {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(new byte[size]);
    }
  },
  SHORT_ARRAY {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(new short[size / 2 + 1]);
    }
  },
  CHAR_ARRAY {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(new char[size / 2 + 1]);
    }
  },
  INT_ARRAY {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(new int[size / 4 + 1]);
    }
  },
  LONG_ARRAY {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(new long[size / 8 + 1]);
    }
  },
  FLOAT_ARRAY {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(new float[size / 4 + 1]);
    }
  },
  DOUBLE_ARRAY {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(new double[size / 8 + 1]);
    }
  },
  NATIVE {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(Arena.ofAuto().allocate(Math.max(1, size)));
    }
  },
  DIRECT_BUFFER {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(ByteBuffer.allocateDirect(size));
    }
  },
  MAPPED {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(map(Math.max(1, size)));
    }
  },
  LENT {
    @Override
    MemoryView open(int size) {
      return MemoryView.of(Lender.of(MemorySegment.ofArray(new byte[size])));
    }
  };

  /// Opens a view of at least `size` zeroed bytes, of any format.
  abstract MemoryView open(int size);

  /// Returns a writable row of format `"B"` with these values.
  final MemoryView bytes(int... values) {
    MemoryView row = open(values.length).cast("B").slice(0, values.length);
    MemorySegment memory = row.asSegment();
    for (int i = 0; i < values.length; i++) {
      memory.set(JAVA_BYTE, i, (byte) values[i]);
    }
    return row;
  }

  /// Returns the characters of an ASCII text as a row of format `"B"`.
  final MemoryView ascii(String text) {
    return bytes(text.chars().toArray());
  }

  /// Returns `count` bytes 0, 1, 2, …
  final MemoryView counting(int count) {
    return bytes(IntStream.range(0, count).toArray());
  }

  private static MemorySegment map(int size) {
    try {
      Path file = Files.createTempFile("memview", ".bin");
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, size, Arena.ofAuto());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
