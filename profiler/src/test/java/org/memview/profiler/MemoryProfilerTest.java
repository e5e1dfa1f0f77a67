package org.memview.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.memview.profiler.oracle.Instrumented;
import org.memview.profiler.oracle.Sink;

class MemoryProfilerTest {
  @Test
  void measure_array_isItsSize() throws Exception {
    for (int n : new int[] {0, 1, 999, 1_000_000}) {
      Measurement<byte[]> measured = MemoryProfiler.measure(() -> new byte[n]);

      assertEquals(Instrumented.sizeOfBytes(n), measured.steadyBytes(), "new byte[" + n + "]");
      assertEquals(n, measured.value().length);
    }
  }

  @Test
  void measure_nothing_isNothing() throws Exception {
    assertEquals(0, MemoryProfiler.measure(() -> 1).steadyBytes());
  }

  @Test
  void measure_viewAndCopy_differByTheCopy() throws Exception {
    byte[] content = new byte[10_240_000];
    ByteBuffer buffer = ByteBuffer.wrap(content);

    long copy = MemoryProfiler.measure(content::clone).steadyBytes();
    long view = MemoryProfiler.measure(() -> buffer.slice(1024, 100)).steadyBytes();

    assertEquals(Instrumented.sizeOfBytes(content.length), copy);
    assertTrue(view > 0 && view < 200, "a view of " + view + " bytes");
  }

  @Test
  void measure_directBuffer_isOffHeap() throws Exception {
    assertEquals(
        123_456,
        MemoryProfiler.measure(() -> ByteBuffer.allocateDirect(123_456), 0).offHeapBytes());
  }

  @Test
  void measure_onVirtualThread_isExactToo() throws Exception {
    AtomicReference<Long> bytes = new AtomicReference<>(0L);
    Thread.ofVirtual()
        .start(() -> {
          try {
            bytes.set(MemoryProfiler.measure(() -> new byte[5000]).steadyBytes());
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        })
        .join();

    assertEquals(Instrumented.sizeOfBytes(5000), bytes.get());
  }

  @Test
  void measure_exception_comesThrough() {
    Exception planned = new Exception("planned");

    assertSame(
        planned,
        assertThrows(
            Exception.class,
            () ->
                MemoryProfiler.measure(() -> {
                  throw planned;
                })));
  }

  @Test
  void measure_negativeRepeats_isRefused() {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> MemoryProfiler.measure(() -> 1, -3))
                .getMessage());

    assertTrue(message.contains("-3"), message);
  }

  @Test
  void scope_countsItsBlock() {
    var scope = MemoryProfiler.scope("load");
    try (scope) {
      Sink.object = new byte[10_000];
    }
    long ended = scope.cost().allocated();
    Sink.object = new byte[10_000];

    assertTrue(ended >= 10_000 && ended < 20_000, "allocated " + ended);
    assertEquals(ended, scope.cost().allocated());
    assertEquals("load", scope.cost().name());
  }
}
