package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
  @TempDir Path folder = Path.of("");

  private Optional<Process> started = Optional.empty();

  @Test
  void nothingHappens_nobodyAsks() {
    Interruption interruption = Interruption.watch();

    assertFalse(interruption.isAsked());
    interruption.close();
    assertFalse(interruption.isAsked());
  }

  /// A pipe cannot be waited for with a limit: a test that hangs is left, and its process ended.
  @AfterEach
  void end() {
    started.ifPresent(Process::destroyForcibly);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void profile_interrupted_printsWhatRan_andLeavesNothing() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("Waits.java"),
            """
            class Waits {
              static void main(String[] args) throws Exception {
                byte[] some = new byte[5000];
                System.out.println("ready");
                Thread.sleep(600_000);
              }
            }
            """);
    Path temp = Files.createDirectories(folder.resolve("temp"));
    Process process =
        Jvm.running("profile", file.toString()).with("-Djava.io.tmpdir=" + temp).launch();
    started = Optional.of(process);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("ready", out.readLine());

    process.toHandle().destroy();

    String table = out.lines().collect(Collectors.joining("\n"));
    assertTrue(table.matches("(?s).* 3 +4\\.898 KiB.*byte\\[] some.*"), table);
    process.waitFor();
    try (Stream<Path> left = Files.list(temp)) {
      assertEquals(List.of(), left.filter(one -> one.toString().contains("memview")).toList());
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void statistics_interrupted_tellWhatTheyFound() throws Exception {
    Path file = folder.resolve("zeros.raw");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(16L << 30);
    }
    Process process =
        Jvm.running("show", file.toString(), "--format", "d", "--stats")
            .with("-Dmemview.err.terminal=true")
            .launch();
    started = Optional.of(process);
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
