package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.layout.Index;

class SliceCommandTest {
  private static final int SIZE = 3_000;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final byte[] content = new byte[SIZE];

  @TempDir Path folder = Path.of("");
  private Path in = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void writeInput() throws IOException {
    new Random(1).nextBytes(content);
    in = Files.write(folder.resolve("in"), content);
    target = folder.resolve("out");
  }

  @ParameterizedTest
  @CsvSource({
    "1024:, 1024, 3000, 1",
    ":, 0, 3000, 1",
    ":-16, 0, 2984, 1",
    "-16:, 2984, 3000, 1",
    "-100:-50, 2900, 2950, 1",
    "10:20, 10, 20, 1",
    "20:10, 0, 0, 1",
    "5000:, 0, 0, 1",
    "-5000:5000, 0, 3000, 1",
    "0:99999999999999999999999, 0, 3000, 1",
    "::7, 0, 3000, 7",
    "5:2000:999, 5, 2000, 999",
    "::-1, 2999, -1, -1",
    "-2::-7, 2998, -1, -7",
    "2000:100:-3, 2000, 100, -3",
    "::9999999999, 0, 1, 1",
  })
  void bounds_selectWhatPythonSelects(String bounds, int start, int stop, int step)
      throws IOException {
    assertEquals(ExitCode.DONE, slice("--bytes", bounds), err::toString);

    assertArrayEquals(walk(start, stop, step), Files.readAllBytes(target));
    assertEquals("", err.toString());
    assertNothingBeside("in", "out");
  }

