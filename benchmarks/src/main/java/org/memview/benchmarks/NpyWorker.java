package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.memview.MemoryView;
import org.memview.numpy.Npy;

/// Opens an npy file of doubles, takes a part of it and sums that, a few times over; prints the
/// best milliseconds, and the largest resident size of the first time in KiB.
final class NpyWorker {
  private static double keep;

  private NpyWorker() {}

  /// The part `[0::step, 0::step]`.
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[2]);
    int step = Integer.parseInt(args[3]);
    double best = Double.POSITIVE_INFINITY;
    long largest = 0;
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      long start = System.nanoTime();
      keep += sum(args[0], file, step);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
      largest = largest == 0 ? IoWorker.peak() : largest;
    }
    if (Double.isNaN(keep)) {
      throw new AssertionError("keeps the work alive");
    }
    System.out.println(best + " " + largest);
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
