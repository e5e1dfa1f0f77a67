package org.memview.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.memview.MemoryView;

/// Where an operation's memory lies, and the data in it: the same random bytes for everybody.
///
/// @param storage `heap` (a `byte[]`), `ints` (an `int[]`), `native` or `mapped`
/// @param data the bytes, repeated when more are asked for
/// @param scale divides all sizes; 1 to measure, more to smoke or to pollute
record Place(String storage, MemorySegment data, long scale) {
  static final long MIB = 1 << 20;

  private static final ValueLayout.OfShort LITTLE_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

  /// Extent of one side of a square grid, scaled by the square root.
  long side(long extent) {
    return Math.max(16, extent / (long) Math.sqrt((double) scale));
  }

  long count(long elements) {
    return Math.max(64, elements / scale);
  }

  /// Fresh memory of `size` bytes of zeros.
  MemorySegment zeros(long size) {
    return switch (storage) {
      case "heap" -> MemorySegment.ofArray(new byte[Math.toIntExact(size)]);
      case "shorts" -> MemorySegment.ofArray(new short[Math.toIntExact(size / 2 + 1)]);
      case "chars" -> MemorySegment.ofArray(new char[Math.toIntExact(size / 2 + 1)]);
      case "ints" -> MemorySegment.ofArray(new int[Math.toIntExact(size / 4 + 1)]);
      case "longs" -> MemorySegment.ofArray(new long[Math.toIntExact(size / 8 + 1)]);
      case "floats" -> MemorySegment.ofArray(new float[Math.toIntExact(size / 4 + 1)]);
      case "doubles" -> MemorySegment.ofArray(new double[Math.toIntExact(size / 8 + 1)]);
      case "mapped" -> mapped(size);
      default -> Arena.ofAuto().allocate(size, 64);
    };
  }

  private static MemorySegment mapped(long size) {
    try {
      Path file = Files.createTempFile("memview-bench", ".bin");
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

  /// Fresh memory that holds the first `size` bytes of the data.
  MemorySegment bytes(long size) {
    MemorySegment memory = zeros(size);
    for (long done = 0; done < size; done += data.byteSize()) {
      long some = Math.min(data.byteSize(), size - done);
      MemorySegment.copy(data, 0, memory, done, some);
    }
    return memory;
  }

  MemoryView view(String format, long... shape) {
    long count = 1;
    for (long extent : shape) {
      count *= extent;
    }
    MemoryView one = MemoryView.of(new byte[8]).cast(format.replaceAll("[<>]", ""));
    return cast(bytes(count * one.itemSize()), format, shape);
  }

  static MemoryView cast(MemorySegment memory, String format, long... shape) {
    long count = 1;
    for (long extent : shape) {
      count *= extent;
    }
    long itemSize = MemoryView.of(new byte[8]).cast(format).itemSize();
    return MemoryView.of(memory).slice(0, count * itemSize).cast(format, shape);
  }

  /// A view of fresh memory like `other`'s.
  MemoryView like(String format, long... shape) {
    long count = 8;
    for (long extent : shape) {
      count *= extent;
    }
    return cast(zeros(count), format, shape);
  }

  /// Numbers that every numeric type holds well: 0 to 1 in steps of 2⁻¹⁶, from the data.
  MemorySegment floating(String format, long count) {
    boolean single = format.equals("f");
    MemorySegment memory = zeros(count * (single ? 4 : 8));
    for (long i = 0; i < count; i++) {
      int step = data.get(LITTLE_SHORT, 2 * (i % (data.byteSize() / 2))) & 0xffff;
      double value = step / 65536.0;
      if (single) {
        memory.set(FLOAT, 4 * i, (float) value);
      } else {
        memory.set(DOUBLE, 8 * i, value);
      }
    }
    return memory;
  }

  /// Whether `who` can work on this kind of memory; on the others it would only repeat itself.
  static boolean isFor(String who, String storage) {
    return switch (who) {
      case "ByteBuffer", "Netty" -> storage.equals("heap") || storage.equals("native");
      case "array" -> storage.equals("heap");
      default -> true;
    };
  }

  boolean isHeap() {
    return storage.equals("heap");
  }

  ByteBuffer buffer(long size) {
    byte[] content = new byte[Math.toIntExact(size)];
    MemorySegment.copy(bytes(size), 0, MemorySegment.ofArray(content), 0, size);
    return isHeap()
        ? ByteBuffer.wrap(content).order(ByteOrder.nativeOrder())
        : ByteBuffer.allocateDirect(content.length)
            .order(ByteOrder.nativeOrder())
            .put(content)
            .rewind();
  }

  ByteBuf netty(long size) {
    return isHeap()
        ? Unpooled.wrappedBuffer(buffer(size).array())
        : Unpooled.wrappedBuffer(buffer(size));
  }
}
