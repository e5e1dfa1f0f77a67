package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.memview.format.Format;
import org.memview.layout.Layout;

class ViewSummaryTest {
  @Test
  void of_everyPart_isOneLine() {
    byte[] bytes = {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0};

    assertEquals(
        "MemoryView[<h shape=[2, 4] strides=[8, 2] native read-only C: 1 2 3 4 5 6 7 8]",
        ViewSummary.of(Views.block("<h", bytes, 2, 4), "native", true));
  }

  @Test
  void of_long_showsFirstValues() {
    assertEquals(
        "MemoryView[B shape=[100] strides=[1] heap C F: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 …]",
        ViewSummary.of(Views.block("B", Views.counting(100), 100), "heap", false));
  }

  @Test
  void of_orders_namesThem() {
    Layout layout = Layout.contiguous(1, 2, 3);

    assertTrue(summary(layout).contains(" C: "));
    assertTrue(summary(layout.transpose()).contains(" F: "));
    assertTrue(summary(layout.reversed()).contains(" strided: "));
  }

  private static String summary(Layout layout) {
    return ViewSummary.of(Views.block("B", layout, Views.counting(6)), "heap", false);
  }

  @Test
  void of_strided_followsTheStrides() {
    assertTrue(summary(Layout.contiguous(1, 6).reversed()).endsWith("strided: 5 4 3 2 1 0]"));
  }

  @Test
  void of_empty_saysSo() {
    assertEquals(
        "MemoryView[<d shape=[0] strides=[8] heap C F: empty]",
        ViewSummary.of(Views.block("<d", new byte[0], 0), "heap", false));
  }

  @Test
  void of_noAxes_showsTheValue() {
    assertEquals(
        "MemoryView[<d shape=[] strides=[] heap C F: 0.0]",
        ViewSummary.of(Views.block("<d", new byte[8]), "heap", false));
  }

  @Test
  void of_largeValues_staysShort() {
    long[] shape = new long[64];
    Arrays.fill(shape, 1);

    String text = ViewSummary.of(Views.block("5000s", new byte[5000], shape), "heap", false);

    assertTrue(text.length() < 400, text);
  }

  @Test
  void of_closedArena_saysWhyThereAreNoValues() {
    Block block;
    try (Arena arena = Arena.ofConfined()) {
      block = new Block(arena.allocate(8), Layout.contiguous(1, 8), Format.of("B"));
    }

    assertEquals(
        "MemoryView[B shape=[8] strides=[1] native C F: no values, the memory has been closed]",
        ViewSummary.of(block, "native", false));
  }

  @Test
  void of_otherThread_saysWhyThereAreNoValues() {
    try (Arena arena = Arena.ofConfined()) {
      Block block = new Block(arena.allocate(8), Layout.contiguous(1, 8), Format.of("B"));

      String text =
          CompletableFuture.supplyAsync(() -> ViewSummary.of(block, "native", false)).join();

      assertTrue(text.endsWith(": no values, the memory belongs to another thread]"), text);
    }
  }

  @Test
  void of_memoryTooSmall_saysWhyThereAreNoValues() {
    String text = ViewSummary.of(Views.block("B", new byte[2], 8), "heap", false);

    assertTrue(text.contains(": no values, Out of bound access"), text);
  }

  @Test
  void released_remembersFormatAndShape() {
    assertEquals(
        "MemoryView[released, was <h shape=[2, 4]]",
        ViewSummary.released(Format.of("<h"), Layout.contiguous(2, 2, 4)));
  }
}
