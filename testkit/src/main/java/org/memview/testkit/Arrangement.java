package org.memview.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.memview.MemoryView;
import org.memview.layout.Index;

/// A way for elements to lie in memory, said twice: as what to do to a contiguous view, and as
/// plain numbers.
///
/// @param name what it is called in failures
/// @param base the shape of the contiguous block it is cut from; all positive
/// @param derive makes it of a C-contiguous view of shape `base`
/// @param offset where element `[0, …, 0]` lies, counted in elements
/// @param shape the extents
/// @param steps the strides, counted in elements
/// @param aliased whether several indices share an element, so that `derive` gives a read-only view
public record Arrangement(
    String name,
    List<Long> base,
    UnaryOperator<MemoryView> derive,
    long offset,
    List<Long> shape,
    List<Long> steps,
    boolean aliased) {

  /// Returns the structure of this arrangement for elements of a format.
  ///
  /// @param itemSize the bytes of one element, trailing padding included
  public Structure of(String format, long itemSize) {
    long count = base.stream().reduce(1L, (a, b) -> a * b);
    long[] strides = steps.stream().mapToLong(step -> step * itemSize).toArray();
    return new Structure(
        format, itemSize, count * itemSize, offset * itemSize, longs(shape), strides);
  }

  /// Returns the block as the array `MemoryView.cast` takes.
  public long[] baseShape() {
    return longs(base);
  }

  private static long[] longs(List<Long> list) {
    return list.stream().mapToLong(n -> n).toArray();
  }

  /// Returns every arrangement there is.
  public static List<Arrangement> all() {
    return Holder.ALL;
  }

  /// Returns the few that differ most.
  public static List<Arrangement> some() {
    return named(Holder.SOME);
  }

  /// Returns one that is C-contiguous, one that is only Fortran-contiguous, and one that is
  /// neither.
  public static List<Arrangement> contiguities() {
    return named(List.of("grid", "Fortran grid", "window"));
  }

  private static List<Arrangement> named(List<String> names) {
    return Holder.ALL.stream().filter(arrangement -> names.contains(arrangement.name)).toList();
  }

  private static Arrangement cut(
      String name, List<Long> base, String slice, long offset, List<Long> shape, List<Long> steps) {
    return new Arrangement(
        name, base, view -> view.slice(Index.parse(slice)), offset, shape, steps, false);
  }

  private static Arrangement turned(
      String name, List<Long> base, List<Long> shape, List<Long> steps, int... axes) {
    return new Arrangement(name, base, view -> view.transpose(axes), 0, shape, steps, false);
  }

  private static Arrangement stretched(
      String name, List<Long> base, List<Long> shape, List<Long> steps) {
    return new Arrangement(
        name, base, view -> view.broadcastTo(longs(shape)), 0, shape, steps, true);
  }

  private static List<Long> of(long... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static final class Holder {
    static final List<String> SOME =
        List.of(
            "row",
            "every second",
            "backwards",
            "Fortran grid",
            "strided cube",
            "scalar",
            "broadcast row",
            "no columns");

    static final List<Arrangement> ALL =
        List.of(
            cut("row", of(7), "...", 0, of(7), of(1)),
            cut("every second", of(8), "::2", 0, of(4), of(2)),
            cut("backwards", of(6), "::-1", 5, of(6), of(-1)),
            cut("backwards by 3", of(8), "::-3", 7, of(3), of(-3)),
            cut("crop", of(9), "2:7", 2, of(5), of(1)),
            cut("grid", of(3, 4), "...", 0, of(3, 4), of(4, 1)),
            turned("Fortran grid", of(4, 3), of(3, 4), of(1, 3)),
            cut("window", of(4, 5), "1:3, 1:4", 6, of(2, 3), of(5, 1)),
            cut("narrow column", of(4, 3), ":, 1:2", 1, of(4, 1), of(3, 1)),
            cut("column", of(4, 3), ":, 1", 1, of(4), of(3)),
            cut("half turn", of(3, 4), "::-1, ::-1", 11, of(3, 4), of(-4, -1)),
            cut("cube", of(2, 3, 4), "...", 0, of(2, 3, 4), of(12, 4, 1)),
            turned("turned cube", of(2, 3, 4), of(4, 2, 3), of(1, 12, 4), 2, 0, 1),
            cut("strided cube", of(4, 3, 4), "::2, ::-1, 1::2", 9, of(2, 3, 2), of(24, -4, 2)),
            cut("four axes", of(2, 2, 3, 2), "..., ::-1", 1, of(2, 2, 3, 2), of(12, 6, 2, -1)),
            turned("five axes", of(2, 1, 3, 2, 2), of(2, 2, 3, 1, 2), of(1, 2, 4, 12, 12)),
            cut("new axes", of(3), "None, :, None", 0, of(1, 3, 1), of(0, 1, 0)),
            stretched("broadcast row", of(4), of(3, 4), of(0, 1)),
            stretched("broadcast column", of(3, 1), of(3, 4), of(1, 0)),
            stretched("broadcast one", of(1), of(5), of(0)),
            cut("empty", of(4), "2:2", 0, of(0), of(1)),
            cut("empty by 2", of(4), "4::2", 0, of(0), of(2)),
            cut("no columns", of(3, 4), ":, 1:1", 0, of(3, 0), of(4, 1)),
            cut("no rows", of(3, 4), "1:1", 0, of(0, 4), of(4, 1)),
            cut("nothing in the middle", of(2, 3, 2), ":, 3:", 0, of(2, 0, 2), of(6, 2, 1)),
            cut("scalar", of(3), "1", 1, of(), of()),
            cut("one", of(2, 2, 2), "1:, :1, 1:", 5, of(1, 1, 1), of(4, 2, 1)));
  }
}
