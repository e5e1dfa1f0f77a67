package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;

/// A record whose components are bits of one integer, the first in the lowest.
///
/// @param number the integer, unsigned, as a `long`
/// @param constructor the canonical one; the result is `Object`
/// @param spreader the same, from an array
record BitsPiece(
    NumberPiece number,
    Class<?> type,
    MethodHandle constructor,
    MethodHandle spreader,
    List<Part> parts)
    implements Piece {

  /// One component.
  ///
  /// @param carrier its primitive class
  /// @param shift how many bits are below
  /// @param getter from `Object`
  /// @param boxed the same to `Object`
  record Part(
      String name,
      Class<?> carrier,
      int shift,
      int width,
      boolean signed,
      MethodHandle getter,
      MethodHandle boxed) {

    long mask() {
      return -1L >>> -width;
    }

    long min() {
      return signed ? -1L << (width - 1) : 0;
    }

    long max() {
      return signed ? ~min() : mask();
    }

    private Object read(long bits) {
      long raw = bits >>> shift;
      long value = signed ? raw << -width >> -width : raw & mask();
      return switch (carrier.getName()) {
        case "boolean" -> value != 0;
        case "byte" -> (byte) value;
        case "short" -> (short) value;
        case "char" -> (char) value;
        case "int" -> (int) value;
        default -> value;
      };
    }

    private long write(Object value) {
      long number =
          switch (value) {
            case Boolean truth -> truth ? 1 : 0;
            case Character c -> c;
            default -> ((Number) value).longValue();
          };
      if (number < min() || number > max()) {
        throw Errors.doesNotFitBits(number, width, min(), max());
      }
      return (number & mask()) << shift;
    }
  }

  @Override
  public long size() {
    return number.size();
  }

  @Override
  public long alignment() {
    return number.alignment();
  }

  @Override
  public void describe(FormatText text) {
    number.describe(text);
  }

  @Override
  public Object read(MemorySegment memory, long at) {
    long bits = (long) number.read(memory, at);
    return RecordShape.invoke(spreader, parts.stream().map(part -> part.read(bits)).toArray());
  }

  @Override
  public void write(MemorySegment zeroed, long at, Object value) {
    long bits = 0;
    for (Part part : parts) {
      try {
        bits |= part.write(RecordShape.invoke(part.boxed, value));
      } catch (IllegalArgumentException e) {
        throw Errors.inComponent(type, part.name, e);
      }
    }
    number.write(zeroed, at, bits);
  }
}
