package org.memview.tests;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.BufferException;
import org.memview.MemoryView;

/// Back to the JDK: segments and byte buffers over the same memory.
class BridgeTest {

  @TestFactory
  Stream<DynamicTest> asSegment_isTheMemoryOfContiguousViews() {
    return Battery.over(
        fixture -> fixture.isCContiguous() || fixture.isFContiguous(),
        (sample, fixture) -> {
          MemorySegment segment = sample.view().asSegment();
          byte[] inMemoryOrder =
              fixture.isCContiguous() ? sample.elementBytes() : sample.elementBytesFortran();

          assertArrayEquals(inMemoryOrder, segment.toArray(JAVA_BYTE));
          assertEquals(fixture.isReadOnly(), segment.isReadOnly());
          if (!fixture.isReadOnly() && !fixture.isEmpty()) {
            segment.fill((byte) 0);
            assertArrayEquals(new byte[inMemoryOrder.length], sample.elementBytes());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> asSegment_ofOtherViews_isRefused() {
    return Battery.over(
        fixture -> !fixture.isCContiguous() && !fixture.isFContiguous(),
        (sample, fixture) -> {
          var error = assertThrows(BufferException.class, sample.view()::asSegment);
          Messages.assertNames(error, "asSegment", "contiguous", fixture.format());
          assertThrows(BufferException.class, sample.view()::asByteBuffer);
        });
  }

  @TestFactory
  Stream<DynamicTest> asByteBuffer_isTheMemory_inTheFormatsOrder() {
    return Battery.over(
        fixture -> fixture.isCContiguous() && !fixture.storage().name().contains("[]"),
        (sample, fixture) -> {
          if (!canBeBuffer(sample.memory())) {
            assertThrows(BufferException.class, sample.view()::asByteBuffer);
            return;
          }
          ByteBuffer buffer = sample.view().asByteBuffer();
          byte[] bytes = new byte[buffer.remaining()];
          buffer.duplicate().get(bytes);

          assertArrayEquals(sample.elementBytes(), bytes);
          assertEquals(fixture.formatSpec().order(), buffer.order());
          assertEquals(fixture.isReadOnly(), buffer.isReadOnly());
        });
  }

  private static boolean canBeBuffer(MemorySegment memory) {
    return memory.isNative() || memory.heapBase().orElse(null) instanceof byte[];
  }

  @Test
  void asByteBuffer_ofAnotherArray_saysWhatTheJdkCan() {
    MemoryView ints = MemoryView.of(new int[2]);

    var error = assertThrows(BufferException.class, ints::asByteBuffer);

    Messages.assertNames(error, "byte[]", "native");
  }

  @Test
  void asByteBuffer_bigEndian_readsTheElements() {
    MemoryView view = MemoryView.of(new byte[] {0, 0, 1, 2}).cast(">i");

    assertEquals(ByteOrder.BIG_ENDIAN, view.asByteBuffer().order());
    assertEquals(258, view.asByteBuffer().getInt());
  }

  @Test
  void asSegment_ofASlice_startsThere() {
    byte[] bytes = {1, 2, 3, 4};

    assertArrayEquals(
        new byte[] {2, 3}, MemoryView.of(bytes).slice(1, 3).asSegment().toArray(JAVA_BYTE));
  }
}
