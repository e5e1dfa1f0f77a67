package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.memview.format.Format;

/// An enum constant, stored as an integer.
///
/// @param number the integer, as a `long`
/// @param place the component, for messages
/// @param constants by code, in their order
/// @param small those with codes from 0 on, below [#TABLE]
/// @param codes by position
record EnumPiece(
    NumberPiece number,
    String place,
    Class<?> type,
    Map<Long, Object> constants,
    @Nullable Object[] small,
    long[] codes)
    implements Piece {

  private static final int TABLE = 256;

  static EnumPiece of(char order, Format format, String place, Class<?> type) {
    Object[] all = type.getEnumConstants();
    Map<Long, Object> constants = new LinkedHashMap<>();
    @Nullable Object[] small = new Object[TABLE];
    long[] codes = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      codes[i] = all[i] instanceof Coded coded ? coded.code() : i;
      constants.putIfAbsent(codes[i], all[i]);
      if (codes[i] >= 0 && codes[i] < TABLE) {
        small[(int) codes[i]] = all[i];
      }
    }
    NumberPiece number = new NumberPiece(order, format, long.class);
    return new EnumPiece(number, place, type, constants, small, codes);
  }

  /// Why the codes of the constants do not do, or null if they do.
  @Nullable String refusal() {
    Map<Long, Integer> seen = new HashMap<>();
    for (int i = 0; i < codes.length; i++) {
      Integer other = seen.putIfAbsent(codes[i], i);
      if (other != null) {
        return "is an enum, two of whose constants have code %s: %s and %s"
            .formatted(codes[i], name(other), name(i));
      }
      if (!number.isRaw() && (codes[i] < number.min() || codes[i] > number.max())) {
        return "is an enum, of which %s has code %s, which does not fit '%s' (%s..%s)"
            .formatted(name(i), codes[i], number.format().code(), number.min(), number.max());
      }
    }
    return null;
  }

  private String name(int position) {
    return ((Enum<?>) type.getEnumConstants()[position]).name();
  }

  /// The constant of a code.
  Object constant(long code) {
    Object found = code >= 0 && code < TABLE ? small[(int) code] : constants.get(code);
    if (found == null) {
      throw Errors.unknownCode(place, code, type, constants);
    }
    return found;
  }

  /// The code of a constant.
  long code(Object constant) {
    return codes[((Enum<?>) constant).ordinal()];
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
    return constant((long) number.read(memory, at));
  }

  @Override
  public void write(MemorySegment zeroed, long at, Object value) {
    number.write(zeroed, at, code(value));
  }
}
