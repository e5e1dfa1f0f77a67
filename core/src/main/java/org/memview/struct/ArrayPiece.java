package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An array of fixed length; several axes are arrays of arrays.
///
/// @param element what one element is
/// @param type the class of one element
/// @param bulk how a whole array of primitives is copied at once, byte order included; null if
///   element by element
record ArrayPiece(Piece element, Class<?> type, int count, @Nullable ValueLayout bulk)
    implements Piece {

  static ArrayPiece of(Piece element, Class<?> type, int count) {
    return new ArrayPiece(element, type, count, bulkLayout(element));
  }

  private static @Nullable ValueLayout bulkLayout(Piece element) {
    if (!(element instanceof NumberPiece number) || !number.isRaw()) {
      return null;
    }
    ValueLayout layout =
        switch (number.carrier().getName()) {
          case "byte" -> ValueLayout.JAVA_BYTE;
          case "short" -> ValueLayout.JAVA_SHORT_UNALIGNED;
          case "char" -> ValueLayout.JAVA_CHAR_UNALIGNED;
          case "int" -> ValueLayout.JAVA_INT_UNALIGNED;
          case "long" -> ValueLayout.JAVA_LONG_UNALIGNED;
          case "float" -> ValueLayout.JAVA_FLOAT_UNALIGNED;
          case "double" -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
          default -> null;
        };
    return layout == null ? null : layout.withOrder(number.format().order());
  }

  @Override
  public long size() {
    return Math.multiplyExact(element.size(), count);
  }

  @Override
  public long alignment() {
    return element.alignment();
  }

  @Override
  public void describe(FormatText text) {
    StringBuilder extents = new StringBuilder(Integer.toString(count));
    Piece inner = element;
    while (inner instanceof ArrayPiece next) {
      extents.append(',').append(next.count);
      inner = next.element;
    }
    text.shape(extents.toString());
    inner.describe(text);
  }

  @Override
  public Object read(MemorySegment memory, long at) {
    Object array = Array.newInstance(type, count);
    if (bulk != null) {
      MemorySegment.copy(memory, bulk, at, array, 0, count);
      return array;
    }
    for (int i = 0; i < count; i++) {
      Array.set(array, i, element.read(memory, at + i * element.size()));
    }
    return array;
  }

  @Override
  public void write(MemorySegment zeroed, long at, Object value) {
    int length = Array.getLength(value);
    if (length != count) {
      throw Errors.wrongArrayLength(count, length);
    }
    if (bulk != null) {
      MemorySegment.copy(value, 0, zeroed, bulk, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      @Nullable Object item = Array.get(value, i);
      if (item == null) {
        throw Errors.nullComponent();
      }
      element.write(zeroed, at + i * element.size(), Objects.requireNonNull(item));
    }
  }
}
