package org.memview.tests.differential;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The Python process: one for the whole run, fed with programs, answering line by line.
///
/// A thread of its own writes, so that neither side can wait for the other with full pipes.
final class Python implements AutoCloseable {
  private static final String COMMAND = System.getProperty("memview.python", "python3");

  private final Process process;
  private final Path errors;
  private final BufferedWriter writer;
  private final BufferedReader reader;
  private final ExecutorService writing = Executors.newSingleThreadExecutor();
  private final String greeting;

  private Python(Process process, Path errors) throws IOException {
    this.process = process;
    this.errors = errors;
    this.writer = process.outputWriter(StandardCharsets.US_ASCII);
    this.reader = process.inputReader(StandardCharsets.US_ASCII);
    this.greeting = line();
  }

  /// Starts the process with the script of views, or returns nothing if there is no Python here.
  static Optional<Python> start() throws IOException {
    return start("oracle.py");
  }

  /// Starts the process with another script under `differential`.
  static Optional<Python> start(String name) throws IOException {
    Path script = Files.createTempFile("memview-oracle", ".py");
    script.toFile().deleteOnExit();
    try (InputStream source = Python.class.getResourceAsStream("/differential/" + name)) {
      Files.write(script, Objects.requireNonNull(source, name).readAllBytes());
    }
    File errors = File.createTempFile("memview-oracle", ".err");
    errors.deleteOnExit();
    ProcessBuilder builder =
        new ProcessBuilder(
            COMMAND, "-X", "utf8", "-X", "faulthandler", "-W", "ignore", script.toString());
    try {
      return Optional.of(new Python(builder.redirectError(errors).start(), errors.toPath()));
    } catch (IOException e) {
      if (e.getMessage() != null && e.getMessage().startsWith("Cannot run program")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Returns which Python answers: `python 3.11.7, numpy 2.4.6, _testbuffer present`.
  String greeting() {
    return greeting;
  }

  boolean hasNumPy() {
    return !greeting.contains("numpy absent");
  }

  /// Runs a program from a fresh start and returns an answer for each step.
  List<String> run(List<Step> program) {
    CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(program), writing);
    try {
      List<String> answers = new ArrayList<>(program.size());
      for (int i = 0; i < program.size(); i++) {
        answers.add(line());
      }
      line();
      sent.join();
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(List<Step> program) {
    try {
      for (Step step : program) {
        writer.write(step + "\n");
      }
      writer.write("reset\n");
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    String line = reader.readLine();
    if (line == null) {
      throw new IOException("the Python side ended: " + Files.readString(errors));
    }
    return line;
  }

  @Override
  public void close() {
    writing.shutdown();
    process.destroy();
  }
}
