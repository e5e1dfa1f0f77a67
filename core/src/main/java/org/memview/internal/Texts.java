package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.memview.format.Format;

/// Text elements: `u` is UTF-16 code units of 2 bytes, `w` code points of 4 bytes.
///
/// A text of several characters is padded with NUL, which reading takes off again (as NumPy does);
/// a single character is what it is, NUL included.
final class Texts {
  private Texts() {}

  static String read(MemorySegment segment, long at, Format format) {
    return read(segment, at, format, false);
  }

  /// What is printed: where reading refuses a unit that is no character, U+FFFD stands.
  static String shown(MemorySegment segment, long at, Format format) {
    return read(segment, at, format, true);
  }

  private static String read(MemorySegment segment, long at, Format format, boolean replaces) {
    int width = format.unitSize();
    boolean swapped = !format.isNativeOrder();
    long room = format.length();
    long count = room;
    while (room > 1 && count > 0 && Raw.get(segment, at + (count - 1) * width, width, false) == 0) {
      count--;
    }
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < count; i++) {
      long unit = Raw.get(segment, at + i * width, width, swapped);
      if (width == 2) {
        text.append((char) unit);
      } else if (Character.isValidCodePoint((int) unit)) {
        text.appendCodePoint((int) unit);
      } else if (replaces) {
        text.append('\ufffd');
      } else {
        throw Errors.notText(unit & 0xffffffffL, format);
      }
    }
    return text.toString();
  }

  static void write(MemorySegment zeroed, long at, Format format, Object value) {
    if (!(value instanceof String text)) {
      throw Errors.wrongType(value, format, "a String");
    }
    int width = format.unitSize();
    int[] units = (width == 2 ? text.chars() : text.codePoints()).toArray();
    long room = format.length();
    if (units.length > room || (room == 1 && units.length == 0)) {
      String limits = room == 1 ? "exactly 1 character" : "up to " + room + " characters";
      throw Errors.doesNotFit('"' + text + '"', format, limits);
    }
    for (int i = 0; i < units.length; i++) {
      Raw.set(zeroed, at + (long) i * width, width, !format.isNativeOrder(), units[i]);
    }
  }
}
