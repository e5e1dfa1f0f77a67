package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.testkit.ChildJvm;

class LibraryTest {
  private static final String ALLOW = "--enable-native-access=ALL-UNNAMED";
  private static final String DENY = "--illegal-native-access=deny";

  @TempDir private Path folder = Path.of("");

  /// Opens a database twice and prints what happens.
  static final class Program {
    private Program() {}

    static void main() {
      for (int i = 0; i < 2; i++) {
        try (Database db = Database.inMemory()) {
          System.out.println("open " + db.isOpen());
        } catch (SqliteException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  @Test
  void allowed_theLibraryIsFound_andNothingIsOnStderr() throws Exception {
    ChildJvm.Run run = Programs.run(folder, Program.class, List.of(ALLOW, DENY));

    assertEquals("open true\nopen true\n", run.out());
    assertEquals("", run.err());
  }

  @Test
  void denied_theMessageSaysWhichOption() throws Exception {
    ChildJvm.Run run = Programs.run(folder, Program.class, List.of(DENY));

    assertEquals(2, run.out().split("--enable-native-access=org.memview.sqlite", -1).length - 1);
  }

  @Test
  void missing_theMessageSaysWhatWasTriedAndWhatToInstall() throws Exception {
    ChildJvm.Run run =
        Programs.run(
            folder, Program.class, List.of(ALLOW, DENY, "-Dmemview.sqlite.library=/no/lib.so"));

    assertEquals(2, run.out().lines().count(), run.out() + run.err());
    assertTrue(run.out().contains("/no/lib.so") && run.out().contains("apt install libsqlite3-0"));
  }

  @Test
  void anotherLibrary_isNotTaken() throws Exception {
    ChildJvm.Run run =
        Programs.run(
            folder, Program.class, List.of(ALLOW, DENY, "-Dmemview.sqlite.library=" + libJava()));

    assertTrue(run.out().contains("was not found as"), run.out() + run.err());
  }

  private static Path libJava() {
    return Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("java"));
  }

  @Test
  void candidates_dependOnTheSystem() {
    assertTrue(Library.candidates("linux").contains("libsqlite3.so.0"));
    assertTrue(Library.candidates("mac os x").contains("libsqlite3.dylib"));
    assertTrue(Library.candidates("windows 11").contains("winsqlite3.dll"));
  }
}
