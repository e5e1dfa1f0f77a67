package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.memview.tests.Messages.assertNames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.BufferException;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.format.FormatException;
import org.memview.io.MappedFile;
import org.memview.io.MappedFile.Mode;

class MappedFileTest {
  private static final int SIZE = 10_000;

  private final byte[] content = new byte[SIZE];

  @TempDir Path folder = Path.of("");
  private Path path = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    for (int i = 0; i < SIZE; i++) {
      content[i] = (byte) (i * 7 + i / 256);
    }
    path = Files.write(folder.resolve("content.bin"), content);
  }

  // ---------------------------------------------------------------- open

  @ParameterizedTest
  @EnumSource(Mode.class)
  void view_ofWholeFile_showsIt(Mode mode) throws IOException {
    try (MappedFile file = MappedFile.open(path, mode);
        MemoryView view = file.view()) {
      assertArrayEquals(content, view.toBytes());
      assertEquals(List.of("B", (long) SIZE), List.of(view.format(), view.length()));
      assertEquals(mode == Mode.READ, view.isReadOnly());
      assertEquals(file, view.owner());
      assertEquals(List.of(path, mode, 0L), List.of(file.path(), file.mode(), file.offset()));
      assertEquals(List.of((long) SIZE, (long) SIZE), List.of(file.size(), file.fileSize()));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "1, 9999", "4096, 4096", "4099, 5000", "9999, 1", "10000, 0"})
  void open_ofAnyPart_mapsIt(int offset, int size) throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE, offset, size);
        MemoryView view = file.view()) {
      assertArrayEquals(Arrays.copyOfRange(content, offset, offset + size), view.toBytes());
      assertEquals(offset, file.offset());
      if (size > 0) {
        view.setByte(-1, (byte) 99);
        file.flush();
        assertEquals(99, Files.readAllBytes(path)[offset + size - 1]);
      }
    }
  }

  @Test
  void open_withSizeMinusOne_mapsTheRest() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ, 9_000, -1)) {
      assertEquals(1_000, file.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10001",
    "1, 10000",
    "10001, 0",
    "10001, -1",
    "-1, 5",
    "5, -2",
    "5, 9223372036854775807"
  })
  void open_outsideTheFile_isRefusedAndNamesIt(long offset, long size) throws IOException {
    IndexOutOfBoundsException e =
        assertThrows(
            IndexOutOfBoundsException.class,
            () -> MappedFile.open(path, Mode.READ_WRITE, offset, size));

    assertNames(e, "offset " + offset, path.toString(), "10000 bytes");
    assertEquals(SIZE, Files.size(path));
  }

  @Test
  void open_ofNoFile_saysSoAndMakesNone() {
    Path missing = folder.resolve("missing");

    assertThrows(NoSuchFileException.class, () -> MappedFile.open(missing, Mode.READ_WRITE));

    assertFalse(Files.exists(missing));
  }

  @Test
  void open_ofEmptyFile_givesAnEmptyView() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));

    try (MappedFile file = MappedFile.open(empty, Mode.READ);
        MemoryView view = file.view()) {
      assertTrue(view.isEmpty());
      assertEquals(0, view.sum());
      file.flush();
      file.checkSize();
    }
  }

  @Test
  void create_makesZeros_andNeverReplaces() throws IOException {
    Path fresh = folder.resolve("fresh");

    try (MappedFile file = MappedFile.create(fresh, 4_000);
        MemoryView view = file.view("<i", 10, 100)) {
      assertEquals(0, view.sum());
      view.set(9, 99, 0x01020304);
    }

    assertEquals(4_000, Files.size(fresh));
    assertEquals(4, Files.readAllBytes(fresh)[3_996]);
    assertThrows(FileAlreadyExistsException.class, () -> MappedFile.create(fresh, 1));
    assertThrows(IllegalArgumentException.class, () -> MappedFile.create(folder.resolve("no"), -1));
  }

  // ---------------------------------------------------------------- views

  @Test
  void view_withFormatAndShape_isTheCast() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ)) {
      try (MemoryView grid = file.view(">h", 50, 100)) {
        assertEquals((short) ((content[202] << 8) | (content[203] & 0xff)), grid.getShort(1, 1));
      }
      try (MemoryView row = file.view("<d")) {
        assertEquals(1_250, row.length());
      }
      assertThrows(FormatException.class, () -> file.view("3s"));
      assertThrows(IllegalArgumentException.class, () -> file.view("B", 3, 3));
      assertEquals("0 open views", file.toString().replaceAll(".*, |]", ""));
    }
  }

  @Test
  void view_ofReadOnlyFile_refusesWrites() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView view = file.view()) {
      assertThrows(ReadOnlyViewException.class, () -> view.setByte(0, (byte) 1));
      assertThrows(ReadOnlyViewException.class, () -> view.fill(0));
    }
  }

  @Test
  void write_throughPrivateView_staysOutOfTheFile() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.PRIVATE);
        MemoryView view = file.view()) {
      view.fill(5);
      file.flush();

      assertEquals(5, view.get(4_000));
    }
    assertArrayEquals(content, Files.readAllBytes(path));
  }

  @Test
  void write_throughOneMapping_isSeenByAnother() throws IOException {
    try (MappedFile writer = MappedFile.open(path, Mode.READ_WRITE);
        MappedFile reader = MappedFile.open(path, Mode.READ);
        MemoryView to = writer.view();
        MemoryView from = reader.view()) {
      to.slice(100, 200).fill(77);

      assertEquals(100 * 77, from.slice(100, 200).sum());
    }
  }

  // ---------------------------------------------------------------- close

  @Test
  void close_unmaps_andOpenViewsSaySo() throws IOException {
    MappedFile file = MappedFile.open(path, Mode.READ_WRITE);
    MemoryView view = file.view();
    assertTrue(isMapped());

    file.close();

    assertFalse(isMapped());
    assertFalse(file.isOpen());
    ViewReleasedException read = assertThrows(ViewReleasedException.class, () -> view.getByte(0));
    assertNames(read, "closed underneath");
    assertThrows(ViewReleasedException.class, view::sum);
    assertThrows(ViewReleasedException.class, () -> view.fill(0));
    view.close();
    file.close();
  }

  @Test
  void use_afterClose_namesTheFile() throws IOException {
    MappedFile file = MappedFile.open(path, Mode.READ_WRITE);
    file.close();

    for (IllegalStateException e :
        List.of(
            assertThrows(IllegalStateException.class, file::view),
            assertThrows(IllegalStateException.class, () -> file.resize(5)),
            assertThrows(IllegalStateException.class, file::flush),
            assertThrows(IllegalStateException.class, file::fileSize),
            assertThrows(IllegalStateException.class, file::refresh),
            assertThrows(IllegalStateException.class, () -> file.load(0, 1)),
            assertThrows(IllegalStateException.class, () -> file.unload(0, 1)),
            assertThrows(IllegalStateException.class, file::checkSize))) {
      assertNames(e, path.toString(), "was closed");
    }
    assertTrue(file.toString().endsWith("closed]"), file::toString);
    assertEquals(SIZE, file.size());
  }

  @Test
  void forgottenFile_isUnmappedByTheCollector() throws Exception {
    mapAndForget();

    for (int i = 0; i < 200 && isMapped(); i++) {
      System.gc();
      LockSupport.parkNanos(5_000_000);
    }

    assertFalse(isMapped());
  }

  private void mapAndForget() throws IOException {
    MemoryView view = MappedFile.open(path, Mode.READ).view();
    assertTrue(isMapped());
    assertEquals(content[3], view.getByte(3));
  }

  /// Whether the system says that the file is mapped.
  private boolean isMapped() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    assumeTrue(Files.isReadable(maps));
    String real = path.toRealPath().toString();
    return Files.readAllLines(maps).stream().anyMatch(line -> line.contains(real));
  }

  // ---------------------------------------------------------------- resize

  @Test
  void resize_growsAndShrinksFileAndMapping() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE)) {
      for (long size : new long[] {20_000, 3, 0, 70_000, 70_000}) {
        file.resize(size);

        assertEquals(List.of(size, size), List.of(file.size(), Files.size(path)));
        try (MemoryView view = file.view()) {
          assertEquals(size, view.length());
          if (size > 0) {
            view.setByte(-1, (byte) 1);
          }
        }
      }
    }
    assertEquals(70_000, Files.size(path));
  }

  @Test
  void resize_keepsContentAndOffset_andNewBytesAreZeros() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE, 9_000, 500)) {
      file.resize(2_000);

      try (MemoryView view = file.view()) {
        assertArrayEquals(
            Arrays.copyOfRange(content, 9_000, 10_000), view.slice(0, 1_000).toBytes());
        assertEquals(0, view.slice(1_000).sum());
      }
      assertEquals(11_000, Files.size(path));
    }
  }

  @Test
  void resize_whileViewsAreOpen_isRefusedWithTheirNumber() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE);
        MemoryView view = file.view();
        MemoryView shared = view.share()) {
      BufferException e = assertThrows(BufferException.class, () -> file.resize(20_000));

      assertNames(e, "cannot resize", "2 views are open", "MappedFile");
      shared.close();
      assertNames(assertThrows(BufferException.class, () -> file.resize(1)), "1 view is open");
      view.close();
      file.resize(20_000);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"READ", "PRIVATE"})
  void resize_inAnotherMode_isRefused(Mode mode) throws IOException {
    try (MappedFile file = MappedFile.open(path, mode)) {
      UnsupportedOperationException e =
          assertThrows(UnsupportedOperationException.class, () -> file.resize(5));

      assertNames(e, path.toString(), mode.toString(), "READ_WRITE");
    }
  }

  @Test
  void resize_toLessThanNothing_isRefused() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE)) {
      assertNames(
          assertThrows(IllegalArgumentException.class, () -> file.resize(-1)), "size", "-1");
      assertEquals(SIZE, file.size());
    }
  }

  @Test
  void sizes_ofAnInterruptedThread_doNotCloseTheFile() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE)) {
      Thread.currentThread().interrupt();

      assertEquals(SIZE, file.fileSize());
      file.resize(500);

      assertTrue(Thread.interrupted(), "the interrupt was swallowed");
      assertEquals(500, file.fileSize());
    }
  }

  // ---------------------------------------------------------------- others change the file

  private void append(byte... bytes) throws IOException {
    Files.write(path, bytes, StandardOpenOption.APPEND);
  }

  @ParameterizedTest
  @EnumSource(names = {"READ", "READ_WRITE"})
  void refresh_mapsWhatOthersAppended_andWhatTheyLeft(Mode mode) throws IOException {
    try (MappedFile file = MappedFile.open(path, mode, 9_000, -1)) {
      assertFalse(file.refresh());
      append((byte) 1, (byte) 2, (byte) 3);
      assertEquals(1_000, file.size());

      assertTrue(file.refresh());

      assertEquals(1_003, file.size());
      try (MemoryView view = file.view()) {
        assertEquals(List.of(1, 2, 3), view.slice(-3).toList());
      }
      truncate(9_010);
      assertTrue(file.isTruncated());
      assertTrue(file.refresh());
      assertEquals(List.of(10L, false), List.of(file.size(), file.isTruncated()));
      truncate(50);
      assertTrue(file.refresh());
      assertEquals(List.of(0L, 50L), List.of(file.size(), Files.size(path)));
      assertFalse(file.refresh());
    }
  }

  @Test
  void refresh_isRefusedWhileViewsAreOpen_ifThereIsAnythingToDo() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MappedFile own = MappedFile.open(path, Mode.PRIVATE);
        MemoryView view = file.view()) {
      assertFalse(file.refresh());
      append((byte) 1);

      assertNames(
          assertThrows(BufferException.class, file::refresh), "cannot refresh", "1 view is open");
      assertEquals(SIZE, view.length());
      assertNames(assertThrows(UnsupportedOperationException.class, own::refresh), path, "PRIVATE");
      view.close();
      assertTrue(file.refresh());
    }
  }

  @Test
  void isReplaced_tellsThatThePathLeadsElsewhere() throws IOException {
    Path old = folder.resolve("content.1");
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView view = file.view()) {
      assertFalse(file.isReplaced());
      Files.move(path, old);
      assertTrue(file.isReplaced(), "there is none");
      Files.write(path, new byte[5]);

      assertTrue(file.isReplaced());
      assertArrayEquals(content, view.toBytes(), "the old one is still mapped");
      Files.move(old, path, StandardCopyOption.REPLACE_EXISTING);
      assertFalse(file.isReplaced());
    }
  }

  // ---------------------------------------------------------------- private mappings

  /// A page that was written is this mapping's own; the others go on showing the file.
  @Test
  void privatePages_partFromTheFileOneByOne_whenTheyAreWritten() throws IOException {
    try (MappedFile own = MappedFile.open(path, Mode.PRIVATE);
        MappedFile shared = MappedFile.open(path, Mode.READ_WRITE);
        MemoryView mine = own.view();
        MemoryView theirs = shared.view()) {
      mine.setByte(0, (byte) 9);
      theirs.fill(1);

      assertEquals(List.of(9, (int) content[1]), mine.slice(0, 2).toList());
      assertEquals(1, mine.get(SIZE - 1), "a page never written");
      mine.setByte(-1, (byte) 2);
      theirs.fill(3);
      assertEquals(List.of(1, 2), mine.slice(-2).toList());
      assertEquals(3.0 * SIZE, theirs.sum());
    }
  }

  /// The system takes private pages behind the new end away, too.
  @Test
  void privatePages_ofAShortenedFile_areGone_writtenOrNot() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.PRIVATE);
        MemoryView view = file.view()) {
      view.fill(9);
      truncate(100);

      assertNames(assertThrows(MappingFaultException.class, view::sum), path, "100 are present");
    }
  }

  @Test
  void anonymousMemory_isZeros_writtenAndGivenBack() throws IOException {
    Path where;
    try (MappedFile memory = MappedFile.anonymous(100_000);
        MemoryView view = memory.view("<i", 250, 100)) {
      where = memory.path();
      assertEquals(List.of(0.0, 100_000L), List.of(view.sum(), memory.size()));
      view.fill(7);
      memory.flush();

      assertEquals(7.0 * 25_000, view.sum());
      assertFalse(Files.exists(where), "it has no name");
      assertEquals(Mode.PRIVATE, memory.mode());
      assertFalse(memory.isReplaced() || memory.isTruncated());
      assertThrows(UnsupportedOperationException.class, () -> memory.resize(5));
      memory.close();
      assertThrows(ViewReleasedException.class, view::sum);
    }
    try (MappedFile nothing = MappedFile.anonymous(0);
        MemoryView view = nothing.view()) {
      assertTrue(view.isEmpty());
    }
    assertNames(
        assertThrows(IllegalArgumentException.class, () -> MappedFile.anonymous(-1)), "size", -1);
  }

  /// More than many machines have: only what is written takes memory.
  @Test
  void anonymousMemory_takesPlaceWhereItIsWritten() throws IOException {
    long size = 6L << 30;
    try (MappedFile memory = MappedFile.anonymous(size);
        MemoryView view = memory.view("<q")) {
      long before = residentKib();
      MemoryView some = view.slice(0, Long.MAX_VALUE, view.length() / 8);
      for (int i = 0; i < 8; i++) {
        some.setLong(i, i + 1L);
      }

      assertEquals(36.0, some.sum());
      assertTrue(residentKib() - before < 100_000, "resident");
    }
  }

  private static long residentKib() throws IOException {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.isReadable(status));
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  // ---------------------------------------------------------------- load and unload

  @ParameterizedTest
  @EnumSource(names = {"READ", "READ_WRITE"})
  void unload_keepsWhatWasWritten_andLoadBringsItBack(Mode mode) throws IOException {
    try (MappedFile file = MappedFile.open(path, mode, 3, 9_990);
        MemoryView view = file.view()) {
      if (mode == Mode.READ_WRITE) {
        view.slice(4_000, 5_000).fill(5);
      }
      byte[] before = view.toBytes();

      file.unload(0, 9_990);
      file.load(100, 9_000);
      file.unload(4_500, 4_501);

      assertArrayEquals(before, view.toBytes());
      file.load(9_990, 9_990);
    }
  }

  @Test
  void unload_givesMemoryBack() throws IOException {
    long size = 64 << 20;
    try (MappedFile file = MappedFile.create(folder.resolve("large"), size)) {
      file.load(0, size);
      long loaded = residentKib();

      file.unload(0, size);

      assertTrue(loaded - residentKib() > 50_000, () -> loaded + " KiB before");
    }
  }

  @Test
  void loadAndUnload_sayWhatTheyRefuse() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MappedFile own = MappedFile.open(path, Mode.PRIVATE)) {
      assertNames(
          assertThrows(IndexOutOfBoundsException.class, () -> file.load(5, 10_001)),
          5,
          10_001,
          path);
      assertThrows(IndexOutOfBoundsException.class, () -> file.unload(-1, 5));
      assertNames(
          assertThrows(UnsupportedOperationException.class, () -> own.unload(0, 5)),
          path,
          "PRIVATE",
          "lost");
      own.load(0, SIZE);
      truncate(5);
      assertNames(assertThrows(MappingFaultException.class, () -> file.load(0, SIZE)), path);
    }
  }

  // ---------------------------------------------------------------- flush and check

  @ParameterizedTest
  @ValueSource(strings = {"-1:5", "5:4", "0:10001", "10001:10001"})
  void flush_outsideTheMapping_isRefused(String range) throws IOException {
    String[] bounds = range.split(":", 2);
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE)) {
      IndexOutOfBoundsException e =
          assertThrows(
              IndexOutOfBoundsException.class,
              () -> file.flush(Long.parseLong(bounds[0]), Long.parseLong(bounds[1])));

      assertNames(e, bounds[0], bounds[1], "10000", path.toString());
    }
  }

  @Test
  void flush_ofAnyRange_writesIt() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE, 3, 9_000);
        MemoryView view = file.view()) {
      view.slice(5_001, 5_007).fill(1);
      file.flush(5_001, 5_007);
      file.flush(9_000, 9_000);
    }
    assertEquals(6, IntStream.range(5_004, 5_010).filter(i -> readByte(i) == 1).count());
  }

  private int readByte(int i) {
    try {
      return Files.readAllBytes(path)[i];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void checkSize_ofShortenedFile_namesFileAndSizes() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE, 1_000, 8_000)) {
      file.checkSize();
      truncate(3_000);

      MappingFaultException e = assertThrows(MappingFaultException.class, file::checkSize);

      assertNames(e, path.toString(), "8000 mapped bytes", "2000 are present");
      assertEquals(
          List.of(path.toString(), 8_000L, 2_000L, true),
          List.of(e.file(), e.mappedBytes(), e.presentBytes(), e.isTruncated()));
      assertTrue(file.isTruncated());
      assertThrows(MappingFaultException.class, file::flush);
      truncate(100);
      assertEquals(0, assertThrows(MappingFaultException.class, file::checkSize).presentBytes());
    }
  }

  private void truncate(long size) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }
}
