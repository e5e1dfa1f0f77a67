package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.memview.Bytes;
import org.memview.format.Field;
import org.memview.format.Format;

/// Writes values of any format into memory that is zero so far and that nobody sees yet.
final class Encoder {
  private Encoder() {}

  static void put(MemorySegment zeroed, long at, Format format, Object value) {
    Cell cell = Cell.of(format);
    if (cell != null) {
      long bits = Scalars.bits(format, cell, value);
      Raw.set(zeroed, at, cell.width(), !format.isNativeOrder(), bits);
      return;
    }
    switch (format.kind()) {
      case CHAR -> zeroed.set(JAVA_BYTE, at, character(format, value));
      case BYTES -> putBytes(zeroed, at, format, bytes(format, value), format.size());
      case PASCAL -> putPascal(zeroed, at, format, bytes(format, value));
      case TEXT -> Texts.write(zeroed, at, format, value);
      case COMPLEX -> putComplex(zeroed, at, format, value);
      default -> putRecord(zeroed, at, format, value);
    }
  }

  private static byte character(Format format, Object value) {
    return switch (value) {
      case Byte b -> b;
      case Bytes b when b.length() == 1 -> b.get(0);
      case Bytes b -> throw Errors.doesNotFit(b, format, "exactly 1 byte");
      default -> throw Errors.wrongType(value, format, "a Byte or Bytes of length 1");
    };
  }

  private static byte[] bytes(Format format, Object value) {
    return switch (value) {
      case Bytes b -> b.toArray();
      case byte[] b -> b;
      default -> throw Errors.wrongType(value, format, "Bytes or byte[]");
    };
  }

  private static void putBytes(
      MemorySegment zeroed, long at, Format format, byte[] value, long room) {
    if (value.length > room) {
      throw Errors.doesNotFit(Bytes.of(value), format, "up to " + room + " bytes");
    }
    MemorySegment.copy(value, 0, zeroed, JAVA_BYTE, at, value.length);
  }

  private static void putPascal(MemorySegment zeroed, long at, Format format, byte[] value) {
    long room = Math.clamp(format.size() - 1, 0, 255);
    putBytes(zeroed, at + Math.min(1, format.size()), format, value, room);
    if (format.size() > 0) {
      zeroed.set(JAVA_BYTE, at, (byte) value.length);
    }
  }

  private static void putComplex(MemorySegment zeroed, long at, Format format, Object value) {
    Cell half = Elements.half(format);
    boolean swapped = !format.isNativeOrder();
    for (int part = 0; part < 2; part++) {
      long bits = Scalars.complexBits(format, half, value, part);
      Raw.set(zeroed, at + (long) part * half.width(), half.width(), swapped, bits);
    }
  }

  private static void putRecord(MemorySegment zeroed, long at, Format format, Object value) {
    List<Field> fields = format.fields();
    List<?> values = list(value, format);
    if (values.size() != fields.size()) {
      throw Errors.wrongCount(
          "record format '" + format.text() + "'", fields.size(), values.size());
    }
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      putNested(zeroed, at + field.offset(), field.format(), values.get(i), field.shape(), 0);
    }
  }

  private static void putNested(
      MemorySegment zeroed, long at, Format format, Object value, long[] shape, int axis) {
    if (axis == shape.length) {
      put(zeroed, at, format, value);
      return;
    }
    List<?> values = list(value, format);
    if (values.size() != shape[axis]) {
      String what = "sub-array " + Arrays.toString(shape) + " of format '" + format.text() + "'";
      throw Errors.wrongCount(what + ", axis " + axis + ",", shape[axis], values.size());
    }
    long step = format.size() * Elements.product(Arrays.copyOfRange(shape, axis + 1, shape.length));
    for (int i = 0; i < values.size(); i++) {
      putNested(zeroed, at + i * step, format, values.get(i), shape, axis + 1);
    }
  }

  private static List<?> list(Object value, Format format) {
    return switch (value) {
      case List<?> values -> values;
      case Object[] values -> Arrays.asList(values);
      default -> throw Errors.wrongType(value, format, "a List or Object[]");
    };
  }
}
