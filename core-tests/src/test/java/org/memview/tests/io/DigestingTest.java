package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.io.Digesting;
import org.memview.io.MappedFile;

class DigestingTest {
  @TempDir Path folder = Path.of("");

  static Stream<MemoryView> views() {
    byte[] noise = new byte[600_000];
    new Random(6).nextBytes(noise);
    Supplier<MemoryView> bytes = () -> MemoryView.of(noise); // each is closed after its test
    return Stream.of(
        bytes.get(),
        bytes.get().slice(17, -5),
        bytes.get().reversed(),
        bytes.get().asReadOnly(),
        bytes.get().cast("<i", 300, 500).transpose(),
        bytes.get().cast("B", 200, 1000, 3).slice("::2, 10:900, ::-1"),
        MemoryView.of(new long[50_000]).fill(5),
        MemoryView.allocate("d", 40_000).fill(1.5),
        MemoryView.allocate("H", 3, 0),
        bytes.get().at(5));
  }

  @ParameterizedTest
  @MethodSource("views")
  void update_isThatOfTheBytesInCOrder(MemoryView view) throws Exception {
    byte[] bytes = view.toBytes();
    for (Checksum[] pair :
        new Checksum[][] {{new CRC32(), new CRC32()}, {new CRC32C(), new CRC32C()}}) {
      pair[0].update(bytes);
      Digesting.update(pair[1], view);
      assertEquals(pair[0].getValue(), pair[1].getValue());
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Digesting.update(digest, view);

    assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(bytes), digest.digest());
  }

  @Test
  void update_ofAShortenedFile_isAFault() throws Exception {
    Path path = Files.write(folder.resolve("short"), new byte[1 << 16]);
    try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ);
        MemoryView view = file.view()) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(5);
      }

      assertThrows(
          MappingFaultException.class, () -> Digesting.update(new CRC32(), view.slice("::2")));
      for (Checksum checksum : new Checksum[] {new CRC32(), new CRC32C(), new Adler32()}) {
        assertThrows(MappingFaultException.class, () -> Digesting.update(checksum, view));
      }
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      assertThrows(MappingFaultException.class, () -> Digesting.update(sha, view));
    }
  }

  @Test
  void update_afterRelease_isRefused() {
    MemoryView view = MemoryView.of(new byte[3]);
    view.close();

    assertThrows(ViewReleasedException.class, () -> Digesting.update(new CRC32(), view));
  }
}
