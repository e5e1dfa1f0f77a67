package org.memview.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.memview.MemoryView;
import org.memview.image.Images;

/// A picture cropped and mirrored, and saved as PNG: three views of the image's own pixels, and an
/// image over the last of them. No pixel is copied before the encoder reads it.
///
/// ```python
/// mirrored = np.asarray(picture)[60:260, 200:440][:, ::-1]     # NumPy and Pillow
/// Image.fromarray(mirrored).save("mirrored.png")
/// ```
final class E20CropPicture {
  private E20CropPicture() {}

  static void main() throws IOException {
    BufferedImage picture = new BufferedImage(480, 320, BufferedImage.TYPE_3BYTE_BGR);
    MemoryView pixels = MemoryView.of(picture);
    IO.println("picture  " + Arrays.toString(pixels.shape()) + " R, G, B");
    paint(pixels);

    MemoryView crop = pixels.slice("60:260, 200:440");
    MemoryView mirrored = crop.slice(":, ::-1");
    IO.println("mirrored " + Arrays.toString(mirrored.shape()));
    IO.println("strides  " + Arrays.toString(mirrored.strides()));

    mirrored.slice(":4").fill(255); // a white line along the top: in the picture too
    IO.println("picture at (439, 60) is now " + Integer.toHexString(picture.getRGB(439, 60)));

    save(Images.image(crop), "crop.png");
    save(Images.image(mirrored), "mirrored.png");
    save(Images.image(pixels.slice("..., ::-1")), "red-and-blue-swapped.png");
  }

  /// An evening: the sky from blue to orange, a sun, and hills that rise to the right.
  private static void paint(MemoryView pixels) {
    for (long y = 0; y < pixels.extent(0); y++) {
      for (long x = 0; x < pixels.extent(1); x++) {
        double sun = Math.hypot(x - 300.0, y - 150.0);
        double hill = 250 - 0.15 * x + 20 * Math.sin(x / 40.0);
        long light = y > hill ? -150 : sun < 40 ? 120 : (long) Math.max(0, 60 - sun / 3);
        set(pixels, y, x, 0, 60 + y / 2 + light);
        set(pixels, y, x, 1, 80 + y / 4 + light);
        set(pixels, y, x, 2, 200 - y / 2 + light / 4);
      }
    }
  }

  private static void set(MemoryView pixels, long y, long x, long channel, long value) {
    pixels.setByte(y, x, channel, (byte) Math.clamp(value, 0, 255));
  }

  private static void save(BufferedImage image, String name) throws IOException {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "memview-" + name);
    ImageIO.write(image, "png", file.toFile());
    BufferedImage read = ImageIO.read(file.toFile());
    IO.println("memview-%s: %d x %d".formatted(name, read.getWidth(), read.getHeight()));
  }
}
