package org.memview.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.memview.MemoryView;
import org.memview.image.Images;

/// Memory outside the heap as a picture: measurements as 16-bit gray, three planes as one colour
/// image, and a mirror image next to its original.
final class E21PictureOfMemory {
  private static final int H = 240;
  private static final int W = 360;

  private E21PictureOfMemory() {}

  static void main() throws IOException {
    MemoryView depth = MemoryView.allocate("H", H, W);
    for (long y = 0; y < H; y++) {
      for (long x = 0; x < W; x++) {
        depth.set(y, x, (int) (32_768 + 32_000 * Math.sin(Math.hypot(x - 120.0, y - 120.0) / 9)));
      }
    }
    save(Images.image(depth), "depth.png");

    // Planes one after the other, as instruments and neural networks have them: c, h, w.
    MemoryView planes = MemoryView.allocate("B", 3, H, W);
    for (long x = 0; x < W; x++) {
      planes.slice("0, :, " + x).fill(255 * x / W);
      planes.slice("2, :, " + x).fill(255 - 255 * x / W);
    }
    for (long y = 0; y < H; y++) {
      planes.at(1, y).fill(255 * y / H);
    }
    MemoryView colour = planes.transpose(1, 2, 0);
    IO.println("planes as h, w, c: strides " + Arrays.toString(colour.strides()));
    save(Images.image(colour), "planes.png");

    // Two halves of one block of memory: the picture, and behind an axis of symmetry itself again.
    MemoryView both = MemoryView.allocate("B", H, 2 * W, 3);
    both.slice(":, :360").copyFrom(colour);
    both.slice(":, 360:").copyFrom(colour.slice(":, ::-1"));
    IO.println("symmetric: " + both.contentEquals(both.slice(":, ::-1")));
    save(Images.image(both), "symmetric.png");
  }

  private static void save(BufferedImage image, String name) throws IOException {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "memview-" + name);
    ImageIO.write(image, "png", file.toFile());
    IO.println(
        "memview-%s: %d x %d, %d bits a pixel"
            .formatted(
                name, image.getWidth(), image.getHeight(), image.getColorModel().getPixelSize()));
  }
}
