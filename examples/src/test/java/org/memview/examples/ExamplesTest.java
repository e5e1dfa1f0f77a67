package org.memview.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs every example and compares what it prints with what is recorded beside this test.
class ExamplesTest {
  private static final Path SOURCES = Path.of("src/main/java/org/memview/examples");

  @ParameterizedTest
  @MethodSource("examples")
  void example_printsWhatIsRecorded(String name) throws Exception {
    assertEquals(recorded(name), run(name));
  }

  @Test
  void examples_haveNumbersOfTheirOwn() throws IOException {
    List<String> names = examples();

    assertTrue(names.size() >= 6, names::toString);
    assertEquals(names.size(), names.stream().map(name -> name.substring(0, 3)).distinct().count());
  }

  /// As the README says: by the source launcher, under the strictest switches, with nothing on
  /// stderr.
  @Test
  void example_runsFromItsSourceFile() throws Exception {
    Path err = Files.createTempFile("memview", ".err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--illegal-native-access=deny",
                "--sun-misc-unsafe-memory-access=deny",
                "-cp",
                System.getProperty("java.class.path"),
                SOURCES.resolve("E03DropByView.java").toString())
            .redirectError(err.toFile())
            .start();

    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), () -> text(err));
    assertEquals(recorded("E03DropByView"), printed);
    assertEquals("", text(err));
    Files.delete(err);
  }

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("E\\d\\d\\w+\\.java"))
          .map(name -> name.replace(".java", ""))
          .sorted()
          .toList();
    }
  }

  private static String run(String name) throws ReflectiveOperationException {
    Method main = Class.forName("org.memview.examples." + name).getDeclaredMethod("main");
    main.setAccessible(true);
    PrintStream stdout = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      main.invoke(null);
    } finally {
      System.setOut(stdout);
    }
    return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String recorded(String name) throws IOException {
    try (InputStream file = ExamplesTest.class.getResourceAsStream(name + ".txt")) {
      assertNotNull(file, () -> "nothing is recorded for " + name);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
