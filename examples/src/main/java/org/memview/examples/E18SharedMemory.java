package org.memview.examples;

import java.io.IOException;
import org.memview.MemoryView;
import org.memview.numpy.SharedMemory;

/// Memory that processes share by its name. With two terminals, Python in one of them:
///
/// ```python
/// >>> from multiprocessing.shared_memory import SharedMemory
/// >>> import numpy as np
/// >>> block = SharedMemory(create=True, size=80); block.name
/// 'psm_1a2b3c4d'
/// >>> a = np.frombuffer(block.buf, "d"); a[3] = 42
/// ```
///
/// and this program in the other, which prints what Python writes as it writes it:
///
///     java -cp … E18SharedMemory.java psm_1a2b3c4d
///
/// Without a name it plays both sides itself.
final class E18SharedMemory {
  private E18SharedMemory() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0) {
      main();
    } else {
      watch(arguments[0]);
    }
  }

  static void main() throws IOException {
    try (SharedMemory made = SharedMemory.create(80);
        SharedMemory attached = SharedMemory.attach(made.name());
        MemoryView ours = made.view().cast("d");
        MemoryView theirs = attached.view().cast("d")) {
      made.unlink(); // the name is gone; the memory stays as long as somebody has it
      ours.setDouble(3, 42);
      IO.println("they read " + theirs.slice(2, 5).toList());
      theirs.slice("::2").fill(1.5);
      IO.println("we read " + ours.slice(0, 5).toList() + ", sum " + ours.sum());
    }
  }

  /// Shows the block whenever it has changed, until Ctrl-C.
  private static void watch(String name) throws IOException, InterruptedException {
    try (SharedMemory block = SharedMemory.attach(name);
        MemoryView values = block.view().slice(0, block.size() / 8 * 8).cast("d")) {
      MemoryView seen = MemoryView.allocate("d", values.shape()).fill(Double.NaN);
      while (!Thread.currentThread().isInterrupted()) {
        if (!values.contentEquals(seen)) {
          IO.println(seen.copyFrom(values).toText());
        }
        Thread.sleep(100);
      }
    }
  }
}
