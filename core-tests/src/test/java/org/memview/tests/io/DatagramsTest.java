package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.Messages.assertNames;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.array.ByteArray;
import org.memview.io.Datagrams;
import org.memview.io.Datagrams.Datagram;
import org.memview.io.Transfer;
import org.memview.io.TransferException;
import org.memview.io.TransferException.Reason;
import org.memview.testkit.Fixtures;
import org.memview.testkit.Sample;

@Timeout(60)
class DatagramsTest {
  @TempDir Path folder = Path.of("");
  private DatagramChannel near;
  private DatagramChannel far;

  @BeforeEach
  void open() throws IOException {
    near = bound();
    far = bound();
  }

  @AfterEach
  void close() throws IOException {
    near.close();
    far.close();
  }

  private static DatagramChannel bound() throws IOException {
    return DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private void connect() throws IOException {
    near.connect(far.getLocalAddress());
    far.connect(near.getLocalAddress());
  }

  private Datagram received(MemoryView view) throws IOException {
    return Datagrams.receive(far, view).orElseThrow();
  }

  private static byte[] noise(int n) {
    byte[] bytes = new byte[n];
    new SplittableRandom(n).nextBytes(bytes);
    return bytes;
  }

  // ---------------------------------------------------------------- any view

  @TestFactory
  Stream<DynamicTest> anyView_isOneDatagram_andTakesOne() {
    return Fixtures.all().stream()
        .map(fixture ->
            DynamicTest.dynamicTest(
                fixture.toString(),
                () -> {
                  try (Sample sample = fixture.open()) {
                    byte[] elements = sample.elementBytes();
                    MemoryView arrived = MemoryView.of(new byte[elements.length + 5]);

                    assertTrue(Datagrams.send(near, sample.view(), far.getLocalAddress()));
                    Datagram datagram = received(arrived);

                    assertEquals(elements.length, datagram.byteCount());
                    assertArrayEquals(elements, arrived.slice(0, datagram.byteCount()).toBytes());
                    if (!fixture.isReadOnly() && !fixture.isAliased()) {
                      byte[] fresh = noise(elements.length);
                      Datagrams.send(near, MemoryView.of(fresh), far.getLocalAddress());
                      assertEquals(fresh.length, received(sample.view()).byteSize());
                      assertArrayEquals(fresh, sample.elementBytes());
                    }
                  }
                }));
  }

  @Test
  void largestDatagram_passes_andLargerIsRefusedBySizeOrBySystem() throws IOException {
    byte[] bytes = noise(65_507);
    for (MemoryView view :
        List.of(
            MemoryView.of(bytes),
            MemoryView.allocate("B", bytes.length).copyFrom(MemoryView.of(bytes)))) {
      MemoryView target = MemoryView.of(new long[9_000]);

      Datagrams.send(near, view, far.getLocalAddress());

      assertEquals(65_507, received(target).byteCount());
      assertArrayEquals(bytes, target.cast("B").slice(0, 65_507).toBytes());
    }
    assertNames(
        assertThrows(
            IllegalArgumentException.class,
            () -> Datagrams.send(near, MemoryView.of(new byte[65_536]), far.getLocalAddress())),
        65_535,
        65_536);
    TransferException e =
        assertThrows(
            TransferException.class,
            () -> Datagrams.send(near, MemoryView.of(new byte[65_530]), far.getLocalAddress()));
    assertEquals(List.of(Reason.OTHER, 0L), List.of(e.reason(), e.bytesTransferred()));
    assertNames(e, "after 0 of 65530 bytes");
  }

  // ---------------------------------------------------------------- who, and how much

  @Test
  void receive_tellsSenderAndSizes_andLeavesTheRestOfTheView() throws IOException {
    MemoryView view = MemoryView.of(new byte[8]).fill(9);
    Datagrams.send(near, MemoryView.of(new byte[] {1, 2, 3}), far.getLocalAddress());

    Datagram datagram = received(view.slice(2));

    assertEquals(new Datagram(near.getLocalAddress(), 3, 3), datagram);
    assertFalse(datagram.isTruncated());
    assertEquals("0909010203090909", view.hex());
  }

  @Test
  void datagramLargerThanTheView_isReported_andOnlyItsRestIsLost() throws IOException {
    MemoryView view = MemoryView.of(new byte[16]).cast("<i").slice("::-2"); // 8 bytes, backwards
    Datagrams.send(near, MemoryView.of(noise(1_000)), far.getLocalAddress());
    Datagrams.send(near, MemoryView.of(new byte[] {7}), far.getLocalAddress());

    Datagram datagram = received(view);

    assertTrue(datagram.isTruncated());
    assertEquals(List.of(8L, 1_000L), List.of(datagram.byteCount(), datagram.byteSize()));
    assertArrayEquals(MemoryView.of(noise(1_000)).slice(0, 8).toBytes(), view.toBytes());
    assertEquals(1, received(view).byteSize());
  }

  @Test
  void emptyDatagram_arrives() throws IOException {
    assertTrue(Datagrams.send(near, MemoryView.of(new byte[0]), far.getLocalAddress()));

    assertEquals(new Datagram(near.getLocalAddress(), 0, 0), received(MemoryView.of(new byte[3])));
  }

  @Test
  void datagram_intoAViewWithoutRoom_isTruncated() throws IOException {
    Datagrams.send(near, MemoryView.of(new byte[5]), far.getLocalAddress());

    Datagram datagram = received(MemoryView.of(new byte[0]));

    assertEquals(List.of(0L, 5L), List.of(datagram.byteCount(), datagram.byteSize()));
  }

  @Test
  void channelThatDoesNotBlock_hasNothing_thenSomething() throws IOException {
    far.configureBlocking(false);
    MemoryView view = MemoryView.of(new byte[4]);
    assertEquals(Optional.empty(), Datagrams.receive(far, view));
    try (Selector selector = Selector.open()) {
      far.register(selector, SelectionKey.OP_READ);
      Datagrams.send(near, MemoryView.of(new byte[] {1, 2}), far.getLocalAddress());
      selector.select();

      assertEquals(2, received(view).byteCount());
      assertEquals(Optional.empty(), Datagrams.receive(far, view));
    }
  }

  // ---------------------------------------------------------------- connected

  @Test
  void connectedChannel_movesOneDatagramInEachCall() throws IOException {
    connect();
    MemoryView bytes = MemoryView.of(noise(40_000)); // more than the first piece of a stream
    MemoryView target = MemoryView.of(new byte[50_000]);

    assertEquals(40_000, Transfer.send(near, bytes));
    assertEquals(40_000, Transfer.receiveInto(far, target));
    assertTrue(target.slice(0, 40_000).contentEquals(bytes));
    Transfer.sendAll(near, bytes.reversed());
    assertEquals(40_000, Transfer.readInto(far, target));
    assertTrue(target.slice(0, 40_000).reversed().contentEquals(bytes));
    assertEquals(6, Transfer.write(near, MemoryView.of(new short[] {1, 2, 3})));
    assertEquals(6, Transfer.readInto(far, MemoryView.of(new int[2])));
  }

  @Test
  void severalViews_areOneDatagram_andAreFilledByOne() throws IOException {
    connect();
    List<MemoryView> views =
        Stream.generate(() -> MemoryView.of(noise(300)).slice("::-1")).limit(100).toList();
    MemoryView head = MemoryView.of(new byte[10]);
    MemoryView rest = MemoryView.of(new double[4_000]);

    Transfer.writeFully(near, views);

    assertEquals(30_000, Transfer.readInto(far, List.of(head, rest)));
    assertEquals(views.getFirst().slice(0, 10).toList(), head.toList());
    assertEquals(0, Transfer.write(near, List.of()));
  }

  @Test
  void connectedRead_intoTooLittle_isAnErrorWithBothSizes() throws IOException {
    connect();
    Transfer.sendAll(near, MemoryView.of(new byte[] {1, 2, 3, 4, 5}));
    MemoryView view = MemoryView.of(new byte[3]);

    TransferException e =
        assertThrows(TransferException.class, () -> Transfer.receiveInto(far, view));

    assertEquals(List.of(Reason.TRUNCATED, 3L), List.of(e.reason(), e.bytesTransferred()));
    assertNames(e, "the datagram had 5 bytes", "after 3 of 3 bytes", "view B [3]");
    assertEquals("010203", view.hex());
  }

  @Test
  void channelThatDoesNotBlock_connected_readsNothing() throws IOException {
    connect();
    far.configureBlocking(false);

    assertEquals(0, Transfer.receiveInto(far, MemoryView.of(new byte[3])));
    assertEquals(0, Transfer.readInto(far, List.of(MemoryView.of(new byte[3]))));
  }

  @Test
  void whatNeedsAStream_isRefused() throws IOException {
    connect();
    MemoryView view = MemoryView.of(new byte[3]);
    Path file = Files.write(folder.resolve("f"), new byte[3]);

    assertNames(
        assertThrows(IllegalArgumentException.class, () -> Transfer.readFully(far, view)),
        "readFully",
        "stream",
        "Datagrams");
    assertThrows(
        IllegalArgumentException.class, () -> Transfer.readFully(far, List.of(view, view)));
    assertThrows(IllegalArgumentException.class, () -> Transfer.sendFile(near, file));
    try (FileChannel channel = FileChannel.open(file)) {
      assertThrows(IllegalArgumentException.class, () -> Transfer.sendFile(near, channel, 0, 3));
    }
  }

  // ---------------------------------------------------------------- what goes wrong

  @Test
  void wrongUse_isRefusedBeforeAnythingIsLost() throws IOException {
    MemoryView view = MemoryView.of(new byte[3]);
    Datagrams.send(near, view.fill(5), far.getLocalAddress());
    MemoryView released = MemoryView.of(new byte[3]);
    released.close();

    assertNames(
        assertThrows(ReadOnlyViewException.class, () -> received(view.asReadOnly())), "[3]");
    assertThrows(ViewReleasedException.class, () -> received(released));
    assertThrows(
        ViewReleasedException.class, () -> Datagrams.send(near, released, far.getLocalAddress()));
    assertThrows(NotYetConnectedException.class, () -> Transfer.send(near, view));
    assertThrows(NotYetConnectedException.class, () -> Transfer.readInto(near, view));
    assertEquals(3, received(view.fill(0)).byteCount());
    assertEquals("050505", view.hex());
    connect();
    assertThrows(
        AlreadyConnectedException.class,
        () ->
            Datagrams.send(near, view, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)));
  }

