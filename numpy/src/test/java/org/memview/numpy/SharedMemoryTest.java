package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.format.FormatException;
import org.memview.testkit.Allocations;
import org.memview.testkit.ChildJvm;

@EnabledOnOs(OS.LINUX)
class SharedMemoryTest {
  private final String name = "memview-test-" + ProcessHandle.current().pid();

  @AfterEach
  void removeLeftovers() throws IOException {
    Files.deleteIfExists(SharedMemory.FOLDER.resolve(name));
  }

  @Test
  void twoAttachments_seeOneMemory() throws IOException {
    try (SharedMemory made = SharedMemory.create(name, 1000);
        SharedMemory attached = SharedMemory.attach("/" + name);
        MemoryView ours = made.view();
        MemoryView theirs = attached.view()) {
      ours.setByte(999, (byte) 42);

      assertEquals(42, theirs.getByte(-1));
      assertEquals(1000, attached.size());
      assertEquals(name, attached.name());
      assertEquals(0, ours.asSegment().address() % 4096);
    }
  }

  @Test
  void views_ofOneAttachment_areOneAddress() throws IOException {
    try (SharedMemory block = SharedMemory.create(name, 80);
        MemoryView bytes = block.view();
        MemoryView numbers = block.view().cast("d")) {
      assertEquals(bytes.asSegment().address() + 24, numbers.slice(3).asSegment().address());
      assertEquals(block, bytes.owner());
    }
  }

  @Test
  void attachingAndSlicing_allocateTheSameForAnySize() throws Exception {
    long small = attaching(100);
    long large = attaching(64 << 20);

    assertTrue(small > 0 && small < 30_000, small + " bytes for 100 bytes");
    assertTrue(Math.abs(large - small) < 1000, large + " bytes for 64 MB, not " + small);
  }

  private long attaching(long size) throws Exception {
    try (SharedMemory block = SharedMemory.create(name, size)) {
      return Allocations.of(() -> {
        try (SharedMemory attached = SharedMemory.attach(name);
            MemoryView view = attached.view()) {
          assertEquals(0, view.slice("::3").getByte(7));
        }
      });
    } finally {
      Files.deleteIfExists(SharedMemory.FOLDER.resolve(name));
    }
  }

  @Test
  void block_isZeroAndOfItsOwnerOnly() throws IOException {
    try (SharedMemory block = SharedMemory.create(name, 100);
        MemoryView view = block.view()) {
      assertEquals(100, view.count(0));
      Path path = SharedMemory.FOLDER.resolve(name);
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }
  }

  @Test
  void unlink_takesTheNameButNotTheMemory() throws IOException {
    SharedMemory block = SharedMemory.create(name, 8);
    MemoryView view = block.view();

    assertTrue(block.unlink());
    assertFalse(block.unlink());
    view.setByte(0, (byte) 1);
    assertEquals(1, view.getByte(0));
    block.close();

    assertThrows(ViewReleasedException.class, () -> view.getByte(0));
    IOException gone = assertThrows(IOException.class, () -> SharedMemory.attach(name));
    assertTrue(String.valueOf(gone.getMessage()).contains("'" + name + "'"), gone.getMessage());
  }

  @Test
  void create_ofAnExistingName_isRefused() throws IOException {
    try (SharedMemory block = SharedMemory.create(name, 8)) {
      IOException exists = assertThrows(IOException.class, () -> SharedMemory.create(name, 8));

      assertTrue(String.valueOf(exists.getMessage()).contains("exists already"));
      assertEquals(8, block.size());
    }
  }

  @Test
  void create_withoutAName_findsOne() throws IOException {
    try (SharedMemory block = SharedMemory.create(64)) {
      assertTrue(block.name().matches("psm_[0-9a-f]{8}"), block.name());
      assertTrue(block.unlink());
    }
  }

  @Test
  void create_largerThanTheFolder_isRefusedUpFront() {
    IOException full = assertThrows(IOException.class, () -> SharedMemory.create(name, 1L << 50));

    assertTrue(String.valueOf(full.getMessage()).contains("1125899906842624 bytes"));
    assertFalse(Files.exists(SharedMemory.FOLDER.resolve(name)));
  }

