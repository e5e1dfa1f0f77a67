package org.memview.testkit;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.memview.format.Format;
import org.memview.layout.Index;

/// What a view should read, as nested lists computed the slow way.
///
/// Every operation walks all indices of the result and asks where each element comes from. There is
/// no stride arithmetic in it; shapes are carried along because `[]` does not tell `[0, 3]` from
/// `[0]`.
///
/// ```java
/// ListOracle<Object> expected = ListOracle.read(memory, structure).transpose().slice(Index.reversed());
/// assertEquals(expected.toList(), view.transpose().slice(Index.reversed()).toList());
/// ```
///
/// Over addresses ([#addresses(Structure)]) it is the model of where writes go.
public final class ListOracle<T> {
  private final long[] shape;

  /// The elements, one level of list for each axis; without axes the element itself.
  private final Object nested;

  private ListOracle(long[] shape, Object nested) {
    this.shape = shape;
    this.nested = nested;
  }

  /// Returns the addresses of the elements of a valid structure.
  public static ListOracle<Long> addresses(Structure structure) {
    return build(structure.shape(), structure::addressOf);
  }

  /// Returns the elements of a valid structure in `memory`, boxed as `MemoryView.get` boxes them.
  public static ListOracle<Object> read(MemorySegment memory, Structure structure) {
    Format format = Format.of(structure.format());
    return addresses(structure).map(at -> SlowElements.read(memory, at, format));
  }

  /// Returns the oracle whose element at each index of `shape` is what `at` says.
  public static <T> ListOracle<T> build(long[] shape, Function<long[], T> at) {
    return new ListOracle<>(shape.clone(), nest(shape, at, new long[0]));
  }

