package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.Messages.assertNames;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.array.ByteArray;
import org.memview.io.AsyncTransfer;
import org.memview.io.TransferException;

@Timeout(60)
class AsyncTransferTest {
  @TempDir Path folder = Path.of("");

  private AsynchronousFileChannel open(String name) throws IOException {
    return AsynchronousFileChannel.open(
        folder.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  static Stream<MemoryView> views() {
    return Stream.of(
        MemoryView.allocate("B", 1_000_003),
        MemoryView.of(new byte[600_000]),
        MemoryView.of(new double[100_000]).reversed(),
        MemoryView.of(new int[300 * 500]).cast("i", 300, 500).transpose(),
        MemoryView.allocate("B", 400, 300, 3).slice("::2, 10:290, ::-1"),
        MemoryView.of(new byte[] {7}).at(0),
        MemoryView.of(new byte[0]));
  }

  private static MemoryView noise(MemoryView like) {
    byte[] bytes = new byte[Math.toIntExact(like.byteSize())];
    new Random(8).nextBytes(bytes);
    return MemoryView.of(bytes).cast(like.format(), like.shape());
  }

  private static <T> T got(CompletableFuture<T> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @MethodSource("views")
  void file_takesAndGivesAnyView(MemoryView view) throws Exception {
    MemoryView content = noise(view);
    try (AsynchronousFileChannel file = open("any")) {
      view.copyFrom(content);
      assertEquals(view.byteSize(), got(AsyncTransfer.writeFully(file, 5, view)));
      view.fill(0);

      assertEquals(view.byteSize(), got(AsyncTransfer.readFully(file, 5, view)));

      assertArrayEquals(content.toBytes(), view.toBytes());
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void socket_takesAndGivesAnyView(MemoryView view) throws Exception {
    MemoryView content = noise(view);
    MemoryView target = MemoryView.allocate(view.format(), view.shape());
    try (var server = AsynchronousServerSocketChannel.open();
        var near = AsynchronousSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      near.connect(server.getLocalAddress()).get();
      try (AsynchronousSocketChannel far = server.accept().get()) {
        view.copyFrom(content);
        CompletableFuture<Long> read = AsyncTransfer.readFully(far, target);
        assertEquals(view.byteSize(), got(AsyncTransfer.writeFully(near, view)));
        assertEquals(view.byteSize(), got(read));
      }
    }
    assertArrayEquals(content.toBytes(), target.toBytes());
  }

  /// The JDK would never complete the future.
  @Test
  void memoryOfOneThread_isRefusedAtOnce() throws IOException {
    try (Arena arena = Arena.ofConfined();
        AsynchronousFileChannel file = open("confined")) {
      MemoryView view = MemoryView.of(arena.allocate(40)).cast("i");
      for (MemoryView one : new MemoryView[] {view, view.slice("::2")}) {
        assertNames(
            assertThrows(WrongThreadException.class, () -> AsyncTransfer.writeFully(file, 0, one)),
            "confined",
            "view i [" + one.length() + "]");
        assertThrows(WrongThreadException.class, () -> AsyncTransfer.readFully(file, 0, one));
      }
    }
  }

  @Test
  void readOnlyTarget_andBadPosition_areRefusedAtOnce() throws IOException {
    MemoryView view = MemoryView.of(new byte[3]);
    try (AsynchronousFileChannel file = open("refused")) {
      assertThrows(
          ReadOnlyViewException.class, () -> AsyncTransfer.readFully(file, 0, view.asReadOnly()));
      assertNames(
          assertThrows(
              IllegalArgumentException.class, () -> AsyncTransfer.writeFully(file, -4, view)),
          -4);
    }
  }

  @Test
  void fileThatEnds_isCounted() throws Exception {
    Files.write(folder.resolve("short"), new byte[] {1, 2, 3, 4, 5});
    MemoryView view = MemoryView.of(new byte[8]).cast("i").reversed();
    try (AsynchronousFileChannel file = open("short")) {
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> got(AsyncTransfer.readFully(file, 0, view)));

      TransferException why = assertInstanceOf(TransferException.class, e.getCause());
      assertEquals(TransferException.Reason.END_OF_INPUT, why.reason());
      assertEquals(5, why.bytesTransferred());
      assertNames(why, "after 5 of 8 bytes", "view i [2]");
      assertEquals(0x04030201, view.getInt(0));
      assertEquals(5, view.getInt(1));
    }
  }

  @Test
  void closedChannel_isSaid() throws Exception {
    AsynchronousFileChannel file = open("closed");
    file.close();

    ExecutionException e =
        assertThrows(
            ExecutionException.class,
            () -> got(AsyncTransfer.writeFully(file, 0, MemoryView.of(new byte[3]))));

    TransferException why = assertInstanceOf(TransferException.class, e.getCause());
    assertEquals(TransferException.Reason.CLOSED, why.reason());
  }

  @Test
  void owner_isHeldUntilTheEnd_andNoLonger() throws Exception {
    ByteArray owner = ByteArray.of(new byte[10]);
    try (var server = AsynchronousServerSocketChannel.open();
        var near = AsynchronousSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      near.connect(server.getLocalAddress()).get();
      try (AsynchronousSocketChannel far = server.accept().get();
          MemoryView view = MemoryView.of(owner)) {
        CompletableFuture<Long> read = AsyncTransfer.readFully(far, view);
        view.close();
        assertThrows(IllegalStateException.class, () -> owner.append(1));

        got(AsyncTransfer.writeFully(near, MemoryView.of(new byte[10]).fill(3)));

        assertEquals(10, got(read));
      }
    }
    owner.append(1);
    assertEquals(3, owner.getUnsignedByte(9));
  }

  @Test
  void channelThatFails_afterTheArenaIsGone_endsTheFutureAndTheLease() throws Exception {
    try (var server = AsynchronousServerSocketChannel.open();
        var near = AsynchronousSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      near.connect(server.getLocalAddress()).get();
      try (AsynchronousSocketChannel far = server.accept().get()) {
        Arena arena = Arena.ofShared();
        MemoryView target = MemoryView.of(arena.allocate(10));
        CompletableFuture<Long> read = AsyncTransfer.readFully(far, target);
        got(AsyncTransfer.writeFully(near, MemoryView.of(new byte[4])));
        arena.close();
        far.close();

        ExecutionException e = assertThrows(ExecutionException.class, () -> got(read));

        assertInstanceOf(RuntimeException.class, e.getCause());
      }
    }
  }

  @Test
  void arenaClosedMeanwhile_isReleasedMemory_neverACrash() throws Exception {
    try (var server = AsynchronousServerSocketChannel.open();
        var near = AsynchronousSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      near.connect(server.getLocalAddress()).get();
      try (AsynchronousSocketChannel far = server.accept().get()) {
        Arena arena = Arena.ofShared();
        CompletableFuture<Long> read =
            AsyncTransfer.readFully(far, MemoryView.of(arena.allocate(10)));
        arena.close();

        got(AsyncTransfer.writeFully(near, MemoryView.of(new byte[10])));

        ExecutionException e = assertThrows(ExecutionException.class, () -> got(read));
        assertTrue(
            e.getCause() instanceof ViewReleasedException
                || e.getCause() instanceof TransferException,
            e::toString);
      }
    }
  }
}