  /// Makes a block of the name and the size that are its arguments, and says what came of it.
  static final class Making {
    private Making() {}

    static void main(String[] arguments) {
      try (SharedMemory block = SharedMemory.create(arguments[0], Long.parseLong(arguments[1]))) {
        System.out.print("made " + block.size());
      } catch (IOException e) {
        System.out.print("refused");
      }
    }
  }

  @Test
  void create_thatFailsHalfway_leavesNoBlock() throws Exception {
    assertEquals("made 4096", made(4096));
    assertTrue(Files.deleteIfExists(SharedMemory.FOLDER.resolve(name)));

    assertEquals("refused", made(1L << 26));
    assertFalse(Files.exists(SharedMemory.FOLDER.resolve(name)));
  }

  /// In a process whose files may have 16 MB at most.
  private String made(long size) throws Exception {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 32768 && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ChildJvm.classPath(MemoryView.class, SharedMemory.class, Making.class),
                Making.class.getName(),
                name,
                Long.toString(size))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", ".", "..", "a/b", "../x", "//x", "a\0b"})
  void name_thatIsNone_isRefused(String bad) {
    assertThrows(IllegalArgumentException.class, () -> SharedMemory.create(bad, 1));
    assertThrows(IllegalArgumentException.class, () -> SharedMemory.attach(bad));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void size_notPositive_isRefused(long size) {
    assertThrows(IllegalArgumentException.class, () -> SharedMemory.create(name, size));
  }

  // ---------------------------------------------------------------- blocks that say what they hold

  @Test
  void array_isWhatTheHeaderSays() throws IOException {
    try (SharedMemory made = SharedMemory.create(name, ">h", 3, 5);
        SharedMemory attached = SharedMemory.attach(name);
        MemoryView ours = made.array();
        MemoryView theirs = attached.array()) {
      ours.set(2, 4, 77);

      assertEquals(">h", theirs.format());
      assertArrayEquals(new long[] {3, 5}, theirs.shape());
      assertEquals(77, theirs.get(2, 4));
      assertEquals(0, ours.asSegment().address() % 64);
      assertEquals(attached, theirs.owner());
    }
  }

  @Test
  void array_ofABlockWithoutHeader_isRefused() throws IOException {
    try (SharedMemory block = SharedMemory.create(name, 100)) {
      NpyException refused = assertThrows(NpyException.class, block::array);

      assertTrue(
          String.valueOf(refused.getMessage()).startsWith("shared memory block '" + name + "'"),
          refused.getMessage());
      assertThrows(FormatException.class, () -> SharedMemory.create(name + "x", "E", 3));
      assertFalse(Files.exists(SharedMemory.FOLDER.resolve(name + "x")));
    }
  }

  @Test
  void array_thatIsLargerThanItsBlock_isRefused() throws IOException {
    try (SharedMemory block = SharedMemory.create(name, "<d", 3);
        MemoryView bytes = block.view()) {
      String header = new String(bytes.slice(0, 128).toBytes(), StandardCharsets.ISO_8859_1);
      bytes.setByte(header.indexOf("(3") + 1, (byte) '9');

      NpyException refused = assertThrows(NpyException.class, block::array);

      assertTrue(
          String.valueOf(refused.getMessage()).contains("needs 72 bytes, 24 are there"),
          refused.getMessage());
    }
  }

  @Test
  void array_isNumpys_andNumpysIsOurs() throws Exception {
    Python.require("numpy");
    try (SharedMemory block = SharedMemory.create(name, "<d", 4, 3);
        MemoryView view = block.array()) {
      view.set(1, 2, 2.5);

      String said =
          Python.run(
              """
              import sys, numpy as np
              a = np.lib.format.open_memmap("/dev/shm/" + sys.argv[1], "r+")
              print(a.dtype, a.shape, a[1, 2])
              a[3, 0] = -7
              b = np.lib.format.open_memmap("/dev/shm/" + sys.argv[1] + "-b", "w+", dtype=">i2",
                                            shape=(2, 2), fortran_order=True)
              b[:] = [[1, 2], [3, 4]]
              """,
              name);

      assertEquals("float64 (4, 3) 2.5", said);
      assertEquals(-7.0, view.get(3, 0));
      try (SharedMemory theirs = SharedMemory.attach(name + "-b");
          MemoryView b = theirs.array()) {
        theirs.unlink();
        assertEquals("[[1, 2], [3, 4]]", b.toList().toString());
        assertTrue(b.isFContiguous());
      }
    } finally {
      Files.deleteIfExists(SharedMemory.FOLDER.resolve(name + "-b"));
    }
  }

  // ---------------------------------------------------------------- with Python

  /// Java makes the block; each side writes what the other then reads, turn by turn.
  @Test
  void python_attached_seesAndIsSeen() throws Exception {
    Python.require("numpy");
    try (SharedMemory block = SharedMemory.create(name, 80);
        MemoryView view = block.view().cast("d")) {
      view.fill(1.5);
      Process python =
          Python.start(
              """
              import sys, numpy as np
              from multiprocessing import shared_memory, resource_tracker
              s = shared_memory.SharedMemory(sys.argv[1])
              resource_tracker.unregister(s._name, "shared_memory")
              a = np.frombuffer(s.buf, "d", 10)
              print(a.sum(), flush=True)
              sys.stdin.readline()
              print(a.tolist(), flush=True)
              a[::3] = -7
              print("written", flush=True)
              del a; s.close()
              """,
              name);
      try (BufferedReader said = python.inputReader(StandardCharsets.UTF_8);
          BufferedWriter tell = python.outputWriter(StandardCharsets.UTF_8)) {
        assertEquals("15.0", said.readLine());
        view.setDouble(1, 99);
        tell.write("go\n");
        tell.flush();
        assertEquals("[1.5, 99.0, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5]", said.readLine());
        assertEquals("written", said.readLine());
      }
      assertEquals(0, python.waitFor());
      assertEquals(4, view.count(-7.0));
      assertEquals(99.0, view.getDouble(1));
      assertTrue(block.unlink(), "unregistered, so Python left the name");
    }
  }

  /// Python makes the block and keeps it while Java works on it.
  @Test
  void python_owner_seesWhatIsWritten() throws Exception {
    Python.require("multiprocessing.shared_memory");
    Process python =
        Python.start(
            """
            import sys
            from multiprocessing import shared_memory
            s = shared_memory.SharedMemory(create=True, size=5000)
            s.buf[:3] = b"abc"
            print(s.name, flush=True)
            sys.stdin.readline()
            print(bytes(s.buf[:3]), s.buf[4999], flush=True)
            s.close(); s.unlink()
            """);
    try (BufferedReader said = python.inputReader(StandardCharsets.UTF_8);
        BufferedWriter tell = python.outputWriter(StandardCharsets.UTF_8);
        SharedMemory block = SharedMemory.attach(said.readLine());
        MemoryView view = block.view()) {
      assertEquals('b', view.getByte(1));
      assertEquals(5000, view.length());
      view.setByte(1, (byte) 'X');
      view.setByte(4999, (byte) 200);
      tell.write("go\n");
      tell.flush();
      assertEquals("b'aXc' 200", said.readLine());
      assertEquals(0, python.waitFor());
      assertEquals('X', view.getByte(1), "mapped memory outlives its name");
    }
  }

  /// The trap, and why the documentation tells of it: where this fails, the advice is out of date.
  @Test
  void python_attachedWithoutCure_takesTheNameWithIt() throws Exception {
    Python.require("multiprocessing.shared_memory");
    try (SharedMemory block = SharedMemory.create(name, 8);
        MemoryView view = block.view()) {
      String version =
          Python.run(
              """
              import sys
              from multiprocessing import shared_memory
              shared_memory.SharedMemory(sys.argv[1]).close()
              print(sys.version_info >= (3, 13))
              """,
              name);

      if (version.endsWith("False")) {
        assertFalse(Files.exists(SharedMemory.FOLDER.resolve(name)));
      }
      assertEquals(0, view.getByte(7));
    }
  }
}
