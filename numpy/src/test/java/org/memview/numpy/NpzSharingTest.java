package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.io.Transfer;
import org.memview.layout.Order;
import org.memview.testkit.Allocations;
import org.memview.testkit.TestRun;

/// That stored members are the file and compressed ones are streamed: shown by addresses, by
/// changes that are seen, and by what is allocated.
class NpzSharingTest {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  @TempDir Path folder = Path.of("");

  private Path stored(long elements) throws IOException {
    Path path = folder.resolve("stored" + elements + ".npz");
    Map<String, MemoryView> views = new LinkedHashMap<>();
    views.put("a", MemoryView.of(new int[] {1, 2, 3, 4, 5, 6}).reshape(2, 3));
    views.put("z", MemoryView.allocate("<d", elements));
    Npz.save(path, views);
    return path;
  }

  private Path compressed(Order order, byte[] elements, long... shape) throws IOException {
    Path path = folder.resolve("compressed.npz");
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      zip.write(Header.of(DType.of("|u1"), order, shape).bytes());
      zip.write(elements);
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("readme"));
      zip.write(new byte[] {1, 2, 3});
      zip.closeEntry();
    }
    return path;
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 7);
    }
    return bytes;
  }

  /// Offsets in the directory are the members' places: two views differ by as much as two members.
  @Test
  void storedMember_isTheMappingOfTheFile() throws IOException {
    Path path = stored(100);
    try (NpzFile file = Npz.open(path);
        MemoryView first = file.view("a");
        MemoryView again = file.view("a");
        MemoryView other = file.view("z")) {
      long a = first.asSegment().address();
      assertEquals(a, again.asSegment().address());
      assertEquals(a + 4, first.slice("0, 1:2").asSegment().address());
      byte[] whole = Files.readAllBytes(path);
      long apart = other.asSegment().address() - a;
      int at = indexOf(whole, first.toBytes());
      assertEquals(apart, indexOfHeader(whole, at) - at);
      assertTrue(first.asSegment().isMapped() && other.asSegment().isMapped());
    }
  }

  private static int indexOf(byte[] whole, byte[] part) {
    MemoryView all = MemoryView.of(whole);
    for (int at = 0; at <= whole.length - part.length; at++) {
      if (all.slice(at, at + part.length).contentEquals(MemoryView.of(part))) {
        return at;
      }
    }
    throw new AssertionError("the elements are not in the file");
  }

  /// Returns where the elements of the next member begin: behind the line end of its header.
  private static int indexOfHeader(byte[] whole, int from) {
    int at = from + indexOf(Arrays.copyOfRange(whole, from, whole.length), MAGIC);
    while (whole[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  @Test
  void storedMember_showsWhatIsWrittenIntoTheFile() throws IOException {
    Path path = stored(100);
    int at = indexOf(Files.readAllBytes(path), MemoryView.of(new int[] {1, 2, 3}).toBytes());
    try (NpzFile file = Npz.open(path);
        MemoryView view = file.view("a");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {42}), at);

      assertEquals(42, view.get(0, 0));
    }
  }

  @Test
  void compressedMember_isInflatedOnce() throws IOException {
    try (NpzFile file = Npz.open(compressed(Order.C, new byte[600], 20, 30));
        MemoryView first = file.view("a");
        MemoryView again = file.view("a")) {
      assertEquals(first.asSegment().address(), again.asSegment().address());
      assertFalse(first.asSegment().isMapped());
    }
  }

  @Test
  void openingAndSlicing_allocateTheSameForAnySize() throws Exception {
    Path little = stored(100);
    Path large = stored(4 << 20);

    long small = Allocations.of(() -> look(little));
    long same = Allocations.of(() -> look(large));

    assertTrue(small > 0 && small < 100_000, small + " bytes for 1 KB");
    assertTrue(Math.abs(same - small) < 2_000, same + " bytes for 32 MB, " + small + " for 1 KB");
    try (NpzFile file = Npz.open(large)) {
      long view =
          Allocations.of(() -> {
            try (MemoryView z = file.view("z")) {
              assertEquals(0, z.slice("5:-5:3").getDouble(7));
            }
          });
      assertTrue(view > 0 && view < 16_000, view + " bytes for a view of 32 MB");
    }
  }

  private static void look(Path path) throws IOException {
    try (NpzFile file = Npz.open(path);
        MemoryView view = file.view("z")) {
      assertEquals(0, view.slice("::2").getDouble(7));
    }
  }

  // ---------------------------------------------------------------- streams

  @ParameterizedTest
  @ValueSource(strings = {"C", "F"})
  void stream_isTheElementsInTheOrderOfTheFile(String order) throws IOException {
    byte[] noise = noise(700_000);
    try (NpzFile file = Npz.open(compressed(Order.valueOf(order), noise, 700, 1000));
        InputStream in = file.stream("a")) {
      assertEquals(Order.valueOf(order), file.order("a"));
      assertEquals(noise[0] & 0xff, in.read());
      in.skipNBytes(499_999);
      MemoryView part = MemoryView.of(new byte[2000]).slice("::2");
      Transfer.readFully(in, part);
      assertArrayEquals(Arrays.copyOfRange(noise, 500_000, 501_000), part.toBytes());
      assertEquals(199_000, in.readAllBytes().length);
      assertEquals(-1, in.read());
    }
  }

  @Test
  void stream_ofStoredMembersAndOfOthers() throws Exception {
    try (NpzFile file = Npz.open(stored(100));
        MemoryView view = file.view("a");
        InputStream in = file.stream("a")) {
      assertArrayEquals(view.toBytes(), in.readAllBytes());
    }
    try (NpzFile file = Npz.open(compressed(Order.C, new byte[6], 6));
        InputStream in = file.stream("readme")) {
      assertArrayEquals(new byte[] {1, 2, 3}, in.readAllBytes());
    }
    try (NpzFile file = Npz.open(recorded());
        InputStream in = file.stream("a")) {
      assertEquals(4000, in.readAllBytes().length);
    }
  }

  private static Path recorded() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(NpzSharingTest.class.getResource("/vectors/npz/compressed.npz"))
            .toURI());
  }

  @Test
  void stream_takesTheSameMemoryForAnySize() throws Exception {
    byte[] piece = new byte[1 << 16];
    Path path = compressed(Order.C, new byte[64 << 20], 64 << 20);
    try (NpzFile file = Npz.open(path, 0)) {
      long bytes =
          Allocations.once(() -> {
            try (InputStream in = file.stream("a")) {
              long total = 0;
              for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                total += count;
              }
              assertEquals(64 << 20, total);
            }
          });

      assertTrue(bytes < 1 << 20, bytes + " bytes allocated for 64 MB");
    }
  }

  @Test
  void stream_afterAnEnd_isRefused() throws IOException {
    NpzFile file = Npz.open(compressed(Order.C, noise(300_000), 300_000));
    InputStream closed = file.stream("a");
    InputStream open = file.stream("a");
    closed.close();
    closed.close();
    IOException e = assertThrows(IOException.class, closed::read);
    assertTrue(String.valueOf(e.getMessage()).contains("'a.npy' is closed"), e.getMessage());

    file.close();

    assertThrows(ViewReleasedException.class, open::readAllBytes);
    open.close();
    assertThrows(IllegalStateException.class, () -> file.stream("a"));
  }

  @Test
  void stream_ofADamagedMember_isRefusedAtItsEnd() throws IOException {
    byte[] noise = noise(300_000);
    Path path = compressed(Order.C, noise, 300_000);
    byte[] bytes = Files.readAllBytes(path);
    bytes[100_000] ^= 4;
    Files.write(path, bytes);
    try (NpzFile file = Npz.open(path);
        InputStream in = file.stream("a")) {
      NpyException refused = assertThrows(NpyException.class, in::readAllBytes);

      assertTrue(String.valueOf(refused.getMessage()).contains("member 'a.npy'"));
    }
  }
}
