package org.memview.profiler.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.profiler.command.RecordedRun;
import org.memview.profiler.report.Recording;

class RecordedRunTest {
  private static final double MEBIBYTES = 64;

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void needsProc() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/statm")), "no /proc here");
  }

  private Recording record(List<String> command, int code)
      throws IOException, InterruptedException {
    Path file = folder.resolve("run.dat");
    assertEquals(code, new RecordedRun(command, List.of(), "", file, 10).run());
    return Recording.read(file);
  }

  /// Holds memory, touched, until ten times as many samples as needed must have been taken.
  private static final String PROGRAM =
      """
      class Holds {
        static byte[] kept;
        static java.nio.ByteBuffer outside;
        static void hold(int mebibytes) throws Exception {
          kept = new byte[mebibytes << 20];
          java.util.Arrays.fill(kept, (byte) 1);
          outside = java.nio.ByteBuffer.allocateDirect(1 << 20);
          new java.util.concurrent.CountDownLatch(1)
              .await(300, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        public static void main(String[] args) throws Exception {
          hold(Integer.parseInt(args[0]));
          System.exit(3);
        }
      }
      """;

  @Test
  void javaSource_hasHeapBuffersAndCalls() throws Exception {
    Path source = Files.writeString(folder.resolve("Holds.java"), PROGRAM);

    Recording recording = record(List.of(source.toString(), String.valueOf((int) MEBIBYTES)), 3);

    assertTrue(recording.command().endsWith("Holds.java 64"), recording.command());
    assertTrue(recording.memory().size() >= 3, "few samples: " + recording.memory());
    assertTrue(recording.peak().mebibytes() > MEBIBYTES, recording.peak().toString());
    assertTrue(
        recording.heap().stream().anyMatch(sample -> sample.mebibytes() > MEBIBYTES),
        recording.heap().toString());
    assertTrue(
        recording.offHeap().stream().anyMatch(sample -> sample.mebibytes() >= 1),
        recording.offHeap().toString());
    Recording.Call call =
        recording.calls().stream()
            .filter(one -> one.name().equals("Holds.hold"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no call of hold in " + recording.calls()));
    assertEquals(1, call.level());
    assertTrue(call.end().seconds() - call.start().seconds() >= 0.29, call.toString());
    assertTrue(call.end().mebibytes() > call.start().mebibytes() + MEBIBYTES / 2, call.toString());
  }

  @Test
  void children_areInTheSum_andApart() throws Exception {
    Path source = Files.writeString(folder.resolve("Holds.java"), PROGRAM);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    Recording recording =
        record(List.of("sh", "-c", "\"$0\" \"$1\" 8; exit 5", java, source.toString()), 5);

    assertEquals(1, recording.children().size(), recording.children().keySet().toString());
    double child =
        recording.children().values().iterator().next().stream()
            .mapToDouble(Recording.Sample::mebibytes)
            .max()
            .orElse(0);
    assertTrue(child > 8 && recording.peak().mebibytes() > child, recording.peak() + " " + child);
    assertEquals(List.of(), recording.calls(), "the command is no java: nobody marks calls");
  }

  /// A `java` that ends as an old one does when it gets this agent.
  private Path java(String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("jdk-" + version).resolve("bin"));
    Path java =
        Files.writeString(
            bin.resolve("java"),
            "#!/bin/sh\ncase \"$1\" in -javaagent*) echo with the agent >&2; exit 4;; esac\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(
        bin.resolveSibling("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return java;
  }

  @Test
  void olderJava_isRecordedWithoutTheAgent_andThatIsSaid() throws Exception {
    Path java = java("17.0.9");
    RecordedRun run =
        new RecordedRun(
            List.of(java.toString(), "Main"), List.of(), "", folder.resolve("old.dat"), 10);

    assertTrue(run.limits().contains("jdk-17.0.9/bin/java is Java 17"), run.limits());
    assertEquals(0, run.run());
  }

  @Test
  void newJava_hasTheAgent() throws Exception {
    for (String version : List.of("25.0.3", "26-ea")) {
      Path java = java(version);
      RecordedRun run =
          new RecordedRun(
              List.of(java.toString(), "Main"), List.of(), "", folder.resolve(version), 10);

      assertEquals("", run.limits());
      assertEquals(4, run.run());
    }
  }

  @Test
  void scriptNamedJava_isNotTrusted() throws Exception {
    Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\n");
    assertTrue(java.toFile().setExecutable(true));
    RecordedRun run =
        new RecordedRun(List.of(java.toString()), List.of(), "", folder.resolve("x.dat"), 10);

    assertTrue(run.limits().contains("does not tell its version"), run.limits());
  }

  @Test
  void interruptedWait_endsTheCommand() throws Exception {
    Path pid = folder.resolve("pid");
    RecordedRun run =
        new RecordedRun(
            List.of(
                "sh",
                "-c",
                "echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 300"),
            List.of(),
            "",
            folder.resolve("run.dat"),
            10);
    FutureTask<Integer> task = new FutureTask<>(run::run);
    Thread thread = Thread.ofPlatform().start(task);
    while (!Files.exists(pid) && !task.isDone()) {
      Thread.onSpinWait();
    }

    thread.interrupt();

    Exception ended = assertThrows(ExecutionException.class, task::get);
    assertInstanceOf(InterruptedException.class, ended.getCause());
    long process = Long.parseLong(Files.readString(pid).strip());
    assertFalse(ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent());
  }

  @Test
  void fileThatExists_isLeftAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("run.dat"), "mine");

    assertThrows(
        FileAlreadyExistsException.class,
        () -> new RecordedRun(List.of("true"), List.of(), "", file, 10).run());

    assertEquals("mine", Files.readString(file));
  }
}
