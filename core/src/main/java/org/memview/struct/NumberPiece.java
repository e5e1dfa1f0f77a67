package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import org.memview.format.Format;
import org.memview.format.Kind;
import org.memview.internal.Elements;

/// A number or truth value in a primitive component.
///
/// @param order the prefix it is written under
/// @param carrier the primitive class of the component
record NumberPiece(char order, Format format, Class<?> carrier) implements Piece {

  /// Whether component and memory have the same size, so that the bits are stored as they are.
  boolean isRaw() {
    return width(carrier) == format.size();
  }

  static int width(Class<?> carrier) {
    return switch (carrier.getName()) {
      case "byte", "boolean" -> 1;
      case "short", "char" -> 2;
      case "int", "float" -> 4;
      default -> 8;
    };
  }

  boolean isUnsigned() {
    return format.kind() == Kind.UNSIGNED;
  }

  /// The smallest integer the code holds.
  long min() {
    return isUnsigned() ? 0 : -1L << (8 * format.size() - 1);
  }

  /// The largest integer the code holds; it is narrower than the component.
  long max() {
    return isUnsigned() ? (1L << (8 * format.size())) - 1 : ~min();
  }

  @Override
  public long size() {
    return format.size();
  }

  @Override
  public long alignment() {
    return format.unitSize();
  }

  @Override
  public void describe(FormatText text) {
    text.code(order, String.valueOf(format.code()));
  }

  @Override
  public Object read(MemorySegment memory, long at) {
    Object value = Elements.get(memory, at, format);
    if (value instanceof Boolean) {
      return value;
    }
    Number number = (Number) value;
    return switch (carrier.getName()) {
      case "byte" -> number.byteValue();
      case "short" -> number.shortValue();
      case "char" -> (char) number.intValue();
      case "int" -> number.intValue();
      case "long" -> number.longValue();
      case "float" -> number.floatValue();
      default -> number.doubleValue();
    };
  }

  @Override
  public void write(MemorySegment zeroed, long at, Object value) {
    Elements.set(zeroed, at, format, storable(value));
  }

  /// Raw bits of an unsigned code have no sign any more.
  private Object storable(Object value) {
    Object number = value instanceof Character c ? (Integer) (int) c : value;
    if (!isUnsigned() || !isRaw()) {
      return number;
    }
    long bits = ((Number) number).longValue();
    return format.size() == 8
        ? new BigInteger(Long.toUnsignedString(bits))
        : (Object) (bits & ((1L << (8 * format.size())) - 1));
  }
}
