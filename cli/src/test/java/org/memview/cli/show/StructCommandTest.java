package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.struct.Struct;
import picocli.CommandLine;

class StructCommandTest {
  private static final String NAMED = "T{<I:id:<H:load:}";

  @TempDir Path folder = Path.of("");

  private Path samples() throws IOException {
    byte[] bytes = new byte[14];
    for (int i = 0; i < 2; i++) {
      Struct.of("<IH").packInto(bytes, 1 + i * 6L, i + 7, 300 * i);
    }
    return Files.write(folder.resolve("samples"), bytes);
  }

  private static String run(int code, Object... words) {
    StringWriter out = new StringWriter();
    String[] texts = new String[words.length];
    for (int n = 0; n < words.length; n++) {
      texts[n] = words[n].toString();
    }
    int got =
        new CommandLine(new StructCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .setExecutionExceptionHandler((problem, command, parsed) -> {
              command.getErr().println(problem.getMessage());
              return 1;
            })
            .execute(texts);
    assertEquals(code, got, out::toString);
    return out.toString().strip();
  }

  @Test
  void records_areATableWithTheirNames() throws IOException {
    assertEquals(
        "id  load\n0   7     0\n1   8   300", run(0, NAMED, samples(), "--offset", "1").strip());
  }

  @Test
  void json_namesFields() throws IOException {
    Path file = samples();
    assertEquals(
        "{\"file\":\""
            + file
            + "\",\"format\":\""
            + NAMED
            + "\",\"size\":6,\"offset\":1,\"count\":1,"
            + "\"records\":[{\"id\":7,\"load\":0}]}",
        run(0, NAMED, file, "--offset", "1", "--count", "1", "--json"));
    assertTrue(run(0, "<IH", file, "--json").contains("\"f0\":"));
    assertTrue(run(0, "<H", file, "--json", "--count", "1").contains("[{\"f0\":1792}]"));
  }

  @Test
  void json_namesFieldsOfRecordsWithin() throws IOException {
    Path file = Files.write(folder.resolve("nested"), new byte[] {1, 2, 3, 4, 5, 6});
    String one = run(0, "T{b:id:T{b:x:b:y:}:at:b:end:}", file, "--json", "--count", "1");
    assertTrue(one.contains("[{\"id\":1,\"at\":{\"x\":2,\"y\":3},\"end\":4}]"), one);
    String many = run(0, "T{(3,1)T{b:x:b}:at:}", file, "--json");
    assertTrue(
        many.contains(
            "[{\"at\":[[{\"x\":1,\"f1\":2}],[{\"x\":3,\"f1\":4}],[{\"x\":5,\"f1\":6}]]}]"),
        many);
  }

  @Test
  void singleValues_areAColumn() throws IOException {
    assertEquals("f0\n0  1792", run(0, "<H", samples(), "--count", "1"));
    assertEquals("f0\n0  b'\\x00\\x07\\x00'", run(0, "3s", samples(), "--count", "1"));
    Path large = Files.write(folder.resolve("large"), new byte[1_000_000]);
    assertTrue(run(0, "B", large).lines().count() < 50);
  }

  @Test
  void whatIsNotThere_isSaid() throws IOException {
    String many = run(1, NAMED, samples(), "--count", "3");
    assertTrue(many.contains("holds 2 records of 6 bytes") && many.contains("not 3"), many);
    String few = run(1, "<16s", samples(), "--offset", "3");
    assertTrue(few.contains("has 11 bytes from byte 3 on, fewer than the 16"), few);
    String none = run(1, NAMED, samples(), "--offset", "300");
    assertTrue(none.contains("has 0 bytes from byte 300 on"), none);
    assertEquals("(0 records)", run(0, NAMED, samples(), "--count", "0"));
    assertTrue(run(2, "h<", samples()).contains("byte order '<'"));
    assertTrue(run(2, "y", samples()).contains("bad char 'y'"));
    assertTrue(run(2, "", samples()).contains("0 bytes"));
  }
}
