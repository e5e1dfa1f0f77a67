package org.memview.cli.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.memview.BufferException;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.io.Datagrams;
import org.memview.io.Decoding;
import org.memview.io.Digesting;
import org.memview.io.MappedFile;
import org.memview.io.MappedFile.Mode;
import org.memview.io.MappedGroup;
import org.memview.io.Transfer;
import org.memview.io.TransferException;
import org.memview.io.ViewChannel;
import org.memview.numpy.SharedMemory;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.struct.Struct;

/// Runs each line of the tables on the page for people who know Python's memoryview: what stands
/// there of each is asserted. The last tests see that the tables have no other lines.
class MemoryviewPageTest {
  private static final String PAGE = "docs/from-memoryview.md";

  @TempDir Path folder = Path.of("");

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "m", null), text);
  }

  private static MemoryView bytes(String text) {
    return MemoryView.of(text.getBytes(UTF_8));
  }

  // ---------------------------------------------------------------- files and mmap

  @Test
  void mapping_hasNumbers_andIsEqualToItselfOnly() throws IOException {
    Path path = file("ab");
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MappedFile other = MappedFile.open(path, Mode.READ);
        MemoryView view = file.view()) {
      int all = 0;
      for (Object b : view) {
        all += (Integer) b;
      }

      assertEquals('a' + 'b', all);
      assertEquals(all, view.ints().sum());
      assertTrue(view.contains(97));
      assertFalse(view.contains(99));
      assertFalse(file.equals(other));
    }
  }

  @Test
  void mapping_takesAnyOffset_andNeverGrowsTheFile() throws IOException {
    Path path = file("abcdefgh");
    long o = 3;
    long n = 4;
    for (Mode mode : List.of(Mode.READ, Mode.READ_WRITE, Mode.PRIVATE)) {
      try (MappedFile file = MappedFile.open(path, mode, o, n)) {
        assertEquals("defg", Decoding.decode(file.view(), UTF_8));
        assertEquals(mode == Mode.READ, file.view().isReadOnly());
        assertEquals(4, file.size());
        assertEquals(8, file.fileSize());
      }
    }
    assertThrows(IndexOutOfBoundsException.class, () -> MappedFile.open(path, Mode.READ, 0, 9));
    assertTrue(MappedFile.open(file(""), Mode.READ).view().isEmpty());
    assertTrue(path.toFile().setWritable(false));
    if (!Files.isWritable(path)) { // root may write whatever the file says
      assertThrows(IOException.class, () -> MappedFile.open(path, Mode.PRIVATE));
    }
  }

  @Test
  void anonymousMemory_isZeros() throws IOException {
    long n = 5000;
    try (MappedFile file = MappedFile.anonymous(n)) {
      assertEquals(0, file.view().sumExact());
      assertEquals(Mode.PRIVATE, file.mode());
      assertThrows(UnsupportedOperationException.class, () -> file.resize(2 * n));
    }
    assertEquals(0, MemoryView.allocate("B", n).sumExact());
  }

  @Test
  void mappedView_readsAndWritesTheFile() throws IOException {
    Path path = file("abcdefgh");
    int i = 1;
    int a = 2;
    int b = 4;
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE);
        MemoryView view = file.view()) {
      assertEquals((int) 'b', view.get(i));
      MemoryView part = view.slice(a, b);
      assertEquals("cd", Decoding.decode(part, UTF_8));
      MemoryView x = bytes("xy");
      view.slice(a, b).copyFrom(x);
      assertEquals("xy", Decoding.decode(part, UTF_8), "no copy");
      assertEquals(8, file.size());
      assertEquals(8, file.fileSize());
      file.flush(1, 1 + 3);
      long o = 1;
      long n = 3;
      file.flush(o, o + n);
    }
    assertEquals("abxyefgh", Files.readString(path));
  }

  @Test
  void channel_movesThroughTheMemory() throws IOException {
    MemoryView view = bytes("one\ntwo\ntwo");
    MemoryView s = bytes("two");
    long a = 5;
    long b = 11;
    ViewChannel channel = ViewChannel.of(view);
    assertEquals(8, channel.find(s, a, b));
    assertEquals(8, channel.rfind(s, a, b));
    assertEquals(4, channel.rfind(s, 0, 7));
    assertEquals("one\n", Decoding.decode(channel.readLine(), UTF_8));
    long n = 3;
    MemoryView read = channel.read(n);
    assertEquals("two", Decoding.decode(read, UTF_8));
    assertEquals('\n', channel.readByte());
    int v = 'T';
    channel.writeByte(v);
    assertEquals("one\ntwo\nTwo", Decoding.decode(view, UTF_8));
    channel.position(n);
    assertEquals(n, channel.position());
    channel.position(channel.position() + n);
    assertEquals(2 * n, channel.position());
    channel.position(channel.size() + n);
    assertEquals(11 + n, channel.position());
    assertEquals(-1, channel.readByte());
    assertTrue(channel.read(5).isEmpty());
    long to = 1;
    long from = 0;
    channel.move(to, from, n);
    assertEquals("ooneTwo", Decoding.decode(view, UTF_8).replace("two\n", ""));
    channel.close();
    assertThrows(ViewReleasedException.class, () -> read.get(0));
  }

  @Test
  void channel_writesWhatFits() throws IOException {
    MemoryView memory = bytes("abcdef");
    ViewChannel channel = ViewChannel.of(memory).position(4);
    MemoryView view = bytes("XYZ");
    TransferException full =
        assertThrows(TransferException.class, () -> Transfer.write(channel, view));
    assertEquals(2, full.bytesTransferred());
    assertEquals("abcdXY", Decoding.decode(memory, UTF_8));

    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {'1', '2'});
    channel.position(0);
    assertEquals(2, channel.write(buffer));
    assertEquals("12cdXY", Decoding.decode(memory, UTF_8));
  }

  @Test
  void mapping_isResized_advised_andClosed() throws IOException {
    Path path = file("abcdefgh");
    MappedFile file = MappedFile.open(path, Mode.READ_WRITE);
    MemoryView view = file.view();
    long n = 5;
    assertThrows(BufferException.class, () -> file.resize(n));
    view.close();
    file.resize(n);
    assertEquals("abcde", Files.readString(path));
    long a = 1;
    long b = 4;
    file.load(a, b);
    file.unload(a, b);
    assertEquals("bcd", Decoding.decode(file.view().slice(1, 4), UTF_8));
    assertFalse(file.refresh());
    Files.writeString(path, "longer than before");
    assertFalse(file.isTruncated());
    assertFalse(file.isReplaced());
    MemoryView open = file.view();
    assertTrue(file.isOpen());
    file.close();
    assertFalse(file.isOpen());
    assertThrows(ViewReleasedException.class, () -> open.get(0));
    try (MappedFile own = MappedFile.open(path, Mode.PRIVATE)) {
      assertThrows(UnsupportedOperationException.class, () -> own.unload(a, b));
    }
    MappedGroup group = MappedGroup.open();
    MemoryView first = group.open(path, Mode.READ).view();
    MemoryView second = group.open(path, Mode.READ).view();
    group.close();
    assertThrows(ViewReleasedException.class, () -> first.get(0));
    assertThrows(ViewReleasedException.class, () -> second.get(0));
  }

  // ---------------------------------------------------------------- sockets

  @Test
  void channels_sendAndReceive() throws IOException {
    Pipe pipe = Pipe.open();
    MemoryView m = MemoryView.of(new byte[3]);
    try (var channel = pipe.source()) {
      channel.configureBlocking(false);
      assertEquals(0, Transfer.receiveInto(channel, m), "nothing is there now");
      pipe.source().configureBlocking(true);
      sent(pipe.sink(), bytes("abcdef"));
      assertEquals(3, Transfer.receiveInto(channel, m));
      assertEquals("abc", Decoding.decode(m, UTF_8));
      MemoryView a = MemoryView.of(new byte[1]);
      MemoryView b = MemoryView.of(new byte[2]);
      assertEquals(3, Transfer.readInto(channel, List.of(a, b)));
      assertEquals("ef", Decoding.decode(b, UTF_8));
      assertEquals(3, gathered(pipe.sink(), a, b));
      assertEquals(3, Transfer.readInto(channel, m));
      pipe.sink().close();
      assertEquals(-1, Transfer.receiveInto(channel, m));
    }
  }

  private static void sent(Pipe.SinkChannel channel, MemoryView m) throws IOException {
    assertEquals(6, Transfer.send(channel, m));
  }

  private static long gathered(Pipe.SinkChannel channel, MemoryView a, MemoryView b)
      throws IOException {
    return Transfer.write(channel, List.of(a, b));
  }

  @Test
  void datagrams_areSentWhole() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (DatagramChannel target = DatagramChannel.open().bind(new InetSocketAddress(here, 0));
        DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(here, 0))) {
      SocketAddress address = target.getLocalAddress();
      MemoryView m = MemoryView.of(new byte[12]).slice("::2");
      assertTrue(Datagrams.send(channel, m, address));

      Datagrams.Datagram cut = received(target, MemoryView.of(new byte[4]));
      assertEquals(4, cut.byteCount());
      assertEquals(6, cut.byteSize());
      assertEquals(channel.getLocalAddress(), cut.sender());
    }
  }

  private static Datagrams.Datagram received(DatagramChannel channel, MemoryView m)
      throws IOException {
    return Datagrams.receive(channel, m).orElseThrow();
  }

  @Test
  void streams_digestsAndText_takeAnyLayout() throws Exception {
    MemoryView m = bytes("a-b-c-").slice("::2");
    CRC32 crc = new CRC32();
    Digesting.update(crc, m);
    assertEquals(0x352441c2L, crc.getValue());
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    Digesting.update(sha, m);
    assertEquals("ba7816bf", HexFormat.of().formatHex(sha.digest()).substring(0, 8));
    assertEquals("abc", Decoding.decode(m, UTF_8));
    assertEquals("\uFFFD", Decoding.decode(MemoryView.of(new byte[] {-1}), UTF_8));

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new DeflaterOutputStream(out)) {
      assertEquals(3, Transfer.write(stream, m));
    }
    byte[] inflated =
        new InflaterInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes();
    assertArrayEquals("abc".getBytes(UTF_8), inflated);

    out.reset();
    try (var stream = Base64.getEncoder().wrap(out)) {
      assertEquals(3, Transfer.write(stream, m));
    }
    assertEquals("YWJj", out.toString(UTF_8));
  }

  // ---------------------------------------------------------------- where to look

  @Test
  void views_areMemoryviews() throws IOException {
    byte[] x = {
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24
    };
    MemoryView m = MemoryView.of(x);
    assertEquals(6, m.cast("i").length());
    assertArrayEquals(new long[] {2, 3}, m.cast("i", 2, 3).shape());
    MemoryView other = MemoryView.of(new byte[] {7, 8});
    m.slice(1, 3).copyFrom(other);
    assertEquals(7, x[1]);
    assertTrue(m.slice(1, 3).contentEquals(other));
    assertFalse(m.equals(MemoryView.of(x)), "that is identity");
    assertArrayEquals(new byte[] {7, 8}, other.toBytes());
    assertEquals("07 08", other.hex(" ", 1));
    assertEquals("b'\\x07\\x08'", Bytes.of(other).toString());
    assertEquals("bytearray(b'\\x07\\x08')", ByteArray.of(other.toBytes()).toString());
    assertEquals("array('i', [1, 2])", TypedArray.of("i", 1, 2).toString());
    assertEquals(6, Struct.of("<IH").size());
    Path path = file("abc");
    try (MappedFile file = MappedFile.open(path, Mode.READ)) {
      assertEquals(3, file.view().length());
    }
    try (var channel = Files.newByteChannel(path)) {
      assertEquals(2, Transfer.readInto(channel, other));
    }
    Exporter exporter = _ -> Export.of(MemorySegment.ofArray(x));
    assertEquals(24, MemoryView.of(exporter).length());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void sharedMemory_isThere() throws IOException {
    try (SharedMemory block =
        SharedMemory.create("memview_page_" + ProcessHandle.current().pid(), 16)) {
      assertEquals(16, block.view().length());
      assertTrue(block.unlink());
    }
  }

  // ---------------------------------------------------------------- the page

  @Test
  void filesAndMmap_hasNoOtherLines() throws IOException {
    new PageTable(PAGE, "## Files and mmap").requireIn(MemoryviewPageTest.class, Set.of(), 30);
  }

  @Test
  void sockets_hasNoOtherLines() throws IOException {
    new PageTable(PAGE, "## Sockets").requireIn(MemoryviewPageTest.class, Set.of(), 10);
  }

  @Test
  void whereToLook_hasNoOtherLines() throws IOException {
    new PageTable(PAGE, "## Where to look").requireIn(MemoryviewPageTest.class, Set.of(), 15);
  }
}
