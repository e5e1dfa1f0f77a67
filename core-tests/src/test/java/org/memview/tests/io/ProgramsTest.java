package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.tests.Jvm;

/// What only another process can show: limits of memory, and that the JVM survives.
class ProgramsTest {
  private static final Path STATUS = Path.of("/proc/self/status");

  @TempDir Path folder = Path.of("");

  @Test
  void fileOfFiveGib_inALittleHeap_isSlicedReadWrittenAndDeleted() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/null")));
    long backwards =
        LongStream.range(0, 1_000)
            .map(i -> (999 - i) & 0xff)
            .reduce(0, (sum, item) -> sum * 31 + item);

    Jvm.Run run = run("large", folder.resolve("large"), "-Xmx64m");

    assertEquals("", run.err());
    assertEquals(
        List.of(
            "backwards " + backwards,
            "element 230 of 5368709120",
            "doubles 10",
            "written 2147483653",
            "gathered 4294967306",
            "deleted"),
        run.out().lines().toList());
    assertFalse(Files.exists(folder.resolve("large")));
  }

  @Test
  void moreThanTwoGib_inOneCall_isReadIntoRows_andAFileIsReadBehindThem() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/dev/zero")));

    Jvm.Run run = run("into", folder.resolve("into"), "-Xmx64m");

    assertEquals("", run.err());
    assertEquals(
        List.of("read 2164260864 of 2164260864", "sum 0.0", "end 5 [0, 0, 253, 254, 255, 0]"),
        run.out().lines().toList());
  }

  /// Writes 4 GiB of zeros, which takes a disk its time: only with `-Dmemview.long=true`.
  @Test
  void moreThanTwoGib_inOneCall_isReadIntoAMappingAndCopied() throws Exception {
    assumeTrue(Boolean.getBoolean("memview.long"), "only with -Dmemview.long=true");

    Jvm.Run run = run("over", folder.resolve("over"), "-Xmx64m");

    assertEquals("", run.err());
    assertEquals(
        List.of("read [253, 254, 255]", "copied 2147483653", "copy [253, 254, 255] of 2147483653"),
        run.out().lines().toList());
  }

  @Test
  void fileShortenedByAnotherProcess_whileItIsSummed_isAnExceptionAndLifeGoesOn() throws Exception {
    Path path = folder.resolve("shortened");
    int size = 64 << 20;
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer ones = ByteBuffer.allocate(4_096);
      while (ones.hasRemaining()) {
        ones.putLong(1L << 56);
      }
      channel.write(ones.flip());
      channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
      Process survivor = new ProcessBuilder(java("survivor", path)).start();
      try (BufferedReader out = survivor.inputReader()) {
        assertEquals("summing", out.readLine());
        channel.truncate(4_096);
        List<String> rest = out.lines().toList();

        assertEquals(
            List.of(
                "the mapped file "
                    + path
                    + " was truncated: of 67108864 mapped bytes 4096 are present",
                "alive, and what is left sums up to 512.0"),
            rest);
        assertEquals(0, survivor.waitFor());
      }
    }
  }

  @Test
  void arrayOf256Mib_takesNoHiddenMemoryOutsideTheHeap() throws Exception {
    assumeTrue(Files.isReadable(STATUS), "no /proc/self/status here");

    assertTrue(growth("library") < 24, "MiB: " + growth("library"));
  }

  /// That the measure above can fail: the JDK takes as much again.
  @Test
  void arrayOf256Mib_byTheJdkAlone_showsInTheSameMeasure() throws Exception {
    assumeTrue(Files.isReadable(STATUS), "no /proc/self/status here");

    assertTrue(growth("jdk") > 200, "MiB: " + growth("jdk"));
  }

  private int growth(String program) throws Exception {
    Jvm.Run run =
        run(
            program,
            folder.resolve(program),
            "-Xms400m",
            "-Xmx400m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-Dmemview.array=" + (256 << 20));
    assertEquals("", run.err());
    return Integer.parseInt(run.out().strip());
  }

  private Jvm.Run run(String program, Path path, String... options)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(arguments(program, path));
    return Jvm.run(folder, arguments);
  }

  private static List<String> java(String program, Path path) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments(program, path));
    return command;
  }

  private static List<String> arguments(String program, Path path) {
    return List.of(
        "--illegal-native-access=deny",
        "-cp",
        Jvm.core() + File.pathSeparator + Jvm.tests(),
        Programs.class.getName(),
        program,
        path.toString());
  }
}
