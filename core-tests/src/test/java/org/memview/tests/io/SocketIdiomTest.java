package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.MemoryView;
import org.memview.io.Transfer;

/// `while (!rest.isEmpty()) rest = rest.slice(Transfer.send(channel, rest))`: what a step costs
/// does not depend on what is left.
class SocketIdiomTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// What a step may allocate.
  private static final long STEP = 256;

  @TestFactory
  Stream<DynamicTest> step_allocatesAlmostNothing_whateverIsLeft() {
    return Map.of(
            "byte[]", MemoryView.of(new byte[50 << 20]),
            "read-only byte[]", MemoryView.of(new byte[1 << 20]).asReadOnly(),
            "long[]", MemoryView.of(new long[1 << 20]).cast("B"),
            "native", MemoryView.allocate("B", 50 << 20),
            "backwards", MemoryView.of(new byte[20 << 20]).reversed(),
            "native backwards", MemoryView.allocate("b", 20 << 20).reversed(),
            "every second", MemoryView.of(new byte[40 << 20]).slice("::2"),
            "every second of long[]", MemoryView.of(new long[1 << 20]).cast("?").slice("::2"),
            "native over 1 GiB", MemoryView.allocate("B", (1L << 30) + 5))
        .entrySet()
        .stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())));
  }

  private static void check(MemoryView view) throws IOException {
    try (Line.Sockets sockets = Line.Sockets.open()) {
      sockets.near().configureBlocking(false);
      ByteBuffer sink = ByteBuffer.allocateDirect(1 << 16);
      drive(sockets, view, sink, 3_000);
      long before = THREADS.getCurrentThreadAllocatedBytes();

      int steps = drive(sockets, view, sink, 1_000);

      long each = (THREADS.getCurrentThreadAllocatedBytes() - before) / steps;
      assertTrue(each <= STEP, () -> each + " bytes allocated in each of " + steps + " steps");
    }
  }

  /// Sends in parts as large as the other end has room for, and reads a little there each time.
  private static int drive(Line.Sockets sockets, MemoryView view, ByteBuffer sink, int steps)
      throws IOException {
    MemoryView rest = view;
    for (int i = 0; i < steps; i++) {
      rest = rest.slice(Transfer.send(sockets.near(), rest));
      sockets.far().read(sink.clear());
      if (rest.isEmpty()) {
        rest = view;
      }
    }
    return steps;
  }

  /// A step that copied what is left would show the channel the sum of all rests, half a byte for
  /// each pair of bytes; so would one that copied much more than is taken.
  @TestFactory
  Stream<DynamicTest> channelThatTakesLittle_isShownLittle() {
    MemoryView bytes = MemoryView.of(new byte[100_000]);
    return Map.of(
            "long[]", MemoryView.of(new long[12_500]).cast("B"),
            "backwards", bytes.reversed(),
            "every second", MemoryView.of(new byte[200_000]).slice("::2"),
            "native, every second", MemoryView.allocate("B", 200_000).slice("::2"))
        .entrySet()
        .stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> checkShown(entry.getValue())));
  }

  private static void checkShown(MemoryView view) throws IOException {
    long[] shown = new long[1];
    Trickle channel =
        new Trickle() {
          @Override
          public int write(ByteBuffer from) {
            shown[0] += from.remaining();
            return super.write(from);
          }
        };
    MemoryView rest = view;
    int steps = 0;
    while (!rest.isEmpty()) {
      rest = rest.slice(Transfer.send(channel, rest));
      steps++;
    }

    assertEquals(100_000, channel.taken().length);
    assertEquals(steps, channel.calls());
    assertTrue(shown[0] <= steps * 8_192L, () -> shown[0] + " bytes shown");
  }

  @Test
  void receiving_intoWhatIsLeft_isTheMirrorImage() throws IOException {
    try (Line.Sockets sockets = Line.Sockets.open()) {
      SocketChannel near = sockets.near();
      near.configureBlocking(false);
      byte[] target = new byte[1_000];
      MemoryView rest = MemoryView.of(target);
      assertEquals(0, Transfer.receiveInto(near, rest));
      for (int i = 0; i < 10; i++) {
        Line.put(sockets.far(), new byte[] {(byte) i, 1, 2});
        long n = 0;
        while (n == 0) {
          n = Transfer.receiveInto(near, rest.slice(0, 3));
        }
        rest = rest.slice(n);
      }
      sockets.far().close();
      long end = 0;
      while (end == 0) {
        end = Transfer.receiveInto(near, rest);
      }

      assertEquals(-1, end);
      assertEquals(970, rest.length());
      assertEquals(9, target[27]);
    }
  }
}
