package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.memview.MemoryView;
import org.memview.numpy.Npy;

/// Opens an npy file of doubles, takes a part of it and sums that, as often as it is asked to; see
/// [Rounds].
final class NpyWorker {
  private static double keep;

  private NpyWorker() {}

  /// Arguments: way, file, and the step of the part `[0::step, 0::step]`.
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[1]);
    int step = Integer.parseInt(args[2]);
    Rounds.serve(() -> Rounds.timed(() -> keep += sum(args[0], file, step)));
    if (Double.isNaN(keep)) {
      throw new AssertionError("keeps the work alive");
    }
  }

  private static double sum(String way, Path file, int step) throws IOException {
    return switch (way) {
      case "view" -> ofView(file, step);
      case "openlca" -> {
        var array = org.openlca.npy.Npy.read(file.toFile());
        yield ofArray((double[]) array.data(), array.shape(), step);
      }
      case "openlcaMemmap" -> {
        var array = org.openlca.npy.Npy.memmap(file.toFile());
        yield ofArray((double[]) array.data(), array.shape(), step);
      }
      case "jetbrains" -> {
        var array = org.jetbrains.bio.npy.NpyFile.read(file, 1 << 26);
        yield ofArray(array.asDoubleArray(), array.getShape(), step);
      }
      default -> throw new IllegalArgumentException(way);
    };
  }

  private static double ofView(Path file, int step) throws IOException {
    String every = "::" + step;
    try (var npy = Npy.open(file);
        MemoryView view = npy.view()) {
      return view.slice(every + ", " + every).sum();
    }
  }

  private static double ofArray(double[] all, int[] shape, int step) {
    double sum = 0;
    for (int i = 0; i < shape[0]; i += step) {
      for (int j = 0; j < shape[1]; j += step) {
        sum += all[i * shape[1] + j];
      }
    }
    return sum;
  }

  /// Makes the file: `side` rows of as many numbers.
  static void fill(Path file, int side) throws IOException {
    double[] row = new Random(7).doubles(side).toArray();
    MemoryView from = MemoryView.of(row).cast("d", 1, side).broadcastTo(Math.min(64, side), side);
    try (var npy = Npy.create(file, "d", side, side);
        MemoryView view = npy.view()) {
      for (int i = 0; i < side; i += 64) {
        view.slice(i, i + 64).copyFrom(from);
      }
    }
  }
}
