package org.memview.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.nio.ByteOrder;
import org.memview.format.Format;
import org.memview.spi.Export;

/// The channels of an image by letter, and where they lie in a pixel.
///
/// @param letters those of the bands, in their order
/// @param masks the bits of each in a packed pixel; empty if the samples are stored one by one
record Channels(Samples samples, String letters, int[] masks) {
  private static final Format BYTE = Format.of("B");

  static Channels of(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    if (colors instanceof IndexColorModel) {
      throw Errors.palette(image);
    }
    int[] masks = colors instanceof DirectColorModel packed ? packed.getMasks() : new int[0];
    return new Channels(Samples.of(image.getRaster()), letters(colors), masks);
  }

  private static String letters(ColorModel colors) {
    String alpha = colors.hasAlpha() ? "A" : "";
    return switch (colors.getColorSpace().getType()) {
      case ColorSpace.TYPE_RGB -> "RGB" + alpha;
      case ColorSpace.TYPE_GRAY -> "L" + alpha;
      default -> throw Errors.unknownColors(colors);
    };
  }

  Export lend(Object owner, String order) {
    if (order.isEmpty()) {
      throw Errors.noChannels(letters);
    }
    int[] bands = order.chars().map(this::band).toArray();
    Format format = masks.length == 0 ? samples.format() : BYTE;
    long[] at = new long[bands.length];
    for (int k = 0; k < at.length; k++) {
      at[k] =
          masks.length == 0 ? samples.offsets()[bands[k]] : samples.offsets()[0] + byteOf(bands[k]);
    }
    Export export =
        samples.lend(owner, masks.length == 0 ? bands : new int[bands.length], format, at);
    return at.length > 1 || export.isIndirect() ? export : plane(export);
  }

  /// Without the axis of extent 1.
  private static Export plane(Export export) {
    long[] shape = export.layout().shape();
    long[] strides = export.layout().strides();
    return export.shape(shape[0], shape[1]).strides(strides[0], strides[1]);
  }

  private int band(int letter) {
    int band = letters.indexOf(letter);
    if (band < 0) {
      throw Errors.noChannel((char) letter, letters);
    }
    return band;
  }

  /// The byte of a packed pixel in which a channel lies.
  private long byteOf(int band) {
    int shift = Integer.numberOfTrailingZeros(masks[band]);
    if (shift % 8 != 0 || masks[band] >>> shift != 0xff) {
      throw Errors.notWholeBytes(letters.charAt(band), masks[band]);
    }
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return little ? shift / 8 : samples.format().size() - 1 - shift / 8;
  }
}
