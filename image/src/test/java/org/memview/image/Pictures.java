package org.memview.image;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The kinds of images there are, each filled with noise from a seed.
final class Pictures {
  static final int WIDTH = 13;
  static final int HEIGHT = 7;

  private static final Map<String, Integer> TYPES = types();
  private static final ColorSpace RGB = ColorSpace.getInstance(ColorSpace.CS_sRGB);

  private Pictures() {}

  private static Map<String, Integer> types() {
    Map<String, Integer> types = new LinkedHashMap<>();
    types.put("INT_RGB", BufferedImage.TYPE_INT_RGB);
    types.put("INT_ARGB", BufferedImage.TYPE_INT_ARGB);
    types.put("INT_ARGB_PRE", BufferedImage.TYPE_INT_ARGB_PRE);
    types.put("INT_BGR", BufferedImage.TYPE_INT_BGR);
    types.put("3BYTE_BGR", BufferedImage.TYPE_3BYTE_BGR);
    types.put("4BYTE_ABGR", BufferedImage.TYPE_4BYTE_ABGR);
    types.put("4BYTE_ABGR_PRE", BufferedImage.TYPE_4BYTE_ABGR_PRE);
    types.put("USHORT_565_RGB", BufferedImage.TYPE_USHORT_565_RGB);
    types.put("USHORT_555_RGB", BufferedImage.TYPE_USHORT_555_RGB);
    types.put("BYTE_GRAY", BufferedImage.TYPE_BYTE_GRAY);
    types.put("USHORT_GRAY", BufferedImage.TYPE_USHORT_GRAY);
    types.put("BYTE_INDEXED", BufferedImage.TYPE_BYTE_INDEXED);
    return types;
  }

  /// A name and a maker of equal images.
  record Picture(String name, Supplier<BufferedImage> maker) {
    BufferedImage make() {
      BufferedImage image = maker.get();
      fill(image.getRaster(), new SplittableRandom(42));
      return image;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Every predefined type with a pixel in whole bytes, and rasters of one's own.
  static Stream<Picture> all() {
    return Stream.concat(predefined(), custom());
  }

  static Stream<Picture> predefined() {
    return TYPES.entrySet().stream()
        .map(type ->
            new Picture(type.getKey(), () -> new BufferedImage(WIDTH, HEIGHT, type.getValue())));
  }

  private static Stream<Picture> custom() {
    return Stream.of(
        new Picture("RGB interleaved", () -> interleaved(DataBuffer.TYPE_BYTE, 0, 1, 2)),
        new Picture("RGB ushort", () -> interleaved(DataBuffer.TYPE_USHORT, 0, 1, 2)),
        new Picture("RGBA ushort reversed", () -> interleaved(DataBuffer.TYPE_USHORT, 3, 2, 1, 0)),
        new Picture("RGB short", () -> interleaved(DataBuffer.TYPE_SHORT, 0, 1, 2)),
        new Picture("RGB int", () -> interleaved(DataBuffer.TYPE_INT, 2, 1, 0)),
        new Picture("RGB float", () -> interleaved(DataBuffer.TYPE_FLOAT, 0, 1, 2)),
        new Picture("RGBA double", () -> interleaved(DataBuffer.TYPE_DOUBLE, 0, 1, 2, 3)),
        new Picture("banded in one array", () -> banded(new int[3], 0, 91, 182)),
        new Picture("banded, array each", () -> banded(new int[] {0, 1, 2}, 0, 0, 0)),
        new Picture("banded, offsets in arrays", () -> banded(new int[] {2, 0, 1}, 3, 1, 2)),
        new Picture("part", () -> whole().getSubimage(5, 3, WIDTH, HEIGHT)),
        new Picture("part of packed", () -> packed().getSubimage(4, 2, WIDTH, HEIGHT)),
        new Picture("moved bands", Pictures::movedBands));
  }

  private static BufferedImage whole() {
    return new BufferedImage(WIDTH + 9, HEIGHT + 4, BufferedImage.TYPE_3BYTE_BGR);
  }

  private static BufferedImage packed() {
    return new BufferedImage(WIDTH + 9, HEIGHT + 4, BufferedImage.TYPE_INT_ARGB);
  }

  private static BufferedImage interleaved(int type, int... offsets) {
    int pixel =
        offsets.length + (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE ? 0 : 1);
    WritableRaster raster =
        Raster.createWritableRaster(
            new PixelInterleavedSampleModel(type, WIDTH, HEIGHT, pixel, pixel * WIDTH + 5, offsets),
            null);
    return over(raster);
  }

  private static BufferedImage banded(int[] banks, int... offsets) {
    return over(
        Raster.createBandedRaster(
            DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, WIDTH, banks, offsets, null));
  }

  /// A part of a raster with other bands in another order, its own origin elsewhere.
  private static BufferedImage movedBands() {
    WritableRaster four =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE, WIDTH + 3, HEIGHT + 2, 4, new Point(0, 0));
    return over(four.createWritableChild(2, 1, WIDTH, HEIGHT, 0, 0, new int[] {3, 2, 1}));
  }

  private static BufferedImage over(WritableRaster raster) {
    boolean alpha = raster.getNumBands() == 4;
    int transparency = alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
    ColorModel colors =
        new ComponentColorModel(RGB, alpha, false, transparency, raster.getTransferType());
    return new BufferedImage(colors, raster, false, null);
  }

  /// Noise in every sample, with every bit in use.
  static void fill(WritableRaster raster, RandomGenerator random) {
    int[] sizes = raster.getSampleModel().getSampleSize();
    boolean floating = raster.getTransferType() >= DataBuffer.TYPE_FLOAT;
    for (int y = raster.getMinY(); y < raster.getMinY() + raster.getHeight(); y++) {
      for (int x = raster.getMinX(); x < raster.getMinX() + raster.getWidth(); x++) {
        for (int b = 0; b < raster.getNumBands(); b++) {
          if (floating) {
            raster.setSample(x, y, b, random.nextFloat());
          } else {
            raster.setSample(x, y, b, sample(random, raster.getTransferType(), sizes[b]));
          }
        }
      }
    }
  }

  private static int sample(RandomGenerator random, int type, int bits) {
    return switch (type) {
      case DataBuffer.TYPE_SHORT -> (short) random.nextInt();
      default -> bits == 32 ? random.nextInt() : random.nextInt(1 << bits);
    };
  }

  /// All pixels as the JDK sees them: not premultiplied, eight bits a channel. It converts no
  /// colours of type short, so these are then the samples.
  static int[] rgb(BufferedImage image) {
    if (image.getRaster().getTransferType() == DataBuffer.TYPE_SHORT) {
      return Arrays.stream(samples(image.getRaster())).mapToInt(sample -> (int) sample).toArray();
    }
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  /// All samples as the JDK sees them.
  static double[] samples(Raster raster) {
    return raster.getPixels(
        raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), (double[]) null);
  }
}