  private static <T> Object nest(long[] shape, Function<long[], T> at, long[] index) {
    if (index.length == shape.length) {
      return at.apply(index);
    }
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < shape[index.length]; i++) {
      list.add(nest(shape, at, append(index, i)));
    }
    return list;
  }

  /// Returns the extents.
  public long[] shape() {
    return shape.clone();
  }

  /// Returns the element at an index, counted from the front.
  @SuppressWarnings("unchecked") // only build makes the lists, of elements of this type
  public T get(long... index) {
    Object at = nested;
    for (long i : index) {
      at = ((List<?>) at).get((int) i);
    }
    return (T) at;
  }

  /// Returns the elements as `MemoryView.toList` does: a single one without axes is a list of one.
  @SuppressWarnings("unchecked") // with an axis there is a list
  public List<Object> toList() {
    return shape.length == 0 ? List.of(nested) : (List<Object>) nested;
  }

  /// Returns the elements in C order.
  public List<T> flat() {
    List<T> all = new ArrayList<>();
    indices().forEach(index -> all.add(get(index)));
    return all;
  }

  /// Returns the elements in Fortran order, first index fastest.
  public List<T> flatFortran() {
    return transpose().flat();
  }

  /// Returns all indices in C order.
  public List<long[]> indices() {
    List<long[]> all = new ArrayList<>();
    build(shape, all::add);
    return all;
  }

  /// Returns the same shape of other elements.
  public <R> ListOracle<R> map(Function<? super T, ? extends R> function) {
    return build(shape, index -> function.apply(get(index)));
  }

  /// Returns the elements of axis 0 that Python's `start:stop:step` selects.
  public ListOracle<T> slice(long start, long stop, long step) {
    return slice(new Index.Range(start, stop, step), Index.ellipsis());
  }

  /// Returns what an N-D slice selects.
  ///
  /// @throws IndexOutOfBoundsException if an index is outside its axis
  /// @throws IllegalArgumentException if there are too many entries
  public ListOracle<T> slice(Index... spec) {
    List<long[]> sources = new ArrayList<>();
    List<Long> extents = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    for (Index index : spelledOut(spec)) {
      int axis = sources.size();
      switch (index) {
        case Index.Range range -> {
          sources.add(PythonSlice.select(range.start(), range.stop(), range.step(), shape[axis]));
          extents.add((long) sources.getLast().length);
          from.add(axis);
        }
        case Index.At at -> sources.add(new long[] {PythonSlice.index(at.index(), shape[axis])});
        case Index.NewAxis _ -> {
          extents.add(1L);
          from.add(-1);
        }
        case Index.Ellipsis _ -> throw new IllegalArgumentException("more than one ellipsis");
      }
    }
    return build(
        extents.stream().mapToLong(n -> n).toArray(), index -> get(source(sources, from, index)));
  }

  private static long[] source(List<long[]> sources, List<Integer> from, long[] index) {
    long[] source = sources.stream().mapToLong(s -> s.length == 0 ? 0 : s[0]).toArray();
    for (int axis = 0; axis < index.length; axis++) {
      if (from.get(axis) >= 0) {
        source[from.get(axis)] = sources.get(from.get(axis))[(int) index[axis]];
      }
    }
    return source;
  }

  /// The entries with the first ellipsis, written or not, as whole axes.
  private List<Index> spelledOut(Index[] spec) {
    long named =
        Arrays.stream(spec).filter(i -> i instanceof Index.Range || i instanceof Index.At).count();
    if (named > shape.length) {
      throw new IllegalArgumentException(named + " entries for " + shape.length + " axes");
    }
    List<Index> all = new ArrayList<>(Arrays.asList(spec));
    int at = all.indexOf(Index.ellipsis());
    if (at >= 0) {
      all.remove(at);
    }
    for (long i = named; i < shape.length; i++) {
      all.add(at < 0 ? all.size() : at, Index.all());
    }
    return all;
  }

  /// Returns the part with the leading axes fixed; negative indices count from the end.
  ///
  /// @throws IndexOutOfBoundsException if an index is outside its axis
  public ListOracle<T> at(long... index) {
    return slice(Arrays.stream(index).mapToObj(Index::at).toArray(Index[]::new));
  }

  /// Returns axis 0 backwards.
  public ListOracle<T> reversed() {
    return slice(Index.reversed());
  }

  /// Returns the axes permuted; without arguments, reversed.
  ///
  /// @throws IllegalArgumentException if the axes are no permutation
  public ListOracle<T> transpose(int... axes) {
    int n = shape.length;
    long different = Arrays.stream(axes).map(axis -> Math.floorMod(axis, n)).distinct().count();
    if (axes.length > 0 && (axes.length != n || different != n)) {
      throw new IllegalArgumentException(Arrays.toString(axes) + " of " + n + " axes");
    }
    int[] from = axes.length == 0 ? new int[n] : axes.clone();
    long[] permuted = new long[n];
    for (int axis = 0; axis < n; axis++) {
      from[axis] = axes.length == 0 ? n - 1 - axis : Math.floorMod(axes[axis], n);
      permuted[axis] = shape[from[axis]];
    }
    return build(
        permuted,
        index -> {
          long[] source = new long[n];
          for (int axis = 0; axis < n; axis++) {
            source[from[axis]] = index[axis];
          }
          return get(source);
        });
  }

  /// Returns the elements, in C order, in another shape of as many.
  ///
  /// @throws IllegalArgumentException if it is not of as many
  public ListOracle<T> reshape(long... newShape) {
    List<T> flat = flat();
    if (Structure.contiguous("B", newShape).elementCount() != flat.size()) {
      throw new IllegalArgumentException(flat.size() + " elements in " + Arrays.toString(newShape));
    }
    int[] next = {0};
    return build(newShape, _ -> flat.get(next[0]++));
  }

  /// Returns the elements stretched to a shape by NumPy's rule.
  ///
  /// @throws IllegalArgumentException if an extent is neither 1 nor the one asked for
  public ListOracle<T> broadcastTo(long... target) {
    int missing = target.length - shape.length;
    for (int axis = 0; axis < shape.length; axis++) {
      if (missing < 0 || (shape[axis] != 1 && shape[axis] != target[missing + axis])) {
        throw new IllegalArgumentException(this + " to " + Arrays.toString(target));
      }
    }
    return build(
        target,
        index -> {
          long[] source = new long[shape.length];
          for (int axis = 0; axis < source.length; axis++) {
            source[axis] = shape[axis] == 1 ? 0 : index[missing + axis];
          }
          return get(source);
        });
  }

  @Override
  public String toString() {
    return Arrays.toString(shape) + " " + nested;
  }

  private static long[] append(long[] index, long i) {
    long[] longer = Arrays.copyOf(index, index.length + 1);
    longer[index.length] = i;
    return longer;
  }
}
