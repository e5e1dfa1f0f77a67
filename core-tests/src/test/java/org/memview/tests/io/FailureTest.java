package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.memview.tests.Messages.assertNames;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.BufferException;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;
import org.memview.io.TransferException;
import org.memview.io.TransferException.Reason;

/// What goes wrong in the middle, and the count that is told then.
class FailureTest {
  @TempDir Path folder = Path.of("");

  @Test
  void shortInput_isTheEndWithItsCount() {
    MemoryView view = MemoryView.of(new int[4]);
    for (InputStream in :
        List.of(new ByteArrayInputStream(new byte[10]), new ByteArrayInputStream(new byte[0]))) {
      long there = in.markSupported() ? available(in) : -1;

      TransferException e =
          assertThrows(TransferException.class, () -> Transfer.readFully(in, view));

      assertEquals(List.of(Reason.END_OF_INPUT, there), List.of(e.reason(), e.bytesTransferred()));
      assertNames(e, "the input ended after " + there + " of 16 bytes", "view i [4]");
    }
  }

  private static long available(InputStream in) {
    try {
      return in.available();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closedPeer_isSaid(boolean blocking) throws IOException {
    try (Line.Sockets sockets = Line.Sockets.open()) {
      sockets.near().configureBlocking(blocking);
      sockets.far().close();
      MemoryView view = MemoryView.allocate("B", 64 << 20);

      TransferException e =
          assertThrows(TransferException.class, () -> Transfer.sendAll(sockets.near(), view));

      assertEquals(Reason.PEER_CLOSED, e.reason(), e::getMessage);
      assertTrue(e.bytesTransferred() < view.byteSize(), e::getMessage);
      assertNames(e, "other side", "after " + e.bytesTransferred() + " of 67108864 bytes");
      assertTrue(e.getCause() instanceof IOException, e::toString);
    }
  }

  @Test
  void fullDevice_isSaid_andNothingIsClaimed() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "no /dev/full here");
    try (FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE)) {
      for (MemoryView view :
          List.of(MemoryView.of(new byte[10]), MemoryView.allocate("<i", 4, 4).transpose())) {
        TransferException e =
            assertThrows(TransferException.class, () -> Transfer.writeFully(channel, view));

        assertEquals(List.of(Reason.NO_SPACE, 0L), List.of(e.reason(), e.bytesTransferred()));
        assertNames(e, "the disk is full", "after 0 of");
      }
    }
  }

  @Test
  void fullDisk_countsWhatIsInTheFile() throws Exception {
    Path mount = Files.createDirectory(folder.resolve("small"));
    assumeTrue(mounts(mount), "only root can mount a small file system");
    try {
      Path file = mount.resolve("f");
      MemoryView view = MemoryView.allocate("B", 3 << 20);

      TransferException e = assertThrows(TransferException.class, () -> Transfer.write(file, view));

      assertEquals(Reason.NO_SPACE, e.reason(), e::getMessage);
      assertEquals(Files.size(file), e.bytesTransferred());
      assertTrue(e.bytesTransferred() >= 1 << 19, e::getMessage);
      Files.delete(file);
      hole(mount.resolve("hole"));
    } finally {
      run("umount", mount.toString());
    }
  }

  /// A sparse file is larger than the disk: writing to its hole is a fault, not a crash.
  private static void hole(Path path) throws IOException {
    try (MappedFile file = MappedFile.create(path, 8 << 20);
        MemoryView view = file.view()) {
      MappingFaultException e = assertThrows(MappingFaultException.class, () -> view.fill(1));

      assertNames(e, path, "8388608 bytes mapped", "disk is full");
      assertFalse(e.isTruncated());
    }
  }

  private static boolean mounts(Path mount) throws Exception {
    return Files.exists(Path.of("/bin/mount"))
        && run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount.toString()) == 0;
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  // ---------------------------------------------------------------- interrupted, closed, released

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interrupt_duringAWait_countsWhatIsInTheView(boolean blocking) throws Exception {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(blocking);
    MemoryView view = MemoryView.of(new byte[100]);
    Line.put(pipe.sink(), new byte[] {1, 2, 3, 4, 5});

    TransferException e = during(() -> Transfer.readFully(pipe.source(), view), Thread::interrupt);

    assertEquals(List.of(Reason.INTERRUPTED, 5L), List.of(e.reason(), e.bytesTransferred()));
    assertNames(e, "interrupted after 5 of 100 bytes");
    assertEquals("010203040500", view.slice(0, 6).hex());
    assertEquals(!blocking, pipe.source().isOpen(), "only the JDK's blocking channels are closed");
    pipe.sink().close();
    pipe.source().close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void close_byAnotherThread_countsWhatWasTaken(boolean blocking) throws Exception {
    try (Line.Sockets sockets = Line.Sockets.open()) {
      sockets.near().configureBlocking(blocking);
      MemoryView view = MemoryView.allocate("B", 64 << 20);

      TransferException e =
          during(() -> Transfer.sendAll(sockets.near(), view), _ -> sockets.near().close());

      assertTrue(List.of(Reason.CLOSED, Reason.PEER_CLOSED).contains(e.reason()), e::getMessage);
      sockets.far().configureBlocking(false);
      long arrived = 0;
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      for (int n = 0; n >= 0 && arrived < e.bytesTransferred(); arrived += Math.max(n, 0)) {
        n = sockets.far().read(buffer.clear());
      }
      assertTrue(e.bytesTransferred() <= arrived, e::getMessage);
      assertTrue(e.bytesTransferred() < view.byteSize(), e::getMessage);
    }
  }

  @Test
  void closedChannel_isSaid() throws IOException {
    FileChannel channel = FileChannel.open(Files.createFile(folder.resolve("f")));
    channel.close();

    TransferException e =
        assertThrows(
            TransferException.class, () -> Transfer.readFully(channel, MemoryView.of(new byte[3])));

    assertEquals(List.of(Reason.CLOSED, 0L), List.of(e.reason(), e.bytesTransferred()));
  }

  @Test
  void release_byAnotherThread_doesNotDisturbTheTransfer() throws Exception {
    Path path = Files.write(folder.resolve("f"), new byte[1 << 20]);
    try (Line.Sockets sockets = Line.Sockets.open();
        MappedFile file = MappedFile.open(path, MappedFile.Mode.READ_WRITE)) {
      MemoryView view = file.view();
      CompletableFuture<Object> refused = new CompletableFuture<>();
      Thread sender = start(() -> Transfer.sendAll(sockets.near(), view.slice(0, 1 << 20)));
      Line.take(sockets.far(), 10);
      view.close();
      if (sender.isAlive()) {
        refused.complete(resized(file));
      }

      assertArrayEquals(new byte[(1 << 20) - 10], Line.take(sockets.far(), (1 << 20) - 10));
      sender.join(10_000);
      assertEquals("", refused.getNow(""));
      file.resize(5);
    }
  }

  /// While the transfer runs the file may not be resized; when it is just over, it may.
  private static String resized(MappedFile file) throws IOException {
    try {
      file.resize(1 << 20);
      return "";
    } catch (BufferException e) {
      return String.valueOf(e.getMessage()).contains("view is open") ? "" : e.toString();
    }
  }

  @Test
  void releasedView_isRefusedBeforeTheFirstByte() {
    MemoryView view = MemoryView.of(new byte[3]);
    view.close();
    Trickle channel = new Trickle(new byte[5]);

    assertThrows(ViewReleasedException.class, () -> Transfer.sendAll(channel, view));
    assertThrows(ViewReleasedException.class, () -> Transfer.readFully(channel, view));
    assertThrows(ViewReleasedException.class, () -> Transfer.send(channel, view));
    assertThrows(ViewReleasedException.class, () -> Transfer.write(channel, List.of(view)));
    assertEquals(0, channel.calls());
  }

  @Test
  void arenaClosed_betweenTwoPieces_isSaidWithTheCount() throws IOException {
    Arena arena = Arena.ofShared();
    MemoryView view = MemoryView.of(arena.allocate(3 << 20));
    ByteChannel closing =
        new Trickle() {
          @Override
          public int write(ByteBuffer from) {
            int n = from.remaining();
            from.position(from.limit());
            arena.close();
            return n;
          }
        };

    TransferException e =
        assertThrows(TransferException.class, () -> Transfer.sendAll(closing, view));

    assertEquals(List.of(Reason.RELEASED, 1L << 20), List.of(e.reason(), e.bytesTransferred()));
    assertTrue(e.getCause() instanceof ViewReleasedException, e::toString);
    assertThrows(ViewReleasedException.class, () -> Transfer.sendAll(new Trickle(), view));
    assertThrows(ViewReleasedException.class, () -> Transfer.send(new Trickle(), view));
  }

  @Test
  void closingAMapping_thatAChannelReads_isRefused() throws Exception {
    Path path = folder.resolve("f");
    try (Line.Sockets sockets = Line.Sockets.open()) {
      MappedFile file = MappedFile.create(path, 64 << 20);
      MemoryView view = file.view();
      Thread sender = start(() -> Transfer.sendAll(sockets.near(), view));
      Line.take(sockets.far(), 1);
      awaitWaiting(sender);

      BufferException e = assertThrows(BufferException.class, file::close);

      assertNames(e, "cannot close", path, "transfer");
      assertTrue(file.isOpen());
      assertEquals((64 << 20) - 1, Line.take(sockets.far(), (64 << 20) - 1).length);
      sender.join(10_000);
      file.close();
    }
  }

  @Test
  void confinedMemory_inAnotherThread_isTheJdksRefusal() throws Exception {
    try (Arena arena = Arena.ofConfined();
        Line.Sockets sockets = Line.Sockets.open()) {
      MemoryView view = MemoryView.of(arena.allocate(100));
      for (Body body :
          List.<Body>of(
              () -> Transfer.sendAll(sockets.near(), view),
              () -> Transfer.send(sockets.near(), view),
              () -> Transfer.readFully(sockets.near(), view),
              () -> Transfer.sendAll(sockets.near(), view.reversed()))) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.ofVirtual().start(() -> thrown.set(caught(body)));
        thread.join(10_000);

        assertTrue(thrown.get() instanceof WrongThreadException, () -> "" + thrown.get());
      }
    }
  }

  // ---------------------------------------------------------------- liars

  @ParameterizedTest
  @ValueSource(ints = {-2, 5, 100})
  void channel_thatReportsACountItDidNotMove_isNotBelieved(int said) {
    ByteChannel liar =
        new Trickle() {
          @Override
          public int read(ByteBuffer into) {
            into.put((byte) 1);
            return said;
          }

          @Override
          public int write(ByteBuffer from) {
            from.get();
            return said;
          }
        };
    MemoryView view = MemoryView.of(new byte[10]);
    for (Body body :
        List.<Body>of(
            () -> Transfer.readFully(liar, view),
            () -> Transfer.receiveInto(liar, view),
            () -> Transfer.sendAll(liar, view),
            () -> Transfer.send(liar, view))) {
      TransferException e = assertThrows(TransferException.class, body::run);

      assertEquals(Reason.BAD_COUNT, e.reason());
      assertNames(e, "reported " + said + " bytes and moved 1 of 10");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 11, Integer.MAX_VALUE})
  void stream_thatReportsAnImpossibleCount_isNotBelieved(int said) {
    InputStream liar =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] into, int at, int n) {
            return said;
          }
        };
    MemoryView view = MemoryView.of(new byte[10]);

    TransferException e =
        assertThrows(TransferException.class, () -> Transfer.readInto(liar, view));

    assertEquals(List.of(Reason.BAD_COUNT, 0L), List.of(e.reason(), e.bytesTransferred()));
    assertNames(e, "reported " + said + " bytes");
  }

  @Test
  void channel_thatTakesNothing_isNotWaitedForInVain() {
    ByteChannel stuck =
        new Trickle() {
          @Override
          public int write(ByteBuffer from) {
            return 0;
          }

          @Override
          public int read(ByteBuffer into) {
            return 0;
          }
        };
    MemoryView view = MemoryView.of(new byte[10]);
    for (Body body :
        List.<Body>of(() -> Transfer.sendAll(stuck, view), () -> Transfer.readFully(stuck, view))) {
      TransferException e = assertThrows(TransferException.class, body::run);

      assertEquals(List.of(Reason.WOULD_BLOCK, 0L), List.of(e.reason(), e.bytesTransferred()));
      assertNames(e, "no bytes now");
    }
  }

  @Test
  void stage_shownToAForeignChannel_isNotUsedAgain() throws IOException {
    AtomicReference<ByteBuffer> kept = new AtomicReference<>(ByteBuffer.allocate(0));
    ByteChannel keeper =
        new Trickle() {
          @Override
          public int write(ByteBuffer from) {
            kept.set(from.duplicate());
            int n = from.remaining();
            from.position(from.limit());
            return n;
          }
        };
    Transfer.sendAll(keeper, MemoryView.of(new byte[] {1, 2, 3}).reversed());
    byte[] seen = bytes(kept.get());
    byte[] secret = new byte[100];
    Arrays.fill(secret, (byte) 42);

    Transfer.write(folder.resolve("secret"), MemoryView.of(secret).reversed());

    assertArrayEquals(seen, bytes(kept.get()));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(buffer.position(), bytes);
    return bytes;
  }

  // ---------------------------------------------------------------- threads

  private interface Body {
    void run() throws Exception;
  }

  private interface Disturbance {
    void on(Thread thread) throws Exception;
  }

  /// Runs a transfer in a thread, disturbs it when it waits, and returns what it threw.
  private static TransferException during(Body transfer, Disturbance disturbance) throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread thread = Thread.ofPlatform().daemon().start(() -> thrown.complete(caught(transfer)));
    awaitWaiting(thread);
    disturbance.on(thread);
    Throwable e = thrown.get(20, TimeUnit.SECONDS);
    assertTrue(e instanceof TransferException, () -> "" + e);
    return (TransferException) e;
  }

  private static Thread start(Body body) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            body.run();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  /// Returns when the thread has used no processor for a while: it waits in the system.
  static void awaitWaiting(Thread thread) {
    LongSupplier used =
        () -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
    long before = -1;
    for (int quiet = 0; quiet < 5; ) {
      long now = used.getAsLong();
      quiet = now == before && now > 0 ? quiet + 1 : 0;
      before = now;
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static Throwable caught(Body body) {
    try {
      body.run();
      return new AssertionError("nothing was thrown");
    } catch (Throwable e) {
      return e;
    }
  }
}
