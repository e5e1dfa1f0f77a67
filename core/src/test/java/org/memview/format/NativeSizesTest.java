package org.memview.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a fresh JVM loads and prints when formats are parsed.
class NativeSizesTest {
  private static final String LINKER = "java.lang.foreign.Linker ";

  /// Parses its arguments.
  static final class Probe {
    private Probe() {}

    public static void main(String[] texts) {
      for (String text : texts) {
        System.out.println("parsed " + Format.of(text).size());
      }
    }
  }

  @TempDir Path folder;

  @Test
  void parse_fixedSizes_neverLoadsTheLinker() throws Exception {
    String out = run("<IHB", "T{b:a:(3)d:b:}", "q", "Zf");

    assertTrue(out.contains("parsed 7"), out);
    assertFalse(out.contains(LINKER), out);
  }

  @Test
  void parse_platformSizes_asksTheLinkerInSilence() throws Exception {
    String out = run("l", "N", "P");

    assertTrue(out.contains("parsed " + Format.of("l").size()), out);
    assertTrue(out.contains(LINKER), out);
  }

  /// Standard output with the names of all classes loaded; standard error must be empty.
  private String run(String... texts) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--illegal-native-access=deny",
            "--sun-misc-unsafe-memory-access=deny",
            "-Xlog:class+load",
            "-cp",
            folderOf(Format.class) + File.pathSeparator + folderOf(Probe.class),
            Probe.class.getName());
    java.command().addAll(List.of(texts));
    Process process = java.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the JVM did not end in 60 seconds");
    assertEquals("", Files.readString(err));
    assertEquals(0, process.exitValue());
    return Files.readString(out);
  }

  private static String folderOf(Class<?> type) throws Exception {
    String file = type.getName().replace('.', '/') + ".class";
    URI uri = Objects.requireNonNull(type.getResource("/" + file), file).toURI();
    String path = Path.of(uri).toString();
    return path.substring(0, path.length() - file.length());
  }
}
