package org.memview.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Arrays;
import org.memview.BufferException;
import org.memview.MemoryView;

/// The texts of this package's errors.
final class Errors {
  private Errors() {}

  static BufferException severalPixels(MultiPixelPackedSampleModel model) {
    return new BufferException(
        "a pixel of this image has "
            + model.getPixelBitStride()
            + " bits, and no element of a view is smaller than a byte; Images.packedRows(raster)"
            + " gives the numbers that hold the pixels, or draw it into an image of"
            + " TYPE_BYTE_GRAY");
  }

  static BufferException unknownModel(SampleModel model) {
    return new BufferException(
        "the sample model " + model.getClass().getName() + " does not say where samples lie");
  }

  static BufferException unknownBuffer(DataBuffer buffer) {
    return new BufferException(
        "the data buffer " + buffer.getClass().getName() + " does not say where its memory is");
  }

  static BufferException unknownType(int dataType) {
    return new BufferException("the data type " + dataType + " of the raster has no format");
  }

  static BufferException packedBand(Raster raster) {
    return new BufferException(
        "the "
            + raster.getNumBands()
            + " samples of a pixel are bits of one number; Images.view(raster) gives the numbers,"
            + " Images.channels(image, \"R\") a channel that is a whole byte");
  }

  static BufferException noStride(Raster raster, long[] offsets) {
    long[] first = Arrays.stream(offsets).map(at -> at - min(offsets)).toArray();
    return new BufferException(
        "the channels of a pixel lie at bytes "
            + Arrays.toString(first)
            + ", which no constant stride visits in this order (raster "
            + raster.getWidth()
            + " x "
            + raster.getHeight()
            + "); take them in the order in which they lie with Images.channels(image, order),"
            + " or one by one with Images.band(raster, n)");
  }

  private static long min(long[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  static BufferException onePixelEach(Raster raster) {
    return new BufferException(
        "packed rows are those of several pixels in a number; this raster of "
            + raster.getNumBands()
            + " bands has none such: use Images.view(raster)");
  }

  static BufferException insideNumber(long bit, long width) {
    return new BufferException(
        "this part of an image starts at bit "
            + bit
            + " of a row, inside a number of "
            + width
            + " bits; take the rows of the whole image");
  }

  static BufferException palette(BufferedImage image) {
    return new BufferException(
        "the pixels of this image are indices into a palette of "
            + image.getColorModel().getPixelSize()
            + " bits, not channels; Images.view(image) gives the indices");
  }

  static BufferException unknownColors(ColorModel colors) {
    return new BufferException(
        "the channels of "
            + colors.getColorSpace().getClass().getSimpleName()
            + " of type "
            + colors.getColorSpace().getType()
            + " have no letters here; use Images.band(raster, n)");
  }

  static BufferException notWholeBytes(char channel, int mask) {
    return new BufferException(
        "channel "
            + channel
            + " is the bits 0x"
            + Integer.toHexString(mask)
            + " of a pixel, not a whole byte; Images.view(image) gives the packed pixels");
  }

  static IllegalArgumentException noChannels(String letters) {
    return new IllegalArgumentException("no channel was asked for; the image has " + letters);
  }

  static IllegalArgumentException noChannel(char letter, String letters) {
    return new IllegalArgumentException(
        "the image has no channel '" + letter + "'; it has " + letters);
  }

  static IllegalArgumentException rank(MemoryView view) {
    return new IllegalArgumentException(
        "an image is [h, w] or [h, w, c], not of rank " + view.ndim() + of(view));
  }

  static IllegalArgumentException size(MemoryView view) {
    return new IllegalArgumentException(
        "an image has 1 to 2147483647 samples, not " + view.elementCount() + of(view));
  }

  static IllegalArgumentException channels(MemoryView view) {
    return new IllegalArgumentException(
        "an image has 1 to 4 channels on axis 2, not "
            + view.extent(2)
            + "; Images.raster takes any number"
            + of(view));
  }

  static IllegalArgumentException format(MemoryView view) {
    return new IllegalArgumentException(
        "the samples of an image are of format B, H, h, i, I, f or d, not '"
            + view.format()
            + "'; cast first"
            + of(view));
  }

  static IllegalArgumentException sayPacked(MemoryView view) {
    return new IllegalArgumentException(
        "32 bits can be packed colours or gray: say Images.image(view, \"ARGB\"), \"RGB\","
            + " \"BGR\" or \"L\""
            + of(view));
  }

  static IllegalArgumentException fit(String channels, MemoryView view) {
    return new IllegalArgumentException(
        "channels \""
            + channels
            + "\" do not fit; there are L, LA, RGB and RGBA in any order, a small a for"
            + " premultiplied, one letter for each of axis 2 or each byte of a packed pixel, and"
            + " RGB565, RGB555 for 16-bit pixels"
            + of(view));
  }

  static IllegalArgumentException incompatible(ColorModel colors, MemoryView view) {
    return new IllegalArgumentException(
        colors.getClass().getSimpleName()
            + " of "
            + colors.getPixelSize()
            + " bits and "
            + colors.getNumComponents()
            + " components does not fit"
            + of(view));
  }

  private static String of(MemoryView view) {
    return " (view " + view.format() + " " + Arrays.toString(view.shape()) + ")";
  }
}
