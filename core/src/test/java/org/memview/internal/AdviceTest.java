package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.memview.format.Format;
import org.memview.layout.Index;
import org.memview.layout.Layout;

class AdviceTest {
  @Test
  void of_contiguous_castsByDivisibility() {
    assertEquals(
        List.of(
            "+ cast to \"B\", \"h\", \"i\"  without copying: all divide 20 bytes",
            "- cast(\"q\")  refused: 20 bytes are not a multiple of 8",
            "    write slice(0, 4).cast(\"q\")",
            "+ reshape(-1)  and any other shape of 5 elements, without copying",
            "+ toContiguous()  copies nothing, the view is contiguous",
            "+ asSegment(), asByteBuffer()  without copying"),
        advice("<i", Layout.contiguous(4, 5)));
  }

  @Test
  void of_contiguousMatrix_flattensBeforeTrimming() {
    assertTrue(
        advice("<h", Layout.contiguous(2, 3, 3))
            .contains("    write reshape(-1).slice(0, 8).cast(\"i\")"));
  }

  @Test
  void of_singleByte_hasNothingToTrimTo() {
    assertEquals(
        List.of(
            "+ cast to \"B\"  without copying: it divides 1 byte",
            "- cast(\"h\")  refused: 1 byte is not a multiple of 2",
            "+ reshape(-1)  and any other shape of 1 element, without copying",
            "+ toContiguous()  copies nothing, the view is contiguous",
            "+ asSegment(), asByteBuffer()  without copying"),
        advice("B", Layout.contiguous(1, 1)));
  }

  @Test
  void of_stepped_copiesForOtherSizes() {
    assertEquals(
        List.of(
            "+ cast(\"h\")  and other formats of 2 bytes, without copying",
            "- cast(\"B\")  refused: the view is not C-contiguous, see above",
            "    write toContiguous().cast(\"B\"), which copies 100 bytes",
            "+ reshape(-1)  and any other shape of 50 elements, without copying",
            "+ toContiguous()  copies 100 bytes",
            "- asSegment()  refused: it needs contiguous bytes",
            "    write toContiguous().asSegment()"),
        advice("<h", Layout.of(2, 0, new long[] {50}, new long[] {4})));
  }

  @Test
  void of_transposed_goesBackInsteadOfCopying() {
    List<String> advice = advice("<h", Layout.contiguous(2, 3, 4).transpose());

    assertTrue(advice.contains("    write transpose().cast(\"B\"), memory order without copying"));
    assertTrue(advice.contains("    write transpose().reshape(-1), memory order without copying"));
  }

  @Test
  void of_crop_namesTheAxesThatMerge() {
    Layout crop = Layout.contiguous(1, 480, 640, 3).slice(Index.parse("100:200, 50:250"));

    List<String> advice = advice("B", crop);

    assertTrue(advice.contains("+ reshape(100, 600)  without copying: these axes can be merged"));
    assertTrue(
        advice.contains("- reshape(-1)  refused: no single step leads through all elements"));
    assertTrue(advice.contains("    write toContiguous().reshape(-1), which copies 60,000 bytes"));
  }

  @Test
  void of_tooLargeForByteBuffer_saysHowMuchFits() {
    List<String> advice = advice("<q", Layout.contiguous(8, 1L << 29));

    assertTrue(
        advice.contains("- asByteBuffer()  refused: a ByteBuffer holds 2,147,483,647 bytes"));
    assertTrue(advice.contains("    write slice(0, 268435455).asByteBuffer()"));
  }

  @Test
  void of_empty_allowsEverything() {
    for (String line : advice("<d", Layout.contiguous(8, 0, 3))) {
      assertTrue(line.startsWith("+"), line);
    }
  }

  @Test
  void of_broadcast_warnsOfWrites() {
    assertTrue(
        advice("B", Layout.contiguous(1).broadcastTo(3))
            .contains("! set  changes every index that shares the bytes"));
  }

  @Test
  void of_readOnly_refusesWrites() {
    Block block = new Block(MemorySegment.NULL, Layout.contiguous(1, 3), Format.of("B"));

    assertTrue(
        Advice.of(new Portrait(block, "x", "native", true, 3))
            .contains("- set, fill, copyFrom  refused: the view is read-only"));
  }

  @Test
  void merged_randomLayouts_canBeReshapedTo() {
    var random = new SplittableRandom(5);
    for (int i = 0; i < 2000; i++) {
      Layout layout = sliced(random);
      Merged merged = Merged.of(layout);
      Layout reshaped = layout.reshape(merged.shape());

      for (long n = 0; n < layout.elementCount(); n++) {
        assertEquals(Offsets.of(layout, n), Offsets.of(reshaped, n), layout::toString);
      }
    }
  }

  private static Layout sliced(SplittableRandom random) {
    Layout layout = Layout.contiguous(2, 4, 3, 5, 2);
    if (random.nextBoolean()) {
      layout = layout.transpose(0, 2, 1, 3);
    }
    String[] parts = {":", "1:3", "::-1", "::2", "1:2"};
    var spec = new StringBuilder(":");
    for (int axis = 1; axis < 4; axis++) {
      spec.append(", ").append(parts[random.nextInt(parts.length)]);
    }
    return layout.slice(Index.parse(spec.toString()));
  }

  private static List<String> advice(String format, Layout layout) {
    return Advice.of(Views.portrait(format, layout, Math.max(1, layout.maxOffset())));
  }
}
