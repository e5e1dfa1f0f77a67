package org.memview.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// NumPy and CPython, on the same bytes in a process beside; nothing where there is no python3.
///
/// @param samples takes each sample as it comes
/// @param versions takes who ran and in which version
record Peers(Consumer<Sample> samples, BiConsumer<String, String> versions) {

  /// Times the Python statements of these operations, `seconds` each; throws in the end if one of
  /// them failed.
  void time(List<Operation> operations, Path data, double seconds)
      throws IOException, InterruptedException {
    Path script = Files.createTempFile("memview-peers", ".py");
    try (InputStream source = Peers.class.getResourceAsStream("peers.py")) {
      if (source == null) {
        throw new IOException("peers.py is not on the class path");
      }
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
      run(operations, List.of("python3", script.toString(), data.toString(), "" + seconds));
    } finally {
      Files.delete(script);
    }
  }

  private void run(List<Operation> operations, List<String> command)
      throws IOException, InterruptedException {
    Process python;
    try {
      python = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      System.err.println("memview bench: no python3, so no NumPy and CPython: " + e.getMessage());
      return;
    }
    try (BufferedWriter writer =
        new BufferedWriter(
            new OutputStreamWriter(python.getOutputStream(), StandardCharsets.UTF_8))) {
      ask(operations, writer);
    }
    try (BufferedReader reader = python.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(this::read);
    }
    int code = python.waitFor();
    if (code != 0) {
      throw new IOException("python3 ended with " + code + " and has not timed everything");
    }
  }

  private static void ask(List<Operation> operations, BufferedWriter writer) throws IOException {
    for (Operation operation : operations) {
      for (var entry : operation.statements().entrySet()) {
        Operation.Statement code = entry.getValue();
        String line =
            String.join("\t", operation.name(), entry.getKey(), code.setup(), code.statement());
        writer.write(line.replace("\n", "\\n") + "\n");
      }
    }
  }

  private void read(String line) {
    String[] part = line.split("\t", -1);
    if (part[0].equals("version")) {
      versions.accept(part[1], part[2]);
    } else {
      samples.accept(new Sample(part[0], part[1], "", "", Double.parseDouble(part[2])));
    }
  }
}
