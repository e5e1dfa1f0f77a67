package org.memview.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;

/// Pictures of views, written and read by ImageIO.
class EncodingTest {

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void write_everyMemory_givesThePicture(String encoding) throws Exception {
    MemoryView heap = MemoryView.of(new byte[50 * 40 * 3]).cast("B", 40, 50, 3);
    noise(heap);
    MemoryView outside = MemoryView.allocate("B", 40, 50, 3).copyFrom(heap);
    int[] expected = Pictures.rgb(Images.image(heap));

    for (MemoryView view : List.of(heap, outside, heap.asReadOnly())) {
      BufferedImage read = decoded(encoded(Images.image(view), encoding));

      assertArrayEquals(expected, Pictures.rgb(read), () -> encoding + " of " + view);
    }
  }

  @ParameterizedTest
  @CsvSource({"'5:30, 10:45'", "':, ::-1'", "'::-1, ::-1'", "'::3, ::2'", "'..., ::-1'"})
  void write_aPart_givesThatPart(String part) throws Exception {
    MemoryView image = MemoryView.of(new byte[50 * 40 * 3]).cast("B", 40, 50, 3);
    noise(image);
    MemoryView view = image.slice(part);

    BufferedImage read = decoded(encoded(Images.image(view), "png"));

    assertEquals(view.extent(0), read.getHeight());
    for (int y = 0; y < read.getHeight(); y++) {
      for (int x = 0; x < read.getWidth(); x++) {
        int rgb = view.getInt(y, x, 0) << 16 | view.getInt(y, x, 1) << 8 | view.getInt(y, x, 2);
        assertEquals(rgb, read.getRGB(x, y) & 0xffffff);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "B, 2, L",
    "H, 2, L",
    "B, 3, LA",
    "B, 3, RGB",
    "H, 3, RGB",
    "B, 3, BGRA",
    ">H, 3, RGB"
  })
  void write_everyFormatOfPng_comesBackExactly(String format, int rank, String channels)
      throws Exception {
    MemoryView view =
        rank == 2
            ? MemoryView.allocate(format, 9, 11)
            : MemoryView.allocate(format, 9, 11, channels.length());
    noise(view);
    BufferedImage image = Images.image(view, channels);

    BufferedImage read = decoded(encoded(image, "png"));

    assertArrayEquals(
        Pictures.samples(image.getRaster()), Pictures.samples(read.getRaster()), channels);
  }

  @Test
  void write_jpeg_isCloseToThePicture() throws Exception {
    MemoryView view = MemoryView.allocate("B", 40, 50, 3);
    view.slice(":20").fill(200);

    BufferedImage read = decoded(encoded(Images.image(view), "jpg"));

    assertTrue(Math.abs((read.getRGB(25, 10) & 0xff) - 200) < 8);
    assertTrue((read.getRGB(25, 35) & 0xff) < 8);
  }

  /// The reader of TIFF insists on a Java array, that of BMP on an ordinary image.
  @ParameterizedTest
  @CsvSource({"png, true", "tiff, false"})
  void read_intoAView_fillsItsMemory(String encoding, boolean anyMemory) throws Exception {
    MemoryView source = MemoryView.of(new byte[50 * 40 * 3]).cast("B", 40, 50, 3);
    noise(source);
    byte[] file = encoded(Images.image(source), encoding);

    for (MemoryView target :
        List.of(
            anyMemory
                ? MemoryView.allocate("B", 40, 50, 3)
                : MemoryView.of(new byte[40 * 50 * 3]).cast("B", 40, 50, 3),
            MemoryView.of(new byte[60 * 50 * 3]).cast("B", 50, 60, 3).slice("10:, 10:"))) {
      readInto(file, encoding, Images.image(target));

      assertTrue(target.contentEquals(source), encoding);
    }
  }

  private static void readInto(byte[] file, String encoding, BufferedImage target)
      throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(encoding).next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setDestination(target);
      reader.read(0, parameters);
    } finally {
      reader.dispose();
    }
  }

  private static void noise(MemoryView view) {
    Pictures.fill(Images.raster(view), new SplittableRandom(7));
  }

  private static byte[] encoded(BufferedImage image, String encoding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, encoding, out), () -> "no writer of " + encoding);
    return out.toByteArray();
  }

  private static BufferedImage decoded(byte[] file) {
    try {
      return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(file)), "no reader");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
