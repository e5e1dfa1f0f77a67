package org.memview.tests;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.io.MappedFile.Mode;

/// Shortens a file under its mapping when all that has kernels in vectors is compiled, which would
/// not survive it (a JVM that used them here ended with SIGBUS), and prints how often each
/// operation then told of it; run by [VectorsTest].
final class VectorsFaultProgram {
  static final int TIMES = 500;
  static final String EXPECTED = "f d B h i min of f: " + 6 * TIMES;

  private static final int SIZE = 1 << 16;
  private static final int ROUNDS = 6_000;

  private VectorsFaultProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path path = Files.write(Path.of("mapped.bin"), new byte[SIZE]);
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE);
        MemoryView view = file.view()) {
      view.fill(7);
      List<Runnable> operations =
          List.of(
              view.cast("f")::sum,
              view.cast("d")::sum,
              view::min,
              view.cast("h")::min,
              view.cast("i")::min,
              view.cast("f")::min);
      for (Runnable operation : operations) {
        for (int i = 0; i < ROUNDS; i++) {
          operation.run();
        }
      }
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(SIZE / 2);
      }
      int told = 0;
      for (Runnable operation : operations) {
        for (int i = 0; i < TIMES; i++) {
          told += tells(operation);
        }
      }
      System.out.println("f d B h i min of f: " + told);
    }
  }

  private static int tells(Runnable operation) {
    try {
      operation.run();
      return 0;
    } catch (MappingFaultException e) {
      return e.isTruncated() ? 1 : 0;
    }
  }
}
