package org.memview.format;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lays items out one after another.
///
/// Every step throws `ArithmeticException` when an offset would pass 2^63 - 1; callers know the
/// text to blame.
final class RecordBuilder {
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private long size;
  private long alignment = 1;
  private boolean hasPad;

  long size() {
    return size;
  }

  long alignment() {
    return alignment;
  }

  boolean hasName(String name) {
    return names.contains(name);
  }

  /// Moves to the next multiple of `boundary`, a power of two, which the record is then aligned to.
  void align(long boundary) {
    size = roundUp(size, boundary);
    alignment = Math.max(alignment, boundary);
  }

  void pad(long bytes) {
    size = Math.addExact(size, bytes);
    hasPad = true;
  }

  void add(String name, Format format, long count, long... shape) {
    Part part = new Part(name, size, format, count, shape);
    size = Math.addExact(size, part.byteSize());
    if (!name.isEmpty()) {
      names.add(name);
    }
    if (count > 0) {
      append(part);
    }
  }

  private void append(Part part) {
    Part last = parts.isEmpty() ? null : parts.getLast();
    if (last != null && joins(last, part)) {
      parts.set(parts.size() - 1, last.withCount(last.count() + part.count()));
    } else {
      parts.add(part);
    }
  }

  private static boolean joins(Part last, Part next) {
    return last.isPlain()
        && next.isPlain()
        && last.offset() + last.byteSize() == next.offset()
        && last.format().equals(next.format());
  }

  /// The only element of the text, if there is exactly one without name, shape and pads.
  @Nullable Format single() {
    if (parts.size() != 1) {
      return null;
    }
    Part part = parts.getFirst();
    boolean bare = part.count() == 1 && part.name().isEmpty() && part.shape().length == 0;
    return bare && part.format().size() == size ? part.format() : null;
  }

  /// True if there are pads and nothing else.
  boolean isPad() {
    return parts.isEmpty() && hasPad;
  }

  /// A record of these parts and `newSize` bytes.
  Format build(long newSize) {
    Part[] all = parts.toArray(Format.NO_PARTS);
    return new Format(Kind.RECORD, '\0', order(all), 1, 0, newSize, alignment, all, null);
  }

  private static ByteOrder order(Part[] parts) {
    for (Part part : parts) {
      if (part.format().hasOrder()) {
        return part.format().order();
      }
    }
    return ByteOrder.nativeOrder();
  }

  static long roundUp(long size, long boundary) {
    return Math.addExact(size, -size & (boundary - 1));
  }
}
