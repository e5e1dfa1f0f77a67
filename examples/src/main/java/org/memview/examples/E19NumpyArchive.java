package org.memview.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.memview.MemoryView;
import org.memview.numpy.Npz;
import org.memview.numpy.NpzFile;

/// Several arrays in one file: written as `numpy.savez` does, and each looked at where it lies in
/// the file.
///
/// ```python
/// >>> z = np.load("model.npz")
/// >>> z.files, z["weights"].shape, z["bias"][1]
/// (['weights', 'bias'], (3, 4), 0.5)
/// ```
final class E19NumpyArchive {
  private E19NumpyArchive() {}

  static void main() throws IOException {
    Path path = Files.createTempFile("memview", ".npz");
    Map<String, MemoryView> arrays = new LinkedHashMap<>();
    arrays.put("weights", MemoryView.allocate("<f", 3, 4).fill(0.25f));
    arrays.put("bias", MemoryView.of(new double[] {0, 0.5, 1}));
    Npz.save(path, arrays);

    try (NpzFile file = Npz.open(path);
        MemoryView weights = file.view("weights");
        MemoryView bias = file.view("bias")) {
      for (String name : file.names()) {
        IO.println(name + " " + file.descr(name) + " " + Arrays.toString(file.shape(name)));
      }
      IO.println("sum of row 1: " + weights.at(1).sum() + ", bias " + bias.toList());
      IO.println("mapped, not read: " + weights.asSegment().isMapped());
    }
    Files.delete(path);
  }
}
