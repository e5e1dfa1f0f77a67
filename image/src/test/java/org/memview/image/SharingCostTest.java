package org.memview.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.memview.MemoryView;
import org.memview.testkit.Allocations;

/// What sharing allocates, for an image of 36 MB: as little as for a small one.
class SharingCostTest {

  @Test
  void view_ofAnImage_allocatesLittle() throws Exception {
    BufferedImage image = new BufferedImage(4000, 3000, BufferedImage.TYPE_3BYTE_BGR);

    long bytes = Allocations.of(() -> Images.view(image).slice("100:2000, 100:2000, ::-1"));

    assertTrue(bytes > 0 && bytes < 8192, bytes + " bytes allocated for a view of 36 MB");
  }

  @Test
  void image_ofAView_allocatesLittle() throws Exception {
    MemoryView heap = MemoryView.of(new byte[36_000_000]).cast("B", 3000, 4000, 3);
    MemoryView outside = MemoryView.allocate("B", 3000, 4000, 3);

    long onHeap = Allocations.of(() -> Images.image(heap.slice("100:2000, ::-1")));
    long offHeap = Allocations.of(() -> Images.image(outside));

    assertTrue(onHeap > 0 && onHeap < 16_384, onHeap + " bytes for an image over an array");
    assertTrue(offHeap > 0 && offHeap < 16_384, offHeap + " bytes for one over native memory");
  }
}
