package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.memview.tests.Messages.assertNames;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.io.MappedFile.Mode;
import org.memview.io.Transfer;
import org.memview.io.TransferException;

/// Large parts of mapped files go into other files without being read through the mapping.
class MappedCopyTest {
  private static final int SIZE = 40 << 20;
  private static final int DROPPED = 1_024;

  @TempDir Path folder = Path.of("");
  private Path path = Path.of("");
  private Path target = Path.of("");
  private final byte[] content = new byte[SIZE];

  @BeforeEach
  void writeFile() throws IOException {
    new Random(4).nextBytes(content);
    path = Files.write(folder.resolve("mapped.bin"), content);
    target = folder.resolve("target.bin");
  }

  private void assertWritten(byte[] expected) throws IOException {
    assertArrayEquals(expected, Files.readAllBytes(target));
  }

  @Test
  void write_ofAMappedPart_touchesNoPageOfTheMapping() throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/smaps")));
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView view = file.view()) {

      assertEquals(SIZE - DROPPED, Transfer.write(target, view.slice(DROPPED)));

      assertTrue(resident() < 64, () -> "KiB of the mapping in memory: " + resident());
      assertEquals(content[DROPPED], view.getByte(DROPPED));
    }
    assertWritten(Arrays.copyOfRange(content, DROPPED, SIZE));
  }

  /// Returns the KiB of the mapping that the process has touched.
  private long resident() {
    try {
      String maps = Files.readString(Path.of("/proc/self/smaps"));
      Pattern rss = Pattern.compile(Pattern.quote(path.toString()) + "\\n(?:.*\\n)*?Rss: +(\\d+)");
      Matcher matcher = rss.matcher(maps);
      assertTrue(matcher.find(), "the mapping is listed");
      return Long.parseLong(matcher.group(1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void write_ofAWindowOfAFile_takesItsBytes() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ, 5_000, 30 << 20);
        MemoryView view = file.view("<i")) {
      Transfer.write(target, view.slice(3, -1));
    }

    assertWritten(Arrays.copyOfRange(content, 5_012, 5_000 + (30 << 20) - 4));
  }

  @Test
  void write_afterChanges_writesThem() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE);
        MemoryView view = file.view()) {
      view.slice("5_000_000:30_000_000:7".replace("_", "")).fill(9);
      for (int i = 5_000_000; i < 30_000_000; i += 7) {
        content[i] = 9;
      }
      Transfer.write(target, view);
    }

    assertWritten(content);
  }

  @Test
  void write_ofPrivateChanges_writesThem() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.PRIVATE);
        MemoryView view = file.view()) {
      view.slice(7, 20_000_000).fill(1);
      Arrays.fill(content, 7, 20_000_000, (byte) 1);
      Transfer.write(target, view);
    }

    assertWritten(content);
  }

  @Test
  void write_afterAnotherFileTookTheName_writesWhatIsMapped() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView view = file.view()) {
      Path other = Files.write(folder.resolve("other"), new byte[SIZE]);
      Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);

      Transfer.write(target, view);
    }

    assertWritten(content);
  }

  @Test
  void write_afterTheFileWasDeleted_writesWhatIsMapped() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView view = file.view()) {
      Files.delete(path);

      Transfer.write(target, view);
    }

    assertWritten(content);
  }

  @Test
  void write_ofAShortenedFile_isAFaultThatCountsWhatWasWritten() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView view = file.view()) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(20 << 20);
      }

      TransferException e =
          assertThrows(TransferException.class, () -> Transfer.write(target, view.slice(DROPPED)));

      assertEquals(TransferException.Reason.MAPPING_FAULT, e.reason(), e::getMessage);
      assertNames(e, path, "of 41943040 mapped bytes 20971520 are present", e.bytesTransferred());
      assertTrue(e.getCause() instanceof MappingFaultException, e::toString);
      assertEquals(Files.size(target), e.bytesTransferred());
      assertEquals(19 << 20, e.bytesTransferred(), "whole pieces of 1 MiB");
    }
  }

  @Test
  void write_interrupted_leavesTheMappingOpen() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE)) {
      try (MemoryView view = file.view()) {
        Thread.currentThread().interrupt();

        TransferException e =
            assertThrows(TransferException.class, () -> Transfer.write(target, view));

        assertEquals(TransferException.Reason.INTERRUPTED, e.reason(), e::getMessage);
        assertTrue(Thread.interrupted());
      }
      file.resize(SIZE + 1);
      assertEquals(List.of(SIZE + 1L, SIZE + 1L), List.of(file.size(), file.fileSize()));
    }
  }

  @Test
  void write_toAnOpenChannel_goesOnWhereItStands() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView view = file.view();
        FileChannel channel =
            FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      Transfer.writeFully(channel, view.slice(0, 3));
      Transfer.writeFully(channel, view.slice(3, -3));
      Transfer.writeFully(channel, view.slice(-3));
    }

    assertWritten(content);
  }
}
