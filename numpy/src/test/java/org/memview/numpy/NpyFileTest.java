package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.format.FormatException;
import org.memview.io.MappedFile.Mode;
import org.memview.layout.Order;
import org.memview.testkit.Allocations;

class NpyFileTest {
  @TempDir Path folder = Path.of("");

  private Path ints(long... shape) throws IOException {
    Path path = folder.resolve("ints.npy");
    int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    int[] values = new int[count];
    Arrays.setAll(values, i -> i);
    Npy.save(path, MemoryView.of(values).reshape(shape));
    return path;
  }

  @Test
  void write_throughAView_isInTheFileAndInOtherViews() throws IOException {
    Path path = ints(3, 4);
    try (NpyFile file = Npy.open(path, Mode.READ_WRITE);
        MemoryView view = file.view();
        NpyFile other = Npy.open(path);
        MemoryView seen = other.view()) {
      view.slice("1, ::2").fill(-7);

      assertEquals(List.of(-7, 5, -7, 7), seen.at(1).toList());
    }
    byte[] bytes = Files.readAllBytes(path);
    assertEquals((byte) -7, bytes[bytes.length - 32]);
  }

  @Test
  void views_share_oneAddress() throws IOException {
    try (NpyFile file = Npy.open(ints(5));
        MemoryView one = file.view();
        MemoryView other = file.view()) {
      assertEquals(one.asSegment().address(), other.asSegment().address());
      assertTrue(one.asSegment().isMapped());
      assertEquals(0, one.asSegment().address() % 64, "elements begin at a multiple of 64");
    }
  }

  @Test
  void private_writesStayHere() throws IOException {
    Path path = ints(3);
    try (NpyFile file = Npy.open(path, Mode.PRIVATE);
        MemoryView view = file.view()) {
      view.set(0, 99);
      assertEquals(List.of(99, 1, 2), view.toList());
    }
    try (NpyFile file = Npy.open(path);
        MemoryView view = file.view()) {
      assertEquals(List.of(0, 1, 2), view.toList());
    }
  }

  @Test
  void readMode_refusesWrites() throws IOException {
    try (NpyFile file = Npy.open(ints(3));
        MemoryView view = file.view()) {
      assertThrows(ReadOnlyViewException.class, () -> view.set(0, 1));
    }
  }

  @Test
  void close_endsViews() throws IOException {
    NpyFile file = Npy.open(ints(3));
    MemoryView view = file.view();
    file.close();
    file.close();

    assertThrows(ViewReleasedException.class, () -> view.get(0));
    assertThrows(IllegalStateException.class, file::view);
  }

  @Test
  void openingAndSlicing_allocateTheSameForAnySize() throws Exception {
    Path small = folder.resolve("small.npy");
    Path large = folder.resolve("large.npy");
    Npy.create(small, "<d", 16, 8).close();
    Npy.create(large, "<d", 1L << 27, 8).close();
    assertEquals((8L << 30) + 128, Files.size(large));

    long ofSmall = Allocations.of(() -> look(small));
    long ofLarge = Allocations.of(() -> look(large));

    assertTrue(ofLarge < ofSmall + 500, ofSmall + " and " + ofLarge + " bytes");
    assertTrue(ofLarge < 30_000, ofLarge + " bytes");
  }

