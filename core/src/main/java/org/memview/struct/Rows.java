package org.memview.struct;

import java.lang.foreign.MemorySegment;
import org.memview.MemoryView;
import org.memview.format.Format;

/// Where the records of a view lie: evenly spaced from `origin` on in `memory`.
record Rows(MemoryView view, MemorySegment memory, long origin, long step, long count) {

  /// Finds the records of a format: elements that are such, elements of that size, or bytes.
  ///
  /// @throws IllegalArgumentException if the bytes do not divide
  static Rows of(MemoryView view, Format format) {
    MemorySegment memory = Memory.VIEWS.memory(view);
    boolean isElement = isElement(view, format);
    if (!isElement) {
      requireWhole(view, format);
    }
    long step = isElement ? view.itemSize() : format.size();
    long origin = Memory.VIEWS.origin(view);
    if (isElement && view.ndim() == 1 && origin >= 0) {
      return new Rows(view, memory, origin, view.stride(0), view.length());
    }
    long bytes = view.byteSize();
    long start = Memory.VIEWS.start(view);
    return start >= 0
        ? new Rows(view, memory, start, step, bytes / step)
        : new Rows(view, MemorySegment.ofArray(view.toBytes()), 0, step, bytes / step);
  }

  private static boolean isElement(MemoryView view, Format format) {
    return view.itemSize() > 0
        && (view.itemSize() == format.size() || view.formatSpec().equals(format));
  }

  private static void requireWhole(MemoryView view, Format format) {
    long size = format.size();
    if (size == 0) {
      throw Errors.sizeZero(format);
    }
    if (view.byteSize() % size != 0) {
      throw Errors.notMultiple(format, size, view.byteSize());
    }
  }

  /// Returns the count as the length of a list.
  int length(MemoryView source) {
    if (count > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          count + " records are more than a list holds (" + source + "): use stream");
    }
    return (int) count;
  }

  /// Returns the view with `format`, if it has not got it already.
  static MemoryView records(MemoryView view, Format format) {
    return view.formatSpec().equals(format) ? view : view.cast(format);
  }
}
