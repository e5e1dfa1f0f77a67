package org.memview.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.memview.MemoryView;
import org.memview.io.MappedFile.Mode;
import org.memview.numpy.Npy;
import org.memview.numpy.NpyFile;

/// A NumPy file, mapped: sliced, summed, written back, and made longer. Nothing is read but what is
/// looked at, so it could be of any size.
///
/// ```python
/// >>> a = np.load("readings.npy", mmap_mode="r+")
/// >>> a[:, 1].sum()
/// 44.0
/// >>> a[::2, -1] = 0.5
/// ```
final class E17NumpyFile {
  private E17NumpyFile() {}

  static void main() throws IOException {
    Path folder = Files.createTempDirectory("memview");
    Path path = folder.resolve("readings.npy");
    double[] readings = {0, 10, 1, 1, 11, 2, 2, 12, 3, 3, 11, 4};
    Npy.save(path, MemoryView.of(readings).reshape(4, 3));

    try (NpyFile file = Npy.open(path, Mode.READ_WRITE);
        MemoryView view = file.view()) {
      IO.println(file.descr() + " " + Arrays.toString(view.shape()));
      IO.println("sum of column 1: " + view.slice(":, 1").sum());
      view.slice("::2, -1").fill(0.5); // and the file has it
    }

    try (NpyFile file = Npy.open(path, Mode.READ_WRITE)) {
      file.append(MemoryView.of(new double[] {7, 8, 9})); // one row more, even if the power fails
      try (MemoryView view = file.view()) {
        IO.println(view.toText());
      }
    }
    Files.delete(path);
    Files.delete(folder);
  }
}