  private byte[] walk(int start, int stop, int step) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = start; step > 0 ? i < stop : i > stop; i += step) {
      bytes.write(content[i]);
    }
    return bytes.toByteArray();
  }

  @Test
  void step_overManyWindows_meetsAtTheSeams() throws IOException {
    byte[] large = new byte[3_500_000];
    new Random(2).nextBytes(large);
    Files.write(in, large);

    assertEquals(ExitCode.DONE, slice("--bytes", "-1:7:-3"));

    byte[] written = Files.readAllBytes(target);
    assertEquals((large.length - 1 - 7 + 2) / 3, written.length);
    for (int n = 0; n < written.length; n++) {
      assertEquals(large[large.length - 1 - 3 * n], written[n], "byte " + n);
    }
  }

  @Test
  void success_saysHowMuchOfWhat() {
    slice("--bytes", "1024:");

    assertEquals(target + ": 1,976 of the 3,000 bytes of " + in, out.toString().strip());
  }

  @Test
  void existingFile_isRefusedAndKept() throws IOException {
    Files.writeString(target, "precious");

    assertFails("exists; --force replaces it", slice("--bytes", "1:"));

    assertEquals("precious", Files.readString(target));
    assertNothingBeside("in", "out");
  }

  @Test
  void existingFile_withForce_isReplacedAndKeepsItsPermissions() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Files.writeString(target, "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));

    assertEquals(ExitCode.DONE, slice("--bytes", ":4", "--force"), err::toString);

    assertEquals(4, Files.size(target));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
    assertNothingBeside("in", "out");
  }

  @Test
  void link_withForce_staysAndItsTargetIsReplaced() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Files.createSymbolicLink(target, real);

    assertEquals(ExitCode.DONE, slice("--bytes", ":4", "--force"), err::toString);

    assertTrue(Files.isSymbolicLink(target));
    assertEquals(4, Files.size(real));
  }

  @Test
  void sameFile_isRefused_evenThroughALink() throws IOException {
    Files.createLink(target, in);

    assertFails("are the same file", slice("--bytes", "1:", "--force"));

    assertArrayEquals(content, Files.readAllBytes(in));
  }

  @Test
  void missingInput_isNamed() throws IOException {
    Files.delete(in);

    assertFails(in + " does not exist", slice("--bytes", "1:"));
  }

  @Test
  void directoryAsInput_isRefused() throws IOException {
    Files.delete(in);
    Files.createDirectory(in);

    assertFails(in + " is a directory", slice("--bytes", "1:"));
  }

  @Test
  void directoryAsOutput_isRefused() throws IOException {
    Files.createDirectory(target);

    assertFails(target + " is a directory", slice("--bytes", "1:", "--force"));
  }

  @Test
  void missingFolder_isNamed() {
    target = folder.resolve("nowhere/out");

    assertFails(
        "the folder " + folder.resolve("nowhere") + " does not exist", slice("--bytes", "1:"));
  }

  @Test
  void device_isNotReplaced() {
    target = Path.of("/dev/null");
    assumeTrue(Files.exists(target));

    assertFails("/dev/null is not a regular file", slice("--bytes", "1:", "--force"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "a:", "1:2:3:4", "1:2,3:4", "...", "::0", "1;2"})
  void badBounds_areAUsageErrorInOneSentence(String bounds) throws IOException {
    assertEquals(ExitCode.USAGE, slice("--bytes", bounds));

    assertEquals(1, err.toString().strip().lines().count(), err::toString);
    assertTrue(err.toString().contains("--bytes"), err::toString);
    assertNothingBeside("in");
  }

  @Test
  void inputThatShrinks_isSaidAndLeavesNothing() throws IOException {
    try (FileChannel source = FileChannel.open(in, StandardOpenOption.READ);
        PartFile part = PartFile.beside(target)) {
      FileCut cut = new FileCut(in, source, Index.from(0));
      Files.write(in, new byte[1_000]);

      Failure failure = assertThrows(Failure.class, () -> cut.copy(part.channel(), done -> {}));

      assertEquals(
          in + " had 3000 bytes and ended at 1000 while it was read", failure.getMessage());
    }
    assertNothingBeside("in");
  }

  @Test
  void fullDisk_isSaidAndLeavesNothing() throws Exception {
    Path shell = Path.of("/bin/sh");
    assumeTrue(Files.isExecutable(shell));
    Files.write(in, new byte[1 << 20]);
    Jvm jvm = Jvm.running("slice", in.toString(), target.toString(), "--bytes", "1:");

    Jvm.Result result = jvm.under(shell, "ulimit -f 8; exec \"$@\"");

    assertEquals(ExitCode.FAILED, result.code(), result::err);
    assertTrue(result.err().startsWith("memview slice: cannot write " + target), result::err);
    assertNothingBeside("in");
  }

  @Test
  void hugeFile_passesThroughALittleMemory() throws Exception {
    long gigabyte = 1L << 30;
    try (FileChannel sparse = FileChannel.open(in, StandardOpenOption.WRITE)) {
      sparse.write(ByteBuffer.wrap(content), 2 * gigabyte + 5);
      sparse.write(ByteBuffer.wrap(new byte[1]), 3 * gigabyte - 1);
    }
    String bounds = (2 * gigabyte + 5) + ":" + (2 * gigabyte + 5 + 200_000_000);

    Jvm.Result result =
        Jvm.running("slice", in.toString(), target.toString(), "--bytes", bounds)
            .with("-Xmx32m", "-XX:MaxDirectMemorySize=4m")
            .start();

    assertEquals(ExitCode.DONE, result.code(), result::err);
    assertEquals("", result.err());
    assertEquals(200_000_000, Files.size(target));
    try (FileChannel written = FileChannel.open(target)) {
      ByteBuffer head = ByteBuffer.allocate(SIZE);
      assertEquals(SIZE, written.read(head));
      assertArrayEquals(content, head.array());
    }
  }

  @Test
  void interrupt_leavesNothing() throws Exception {
    try (FileChannel sparse = FileChannel.open(in, StandardOpenOption.WRITE)) {
      sparse.write(ByteBuffer.wrap(new byte[1]), 1L << 36);
    }
    Process process =
        Jvm.running("slice", in.toString(), target.toString(), "--bytes", "::-262145").launch();
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      if (!anyPart()) {
        assertNotNull(watch.poll(60, TimeUnit.SECONDS), "no part file after a minute");
      }

      process.destroy();
      process.waitFor();
    }

    assertNothingBeside("in");
  }

  private boolean anyPart() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".part"));
    }
  }

  private int slice(String... options) {
    List<String> files = List.of("slice", in.toString(), target.toString());
    String[] args = Stream.concat(files.stream(), Stream.of(options)).toArray(String[]::new);
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  private void assertFails(String expected, int code) {
    assertEquals(ExitCode.FAILED, code, err::toString);
    assertEquals(1, err.toString().strip().lines().count(), err::toString);
    assertTrue(err.toString().contains(expected), err::toString);
    assertFalse(err.toString().contains(".part"), err::toString);
  }

  private void assertNothingBeside(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> found = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(Stream.of(names).sorted().toList(), found);
    }
  }
}
