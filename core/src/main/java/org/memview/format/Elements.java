package org.memview.format;

import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes the formats of single elements, and keeps those of one unit, which nearly all are.
final class Elements {
  /// Indexed by prefix, then code. Races are harmless: the values are immutable and equal.
  private static final @Nullable Format[][] KNOWN = new Format[4][128];

  private Elements() {}

  /// The element `code` of `length` units (1 unless its count is a length) under `prefix`.
  static Format of(char prefix, char code, long length) {
    return length == 1 ? known(prefix, code) : create(prefix, code, length);
  }

  private static Format known(char prefix, char code) {
    @Nullable Format[] row = KNOWN[row(prefix)];
    Format element = row[code];
    if (element == null) {
      element = create(prefix, code, 1);
      row[code] = element;
    }
    return element;
  }

  private static int row(char prefix) {
    if (prefix == '@') {
      return 0;
    }
    if (prefix == '^') {
      return 1;
    }
    return Codes.order(prefix) == ByteOrder.LITTLE_ENDIAN ? 2 : 3;
  }

  private static Format create(char prefix, char code, long length) {
    Kind kind = Objects.requireNonNull(Codes.kind(code), "kind");
    boolean nativeSized = Codes.isNativeSized(prefix);
    int unit = nativeSized ? Codes.nativeUnit(code) : Codes.standardUnit(code);
    long size = Math.multiplyExact(kind == Kind.COMPLEX ? 2L * unit : unit, length);
    ByteOrder order = unit == 1 ? ByteOrder.nativeOrder() : Codes.order(prefix);
    int alignment = prefix == '@' ? unit : 1;
    return new Format(kind, code, order, length, unit, size, alignment, Format.NO_PARTS, null);
  }

  /// The same element in another order, in a code that has a size there.
  static Format reordered(Format element, ByteOrder order) {
    if (element.unitSize() == 1) {
      return element;
    }
    char code = Codes.portable(element.code(), element.unitSize());
    return of(Codes.prefix(order), code, element.length());
  }
}
