package org.memview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The strides of slices, those of no use included, are CPython's; found by the differential test.
class SliceStridesTest {
  @ParameterizedTest
  @CsvSource({"0, 1, 3, 6", "0, 0, 3, 6", "1, 3, -4, -8", "3, 0, -2, -4", "0, 4, 2, 4"})
  void slice_withStep_multipliesTheStride(long start, long stop, long step, long expected) {
    MemoryView view = MemoryView.of(new short[4]);

    assertArrayEquals(new long[] {expected}, view.slice(start, stop, step).strides());
  }

  @Test
  void slice_largestStepBackwards_isCutAsPythonCutsIt() {
    MemoryView view = MemoryView.of(new long[4]);

    // In Python: memoryview(array('q', [0] * 4))[::-2**63].strides == (8,)
    assertArrayEquals(
        new long[] {8}, view.slice(Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE).strides());
  }
}
