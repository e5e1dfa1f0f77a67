package org.memview.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.memview.MemoryView;

/// Images as views and views as images, sharing the pixels.
///
/// The [package][org.memview.image] says what each kind of image looks like.
///
/// @since 0.1
public final class Images {
  private Images() {}

  /// Returns a view of the samples of `image`, shared: `[h, w, c]`, or `[h, w]` where a pixel is
  /// one number. Equal to `MemoryView.of((Object) image)`.
  ///
  /// @throws org.memview.BufferException if no view has such elements: several pixels in a byte, or
  ///   channels in an order without a constant stride; the message names what to call instead
  public static MemoryView view(BufferedImage image) {
    return MemoryView.of(_ -> Samples.of(image.getRaster()).lend(image));
  }

  /// Returns a view of the samples of `raster`, shared; its `[0, 0]` is the pixel at `(minX,
  /// minY)`.
  ///
  /// @throws org.memview.BufferException as of [#view(BufferedImage)]
  public static MemoryView view(Raster raster) {
    return MemoryView.of(_ -> Samples.of(raster).lend(raster));
  }

  /// Returns a view of some channels of `image`, in that order, shared: `[h, w, n]`, or `[h, w]` of
  /// a single one.
  ///
  /// `channels(argb, "BGRA")` are the four bytes of a pixel of `TYPE_INT_ARGB` on a little-endian
  /// machine; `channels(argb, "R")` is its red alone. Not every order has a constant stride.
  ///
  /// @param order letters of `R`, `G`, `B`, `A`, or `L` (gray) and `A`
  /// @throws IllegalArgumentException if the image has no such channel
  /// @throws org.memview.BufferException if the channels are not whole bytes, or lie at no constant
  ///   distance in that order
  public static MemoryView channels(BufferedImage image, String order) {
    return MemoryView.of(_ -> Channels.of(image).lend(image, order));
  }

  /// Returns a view of one band of `raster`, shared: `[h, w]`. Works for every raster that stores
  /// its samples one by one, in whatever order.
  ///
  /// @throws IndexOutOfBoundsException if there is no such band
  /// @throws org.memview.BufferException if the raster packs its samples
  public static MemoryView band(Raster raster, int band) {
    return MemoryView.of(_ -> Samples.of(raster).band(band));
  }

  /// Returns a view of the storage of a raster that puts several pixels into one number, such as
  /// `TYPE_BYTE_BINARY`, shared: `[h, n]`, where `n` numbers hold a row.
  ///
  /// The left pixel is in the highest bits. The bits behind the last pixel belong to nobody, or in
  /// a part of an image to the pixels beside it.
  ///
  /// @throws org.memview.BufferException if the raster is of another kind, or is a part that starts
  ///   inside a number
  public static MemoryView packedRows(Raster raster) {
    return MemoryView.of(_ -> PackedBits.lend(raster));
  }

  /// Returns an image over the memory of a view, shared: `[h, w]` is gray, `[h, w, c]` is gray with
  /// alpha, RGB or RGBA for `c` = 2, 3, 4.
  ///
  /// The formats are `B`, `H`, `h`, `i`, `I`, `f` and `d`, in either byte order; floating point
  /// runs from 0 to 1; of `h` the JDK gives samples but no colours. The image lives as long as the
  /// lease of the view, which it does not extend.
  ///
  /// @throws IllegalArgumentException if the shape or format is none of these, the view is empty,
  ///   or of rank 2 with 32-bit integers: whether those are gray or packed colours has to be said
  ///   with [#image(MemoryView, String)]
  public static BufferedImage image(MemoryView view) {
    return image(view, Colors.byShape(view));
  }

  /// Returns an image over the memory of a view whose channels have the given names, shared.
  ///
  /// | view | channels |
  /// |---|---|
  /// | `[h, w, c]` | of axis 2: `"RGB"`, `"BGR"`, `"RGBA"`, `"LA"`, …; a small `a`: premultiplied |
  /// | `[h, w]`, any format | `"L"`: gray |
  /// | `[h, w]`, 32-bit integers | packed, highest byte first: `"ARGB"`, `"aRGB"`, `"BGR"`, … |
  /// | `[h, w]`, 16-bit integers | packed pixels: `"RGB565"`, `"RGB555"` |
  ///
  /// @throws IllegalArgumentException if the channels do not fit the shape and the format
  public static BufferedImage image(MemoryView view, String channels) {
    Colors colors = Colors.parse(channels, view);
    WritableRaster raster =
        colors.isPacked()
            ? Wrapped.packed(view, colors.masks())
            : Wrapped.components(view, colors.bands());
    return over(raster, colors.model());
  }

  /// Returns an image over the memory of a view with a colour model of your own, shared: a palette
  /// over indices `[h, w]`, masks over packed pixels `[h, w]`, or components `[h, w, c]`.
  ///
  /// @throws IllegalArgumentException if the colour model does not fit the shape and the format
  public static BufferedImage image(MemoryView view, ColorModel colors) {
    WritableRaster raster =
        colors instanceof DirectColorModel packed && view.ndim() == 2
            ? Wrapped.packed(view, packed.getMasks())
            : raster(view);
    if (!colors.isCompatibleRaster(raster)) {
      throw Errors.incompatible(colors, view);
    }
    return over(raster, colors);
  }

  /// Returns a raster over the memory of a view, shared: `[h, w]` is one band, `[h, w, c]` is `c`.
  ///
  /// @throws IllegalArgumentException if the shape or format is not a raster's, or the view is
  ///   empty
  public static WritableRaster raster(MemoryView view) {
    return Wrapped.components(view, Colors.inOrder(view));
  }

  private static BufferedImage over(WritableRaster raster, ColorModel colors) {
    return new BufferedImage(colors, raster, colors.isAlphaPremultiplied(), null);
  }
}
