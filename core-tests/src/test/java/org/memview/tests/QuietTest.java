package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Core needs no flag, no native access and no `Unsafe`, and never writes to stderr.
class QuietTest {
  private static final List<String> DENY =
      List.of("--illegal-native-access=deny", "--sun-misc-unsafe-memory-access=deny");

  @Test
  void core_onTheClassPath_writesNothingToStderr(@TempDir Path directory) throws Exception {
    requireQuiet(directory, List.of("-cp", Jvm.core() + File.pathSeparator + Jvm.tests()), "false");
  }

  @Test
  void core_onTheModulePath_writesNothingToStderr(@TempDir Path directory) throws Exception {
    requireQuiet(
        directory,
        List.of("--module-path", Jvm.core(), "--add-modules", "org.memview", "-cp", Jvm.tests()),
        "true");
  }

  private static void requireQuiet(Path directory, List<String> path, String named)
      throws Exception {
    List<String> arguments = new ArrayList<>(DENY);
    arguments.addAll(path);
    arguments.add(QuietProgram.class.getName());

    Jvm.Run run = Jvm.run(directory, arguments);

    assertEquals("", run.err());
    assertEquals(0, run.exit());
    assertEquals("named module: " + named + "\ndone\n", run.out().replace("\r\n", "\n"));
  }

  /// The check can fail: the same program, saying a word to stderr, is noticed.
  @Test
  void program_thatIsNotQuiet_isNoticed(@TempDir Path directory) throws Exception {
    List<String> arguments = new ArrayList<>(DENY);
    arguments.addAll(List.of("-cp", Jvm.core() + File.pathSeparator + Jvm.tests()));
    arguments.addAll(List.of(QuietProgram.class.getName(), "a word"));

    assertEquals("a word", Jvm.run(directory, arguments).err().strip());
  }
}
