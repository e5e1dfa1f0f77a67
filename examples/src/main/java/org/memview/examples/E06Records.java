package org.memview.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import org.memview.Bytes;
import org.memview.MemoryView;

/// Records in a byte array: Python's `struct`, item by item and as columns.
///
/// ```python
/// >>> struct.pack_into('<IH4s', buffer, 0, 7, 300, b'cpu0')
/// >>> struct.unpack_from('<IH4s', buffer, 0)
/// (7, 300, b'cpu0')
/// ```
final class E06Records {
  private E06Records() {}

  static void main() {
    byte[] buffer = new byte[3 * 10];
    MemoryView samples = MemoryView.of(buffer).cast("T{<I:id:<H:load:4s:core:}");
    samples.set(0, List.of(7, 300, core("cpu0")));
    samples.set(1, List.of(8, 20, core("cpu1")));
    samples.set(-1, List.of(9, 65_535, core("gpu")));
    IO.println(samples.get(0));
    IO.println(samples.hexDump());

    MemoryView load = samples.field("load");
    IO.println(load);
    IO.println("loads " + load.toList() + ", highest " + load.max() + " at " + load.argmax());
    load.fill(0);
    IO.println(samples.toList());

    try {
      samples.set(0, List.of(7, 65_536, core("cpu0")));
    } catch (IllegalArgumentException e) {
      IO.println(e.getMessage());
    }
  }

  private static Bytes core(String name) {
    return Bytes.of(name.getBytes(US_ASCII));
  }
}
