package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplCommandTest {

  @Test
  void repl_script_findsEverythingImported(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("look.jsh");
    Files.writeString(
        script,
        """
        var view = MemoryView.of(new byte[] {1, 2, 3}).slice(range(0, 3).step(2));
        System.out.println(view.toList() + " " + Format.of("<i").size() + " " + Order.C);
        /exit
        """);

    Jvm.Result result = Jvm.running("repl", script.toString()).start();

    assertAll(
        () -> assertEquals("[1, 3] 4 C", result.out()),
        () -> assertEquals("", result.err()),
        () -> assertEquals(0, result.code()));
  }

  @Test
  void structsArraysAndMeasuring_areAtHand(@TempDir Path folder) throws Exception {
    Path program =
        Files.writeString(
            folder.resolve("Some.java"),
            """
            class Some {
              static void main(String[] args) {
                byte[] some = new byte[5000];
                System.out.println(args[0]);
              }
            }
            """);
    Path script = folder.resolve("measuring.jsh");
    Files.writeString(
        script,
        """
        System.out.println(Struct.of("<I").size() + " " + ByteArray.of(new byte[] {65}));
        memit(() -> new byte[1000])
        mprun("%s", "hello")
        /exit
        """
            .formatted(program));

    Jvm.Result result = Jvm.running("repl", script.toString()).start();

    assertTrue(result.out().startsWith("4 bytearray(b'A')\n"), result.out() + result.err());
    assertTrue(result.out().contains("1,016 B"), result.out());
    assertTrue(result.out().contains("\nhello\n"), result.out());
    assertTrue(result.out().matches("(?s).* 3 +4\\.898 KiB.*byte\\[] some.*"), result.out());
  }

  @Test
  void completion_forTheShell_namesTheCommands() throws Exception {
    Jvm.Result result = Jvm.running("generate-completion").start();

    assertAll(
        () -> assertEquals(0, result.code()),
        () -> assertTrue(result.out().contains("slice")),
        () -> assertTrue(result.out().contains("repl")));
  }
}