  @Test
  void closedChannel_isSaid() throws IOException {
    near.close();

    TransferException e =
        assertThrows(
            TransferException.class,
            () -> Datagrams.send(near, MemoryView.of(new byte[3]), far.getLocalAddress()));

    assertEquals(List.of(Reason.CLOSED, 0L), List.of(e.reason(), e.bytesTransferred()));
  }

  @Test
  void nobodyAtTheOtherSide_isSaid() throws IOException {
    connect();
    far.close();
    MemoryView view = MemoryView.of(new byte[3]);

    TransferException e =
        assertThrows(
            TransferException.class,
            () -> {
              Transfer.sendAll(near, view); // the answer to this one is told to the next call
              Transfer.receiveInto(near, view);
            });

    assertEquals(List.of(Reason.PEER_CLOSED, 0L), List.of(e.reason(), e.bytesTransferred()));
    assertNames(e, "nobody");
  }

  @Test
  void confinedMemory_isForItsThread_andOwnersAreHeldMeanwhileOnly() throws Exception {
    ByteArray owner = ByteArray.of(new byte[4]);
    try (Arena arena = Arena.ofConfined();
        MemoryView lent = MemoryView.of(owner)) {
      MemoryView confined = MemoryView.of(arena.allocate(4)).fill(3);
      Datagrams.send(near, confined, far.getLocalAddress());
      received(lent);
      Thread thread =
          Thread.ofVirtual()
              .unstarted(() ->
                  assertThrows(
                      WrongThreadException.class,
                      () -> Datagrams.send(near, confined, far.getLocalAddress())));
      Throwable[] failed = new Throwable[1];
      thread.setUncaughtExceptionHandler((_, e) -> failed[0] = e);
      thread.start();
      thread.join();

      assertEquals(null, failed[0]);
    }
    owner.append(1);
    assertEquals("0303030301", MemoryView.of(owner).hex());
  }
}
