package org.memview.numpy;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.memview.MemoryView;

/// NumPy's array interface of a view, for bridges that run Python in this process (JPype, jep):
/// what an object's `__array_interface__` has to be for `numpy.asarray` to see its memory.
///
/// ```java
/// Map<String, Object> seen = ArrayInterface.of(view);
/// // {shape=[480, 640], typestr=<f8, data=[140209, false], strides=[5120, 8], version=3}
/// ```
///
/// ```python
/// class Seen:
///     __array_interface__ = {"version": 3, "typestr": seen["typestr"],
///                            "shape": tuple(seen["shape"]),
///                            "data": tuple(seen["data"]), "strides": tuple(seen["strides"])}
/// numpy.asarray(Seen())
/// ```
///
/// Nothing is copied and nothing is held: **the memory must stay open as long as Python has the
/// array.**
///
/// @see <a href="https://numpy.org/doc/stable/reference/arrays.interface.html">the array
///   interface</a>
public final class ArrayInterface {
  private static final int VERSION = 3;

  private ArrayInterface() {}

  /// Returns the interface of a view of memory outside the heap: `shape`, `typestr`, `descr` (of
  /// records), `data` (the address of the first element, and whether it is read-only), `strides` in
  /// bytes, `version`. Tuples are lists.
  ///
  /// @throws IllegalArgumentException if the memory is a Java array, which moves
  /// @throws org.memview.format.FormatException if NumPy has no type for the elements
  public static Map<String, Object> of(MemoryView view) {
    String descr = Elements.typeOf(view).descr();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("shape", Arrays.stream(view.shape()).boxed().toList());
    if (descr.startsWith("[")) {
      all.put("typestr", "|V" + view.itemSize());
      all.put("descr", descr);
    } else {
      all.put("typestr", descr);
    }
    all.put("data", List.of(address(view), view.isReadOnly()));
    all.put("strides", Arrays.stream(view.strides()).boxed().toList());
    all.put("version", VERSION);
    return all;
  }

  private static long address(MemoryView view) {
    MemoryView some = view.isEmpty() ? view : view.at(new long[view.ndim()]);
    MemorySegment memory = some.asSegment();
    if (!memory.isNative()) {
      throw Errors.movingMemory(view);
    }
    return memory.address();
  }
}
