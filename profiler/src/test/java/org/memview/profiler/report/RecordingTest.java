package org.memview.profiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  @TempDir Path folder = Path.of("");

  private Recording read(String text) throws Exception {
    return Recording.read(Files.writeString(folder.resolve("mprofile_20261122000000.dat"), text));
  }

  @Test
  void pythonsFile_isRead() throws Exception {
    Recording recording =
        read(
            """
            CMDLINE python3 t.py 3
            MEM 1.500000 1700000000.0000
            FUNC __main__.work 1.2500 1700000000.0100 9.7500 1700000000.2000
            CHLD 4711 3.250000 1700000000.1000
            MEM 12.250000 1700000000.1000
            MEM 2.000000 1700000000.2500
            NEW things of later versions
            """);

    assertEquals("python3 t.py 3", recording.command());
    assertEquals(3, recording.memory().size());
    assertEquals(12.25, recording.peak().mebibytes());
    assertEquals(1_700_000_000.1, recording.peak().seconds());
    assertEquals(0.25, recording.seconds(), 1e-6);
    assertEquals(
        List.of(new Recording.Sample(3.25, 1_700_000_000.1)), recording.children().get("4711"));
    assertEquals(9.75, recording.calls().getFirst().end().mebibytes());
    assertEquals(0, recording.calls().getFirst().level());
  }

  @Test
  void ownLines_areReadAsWritten() throws Exception {
    Recording recording =
        read(
            Recording.line("MEM", 3 << 20, 12.5)
                + Recording.line("HEAP", 1 << 20, 12.5)
                + Recording.line("OFFHEAP", 1 << 19, 12.5)
                + Recording.line("CHLD 7", 1 << 18, 12.5)
                + Recording.call("Foo.bar baz", 1 << 20, 12.25, 2 << 20, 12.75, 3));

    assertEquals(List.of(new Recording.Sample(3, 12.5)), recording.memory());
    assertEquals(List.of(new Recording.Sample(1, 12.5)), recording.heap());
    assertEquals(List.of(new Recording.Sample(0.5, 12.5)), recording.offHeap());
    assertEquals(
        new Recording.Call(
            "Foo.bar_baz", new Recording.Sample(1, 12.25), new Recording.Sample(2, 12.75), 3),
        recording.calls().getFirst());
  }

  @Test
  void nonsense_isRefusedWithFileAndLine() {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> read("CMDLINE x\nMEM few\n"))
                .getMessage());

    assertTrue(message.contains("mprofile_20261122000000.dat, line 2"), message);
    assertTrue(message.contains("MEM few"), message);
  }
}
