package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.format.Field;
import org.memview.format.Format;

/// Reads and writes one element of any format as a Java object.
///
/// The class of what is read follows from the format alone: `Integer` for `b B h H i`, `Long` for
/// `I l q n`, `BigInteger` for `L Q N P`, `Float` for `e E f`, `Double` for `d`, `Boolean` for `?`,
/// `Byte` for `c`, [Bytes] for `s p`, `String` for `u w` (a text of several characters without its
/// trailing NULs), [Complex], and `List<Object>` for records, with nested lists for sub-arrays.
///
/// Written may be any number that fits; bytes and texts shorter than their field are padded with
/// zeros, longer ones refused.
public final class Elements {
  private Elements() {}

  public static Object get(MemorySegment segment, long at, Format format) {
    Cell cell = Cell.of(format);
    if (cell != null) {
      long raw = Raw.get(segment, at, cell.width(), !format.isNativeOrder());
      return Scalars.box(format, cell, raw);
    }
    return switch (format.kind()) {
      case CHAR -> segment.get(JAVA_BYTE, at);
      case BYTES -> Bytes.of(bytes(segment, at, format.size()));
      case PASCAL -> Bytes.of(pascal(segment, at, format.size()));
      case TEXT -> Texts.read(segment, at, format);
      case COMPLEX -> complex(segment, at, format);
      default -> record(segment, at, format.fields());
    };
  }

  /// Reads a field of the record that starts at `at`; a sub-array becomes nested lists.
  public static Object get(MemorySegment segment, long at, Field field) {
    return nested(segment, at + field.offset(), field.format(), field.shape(), 0);
  }

  /// The bits that store `value` in a plain number or truth value, in the low bytes, native order.
  public static long bits(Format format, Object value) {
    return Scalars.bits(format, Objects.requireNonNull(Cell.of(format), "cell"), value);
  }

  /// Writes `value` whole, or throws before the first byte is changed.
  public static void set(MemorySegment segment, long at, Format format, Object value) {
    Cell cell = Cell.of(format);
    if (cell != null) {
      long bits = Scalars.bits(format, cell, value);
      Raw.set(segment, at, cell.width(), !format.isNativeOrder(), bits);
    } else {
      byte[] encoded = encode(format, value);
      MemorySegment.copy(encoded, 0, segment, JAVA_BYTE, at, encoded.length);
    }
  }

  /// The `format.size()` bytes that store `value`; pads are zero.
  public static byte[] encode(Format format, Object value) {
    if (format.size() > Errors.MAX_ARRAY) {
      throw Errors.recordTooLarge(format);
    }
    byte[] encoded = new byte[(int) format.size()];
    Encoder.put(MemorySegment.ofArray(encoded), 0, format, value);
    return encoded;
  }

  /// Throws as [#set] would if `value` cannot be stored in `format`.
  public static void check(Format format, Object value) {
    Cell cell = Cell.of(format);
    if (cell != null) {
      Scalars.bits(format, cell, value);
    } else {
      encode(format, value);
    }
  }

  /// The cell of one half of a complex format.
  static Cell half(Format complex) {
    return complex.size() == 8 ? Cell.F32 : Cell.F64;
  }

  static long product(long[] shape) {
    long count = 1;
    for (long extent : shape) {
      count = Math.multiplyExact(count, extent);
    }
    return count;
  }

  private static byte[] bytes(MemorySegment segment, long at, long count) {
    byte[] read = new byte[Math.toIntExact(count)];
    MemorySegment.copy(segment, JAVA_BYTE, at, read, 0, read.length);
    return read;
  }

  private static byte[] pascal(MemorySegment segment, long at, long size) {
    if (size == 0) {
      return new byte[0];
    }
    int stored = Byte.toUnsignedInt(segment.get(JAVA_BYTE, at));
    return bytes(segment, at + 1, Math.min(stored, size - 1));
  }

  private static Complex complex(MemorySegment segment, long at, Format format) {
    Cell half = half(format);
    boolean swapped = !format.isNativeOrder();
    return new Complex(
        half.toDouble(Raw.get(segment, at, half.width(), swapped)),
        half.toDouble(Raw.get(segment, at + half.width(), half.width(), swapped)));
  }

  private static List<Object> record(MemorySegment segment, long at, List<Field> fields) {
    List<Object> values = new ArrayList<>(fields.size());
    for (Field field : fields) {
      values.add(nested(segment, at + field.offset(), field.format(), field.shape(), 0));
    }
    return Collections.unmodifiableList(values);
  }

  private static Object nested(
      MemorySegment segment, long at, Format format, long[] shape, int axis) {
    if (axis == shape.length) {
      return get(segment, at, format);
    }
    int extent = Math.toIntExact(shape[axis]);
    long step = format.size();
    for (int inner = axis + 1; inner < shape.length; inner++) {
      step *= shape[inner];
    }
    List<Object> values = new ArrayList<>(extent);
    for (int i = 0; i < extent; i++) {
      values.add(nested(segment, at + i * step, format, shape, axis + 1));
    }
    return Collections.unmodifiableList(values);
  }
}
