package org.memview.examples;

import org.memview.MemoryView;
import org.memview.format.FormatException;

/// The same bytes as other types and in other shapes; a write through one view is seen by all.
///
/// ```python
/// >>> a = bytearray(range(8)); v = memoryview(a)
/// >>> v.cast('H').tolist()
/// [256, 770, 1284, 1798]
/// >>> v.cast('B', (2, 4)).tolist()
/// [[0, 1, 2, 3], [4, 5, 6, 7]]
/// ```
final class E04Casts {
  private E04Casts() {}

  static void main() {
    byte[] bytes = {0, 1, 2, 3, 4, 5, 6, 7};
    MemoryView v = MemoryView.of(bytes);
    IO.println(v.cast("<H").toList());
    IO.println(v.cast(">H").toList());

    MemoryView grid = v.cast("B", 2, 4);
    IO.println(grid.toList());
    IO.println(grid.transpose().toList());
    IO.println(grid.slice(":, ::-1").toList());

    v.cast(">i").setInt(1, 258);
    IO.println(grid.at(1).toList());

    try {
      v.slice(0, 7).cast("<H");
    } catch (FormatException e) {
      IO.println(e.getMessage());
    }
  }
}
