package org.memview.examples;

import java.util.Arrays;
import org.memview.MemoryView;

/// An image cropped, mirrored, and turned from RGB to BGR: four views, one array, no pixel copied
/// until the end.
///
/// ```python
/// crop = image[1:3, 1:4]; mirrored = crop[:, ::-1]; bgr = mirrored[..., ::-1]     # NumPy
/// ```
final class E05CropImage {
  private E05CropImage() {}

  static void main() {
    byte[] pixels = new byte[4 * 6 * 3];
    MemoryView image = MemoryView.of(pixels).cast("B", 4, 6, 3);
    paint(image);

    MemoryView crop = image.slice("1:3, 1:4");
    MemoryView mirrored = crop.slice(":, ::-1");
    MemoryView bgr = mirrored.slice("..., ::-1");
    IO.println(bgr);
    IO.println(bgr.toText());

    bgr.at(0, 0).fill(99);
    IO.println("image[1, 3] is now " + image.at(1, 3).toList());
    IO.println("red alone: " + crop.slice("..., 0").toList());

    byte[] copy = bgr.toBytes();
    IO.println(copy.length + " bytes copied: " + Arrays.toString(Arrays.copyOf(copy, 6)) + " …");
  }

  /// Red is the row, green the column, blue 50.
  private static void paint(MemoryView image) {
    for (long y = 0; y < image.extent(0); y++) {
      for (long x = 0; x < image.extent(1); x++) {
        image.setByte(y, x, 0, (byte) y);
        image.setByte(y, x, 1, (byte) x);
        image.setByte(y, x, 2, (byte) 50);
      }
    }
  }
}
