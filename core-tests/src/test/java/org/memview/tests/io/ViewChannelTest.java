package org.memview.tests.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.memview.tests.Messages.assertNames;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.array.ByteArray;
import org.memview.io.Transfer;
import org.memview.io.TransferException;
import org.memview.io.ViewChannel;
import org.memview.testkit.TestRun;

class ViewChannelTest {
  /// The calls of a file, in random order, against an array.
  @Test
  void randomCalls_actLikeAnArray() throws IOException {
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    byte[] expected = new byte[500];
    MemoryView view = MemoryView.allocate("i", 125);
    try (ViewChannel channel = ViewChannel.of(view)) {
      for (int call = 0; call < 5_000; call++) {
        int at = random.nextInt(500);
        int n = random.nextInt(500 - at + 1);
        channel.position(at);
        if (random.nextBoolean()) {
          byte[] bytes = new byte[n];
          random.nextBytes(bytes);
          ByteBuffer source = random.nextBoolean() ? ByteBuffer.wrap(bytes) : direct(bytes);
          assertEquals(n, channel.write(source));
          System.arraycopy(bytes, 0, expected, at, n);
          assertFalse(source.hasRemaining());
        } else {
          ByteBuffer target = ByteBuffer.allocate(n + 3).position(1).limit(n + 1);
          assertEquals(at == 500 && n > 0 ? -1 : n, channel.read(target));
          assertArrayEquals(
              Arrays.copyOfRange(expected, at, at + n),
              Arrays.copyOfRange(target.array(), 1, n + 1));
        }
        assertEquals(at + n, channel.position());
      }
    }
    assertArrayEquals(expected, view.toBytes());
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  @Test
  void end_isMinusOne_andNothingIsWrittenBehindIt() throws IOException {
    byte[] bytes = new byte[4];
    try (ViewChannel channel = ViewChannel.of(MemoryView.of(bytes))) {
      assertEquals(-1, channel.position(9).read(ByteBuffer.allocate(1)));
      assertEquals(9, channel.position());
      channel.position(2);

      TransferException full =
          assertThrows(
              TransferException.class, () -> channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3})));

      assertEquals(TransferException.Reason.NO_SPACE, full.reason());
      assertEquals(2, full.bytesTransferred());
      assertNames(full, "after 2 of 3", "4");
      assertArrayEquals(new byte[] {0, 0, 1, 2}, bytes);
      assertEquals(4, channel.position());
    }
  }

  @Test
  void size_isFixed() throws IOException {
    try (ViewChannel channel = ViewChannel.of(MemoryView.of(new byte[10]))) {
      assertEquals(10, channel.position(8).truncate(20).size());
      assertEquals(8, channel.position());
      assertNames(
          assertThrows(UnsupportedOperationException.class, () -> channel.truncate(3)), 3, 10);
      assertNames(assertThrows(IllegalArgumentException.class, () -> channel.position(-1)), -1);
    }
  }

  @Test
  void readOnlyBuffer_isNotReadInto() throws IOException {
    try (ViewChannel channel = ViewChannel.of(MemoryView.of(new byte[3]))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> channel.read(ByteBuffer.allocate(2).asReadOnlyBuffer()));
      assertEquals(0, channel.position());
    }
  }

  @Test
  void readOnlyView_isNotWritten_viewWithGaps_isRefused() throws IOException {
    try (ViewChannel channel = ViewChannel.of(MemoryView.of(new byte[3]).asReadOnly())) {
      assertThrows(ReadOnlyViewException.class, () -> channel.write(ByteBuffer.allocate(1)));
    }
    assertNames(
        assertThrows(
            IllegalArgumentException.class,
            () -> ViewChannel.of(MemoryView.of(new byte[6]).slice("::2"))),
        "[3]",
        "toContiguous()");
  }

  @Test
  void close_endsTheLeaseOfTheChannelOnly() throws IOException {
    ByteArray owner = ByteArray.of(new byte[] {1, 2});
    ViewChannel channel;
    try (MemoryView view = MemoryView.of(owner)) {
      channel = ViewChannel.of(view);
    }
    assertThrows(IllegalStateException.class, () -> owner.append(3));
    channel.close();
    owner.append(3);

    assertFalse(channel.isOpen());
    assertThrows(ClosedChannelException.class, () -> channel.read(ByteBuffer.allocate(1)));
    assertThrows(ClosedChannelException.class, channel::size);
    assertEquals("ViewChannel[closed]", channel.toString());
  }

  // ---------------------------------------------------------------- recipes of its documentation

  @Test
  void text_isDecodedAsItIsRead() throws IOException {
    String text = "Grüße, ".repeat(20_000) + "€";
    MemoryView view = MemoryView.of(text.getBytes(UTF_8));

    try (var reader = new InputStreamReader(Channels.newInputStream(ViewChannel.of(view)), UTF_8)) {
      assertEquals(text, reader.readAllAsString());
    }
  }

  @Test
  void anyView_isDeflated_andInflatedIntoAnother() throws IOException {
    MemoryView view = MemoryView.of(new int[100_000]).slice("::3");
    view.set(7, 77);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream deflater = new DeflaterOutputStream(compressed)) {
      Transfer.write(deflater, view);
    }
    MemoryView target = MemoryView.allocate("i", view.length());

    try (InputStream inflater =
        new InflaterInputStream(
            Channels.newInputStream(ViewChannel.of(MemoryView.of(compressed.toByteArray()))))) {
      Transfer.readFully(inflater, target);
    }

    assertEquals(-1, target.mismatch(view));
  }

  @Test
  void anyView_isWrittenAsBase64() throws IOException {
    MemoryView view = MemoryView.of(new byte[] {1, 2, 3, 4, 5}).reversed();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (OutputStream base64 = Base64.getEncoder().wrap(out)) {
      Transfer.write(base64, view);
    }

    assertEquals("BQQDAgE=", out.toString(UTF_8));
  }
}
