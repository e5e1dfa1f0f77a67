package org.memview.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.util.Locale;
import java.util.stream.IntStream;
import org.memview.MemoryView;

/// What the channels of a view mean as colours.
///
/// @param bands where on axis 2 the channels R, G, B, A (or L, A) lie; empty if pixels are packed
/// @param masks the bits of R, G, B, A in a packed pixel; else empty
record Colors(ColorModel model, int[] bands, int[] masks) {
  private static final int[] NONE = {};

  boolean isPacked() {
    return masks.length > 0;
  }

  /// The names of the channels that a shape alone suggests.
  static String byShape(MemoryView view) {
    if (view.ndim() == 2 && dataType(view) == DataBuffer.TYPE_INT) {
      throw Errors.sayPacked(view);
    }
    return switch ((int) Math.min(count(view), 5)) {
      case 1 -> "L";
      case 2 -> "LA";
      case 3 -> "RGB";
      case 4 -> "RGBA";
      default -> throw Errors.channels(view);
    };
  }

  private static long count(MemoryView view) {
    return switch (view.ndim()) {
      case 2 -> 1;
      case 3 -> view.extent(2);
      default -> throw Errors.rank(view);
    };
  }

  /// The channels of a view as bands in the same order.
  static int[] inOrder(MemoryView view) {
    return IntStream.range(0, Math.toIntExact(count(view))).toArray();
  }

  static Colors parse(String channels, MemoryView view) {
    boolean plane = view.ndim() == 2 && !channels.equals("L");
    if (plane && dataType(view) == DataBuffer.TYPE_INT) {
      return bytes(channels, view);
    }
    if (plane && dataType(view) == DataBuffer.TYPE_USHORT) {
      return highColor(channels, view);
    }
    return components(channels, view);
  }

  private static Colors components(String channels, MemoryView view) {
    String names = channels.toUpperCase(Locale.ROOT);
    String colors = names.contains("L") ? "L" : "RGB";
    boolean alpha = names.contains("A");
    String order = colors + (alpha ? "A" : "");
    if (!isPermutation(names, order) || !isSpelled(channels) || count(view) != names.length()) {
      throw Errors.fit(channels, view);
    }
    int space = colors.equals("L") ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space),
            alpha,
            channels.contains("a"),
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            dataType(view));
    return new Colors(model, order.chars().map(names::indexOf).toArray(), NONE);
  }

  private static Colors bytes(String channels, MemoryView view) {
    String names = channels.toUpperCase(Locale.ROOT);
    String order = names.contains("A") ? "RGBA" : "RGB";
    if (!isPermutation(names, order) || !isSpelled(channels)) {
      throw Errors.fit(channels, view);
    }
    int last = names.length() - 1;
    int[] masks = order.chars().map(c -> 0xff << (8 * (last - names.indexOf(c)))).toArray();
    ColorModel model =
        new DirectColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            8 * names.length(),
            masks[0],
            masks[1],
            masks[2],
            masks.length == 4 ? masks[3] : 0,
            channels.contains("a"),
            DataBuffer.TYPE_INT);
    return new Colors(model, NONE, masks);
  }

  private static Colors highColor(String channels, MemoryView view) {
    return switch (channels) {
      case "RGB565" -> highColor(16, 0xf800, 0x7e0, 0x1f);
      case "RGB555" -> highColor(15, 0x7c00, 0x3e0, 0x1f);
      default -> throw Errors.fit(channels, view);
    };
  }

  private static Colors highColor(int bits, int red, int green, int blue) {
    return new Colors(
        new DirectColorModel(bits, red, green, blue), NONE, new int[] {red, green, blue});
  }

  private static boolean isPermutation(String names, String order) {
    return names.length() == order.length()
        && order.chars().allMatch(letter -> names.indexOf(letter) >= 0);
  }

  /// Only alpha may be small.
  private static boolean isSpelled(String channels) {
    return channels.chars().allMatch(letter -> letter == 'a' || Character.isUpperCase(letter));
  }

  /// The JDK's type of samples of a view's format.
  static int dataType(MemoryView view) {
    return switch (view.formatSpec().code()) {
      case 'B' -> DataBuffer.TYPE_BYTE;
      case 'H' -> DataBuffer.TYPE_USHORT;
      case 'h' -> DataBuffer.TYPE_SHORT;
      case 'i', 'I' -> DataBuffer.TYPE_INT;
      case 'f' -> DataBuffer.TYPE_FLOAT;
      case 'd' -> DataBuffer.TYPE_DOUBLE;
      default -> throw Errors.format(view);
    };
  }
}
