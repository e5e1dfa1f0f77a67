package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.format.Field;
import org.memview.format.Format;

/// The elements at some offsets of a segment as words, laid out by the rules of NumPy's printer.
///
/// Numbers and truth values of one call are equally long, so that they stand in columns; fields of
/// records are aligned among themselves.
final class Words {
  /// Words one call may build; larger sub-arrays are abbreviated, larger byte strings cut.
  static final int BUDGET = 100_000;

  private static final int SUB_ARRAY_LIMIT = 1000;
  private static final int EDGE = 3;

  private final MemorySegment segment;
  private final boolean aligned;

  private Words(MemorySegment segment, boolean aligned) {
    this.segment = segment;
    this.aligned = aligned;
  }

  /// Words of an array: one per offset, aligned.
  static String[] of(MemorySegment segment, Format format, long... offsets) {
    return new Words(segment, true).words(format, offsets);
  }

  /// One element on its own, as Python writes a value: `1.5`, `b'a'`, `(1, [2, 3])`.
  static String single(MemorySegment segment, Format format, long offset) {
    return new Words(segment, false).words(format, offset)[0];
  }

  /// The field of a record that starts at `offset`, sub-arrays in brackets.
  static String single(MemorySegment segment, Field field, long offset) {
    return field.shape().length == 0
        ? single(segment, field.format(), offset)
        : new Words(segment, false).subArrays(field.format(), field.shape(), offset)[0];
  }

  private String[] words(Format format, long... offsets) {
    return switch (format.kind()) {
      case BOOLEAN -> each(offsets, o -> truth(value(format, o)));
      case SIGNED, UNSIGNED -> rightAligned(each(offsets, o -> value(format, o).toString()));
      case FLOAT -> aligned ? floats(format, offsets) : each(offsets, o -> scalar(format, o));
      case COMPLEX -> aligned ? complexes(format, offsets) : each(offsets, o -> scalar(format, o));
      case RECORD -> records(format, offsets);
      case BYTES -> each(offsets, o -> bytes(format, o, BUDGET / Math.max(1, offsets.length)));
      case TEXT -> each(offsets, o -> text(format, o, BUDGET / Math.max(1, offsets.length)));
      case CHAR, PASCAL, PAD -> each(offsets, o -> literal(value(format, o)));
    };
  }

  private Object value(Format format, long offset) {
    return Elements.get(segment, offset, format);
  }

  private String scalar(Format format, long offset) {
    Decimal.Width width = Decimal.Width.of(format.code());
    return value(format, offset) instanceof Complex value
        ? Literal.of(width, value.re(), value.im())
        : Literal.of(width, number(format, offset));
  }

  private double number(Format format, long offset) {
    return ((Number) value(format, offset)).doubleValue();
  }

  private Complex complex(Format format, long offset) {
    return (Complex) value(format, offset);
  }

  private String truth(Object value) {
    return value.equals(true) ? (aligned ? " True" : "True") : "False";
  }

  private String[] floats(Format format, long... offsets) {
    double[] values = Arrays.stream(offsets).mapToDouble(o -> number(format, o)).toArray();
    return FloatWords.of(Decimal.Width.of(format.code()), false, values);
  }

  private String[] complexes(Format format, long... offsets) {
    Decimal.Width width = Decimal.Width.of(format.code());
    Complex[] values =
        Arrays.stream(offsets).mapToObj(o -> complex(format, o)).toArray(Complex[]::new);
    String[] re =
        FloatWords.of(width, false, Arrays.stream(values).mapToDouble(Complex::re).toArray());
    String[] im =
        FloatWords.of(width, true, Arrays.stream(values).mapToDouble(Complex::im).toArray());
    for (int i = 0; i < re.length; i++) {
      String imaginary = im[i].stripTrailing();
      re[i] += imaginary + "j" + im[i].substring(imaginary.length());
    }
    return re;
  }

  private String[] records(Format format, long... offsets) {
    List<String[]> columns = new ArrayList<>();
    for (Field field : format.fields()) {
      long[] moved = Arrays.stream(offsets).map(o -> o + field.offset()).toArray();
      columns.add(
          field.shape().length == 0
              ? words(field.format(), moved)
              : subArrays(field.format(), field.shape(), moved));
    }
    String[] rows = new String[offsets.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = tuple(columns, i);
    }
    return rows;
  }

  private static String tuple(List<String[]> columns, int row) {
    String[] values = columns.stream().map(column -> column[row]).toArray(String[]::new);
    return "(" + String.join(", ", values) + (values.length == 1 ? ",)" : ")");
  }

  /// `[1, 2, 3]` per offset; what is left out of long ones does not count for the alignment.
  private String[] subArrays(Format format, long[] shape, long... offsets) {
    Shown shown = Shown.of(shape, SUB_ARRAY_LIMIT, EDGE, BUDGET / Math.max(1, offsets.length));
    long[] inner = shown.offsets(0, cStrides(format.size(), shape));
    long[] all = new long[offsets.length * inner.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = offsets[i / inner.length] + inner[i % inner.length];
    }
    Iter words = new Iter(words(format, all));
    String[] rows = new String[offsets.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = nested(shown, 0, words);
    }
    return rows;
  }

  private static String nested(Shown shown, int axis, Iter words) {
    if (axis == shown.ndim()) {
      return words.next();
    }
    List<String> parts = new ArrayList<>();
    for (long i = 0; i < shown.leading(axis); i++) {
      parts.add(nested(shown, axis + 1, words));
    }
    if (shown.hasGap(axis)) {
      parts.add("...");
    }
    for (long i = 0; i < shown.trailing(axis); i++) {
      parts.add(nested(shown, axis + 1, words));
    }
    return "[" + String.join(", ", parts) + "]";
  }

  private static long[] cStrides(long itemSize, long... shape) {
    long[] strides = new long[shape.length];
    long step = itemSize;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= shape[axis];
    }
    return strides;
  }

  /// A byte string, cut after `most` bytes: `b'abc'...`.
  private String bytes(Format format, long offset, int most) {
    int limit = Math.max(most, 16);
    if (format.size() <= limit) {
      return literal(value(format, offset));
    }
    byte[] start = new byte[limit];
    MemorySegment.copy(segment, offset, MemorySegment.ofArray(start), 0, limit);
    return Literal.of(start) + "...";
  }

  /// A text, cut after about `most` characters.
  private String text(Format format, long offset, int most) {
    int limit = Math.max(most, 16);
    if (format.size() <= 4L * limit) {
      return Literal.of(Texts.shown(segment, offset, format));
    }
    String order = format.order() == ByteOrder.BIG_ENDIAN ? ">" : "<";
    Format start = Format.of(order + limit + format.code());
    return Literal.of(Texts.shown(segment, offset, start)) + "...";
  }

  private static String literal(Object value) {
    return switch (value) {
      case Byte b -> Literal.of(b);
      case Bytes b -> Literal.of(b.toArray());
      case String s -> Literal.of(s);
      case List<?> list when list.isEmpty() -> "()";
      default -> value.toString();
    };
  }

  private String[] rightAligned(String... words) {
    int width = Arrays.stream(words).mapToInt(String::length).max().orElse(0);
    Arrays.setAll(words, i -> " ".repeat(width - words[i].length()) + words[i]);
    return words;
  }

  private static String[] each(long[] offsets, LongFunction<String> word) {
    return Arrays.stream(offsets).mapToObj(word).toArray(String[]::new);
  }

  /// Hands out words one after the other.
  static final class Iter {
    private final String[] words;
    private int next;

    Iter(String... words) {
      this.words = words;
    }

    String next() {
      return words[next++];
    }
  }
}
