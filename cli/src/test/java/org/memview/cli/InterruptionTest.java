package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
  @TempDir Path folder = Path.of("");

  @Test
  void nothingHappens_nobodyAsks() {
    Interruption interruption = Interruption.watch();

    assertFalse(interruption.isAsked());
    interruption.close();
    assertFalse(interruption.isAsked());
  }

  @Test
  @Timeout(60)
  void statistics_interrupted_tellWhatTheyFound() throws Exception {
    Path file = folder.resolve("zeros.raw");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(16L << 30);
    }
    Process process =
        Jvm.running("show", file.toString(), "--format", "d", "--stats")
            .with("-Dmemview.err.terminal=true")
            .launch();
    CompletableFuture<String> said =
        CompletableFuture.supplyAsync(() -> {
          try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            return e.toString();
          }
        });

    assertTrue(process.getErrorStream().read() >= 0, "it has begun");
    process.toHandle().destroy(); // Process.destroy would close what it says

    String out = said.get();
    assertTrue(out.contains("2,147,483,648 elements of 8"), out);
    assertTrue(out.contains("stopped: of the first"), out);
    assertTrue(out.contains("min 0.0, max 0.0, mean 0"), out);
  }
}
