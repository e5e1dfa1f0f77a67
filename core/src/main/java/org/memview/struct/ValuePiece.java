package org.memview.struct;

import java.lang.foreign.MemorySegment;
import org.memview.format.Format;
import org.memview.internal.Elements;

/// A component that is what a view's `get` gives: `Complex`, `String` of `u` and `w`, `BigInteger`
/// of an integer.
record ValuePiece(char order, Format format, Class<?> carrier) implements Piece {

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
    String code =
        switch (format.code()) {
          case 'F' -> "Zf";
          case 'D' -> "Zd";
          default -> String.valueOf(format.code());
        };
    text.code(order, (carrier == String.class ? format.length() : "") + code);
  }

  @Override
  public Object read(MemorySegment memory, long at) {
    Object value = Elements.get(memory, at, format);
    return carrier == java.math.BigInteger.class && value instanceof Number number
        ? new java.math.BigInteger(number.toString())
        : value;
  }

  @Override
  public void write(MemorySegment zeroed, long at, Object value) {
    Elements.set(zeroed, at, format, value);
  }
}
