package org.memview.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.memview.MemoryView;
import org.memview.numpy.Npy;

/// What the launcher runs after a build to record an AOT cache: the commands that answer and end,
/// once each, without a word. Their next start finds its classes loaded and linked.
public final class Training {
  private Training() {}

  /// Runs `--version`, `show` and `slice` over small files of its own.
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("memview-training");
    Path array = folder.resolve("array.npy");
    Path part = folder.resolve("part.bin");
    try {
      Npy.save(array, MemoryView.of(new double[] {1, 2, 3, 4, 5, 6}).cast("B").cast("d", 2, 3));
      run("--version");
      run("show", array.toString());
      run("show", array.toString(), "::-1, :2", "--stats");
      run("show", array.toString(), "--json");
      run("slice", array.toString(), part.toString(), "--bytes", "8:");
      run("show", part.toString(), "--hex");
    } finally {
      Files.deleteIfExists(array);
      Files.deleteIfExists(part);
      Files.delete(folder);
    }
  }

  private static void run(String... arguments) {
    var nowhere = new PrintWriter(Writer.nullWriter());
    int code = Main.run(nowhere, nowhere, arguments);
    if (code != ExitCode.DONE) {
      throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code);
    }
  }
}
