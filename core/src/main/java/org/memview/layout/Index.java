package org.memview.layout;

/// One entry of an N-D slice; `toString` prints it as Python would be written inside the brackets.
///
/// ```java
/// layout.slice(Index.range(2, 8).step(2), Index.at(-1), Index.newAxis(), Index.ellipsis());   // [2:8:2, -1, None, ...]
/// layout.slice(Index.parse("2:8:2, -1, None, ..."));                                          // the same
/// ```
public sealed interface Index {
  /// Returns `start:stop`; negative bounds count from the end, bounds outside are cut to the axis.
  static Index.Range range(long start, long stop) {
    return new Range(start, stop, 1);
  }

  /// Returns `start:`, from there to the end.
  static Index.Range from(long start) {
    return new Range(start, Long.MAX_VALUE, 1);
  }

  /// Returns `:stop`, all before `stop`.
  static Index.Range to(long stop) {
    return new Range(Long.MIN_VALUE, stop, 1);
  }

  /// Returns `:`, the whole axis.
  static Index.Range all() {
    return Range.ALL;
  }

  /// Returns `::-1`, the whole axis backwards.
  static Index.Range reversed() {
    return Range.REVERSED;
  }

  /// Returns one index, which removes the axis; negative indices count from the end.
  static Index at(long index) {
    return new At(index);
  }

  /// Returns `...`, as many whole axes as the other entries leave over; at most one in a slice.
  static Index ellipsis() {
    return Ellipsis.INSTANCE;
  }

  /// Returns `None`, a new axis of extent 1.
  static Index newAxis() {
    return NewAxis.INSTANCE;
  }

  /// Parses slice text such as `"1:3, ::-1, ..., None, 5"`, what Python takes between brackets.
  ///
  /// Spaces are free, a comma may follow the last entry, `newaxis` is another word for `None`, and
  /// bounds of any number of digits are read as Python reads them.
  ///
  /// @throws IllegalArgumentException naming what was expected, what was found and where (counted
  ///   from 0)
  static Index[] parse(String text) {
    return new IndexParser(text).parse();
  }

  /// `start:stop:step` with Python's meaning of negative and too large bounds.
  ///
  /// `Long.MIN_VALUE` as start and `Long.MAX_VALUE` as stop are open ends, for either sign of the
  /// step.
  ///
  /// @param start the first index
  /// @param stop the index before which to stop
  /// @param step the distance between two indices, negative to run backwards, not zero
  record Range(long start, long stop, long step) implements Index {
    private static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE, 1);
    private static final Range REVERSED = new Range(Long.MIN_VALUE, Long.MAX_VALUE, -1);

    /// Checks the step; one of `Long.MIN_VALUE` becomes `-Long.MAX_VALUE`, as Python clips it.
    ///
    /// @throws IllegalArgumentException if the step is zero
    public Range {
      if (step == 0) {
        throw Errors.zeroStep();
      }
      step = Math.max(step, -Long.MAX_VALUE);
    }

    /// Returns the same bounds with another step in place of this one.
    ///
    /// @throws IllegalArgumentException if the step is zero
    public Range step(long step) {
      return new Range(start, stop, step);
    }

    /// Returns the first index selected on an axis of this extent; without meaning if [#extentIn]
    /// is zero.
    public long startIn(long extent) {
      return Layout.sliceStart(start, step, extent);
    }

    /// Returns how many indices are selected on an axis of this extent.
    public long extentIn(long extent) {
      return Layout.sliceExtent(start, stop, step, extent);
    }

    @Override
    public String toString() {
      return (start == Long.MIN_VALUE ? "" : start)
          + ":"
          + (stop == Long.MAX_VALUE ? "" : stop)
          + (step == 1 ? "" : ":" + step);
    }
  }

  /// One index of an axis, which disappears.
  ///
  /// @param index counted from the end if negative
  record At(long index) implements Index {
    @Override
    public String toString() {
      return Long.toString(index);
    }
  }

  /// As many whole axes as the other entries leave over.
  record Ellipsis() implements Index {
    private static final Ellipsis INSTANCE = new Ellipsis();

    @Override
    public String toString() {
      return "...";
    }
  }

  /// A new axis of extent 1.
  record NewAxis() implements Index {
    private static final NewAxis INSTANCE = new NewAxis();

    @Override
    public String toString() {
      return "None";
    }
  }
}
