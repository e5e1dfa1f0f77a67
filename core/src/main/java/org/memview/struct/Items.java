package org.memview.struct;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.memview.ByteSequence;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.format.Kind;
import org.memview.internal.Elements;

/// The values of a format in order, as `struct` has them: a single element is one value, a record
/// one for each field, pads are none.
final class Items {
  private Items() {}

  static List<Field> of(Format format) {
    if (format.isRecord()) {
      return format.fields();
    }
    return format.kind() == Kind.PAD ? List.of() : List.of(new Field("", 0, format));
  }

  /// Writes one value into memory that is zero so far. Where `struct` cuts and pads byte strings,
  /// so does this, at any depth.
  static void put(MemorySegment zeroed, long at, Field item, @Nullable Object value) {
    put(zeroed, at + item.offset(), item.format(), item.shape(), 0, value);
  }

  /// The bytes of one value.
  static byte[] encode(Field item, Object value) {
    byte[] bytes = new byte[Math.toIntExact(item.byteSize())];
    put(MemorySegment.ofArray(bytes), 0, item.format(), item.shape(), 0, value);
    return bytes;
  }

  private static void put(
      MemorySegment zeroed,
      long at,
      Format format,
      long[] shape,
      int axis,
      @Nullable Object value) {
    if (value == null) {
      throw Errors.nullValue(format);
    }
    if (axis < shape.length) {
      putArray(zeroed, at, format, shape, axis, value);
      return;
    }
    switch (format.kind()) {
      case BYTES -> putBytes(zeroed, at, format.size(), bytes(format, value));
      case PASCAL -> putPascal(zeroed, at, format.size(), bytes(format, value));
      case RECORD -> putRecord(zeroed, at, format, value);
      default -> Elements.set(zeroed, at, format, value);
    }
  }

  private static void putArray(
      MemorySegment zeroed, long at, Format format, long[] shape, int axis, Object value) {
    List<?> values = list(value, format);
    if (values.size() != shape[axis]) {
      throw Errors.wrongLength(format, shape, axis, values.size());
    }
    long step = format.size();
    for (int inner = axis + 1; inner < shape.length; inner++) {
      step *= shape[inner];
    }
    for (int i = 0; i < values.size(); i++) {
      put(zeroed, at + i * step, format, shape, axis + 1, values.get(i));
    }
  }

  private static void putRecord(MemorySegment zeroed, long at, Format format, Object value) {
    List<Field> fields = format.fields();
    List<?> values = list(value, format);
    if (values.size() != fields.size()) {
      throw Errors.wrongFieldCount(format, values.size());
    }
    for (int i = 0; i < values.size(); i++) {
      put(zeroed, at, fields.get(i), values.get(i));
    }
  }

  private static List<?> list(Object value, Format format) {
    return switch (value) {
      case List<?> values -> values;
      case Object[] values -> Arrays.asList(values);
      default -> throw Errors.wrongType(value, format, "a List or Object[]");
    };
  }

  private static void putBytes(MemorySegment zeroed, long at, long room, byte[] value) {
    int length = (int) Math.min(value.length, room);
    MemorySegment.copy(value, 0, zeroed, JAVA_BYTE, at, length);
  }

  private static void putPascal(MemorySegment zeroed, long at, long size, byte[] value) {
    if (size > 0) {
      // Like Python: what fits is stored, though the length says 255 at most.
      int length = (int) Math.min(value.length, size - 1);
      zeroed.set(JAVA_BYTE, at, (byte) Math.min(length, 255));
      putBytes(zeroed, at + 1, length, value);
    }
  }

  /// What `s` and `p` take: Python's `bytes` and `bytearray`.
  static byte[] bytes(Format format, Object value) {
    return switch (value) {
      case ByteSequence<?> b -> b.toArray();
      case byte[] b -> b;
      default -> throw Errors.wrongType(value, format, "Bytes, ByteArray or byte[]");
    };
  }
}
