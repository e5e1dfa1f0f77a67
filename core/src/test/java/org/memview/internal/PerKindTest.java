package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class PerKindTest {
  private final PerKind<Sums> kernels = new PerKind<>(Sums.class, new Summer());
  private final MemorySegment bytes = MemorySegment.ofArray(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
  private final MemorySegment longs = MemorySegment.ofArray(new long[] {0x0807060504030201L, 9});
  private final MemorySegment outside = Arena.global().allocate(16).copyFrom(bytes);

  @Test
  void of_segmentsOfOneKind_isOneKernel() {
    assertSame(kernels.of(bytes), kernels.of(MemorySegment.ofArray(new byte[3]).asReadOnly()));
    assertSame(kernels.of(outside), kernels.of(outside.asSlice(3)));
  }

  @Test
  void of_segmentsOfOtherKinds_areKernelsWithCodeOfTheirOwn() {
    assertSame(Summer.class, kernels.of(bytes).getClass());
    assertNotEquals(Summer.class, kernels.of(longs).getClass());
    assertNotEquals(kernels.of(outside).getClass(), kernels.of(longs).getClass());
  }

  @Test
  void of_everyKind_computesTheSame() {
    for (MemorySegment memory : new MemorySegment[] {bytes, longs, outside}) {
      assertEquals(45, kernels.of(memory).bytes(memory, 0, 9, 0));
    }
  }

  @Test
  void of_twoSegments_tellsTheirOrder() {
    PerKind<Moves> moves = new PerKind<>(Moves.class, new Mover());

    assertSame(moves.of(bytes, longs), moves.of(bytes, longs));
    assertNotEquals(moves.of(bytes, longs).getClass(), moves.of(longs, bytes).getClass());
  }
}
