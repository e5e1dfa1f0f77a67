package org.memview.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole path of a full run, on tiny data and of few operations: JVMs, JMH, files, reports.
class FullRunTest {
  private static final String FEW = "^sum uint8$|^copy 16 bytes$|crop: (sum|copy)$|intGet";

  @TempDir private Path folder;

  private boolean run(String... words) throws Exception {
    List<String> all =
        new ArrayList<>(List.of("--full", "--smoke", "--only", FEW, "--out", folder.toString()));
    all.addAll(Arrays.asList(words));
    return new FullRun(Options.of(all)).run();
  }

  @Test
  void parts_areMeasuredAndReported() throws Exception {
    assertTrue(
        run("--part", "memory-heap-polluted,memory-native-polluted,memory-heap-alone,growth"));

    String document = Files.readString(folder.resolve(Report.DOCUMENT));
    assertTrue(document.contains("| copy 16 bytes |"), document);
    assertTrue(document.contains("| one thread |"), document);
    assertTrue(document.contains("| copy |"), "a row of layouts in: " + document);
    assertTrue(document.contains("| 1 MiB |"), "growth in: " + document);
    assertTrue(document.contains("these numbers mean nothing"), document);
    assertFalse(document.contains("${"), document);
    for (String picture : Report.PICTURES) {
      assertTrue(ImageIO.read(folder.resolve(picture).toFile()).getWidth() > 500, picture);
    }
    assertTrue(
        Files.readString(folder.resolve(Report.JSON)).contains("\"operation\": \"sum uint8\""));
  }

  @Test
  void resume_keepsWhatIsFinished() throws Exception {
    Path result = folder.resolve("results/growth.tsv");
    run("--part", "growth");
    FileTime before = Files.getLastModifiedTime(result);

    run("--part", "growth", "--resume");
    assertEquals(before, Files.getLastModifiedTime(result));

    Files.writeString(result, Files.readString(result).replace("#finished", "#cut off"));
    run("--part", "growth", "--resume");
    assertTrue(Files.readString(result).contains("#finished"));
  }

  @Test
  void partThatFails_leavesTheReportOfTheOthers() throws Exception {
    run("--part", "growth");
    Files.writeString(
        folder.resolve("results/memory-heap-polluted.tsv"),
        new Sample("sum uint8", "memview", "heap", "polluted", 5, 0).line() + "\nsum uint8\tmem");

    run("--report");

    String document = Files.readString(folder.resolve(Report.DOCUMENT));
    assertTrue(document.contains("Not whole: memory-heap-polluted."), document);
    assertTrue(document.contains("| sum uint8 | 5.000 ns |"), document);
  }

  @Test
  void partsThatWereNotBegun_areNamed() throws Exception {
    run("--part", "growth");

    String readme = Files.readString(folder.resolve(Report.README));
    assertTrue(readme.contains("Not measured: python-before, memory-heap-polluted,"), readme);
    assertTrue(readme.contains("Only some operations were measured."), readme);
  }

  @Test
  void trial_isNotPublished() throws Exception {
    assertThrows(IllegalArgumentException.class, () -> run("--publish"));
    run("--part", "growth");

    List<String> report = List.of("--full", "--report", "--publish", "--out", folder.toString());
    var error =
        assertThrows(IllegalArgumentException.class, () -> new FullRun(Options.of(report)).run());
    assertTrue(String.valueOf(error.getMessage()).contains("trial"), error.getMessage());
  }

  @Test
  void suites_areTakenIn() throws Exception {
    new Transcript().save(folder, "start");
    run("--part", "growth");

    String document = Files.readString(folder.resolve(Report.DOCUMENT));
    assertTrue(document.contains("`./memview bench start`: how long a command takes"), document);
    assertTrue(document.contains("### core\n\nA part of the full run: [Elements"), document);
    assertTrue(document.contains("### array\n\nNot measured."), document);
  }

  @Test
  void suites_thatWereNotMeasuredAgain_areKept() throws Exception {
    Files.writeString(folder.resolve("io.txt"), "today; a machine\nnew\n");
    String published =
        """
        ## The other suites

        ### core

        old

        ### array

        old array

        ```text
        # 1
        ```

        ### io

        old io

        ### start

        old start

        ## Run it yourself

        more
        """;

    String all = Transcript.all(folder, published);

    assertTrue(all.contains("### array\n\nold array\n\n```text\n# 1\n```\n\n### peers\n"), all);
    assertTrue(all.contains("### start\n\nold start\n\n"), all);
    assertTrue(all.contains("today; a machine.\n\n```text\nnew\n```\n\n"), all);
    assertFalse(all.contains("old io") || all.contains("more") || all.contains("old\n"), all);
    assertEquals(all, Transcript.all(folder, all.replace("### core", "\n### core")), "kept again");
  }

  @Test
  void suites_areWhatTheLauncherKnows() throws IOException {
    String names = String.join(" ", Bench.SUITES.stream().map(Suite::name).toList());

    String launcher = Files.readString(Path.of("..", "memview"));
    assertTrue(launcher.contains("\nsuites='" + names + "'\n"), names);
  }

  @Test
  void unknownPart_isRefusedByNameWithTheOthers() {
    var error = assertThrows(IllegalArgumentException.class, () -> run("--part", "memory-moon"));

    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains("memory-moon") && message.contains("memory-heap-clean"), message);
  }

  @Test
  void publication_replacesWhatIsBetweenTheMarks() throws IOException {
    String readme = "a\n" + Publication.BEGIN + "\nold\n" + Publication.END + "\nb\n";

    assertEquals(
        "a\n" + Publication.BEGIN + "\nnew\n" + Publication.END + "\nb\n",
        Publication.replaced(readme, "new\n\n"));
    assertThrows(IllegalArgumentException.class, () -> Publication.replaced("a\nb\n", "new"));
    String ours = Files.readString(Path.of("..", "README.md"));
    assertTrue(Publication.replaced(ours, "new").contains("new"), "the README has the marks");
  }
}
