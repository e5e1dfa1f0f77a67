package org.memview.struct;

import java.lang.foreign.MemorySegment;
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
/// @param codes of all constants, in their order
record EnumPiece(
    NumberPiece number,
    String place,
    Class<?> type,
    Map<Long, Object> constants,
    @Nullable Object[] small,
    Map<Object, Long> codes)
    implements Piece {

  private static final int TABLE = 256;

  static EnumPiece of(char order, Format format, String place, Class<?> type) {
    Object[] all = type.getEnumConstants();
    Map<Long, Object> constants = new LinkedHashMap<>();
    @Nullable Object[] small = new Object[TABLE];
    Map<Object, Long> codes = new LinkedHashMap<>();
    for (int i = 0; i < all.length; i++) {
      long code = all[i] instanceof Coded coded ? coded.code() : i;
      codes.put(all[i], code);
      constants.putIfAbsent(code, all[i]);
      if (code >= 0 && code < TABLE) {
        small[(int) code] = all[i];
      }
    }
    NumberPiece number = new NumberPiece(order, format, long.class);
    return new EnumPiece(number, place, type, constants, small, codes);
  }

  /// Why the codes of the constants do not do, or null if they do.
  @Nullable String refusal() {
    for (Map.Entry<Object, Long> entry : codes.entrySet()) {
      long code = entry.getValue();
      Object first = constants.get(code);
      if (!entry.getKey().equals(first)) {
        return "is an enum, two of whose constants have code %s: %s and %s"
            .formatted(code, name(first), name(entry.getKey()));
      }
      if (!number.isRaw() && (code < number.min() || code > number.max())) {
        return "is an enum, of which %s has code %s, which does not fit '%s' (%s..%s)"
            .formatted(
                name(entry.getKey()), code, number.format().code(), number.min(), number.max());
      }
    }
    return null;
  }

  private static String name(@Nullable Object constant) {
    return constant instanceof Enum<?> named ? named.name() : "";
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
    Long code = codes.get(constant);
    if (code == null) {
      throw Errors.nullComponent();
    }
    return code;
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
