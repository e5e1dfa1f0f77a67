package org.memview.profiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.profiler.command.RecordedRun;

/// Python's own `mprof`, which reads and plots what we record, and records what we read. Debian has
/// it as `python3-memory-profiler`; without it these tests are skipped and say so.
class MprofTest {
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");
  private static final String NO_MPROF = "no Python here has memory_profiler: nothing compared";

  private static final String PROGRAM =
      """
      class Holds {
        static byte[] kept;
        static void hold() throws Exception {
          kept = new byte[64 << 20];
          java.util.Arrays.fill(kept, (byte) 1);
          new java.util.concurrent.CountDownLatch(1)
              .await(200, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        public static void main(String[] args) throws Exception { hold(); }
      }
      """;

  private static final String READ =
      """
      import json, mprof, sys
      print(json.dumps(mprof.read_mprofile_file(sys.argv[1])))
      """;

  private static String python = "";

  @TempDir Path folder = Path.of("");

  /// What a command printed on standard output, and on standard error.
  private record Said(int code, String out, String err) {}

  @BeforeAll
  static void find() throws Exception {
    for (String candidate : PYTHONS) {
      if (python.isEmpty() && imports(candidate, "mprof")) {
        python = candidate;
      }
    }
    assumeTrue(!python.isEmpty(), NO_MPROF);
  }

  private static boolean imports(String candidate, String module) throws Exception {
    try {
      Process process = new ProcessBuilder(candidate, "-c", "import " + module).start();
      process.getErrorStream().transferTo(java.io.OutputStream.nullOutputStream());
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such Python
    }
  }

  private Said run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(python));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    int code =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Said(code, Files.readString(out), Files.readString(err));
  }

  /// The module is what the command starts.
  private Said mprof(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("-c", "import mprof; mprof.main()"));
    words.addAll(List.of(arguments));
    return run(words.toArray(String[]::new));
  }

  private Path recorded() throws Exception {
    Path source = Files.writeString(folder.resolve("Holds.java"), PROGRAM);
    Path file = folder.resolve("mprofile_ours.dat");
    new RecordedRun(List.of(source.toString()), List.of(), "", file, 10).run();
    return file;
  }

  @Test
  void pythonsReader_readsOurFile_asWeDo() throws Exception {
    Path file = recorded();
    Recording ours = Recording.read(file);

    Said said = run("-c", READ, file.toString());

    assertEquals(0, said.code(), said.err());
    Map<?, ?> python = (Map<?, ?>) Json.parse(said.out().strip());
    assertEquals(
        ours.memory().stream().map(Recording.Sample::mebibytes).toList(), python.get("mem_usage"));
    assertEquals(
        ours.memory().stream().map(Recording.Sample::seconds).toList(), python.get("timestamp"));
    assertEquals(ours.command(), String.valueOf(python.get("cmd_line")).strip());
    Map<?, ?> calls = (Map<?, ?>) Objects.requireNonNull(python.get("func_timestamp"));
    List<?> hold = (List<?>) ((List<?>) Objects.requireNonNull(calls.get("Holds.hold"))).getFirst();
    Recording.Call call =
        ours.calls().stream()
            .filter(one -> one.name().equals("Holds.hold"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of(
            call.start().seconds(),
            call.end().seconds(),
            call.start().mebibytes(),
            call.end().mebibytes(),
            (long) call.level()),
        hold);
  }

  @Test
  void pythonsPlot_drawsOurFile() throws Exception {
    assumeTrue(imports(python, "matplotlib"), "no matplotlib: Python plots nothing");
    Path picture = folder.resolve("ours.png");

    Said said = mprof("plot", "--backend", "agg", "-o", picture.toString(), recorded().toString());

    assertEquals(0, said.code(), said.err());
    byte[] png = Files.readAllBytes(picture);
    assertEquals("PNG", new String(png, 1, 3, StandardCharsets.ISO_8859_1));
    assertTrue(png.length > 10_000, "a picture of " + png.length + " bytes");
  }

  @Test
  void pythonsPeak_isOurs() throws Exception {
    Path file = recorded();

    Said said = mprof("peak", file.toString());

    assertEquals(0, said.code(), said.err());
    String peak = "%.3f MiB".formatted(Recording.read(file).peak().mebibytes());
    assertTrue(said.out().contains(peak), said.out() + " has no " + peak);
  }

  @Test
  void whatPythonRecords_isReadHere() throws Exception {
    Files.writeString(
        folder.resolve("work.py"),
        """
        import time
        @profile
        def work():
            kept = [1] * (4 << 20)
            time.sleep(0.2)
            return len(kept)
        work()
        """);

    Said said = mprof("run", "-T", "0.02", "-o", "theirs.dat", "work.py");

    assertEquals(0, said.code(), said.err());
    Recording recording = Recording.read(folder.resolve("theirs.dat"));
    assertTrue(recording.command().endsWith("work.py"), recording.command());
    assertTrue(recording.memory().size() > 3, recording.toString());
    assertTrue(recording.peak().mebibytes() > 32, recording.peak().toString());
    Recording.Call call = recording.calls().getFirst();
    assertEquals("__main__.work", call.name());
    assertTrue(call.end().seconds() - call.start().seconds() >= 0.19, call.toString());
  }
}
