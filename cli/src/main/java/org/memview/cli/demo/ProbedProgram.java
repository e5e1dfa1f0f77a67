package org.memview.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// One of the project's example programs, run as it is written, with the cost of each statement.
final class ProbedProgram {
  private static final String PACKAGE = "org.memview.examples";

  private final String name;
  private final ProbedSource source;
  private final Method main;

  private ProbedProgram(String name, ProbedSource source, Method main) {
    this.name = name;
    this.source = source;
    this.main = main;
  }

  /// What one run cost, statement by statement, and what it printed.
  record Run(long[] bytes, long[] nanos, String printed) {
    long allBytes() {
      return Arrays.stream(bytes).sum();
    }

    double seconds() {
      return Arrays.stream(nanos).sum() / 1e9;
    }
  }

  /// Compiles an example and the class it shares with others.
  static ProbedProgram of(String name, String shared) {
    ProbedSource source = ProbedSource.of(PACKAGE + "." + name, text(name));
    ClassLoader loader =
        MemoryCompiler.compile(
            Map.of(PACKAGE + "." + name, source.text(), PACKAGE + "." + shared, text(shared)));
    try {
      Method main = loader.loadClass(PACKAGE + "." + name).getDeclaredMethod("main");
      main.setAccessible(true);
      return new ProbedProgram(name, source, main);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " has no main", e);
    }
  }

  private static String text(String name) {
    try (InputStream file = ProbedProgram.class.getResourceAsStream(name + ".java")) {
      if (file == null) {
        throw new IllegalStateException("the source of " + name + " is not part of this build");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return name;
  }

  /// Returns a statement of its `main` as it is written.
  String statement(int n) {
    return source.statements().get(n).text();
  }

  /// Runs the program in this thread, keeping what it prints.
  Run run() {
    PrintStream stdout = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      main.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " failed", e);
    } finally {
      System.setOut(stdout);
    }
    return new Run(Probe.bytes(), Probe.nanos(), printed.toString(StandardCharsets.UTF_8).strip());
  }
}
