package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;
import org.memview.layout.Order;
import org.memview.testkit.Allocations;

/// Archives put together by hand: fields of 64 bits that lie, members that share their bytes, names
/// that look like paths.
class HostileArchivesTest {
  private static final int NONE = -1;

  @TempDir Path folder = Path.of("");

  /// What the directory says of a member, most of it in fields of 64 bits.
  private record Claim(String name, long size, long compressed, long local, int checksum) {
    Claim(String name, long size, long compressed, long local) {
      this(name, size, compressed, local, 0);
    }
  }

  private static byte[] npy(int zeros) {
    byte[] header = Header.of(DType.of("|u1"), Order.C, zeros).bytes();
    byte[] whole = new byte[header.length + zeros];
    System.arraycopy(header, 0, whole, 0, header.length);
    return whole;
  }

  private static byte[] deflated(byte[] content) {
    try (Deflater deflater = new Deflater(9, true)) {
      deflater.setInput(content);
      deflater.finish();
      byte[] out = new byte[content.length + 100];
      return Arrays.copyOf(out, deflater.deflate(out));
    }
  }

  /// One local header with `data`, and a directory of the given claims about it.
  private Path archive(int method, byte[] data, List<Claim> claims, long end64) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x04034b50).putShort((short) 45).putShort((short) 0).putShort((short) method);
    out.putInt(0).putInt(0).putInt(NONE).putInt(NONE).putShort((short) 5).putShort((short) 0);
    out.put("a.npy".getBytes(StandardCharsets.US_ASCII)).put(data);
    int directory = out.position();
    claims.forEach(claim -> entry(out, method, claim));
    int length = out.position() - directory;
    if (end64 != 0) {
      int record = out.position();
      out.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0);
      out.putInt(0).putLong(claims.size()).putLong(claims.size()).putLong(length);
      out.putLong(end64 == 1 ? directory : end64);
      out.putInt(0x07064b50).putInt(0).putLong(record).putInt(1);
    }
    short count = (short) (end64 == 0 ? claims.size() : NONE);
    out.putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
    out.putInt(end64 == 0 ? length : NONE)
        .putInt(end64 == 0 ? directory : NONE)
        .putShort((short) 0);
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return Files.write(folder.resolve("crafted.npz"), bytes);
  }

  private static void entry(ByteBuffer out, int method, Claim claim) {
    byte[] name = claim.name.getBytes(StandardCharsets.UTF_8);
    out.putInt(0x02014b50).putShort((short) 45).putShort((short) 45).putShort((short) 0x800);
    out.putShort((short) method).putInt(0).putInt(claim.checksum).putInt(NONE).putInt(NONE);
    out.putShort((short) name.length).putShort((short) 28).putShort((short) 0);
    out.putShort((short) 0).putShort((short) 0).putInt(0).putInt(NONE).put(name);
    out.putShort((short) 1).putShort((short) 24);
    out.putLong(claim.size).putLong(claim.compressed).putLong(claim.local);
  }

  private static String refusal(Path archive) {
    NpyException refused =
        assertThrows(
            NpyException.class,
            () -> {
              try (NpzFile file = Npz.open(archive, 1 << 20)) {
                for (String name : file.names()) {
                  file.view(name).close();
                }
              }
            });
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(archive.toString()), message);
    return message;
  }

  @Test
  void honestFieldsOf64Bits_areRead() throws IOException {
    byte[] npy = npy(10);
    for (int end64 : new int[] {0, 1}) {
      Path path = archive(0, npy, List.of(new Claim("a.npy", npy.length, npy.length, 0)), end64);
      try (NpzFile file = Npz.open(path);
          MemoryView view = file.view("a")) {
        assertEquals(10, view.length());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 62, 1L << 32})
  void fieldsOf64Bits_thatLie_areRefused(long lie) throws IOException {
    byte[] npy = npy(10);
    long true64 = npy.length;
    refusal(archive(0, npy, List.of(new Claim("a.npy", lie, true64, 0)), 0));
    refusal(archive(0, npy, List.of(new Claim("a.npy", true64, lie, 0)), 0));
    refusal(archive(0, npy, List.of(new Claim("a.npy", lie, lie, 0)), 0));
    refusal(archive(0, npy, List.of(new Claim("a.npy", true64, true64, lie)), 0));
    refusal(archive(8, npy, List.of(new Claim("a.npy", lie, true64, 0)), 1));
    refusal(archive(0, npy, List.of(new Claim("a.npy", true64, true64, 0)), lie));
  }

  /// A thousand members that are the same bytes.
  @Test
  void membersThatShareTheirBytes_inflateToWhatIsAllowedAndNoMore() throws Exception {
    byte[] content = npy(300_000);
    byte[] data = deflated(content);
    CRC32 crc = new CRC32();
    crc.update(content);
    List<Claim> claims =
        IntStream.range(0, 1000)
            .mapToObj(n ->
                new Claim("m" + n + ".npy", content.length, data.length, 0, (int) crc.getValue()))
            .toList();
    Path path = archive(8, data, claims, 0);

    String message = refusal(path);

    assertTrue(message.contains("member 'm3.npy'") && message.contains("are left"), message);
    try (NpzFile file = Npz.open(path)) {
      assertEquals(1000, file.names().size());
      long bytes = Allocations.once(() -> file.shape("m999"));
      assertTrue(bytes < 1 << 20, bytes + " bytes to read one shape");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd.npy",
    "/etc/passwd",
    "C:\\windows\\a.npy",
    "a/../../b.npy",
    "con.npy",
    "' .npy'"
  })
  void names_thatLookLikePaths_areNamesAndNothingElse(String name) throws IOException {
    byte[] npy = npy(3);
    Path path = archive(0, npy, List.of(new Claim(name, npy.length, npy.length, 0)), 0);
    Path target = folder.resolve("target.npy");
    try (NpzFile file = Npz.open(path)) {
      file.extract(name, target);
      try (InputStream in = file.stream(name)) {
        assertEquals(name.endsWith(".npy") ? 3 : npy.length, in.readAllBytes().length);
      }
    }
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "the archive and what was extracted where it was said");
    }
    assertEquals(npy.length, Files.size(target));
  }

  @Test
  void namesThatAreTheSame_areRefused() throws IOException {
    byte[] npy = npy(3);
    Claim claim = new Claim("a.npy", npy.length, npy.length, 0);

    assertTrue(refusal(archive(0, npy, List.of(claim, claim), 0)).contains("two members"));
  }
}
