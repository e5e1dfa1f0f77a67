package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.memview.Conversion;
import org.memview.format.Format;
import org.memview.format.Kind;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// Copies numbers into blocks of another numeric format.
///
/// | | [Conversion#EXACT] | [Conversion#SATURATE] | [Conversion#WRAP] |
/// |---|---|---|---|
/// | integer → narrower integer | refused | nearest limit | low bits |
/// | fraction → integer | refused | nearest, ties to even; NaN is 0 | towards zero, low bits; NaN and infinities are 0 |
/// | number → floating, needs rounding | refused | rounded | rounded |
/// | number → floating, too large | refused | largest finite; infinities stay | infinity |
/// | number → truth value | 0 and 1 only | is it other than 0 | is it other than 0 |
///
/// Real numbers convert to complex ones; complex ones to complex ones only. With EXACT all values
/// are checked before the first one is written. Source and target may overlap.
public final class Converter {
  private Converter() {}

  /// Stores every element of `source`, converted, at the same index of `target`.
  ///
  /// @throws IllegalArgumentException if the shapes differ, or a value is not exactly representable
  ///   and `mode` is EXACT
  /// @throws org.memview.format.FormatException if the formats are not numeric
  public static void convert(Block source, Block target, Conversion mode) {
    if (!Shapes.same(source.layout(), target.layout())) {
      throw Errors.shapesDiffer("convert", source, target);
    }
    if (!isNumeric(source.format(), target.format())) {
      throw Errors.cannotConvert(source, target);
    }
    if (source.format().sameElementAs(target.format())) {
      Copier.copy(source, target);
    } else if (!source.layout().isEmpty()) {
      Block apart = Copier.overlap(source, target) ? copied(source) : source;
      convertApart(apart, target, mode);
    }
  }

  private static boolean isNumeric(Format source, Format target) {
    boolean fromComplex = source.kind() == Kind.COMPLEX;
    boolean toComplex = target.kind() == Kind.COMPLEX;
    return (fromComplex || Cell.of(source) != null)
        && (toComplex || (Cell.of(target) != null && !fromComplex));
  }

  private static Block copied(Block block) {
    Layout layout = block.layout();
    MemorySegment memory = Copier.stage(layout.byteSize());
    Copier.pack(block, Order.C, memory);
    return new Block(memory, Layout.contiguous(layout.itemSize(), layout.shape()), block.format());
  }

  private static void convertApart(Block source, Block target, Conversion mode) {
    if (target.format().kind() != Kind.COMPLEX) {
      convertReal(source, target, mode, true);
    } else if (source.format().kind() != Kind.COMPLEX) {
      convertReal(source, part(target, 0), mode, true);
      Filler.fill(part(target, 1), 0.0);
    } else {
      if (mode == Conversion.EXACT) {
        Exactness.check(part(source, 0), part(target, 0));
        Exactness.check(part(source, 1), part(target, 1));
      }
      convertReal(part(source, 0), part(target, 0), mode, false);
      convertReal(part(source, 1), part(target, 1), mode, false);
    }
  }

  // The real (0) or imaginary (1) parts of complex elements.
  private static Block part(Block complex, int part) {
    Cell half = Elements.half(complex.format());
    Format format = Format.of(half == Cell.F32 ? "f" : "d").withOrder(complex.format().order());
    Layout layout = complex.layout().field((long) part * half.width(), half.width());
    return new Block(complex.segment(), layout, format);
  }

  private static void convertReal(Block source, Block target, Conversion mode, boolean check) {
    if (check && mode == Conversion.EXACT) {
      Exactness.check(source, target);
    }
    Cell from = Reductions.numeric("convert", source);
    Cell to = Reductions.numeric("convert", target);
    long bytes = Math.max(source.layout().byteSize(), target.layout().byteSize());
    if (Crew.isFor(bytes, source.segment(), target.segment())
        && Axes.inMemoryOrder(target.layout()).isDisjoint()) {
      Cut cut = Cut.inOrder(source.layout(), bytes);
      Crew.share(
          cut.parts(),
          part -> convert(cut.part(source, part), from, cut.part(target, part), to, mode));
    } else {
      convert(source, from, target, to, mode);
    }
  }

  private static void convert(Block source, Cell from, Block target, Cell to, Conversion mode) {
    if (FastConverter.convert(source, from, target, to, mode)) {
      return;
    }
    Numbers numbers = Numbers.of(source, from);
    NumberSink sink = new NumberSink(target, to);
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      sink.put(converted(numbers, from, to, mode == Conversion.WRAP, count), count);
    }
  }

  private static long[] converted(Numbers numbers, Cell from, Cell to, boolean wrap, int count) {
    if (from.isInteger()) {
      long[] values = numbers.longs(count);
      for (int i = 0; i < count; i++) {
        values[i] = Casts.bits(values[i], from == Cell.U64, to, wrap);
      }
      return values;
    }
    double[] values = numbers.doubles(count);
    long[] bits = numbers.raw();
    for (int i = 0; i < count; i++) {
      bits[i] = Casts.bits(values[i], to, wrap);
    }
    return bits;
  }
}
