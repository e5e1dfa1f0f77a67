package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.layout.Order;
import org.memview.testkit.Allocations;

class NpzFileTest {
  @TempDir Path folder = Path.of("");

  private static Path recorded(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(NpzFileTest.class.getResource("/vectors/npz/" + name)).toURI());
  }

  private static Map<String, MemoryView> views() {
    Map<String, MemoryView> views = new LinkedHashMap<>();
    views.put("weights", MemoryView.of(IntStream.range(0, 12).toArray()).reshape(3, 4));
    views.put("turned", MemoryView.of(new double[] {1, 2, 3, 4, 5, 6}).reshape(3, 2).transpose());
    views.put("every/other", MemoryView.of(new short[] {1, 2, 3, 4, 5}).slice("::2"));
    views.put("empty", MemoryView.of(new float[0]).reshape(0, 7));
    views.put("größe", MemoryView.of(new long[] {42}).at(0));
    return views;
  }

  private Path saved() throws IOException {
    Path path = folder.resolve("saved.npz");
    Npz.save(path, views());
    return path;
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "compressed.npz"})
  void fileOfNumpy_isRead(String name) throws Exception {
    try (NpzFile file = Npz.open(recorded(name));
        MemoryView a = file.view("a");
        MemoryView big = file.view("big.npy")) {
      assertEquals(name.equals("stored.npz"), file.isStored("a"));
      assertTrue(file.names().containsAll(List.of("a", "big")));
      assertArrayEquals(new long[] {10, 100}, file.shape("a"));
      assertEquals(999, a.get(9, 99));
      assertEquals(499_500.0, a.sum());
      assertEquals(">f8", file.descr("big"));
      assertArrayEquals(new long[] {8, 16}, big.strides());
      assertEquals(List.of(3.0, 4.0, 5.0), big.at(1).toList());
      assertThrows(ReadOnlyViewException.class, () -> a.set(0, 0, 1));
    }
  }

  @Test
  void savedViews_areReadBackInOrder() throws IOException {
    try (NpzFile file = Npz.open(saved())) {
      assertEquals(List.copyOf(views().keySet()), file.names());
      for (Map.Entry<String, MemoryView> entry : views().entrySet()) {
        try (MemoryView view = file.view(entry.getKey())) {
          assertTrue(view.contentEquals(entry.getValue()), entry.getKey());
          assertEquals(0, view.asSegment().address() % 64, entry.getKey());
          assertTrue(view.asSegment().isMapped() || view.isEmpty(), entry.getKey());
        }
      }
    }
  }

  @Test
  void savedTwice_isTheSameFile() throws IOException {
    byte[] first = Files.readAllBytes(saved());

    assertArrayEquals(first, Files.readAllBytes(saved()));
  }

  @Test
  void savedFile_isReadByNumpyAndByItsZipReader() throws Exception {
    Python.require("numpy");

    String said =
        Python.run(
            """
            import sys, zipfile, numpy as np
            assert zipfile.ZipFile(sys.argv[1]).testzip() is None
            z = np.load(sys.argv[1])
            for name in z.files:
                a = z[name]
                print(name, a.dtype, a.shape, a.flags.c_contiguous, a.sum())
            """,
            saved().toString());

    assertEquals(
        """
        weights int32 (3, 4) True 66
        turned float64 (2, 3) False 21.0
        every/other int16 (3,) True 9
        empty float32 (0, 7) True 0.0
        größe int64 () True 42\
        """,
        said);
  }

  @Test
  void extract_writesAnNpyFileOfItsOwn() throws Exception {
    Path target = folder.resolve("a.npy");
    for (String name : List.of("stored.npz", "compressed.npz")) {
      try (NpzFile archive = Npz.open(recorded(name))) {
        archive.extract("a", target);
      }
      try (NpyFile file = Npy.open(target);
          MemoryView view = file.view()) {
        assertEquals(499_500.0, view.sum());
      }
    }
  }

  @Test
  void otherMember_isBytes() throws IOException {
    Path path = folder.resolve("mixed.npz");
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("../../read me.txt"));
      zip.write("hello".getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
    }
    try (NpzFile file = Npz.open(path);
        MemoryView view = file.view("../../read me.txt")) {
      assertEquals("B", view.format());
      assertArrayEquals("hello".getBytes(StandardCharsets.US_ASCII), view.toBytes());
    }
  }

  @Test
  void close_endsViewsOfBothKinds() throws Exception {
    NpzFile file = Npz.open(recorded("compressed.npz"));
    MemoryView inflated = file.view("a");
    file.close();
    file.close();

    assertThrows(ViewReleasedException.class, () -> inflated.get(0, 0));
    IllegalStateException refused = assertThrows(IllegalStateException.class, () -> file.view("a"));
    assertTrue(String.valueOf(refused.getMessage()).contains("is closed"));
  }

  @Test
  void missingMember_isNamedWithThoseThereAre() throws Exception {
    try (NpzFile file = Npz.open(recorded("stored.npz"))) {
      IllegalArgumentException missing =
          assertThrows(IllegalArgumentException.class, () -> file.view("b"));

      assertTrue(String.valueOf(missing.getMessage()).endsWith("no member 'b'; it has [a, big]"));
    }
  }

  // ---------------------------------------------------------------- files that lie

  @Test
  void bomb_isRefusedByItsSizeAndCanStillBeStreamed() throws Exception {
    Path path = bomb(300 << 20);
    assertTrue(Files.size(path) < 400_000);
    try (NpzFile file = Npz.open(path, 100 << 20)) {
      NpyException refused = assertThrows(NpyException.class, () -> file.view("zeros"));

      assertTrue(
          String.valueOf(refused.getMessage()).contains("it takes 314572928 bytes"),
          refused.getMessage());
      assertArrayEquals(new long[] {300 << 20}, file.shape("zeros"));
      Path extracted = folder.resolve("zeros.npy");
      long allocated = Allocations.once(() -> file.extract("zeros", extracted));
      assertTrue(allocated < 1 << 20, "it is inflated piece by piece");
      try (NpyFile zeros = Npy.open(extracted);
          MemoryView view = zeros.view()) {
        assertEquals(300 << 20, view.length());
        assertEquals(0, view.sum());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ZipOutputStream.STORED, ZipOutputStream.DEFLATED})
  void fileShortenedWhileItIsMapped_isAFault_neverTheEndOfTheProcess(int method) throws Exception {
    byte[] noise = new byte[1 << 20];
    new Random(8).nextBytes(noise);
    Path path = zipped(method, noise);
    try (NpzFile file = Npz.open(path)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(70_000);
      }

      assertThrows(
          MappingFaultException.class,
          () -> {
            try (MemoryView view = file.view("noise.bin")) {
              view.toBytes();
            }
          });
      Exception e =
          assertThrows(
              Exception.class, () -> file.extract("noise.bin", folder.resolve("noise.bin")));
      assertTrue(
          e instanceof MappingFaultException || e.getCause() instanceof MappingFaultException,
          e::toString);
      assertFalse(Files.exists(folder.resolve("noise.bin")), "nothing is left half-written");
    }
  }

  private Path zipped(int method, byte[] content) throws IOException {
    Path path = folder.resolve("noise.npz");
    CRC32 crc = new CRC32();
    crc.update(content);
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      ZipEntry entry = new ZipEntry("noise.bin");
      entry.setMethod(method);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    }
    return path;
  }

  private Path bomb(int size) throws IOException {
    Path path = folder.resolve("bomb.npz");
    byte[] header = Header.of(DType.of("|u1"), Order.C, size).bytes();
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("zeros.npy"));
      zip.write(header);
      byte[] zeros = new byte[1 << 20];
      for (int n = 0; n < size >> 20; n++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    return path;
  }

  @Test
  void size_thatTheCompressedBytesCannotBecome_isRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(recorded("compressed.npz"));
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int directory = file.getInt(bytes.length - 6);
    file.putInt(directory + 24, 2_000_000_000);
    try (NpzFile npz = Npz.open(Files.write(folder.resolve("lies.npz"), bytes))) {
      NpyException refused = assertThrows(NpyException.class, () -> npz.view("a"));

      assertTrue(
          String.valueOf(refused.getMessage()).contains("2000000000 bytes cannot be compressed"),
          refused.getMessage());
    }
  }

  @Test
  void size_thatIsNotWhatComesOut_isRefused() throws Exception {
    for (int difference : new int[] {-1, 1}) {
      byte[] bytes = Files.readAllBytes(recorded("compressed.npz"));
      ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int size = file.getInt(bytes.length - 6) + 24;
      file.putInt(size, file.getInt(size) + difference);
      refuses(bytes, "a", "it should inflate to " + (4128 + difference) + " bytes");
    }
  }

  @Test
  void checksum_ofAnInflatedMember_isLookedAt() throws Exception {
    byte[] bytes = Files.readAllBytes(recorded("compressed.npz"));
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int crc = file.getInt(bytes.length - 6) + 16;
    file.putInt(crc, file.getInt(crc) + 1);

    refuses(bytes, "a", "its checksum is wrong");
  }

  @Test
  void encryptedAndUnknownMethods_areNamed() throws Exception {
    byte[] bytes = Files.readAllBytes(recorded("compressed.npz"));
    int directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 6);
    bytes[directory + 10] = 14;
    refuses(bytes, "a", "compression method 14");
    bytes[directory + 8] |= 1;
    refuses(bytes, "a", "it is encrypted");
  }

  @Test
  void offsetsAndSizesOutside_areRefused() throws Exception {
    for (int field : new int[] {20, 42}) {
      byte[] bytes = Files.readAllBytes(recorded("compressed.npz"));
      ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      file.putInt(file.getInt(bytes.length - 6) + field, 1 << 30);
      refuses(bytes, "a", field == 20 ? "not before the directory" : "no local header");
    }
  }

  @Test
  void twoMembersOfOneName_areRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(recorded("stored.npz"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("big.npy", "a.npy..");
    byte[] renamed = text.replace("a.npy..", "b.npyyy").getBytes(StandardCharsets.ISO_8859_1);
    try (NpzFile file = Npz.open(Files.write(folder.resolve("renamed.npz"), renamed))) {
      assertEquals(List.of("a", "b.npyyy"), file.names());
    }
    Path twice = folder.resolve("twice.npz");
    Map<String, MemoryView> views = new LinkedHashMap<>();
    views.put("aa", MemoryView.of(new byte[1]));
    views.put("bb", MemoryView.of(new byte[1]));
    Npz.save(twice, views);
    String same =
        new String(Files.readAllBytes(twice), StandardCharsets.ISO_8859_1).replace("bb", "aa");
    Files.write(twice, same.getBytes(StandardCharsets.ISO_8859_1));

    NpyException refused = assertThrows(NpyException.class, () -> Npz.open(twice));

    assertTrue(String.valueOf(refused.getMessage()).contains("two members of this name"));
  }

  @Test
  void file_cutAnywhere_isRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(recorded("compressed.npz"));
    for (int length = 0; length < bytes.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
      assertThrows(NpyException.class, () -> Npz.open(cut));
    }
  }

  @Test
  void fileWithSomethingBeforeAndAComment_isRead() throws Exception {
    byte[] bytes = Files.readAllBytes(recorded("stored.npz"));
    ByteBuffer file = ByteBuffer.allocate(bytes.length + 1000 + 5).put(1000, bytes);
    file.order(ByteOrder.LITTLE_ENDIAN).putShort(1000 + bytes.length - 2, (short) 5);

    try (NpzFile npz = Npz.open(Files.write(folder.resolve("sfx"), file.array()));
        MemoryView view = npz.view("a")) {
      assertEquals(499_500.0, view.sum());
    }
  }

  @Test
  void badMemberName_isRefused() {
    for (String name : List.of("", "a\0b", "x".repeat(70_000))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Npz.save(folder.resolve("bad"), Map.of(name, MemoryView.of(new byte[1]))));
    }
    assertFalse(Files.exists(folder.resolve("bad")));
  }

  /// Fields of 64 bits, which NumPy always writes.
  @Test
  void zip64_byNumpy_isRead() throws Exception {
    Python.require("numpy");
    Path path = folder.resolve("large.npz");
    Python.run(
        """
        import sys, zipfile, numpy as np, io
        with zipfile.ZipFile(sys.argv[1], "w", allowZip64=True) as z:
            for name in ("a", "b"):
                with z.open(name + ".npy", "w", force_zip64=True) as f:
                    np.lib.format.write_array(f, np.arange(5, dtype="<i8"))
        """,
        path.toString());
    try (NpzFile file = Npz.open(path);
        MemoryView view = file.view("b")) {
      assertEquals(List.of(0L, 1L, 2L, 3L, 4L), view.toList());
    }
  }

  private void refuses(byte[] bytes, String member, String reason) throws IOException {
    Path path = Files.write(folder.resolve("lies.npz"), bytes);
    NpyException refused =
        assertThrows(
            NpyException.class,
            () -> {
              try (NpzFile npz = Npz.open(path)) {
                npz.view(member);
              }
            });
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(reason) && message.contains("member 'a.npy'"), message);
  }
}
