package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.memview.format.Field;
import org.memview.format.Format;

/// Where, inside one element, bytes must be reversed on the way from one format to another of the
/// same element type.
///
/// Neighbouring values of equal width are one [Span]; an element without differing values has none.
final class Swaps {
  /// `count` values of `width` bytes, one after the other from `offset` on.
  record Span(long offset, int width, long count) {
    long end() {
      return offset + width * count;
    }
  }

  private static final ByteOrder OTHER_ORDER =
      ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
          ? ByteOrder.BIG_ENDIAN
          : ByteOrder.LITTLE_ENDIAN;
  private static final ValueLayout SHORT = JAVA_SHORT_UNALIGNED.withOrder(OTHER_ORDER);
  private static final ValueLayout INT = JAVA_INT_UNALIGNED.withOrder(OTHER_ORDER);
  private static final ValueLayout LONG = JAVA_LONG_UNALIGNED.withOrder(OTHER_ORDER);

  private final List<Span> spans = new ArrayList<>();

  private Swaps() {}

  static List<Span> between(Format source, Format target) {
    Swaps swaps = new Swaps();
    swaps.visit(source, target, 0);
    return swaps.spans;
  }

  /// Copies `count` values of `width` bytes from side by side to side by side, reversing each: the
  /// JDK's loop.
  static void copy(
      MemorySegment from, long at, MemorySegment to, long toAt, int width, long count) {
    switch (width) {
      case 2 -> MemorySegment.copy(from, SHORT, at, to, JAVA_SHORT_UNALIGNED, toAt, count);
      case 4 -> MemorySegment.copy(from, INT, at, to, JAVA_INT_UNALIGNED, toAt, count);
      default -> MemorySegment.copy(from, LONG, at, to, JAVA_LONG_UNALIGNED, toAt, count);
    }
  }

  private void visit(Format source, Format target, long at) {
    int unit = source.unitSize();
    if (source.isRecord()) {
      visitFields(source.fields(), target.fields(), at);
    } else if (unit > 1 && source.size() > 0 && source.order() != target.order()) {
      add(new Span(at, unit, source.size() / unit));
    }
  }

  private void visitFields(List<Field> source, List<Field> target, long at) {
    for (int i = 0; i < source.size(); i++) {
      Field field = source.get(i);
      Format other = target.get(i).format();
      long size = field.format().size();
      List<Span> one = between(field.format(), other);
      long count = one.isEmpty() ? 0 : field.elementCount();
      for (long k = 0; k < count; k++) {
        addAll(one, at + field.offset() + k * size);
      }
    }
  }

  private void addAll(List<Span> inside, long at) {
    for (Span span : inside) {
      add(new Span(at + span.offset(), span.width(), span.count()));
    }
  }

  private void add(Span span) {
    Span last = spans.isEmpty() ? new Span(0, 0, 0) : spans.getLast();
    if (last.width() == span.width() && last.end() == span.offset()) {
      spans.set(
          spans.size() - 1, new Span(last.offset(), last.width(), last.count() + span.count()));
    } else {
      spans.add(span);
    }
  }
}
