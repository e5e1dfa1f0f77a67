package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.memview.tests.Messages.assertNames;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.io.MappedFile;
import org.memview.io.MappedFile.Mode;
import org.memview.io.MappedGroup;
import org.memview.io.Transfer;

@Timeout(60)
class MappedGroupTest {
  private final List<Path> paths = new ArrayList<>();

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    for (int i = 0; i < 5; i++) {
      byte[] content = new byte[10_000];
      Arrays.fill(content, (byte) i);
      paths.add(Files.write(folder.resolve("part-" + i), content));
    }
  }

  private long mapped() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    assumeTrue(Files.isReadable(maps));
    String real = folder.toRealPath().toString();
    return Files.readAllLines(maps).stream().filter(line -> line.contains(real)).count();
  }

  @Test
  void close_unmapsAllOfThem_andTheirViewsSaySo() throws IOException {
    List<MappedFile> files = new ArrayList<>();
    List<MemoryView> views = new ArrayList<>();
    try (MappedGroup group = MappedGroup.open()) {
      for (Path path : paths) {
        files.add(group.open(path, Mode.READ_WRITE, 4_099, 1_000));
        views.add(files.getLast().view());
      }
      assertEquals("MappedGroup[5 files]", group.toString());
      assertEquals(5, mapped());
      for (int i = 0; i < 5; i++) {
        assertEquals(1_000.0 * i, views.get(i).sum());
      }
    }

    assertEquals(0, mapped());
    for (int i = 0; i < 5; i++) {
      MappedFile file = files.get(i);
      assertFalse(file.isOpen());
      assertThrows(ViewReleasedException.class, views.get(i)::sum);
      assertNames(assertThrows(IllegalStateException.class, file::view), paths.get(i), "closed");
      assertThrows(IllegalStateException.class, file::fileSize);
      file.close();
    }
  }

  @Test
  void closedFile_lendsNoMore_andItsViewsStayGoodUntilTheGroupIsClosed() throws IOException {
    MemoryView view;
    try (MappedGroup group = MappedGroup.open()) {
      MappedFile file = group.open(paths.get(3), Mode.READ);
      view = file.view();
      file.close();

      assertFalse(file.isOpen());
      assertThrows(IllegalStateException.class, file::view);
      assertEquals(30_000.0, view.sum());
      assertEquals("MappedGroup[0 files]", group.toString());
    }
    assertThrows(ViewReleasedException.class, view::sum);
  }

  @Test
  void fileOfAGroup_isWrittenAndFlushed_butNeverMappedAnew() throws IOException {
    try (MappedGroup group = MappedGroup.open()) {
      MappedFile file = group.open(paths.get(0), Mode.READ_WRITE);
      try (MemoryView view = file.view()) {
        view.fill(7);
        file.flush();
      }

      assertNames(
          assertThrows(UnsupportedOperationException.class, () -> file.resize(5)),
          "resize",
          paths.get(0),
          "MappedGroup");
      assertThrows(UnsupportedOperationException.class, file::refresh);
    }
    assertEquals(7, Files.readAllBytes(paths.get(0))[9_999]);
  }

  @Test
  void groupThatAChannelReads_isNotClosed() throws Exception {
    Pipe pipe = Pipe.open();
    MappedGroup group = MappedGroup.open();
    MappedFile other = group.open(paths.get(1), Mode.READ);
    MappedFile large = group.open(large(), Mode.READ);
    MemoryView view = large.view();
    Thread sender = Thread.ofPlatform().daemon().start(() -> send(pipe.sink(), view));
    Line.take(pipe.source(), 1);
    FailureTest.awaitWaiting(sender);

    BufferException e = assertThrows(BufferException.class, group::close);

    assertNames(e, "cannot close", "2 mapped files", "transfer");
    assertTrue(group.isOpen() && large.isOpen() && other.isOpen());
    assertEquals((4 << 20) - 1, Line.take(pipe.source(), (4 << 20) - 1).length);
    sender.join(10_000);
    group.close();
    assertFalse(large.isOpen());
    pipe.source().close();
  }

  private Path large() throws IOException {
    return Files.write(folder.resolve("large"), new byte[4 << 20]);
  }

  private static void send(WritableByteChannel channel, MemoryView view) {
    try (channel) {
      Transfer.sendAll(channel, view);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void closedGroup_opensNothing_andClosesOnce() throws IOException {
    MappedGroup group = MappedGroup.open();
    assertThrows(NoSuchFileException.class, () -> group.open(folder.resolve("missing"), Mode.READ));
    group.close();
    group.close();

    assertFalse(group.isOpen());
    assertEquals("MappedGroup[closed]", group.toString());
    assertNames(
        assertThrows(IllegalStateException.class, () -> group.open(paths.get(0), Mode.READ)),
        paths.get(0),
        "group was closed");
  }

  @Test
  void forgottenGroup_isUnmappedByTheCollector() throws Exception {
    MemoryView view = openAndForget();
    for (int i = 0; i < 20; i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }
    assertEquals(10_000.0, view.sum(), "a view keeps the group");
    view = MemoryView.of(new byte[1]);

    for (int i = 0; i < 200 && mapped() > 0; i++) {
      System.gc();
      LockSupport.parkNanos(5_000_000);
    }

    assertEquals(0, mapped());
    assertEquals(1, view.length());
  }

  private MemoryView openAndForget() throws IOException {
    MappedGroup group = MappedGroup.open();
    group.open(paths.get(0), Mode.READ);
    return group.open(paths.get(1), Mode.READ).view();
  }
}