  private static void look(Path path) {
    try (NpyFile file = Npy.open(path);
        MemoryView view = file.view()) {
      assertEquals(0.0, view.slice("-2:, ::3").sum());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---------------------------------------------------------------- save

  @Test
  void save_overTheFileTheViewMaps_isSafe() throws IOException {
    Path path = ints(1000);
    try (NpyFile file = Npy.open(path);
        MemoryView view = file.view()) {
      Npy.save(path, view.slice("::-10"));
      assertEquals(999, view.get(-1));
    }
    try (NpyFile file = Npy.open(path);
        MemoryView view = file.view()) {
      assertArrayEquals(new long[] {100}, view.shape());
      assertEquals(999, view.get(0));
    }
    assertNoParts();
  }

  @Test
  void save_failing_leavesTheOldFileAndNothingElse() throws IOException {
    Path path = ints(3);
    byte[] before = Files.readAllBytes(path);
    MemoryView released = MemoryView.of(new int[3]);
    MemoryView noType = MemoryView.of(new byte[4]).cast("2u");
    released.close();

    assertThrows(ViewReleasedException.class, () -> Npy.save(path, released));
    assertThrows(FormatException.class, () -> Npy.save(path, noType));

    assertArrayEquals(before, Files.readAllBytes(path));
    assertNoParts();
  }

  private void assertNoParts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void save_asAnotherType_isRefusedUnlessTheBytesAreTheSame() throws IOException {
    Path path = folder.resolve("times.npy");
    MemoryView longs = MemoryView.of(new long[] {1, 2});
    Npy.save(path, longs, DType.of("<M8[us]"));
    try (NpyFile file = Npy.open(path)) {
      assertEquals("<M8[us]", file.descr());
    }
    Npy.save(path, longs, DType.of(">M8[us]"));
    try (NpyFile file = Npy.open(path);
        MemoryView view = file.view()) {
      assertEquals(">q", view.format());
      assertEquals(List.of(1L, 2L), view.toList());
    }
    FormatException refused =
        assertThrows(FormatException.class, () -> Npy.save(path, longs, DType.of("<f8")));
    assertTrue(String.valueOf(refused.getMessage()).contains("<f8"), refused.getMessage());
  }

  @Test
  void save_ofElementsWithPaddingBehind_keepsIt() throws IOException {
    Path path = folder.resolve("padded.npy");
    MemoryView padded = MemoryView.of(new byte[24]).cast("T{<i:a:4x}").field("a");
    Npy.save(path, padded);
    try (NpyFile file = Npy.open(path)) {
      assertEquals("<i4", file.descr());
      assertEquals(128 + 12, Files.size(path));
    }
  }

  @Test
  void missingFile_isNamed() {
    NoSuchFileException missing =
        assertThrows(NoSuchFileException.class, () -> Npy.open(folder.resolve("none.npy")));

    assertTrue(String.valueOf(missing.getMessage()).contains("none.npy"));
  }

  // ---------------------------------------------------------------- create and append

  @Test
  void create_makesZerosAndKeepsWhatIsThere() throws IOException {
    Path path = folder.resolve("new.npy");
    try (NpyFile file = Npy.create(path, DType.of("<M8[D]"), Order.F, 3, 2);
        MemoryView view = file.view()) {
      assertArrayEquals(new long[] {8, 24}, view.strides());
      assertEquals(List.of(List.of(0L, 0L), List.of(0L, 0L), List.of(0L, 0L)), view.toList());
      view.set(2, 1, 5L);
    }
    assertThrows(FileAlreadyExistsException.class, () -> Npy.create(path, "<d", 1));
    try (NpyFile file = Npy.open(path);
        MemoryView view = file.view()) {
      assertEquals(5L, view.get(2, 1));
      assertEquals("<M8[D]", file.descr());
    }
  }

  @Test
  void append_growsAxis0() throws IOException {
    Path path = ints(2, 3);
    try (NpyFile file = Npy.open(path, Mode.READ_WRITE)) {
      file.append(MemoryView.of(new int[] {6, 7, 8}));
      file.append(
          MemoryView.of(new int[] {14, 13, 12, 11, 10, 9}).reshape(2, 3).slice("::-1, ::-1"));
      file.append(MemoryView.of(new int[0]).reshape(0, 3));
      try (MemoryView view = file.view()) {
        assertArrayEquals(new long[] {5, 3}, view.shape());
        assertEquals(List.of(12, 13, 14), view.at(4).toList());
      }
    }
    assertEquals(128 + 60, Files.size(path));
    assertInts(path, 15);
  }

  private static void assertInts(Path path, int count) throws IOException {
    try (NpyFile file = Npy.open(path);
        MemoryView view = file.view()) {
      int[] expected = new int[count];
      Arrays.setAll(expected, i -> i);
      assertArrayEquals(expected, view.toIntArray());
    }
  }

  @Test
  void append_ofAnEmptyFile_growsIt() throws IOException {
    Path path = folder.resolve("log.npy");
    try (NpyFile file = Npy.create(path, "T{<i:id:<d:x:}", 0)) {
      for (int n = 0; n < 120; n++) {
        MemoryView row = MemoryView.of(new byte[12]).cast("T{<i:id:<d:x:}");
        row.set(0, List.of(n, n / 2.0));
        file.append(row);
      }
      try (MemoryView view = file.view()) {
        assertEquals(120L, view.length());
        assertEquals(List.of(119, 59.5), view.get(-1));
      }
    }
  }

  @Test
  void append_inFortranOrder_growsTheLastAxis() throws IOException {
    Path path = folder.resolve("f.npy");
    Npy.save(path, MemoryView.of(new short[] {1, 2, 3, 4, 5, 6}).reshape(3, 2).transpose());
    try (NpyFile file = Npy.open(path, Mode.READ_WRITE);
        MemoryView swapped = MemoryView.of(ByteBuffer.wrap(new byte[] {0, 7, 0, 8})).cast(">h")) {
      file.append(swapped);
      try (MemoryView view = file.view()) {
        assertEquals(Order.F, file.order());
        assertArrayEquals(new long[] {2, 4}, view.shape());
        assertEquals(List.of(1, 3, 5, 7), view.at(0).toList());
        assertEquals(List.of(2, 4, 6, 8), view.at(1).toList());
      }
    }
  }

  @Test
  void append_whileAViewIsOpen_isRefusedAndChangesNothing() throws IOException {
    Path path = ints(2);
    byte[] before = Files.readAllBytes(path);
    try (NpyFile file = Npy.open(path, Mode.READ_WRITE);
        MemoryView view = file.view()) {
      BufferException refused =
          assertThrows(BufferException.class, () -> file.append(MemoryView.of(new int[1])));
      assertTrue(String.valueOf(refused.getMessage()).contains("1 view is open"));
      assertEquals(2L, view.length());
    }
    assertArrayEquals(before, Files.readAllBytes(path));
  }

  @Test
  void append_ofWhatDoesNotFit_namesBoth() throws IOException {
    Path path = ints(2, 3);
    try (NpyFile file = Npy.open(path, Mode.READ_WRITE)) {
      assertMessage(
          assertThrows(
              IllegalArgumentException.class,
              () -> file.append(MemoryView.of(new int[8]).reshape(2, 4))),
          "shape [2, 4]",
          "[2, 3]",
          "axis 0");
      assertMessage(
          assertThrows(FormatException.class, () -> file.append(MemoryView.of(new float[3]))),
          "'f'",
          "<i4");
    }
    try (NpyFile file = Npy.open(path)) {
      assertMessage(
          assertThrows(IllegalStateException.class, () -> file.append(MemoryView.of(new int[3]))),
          "READ_WRITE");
    }
    Npy.save(path, MemoryView.of(new int[] {1}).at(0));
    try (NpyFile file = Npy.open(path, Mode.READ_WRITE)) {
      assertMessage(
          assertThrows(
              IllegalArgumentException.class, () -> file.append(MemoryView.of(new int[1]))),
          "0 dimensions");
    }
  }

  private static void assertMessage(Throwable thrown, String... words) {
    for (String word : words) {
      assertTrue(String.valueOf(thrown.getMessage()).contains(word), thrown.toString());
    }
  }

  /// What a machine leaves that stopped before the header was written, after any number of bytes.
  @Test
  void interruptedAppend_leavesAValidFileAndIsOverwritten() throws IOException {
    Path path = ints(2, 3);
    byte[] before = Files.readAllBytes(path);
    for (int lost = 0; lost <= 12; lost += 4) {
      Files.write(path, before);
      Files.write(path, new byte[lost], StandardOpenOption.APPEND);
      assertInts(path, 6);

      try (NpyFile file = Npy.open(path, Mode.READ_WRITE)) {
        file.append(MemoryView.of(new int[] {6, 7, 8}));
      }

      assertInts(path, 9);
      assertEquals(128 + 36, Files.size(path));
    }
  }

  @Test
  void append_beforeAnotherArray_isRefused() throws IOException {
    Path path = ints(2);
    Files.write(path, Files.readAllBytes(path), StandardOpenOption.APPEND);
    long size = Files.size(path);
    try (NpyFile file = Npy.open(path, Mode.READ_WRITE)) {
      assertMessage(
          assertThrows(IllegalStateException.class, () -> file.append(MemoryView.of(new int[1]))),
          "another array follows at byte 136");
    }
    assertEquals(size, Files.size(path));
  }

  @Test
  void append_withoutRoomInTheHeader_isRefusedAndChangesNothing() throws IOException {
    Path path = folder.resolve("tight.npy");
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (9,), }\n";
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}));
      channel.write(ByteBuffer.wrap(new byte[] {(byte) header.length(), 0}));
      channel.write(ByteBuffer.wrap(header.getBytes(StandardCharsets.US_ASCII)));
      channel.write(ByteBuffer.allocate(9));
    }
    byte[] before = Files.readAllBytes(path);
    try (NpyFile file = Npy.open(path, Mode.READ_WRITE)) {
      assertMessage(
          assertThrows(IllegalStateException.class, () -> file.append(MemoryView.of(new byte[1]))),
          "the header needs 59 bytes and has 58");
    }
    assertArrayEquals(before, Files.readAllBytes(path));
  }

  @Test
  void append_isReadByNumpy() throws Exception {
    Python.require("numpy");
    Path path = ints(2, 3);
    try (NpyFile file = Npy.open(path, Mode.READ_WRITE)) {
      file.append(MemoryView.of(new int[] {6, 7, 8, 9, 10, 11}).reshape(2, 3));
    }

    String said =
        Python.run(
            "import sys, numpy as np; a = np.load(sys.argv[1]); print(a.shape, a.sum(), a.dtype)",
            path.toString());

    assertEquals("(4, 3) 66 int32", said);
  }

  @Test
  void toString_saysWhatItIs() throws IOException {
    try (NpyFile file = Npy.open(ints(2, 3))) {
      assertEquals("NpyFile[" + file.path() + " <i4 [2, 3]]", file.toString());
      assertEquals(1, file.version());
      assertEquals(128, file.dataOffset());
      assertFalse(file.dtype().format().isRecord());
    }
  }
}
