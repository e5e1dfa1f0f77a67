package org.memview.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The two terminals of E18: Python makes the block and writes, the program shows what it writes.
class SharedMemoryExampleTest {
  private static final String PYTHON =
      """
      import sys
      from multiprocessing.shared_memory import SharedMemory
      block = SharedMemory(create=True, size=80)
      values = block.buf.cast("d")
      print(block.name, flush=True)
      for line in sys.stdin:
          index, value = line.split()
          values[int(index)] = float(value)
      values.release()
      block.close()
      block.unlink()
      """;

  @Test
  @Timeout(60)
  void watch_showsWhatPythonWrites_asItWrites() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/dev/shm")), "no shared memory by name here");
    Process python = python();
    try (BufferedReader told = python.inputReader();
        Writer asks = python.outputWriter()) {
      String name = told.readLine();
      assumeTrue(name != null, "no multiprocessing.shared_memory here");
      Process watch =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  E18SharedMemory.class.getName(),
                  name)
              .redirectErrorStream(true)
              .start();
      try (BufferedReader shown = watch.inputReader()) {
        awaits(shown, "0.");
        asks.write("3 42\n");
        asks.flush();
        awaits(shown, "42.");
        asks.write("9 -7.5\n");
        asks.flush();
        awaits(shown, "-7.5");
      } finally {
        watch.destroy();
      }
    } finally {
      python.destroy();
    }
  }

  private static Process python() throws IOException {
    try {
      return new ProcessBuilder("python3", "-c", PYTHON).start();
    } catch (IOException e) {
      assumeTrue(false, "no python3 here");
      throw e;
    }
  }

  private static void awaits(BufferedReader shown, String text) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = shown.readLine(); line != null; line = shown.readLine()) {
      all.append(line).append('\n');
      if (line.contains(text)) {
        return;
      }
    }
    assertTrue(all.toString().contains(text), () -> text + " in " + all);
  }
}
