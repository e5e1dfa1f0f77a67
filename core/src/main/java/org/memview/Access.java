package org.memview;

import org.memview.format.Format;
import org.memview.format.Kind;

/// The codes by which an accessor recognises, in one comparison, that a format is stored as its own
/// carrier.
///
/// Three bits of width and kind, one bit for swapped byte order, three bits of variant: `code &
/// CLASS` is what the fast paths compare, so `'i'` and `'I'` both answer to [#INT] and their
/// big-endian twins to [#INT_SWAPPED].
final class Access {
  /// Masks the variant away.
  static final int CLASS = 0x78;

  /// Formats without a fast path: half floats, complex, text, bytes, records, 4-byte `'l'`.
  static final int OTHER = 0x00;

  static final int BYTE = 0x10;
  static final int SHORT = 0x20;
  static final int INT = 0x30;
  static final int LONG = 0x40;
  static final int FLOAT = 0x50;
  static final int DOUBLE = 0x60;
  static final int BOOLEAN = 0x70;

  static final int SWAPPED = 0x08;
  static final int SHORT_SWAPPED = SHORT | SWAPPED;
  static final int INT_SWAPPED = INT | SWAPPED;
  static final int LONG_SWAPPED = LONG | SWAPPED;
  static final int FLOAT_SWAPPED = FLOAT | SWAPPED;
  static final int DOUBLE_SWAPPED = DOUBLE | SWAPPED;

  static final int UNSIGNED = 0x01;

  /// `'c'`: a byte that is no number.
  static final int CHARACTER = 0x02;

  /// `'u'`: a 16-bit code unit, which answers to `char` but is no `short`: a class of its own,
  /// without a fast path.
  static final int CODE_UNIT = 0x08;

  static final int CODE_UNIT_SWAPPED = CODE_UNIT | 0x01;

  static final int U8 = BYTE | UNSIGNED;

  // A view keeps all of it in one word, because a slice copies it: how many axes, the code for
  // reading, the code for writing.

  private static final int NDIM = 0x7f;
  static final int READ_SHIFT = 8;
  static final int WRITE_SHIFT = 16;

  // What accessors ask for in one comparison: axes and class, or axes and code with its variant.

  static final int READ = NDIM | CLASS << READ_SHIFT;
  static final int READ_EXACT = NDIM | 0x7f << READ_SHIFT;
  static final int WRITE = NDIM | CLASS << WRITE_SHIFT;

  private static final int READ_ONLY = 1 << 24;

  /// Elements of the last axis may be apart, and the view's class has the stride of axis 0.
  static final int STRIDED = 1 << 25;

  /// The elements are one row without gaps in direct memory: what bulk work on little asks first.
  static final int FLAT = 1 << 26;

  /// The memory may be a file's, which others can shorten.
  static final int FAULTS = 1 << 27;

  /// There is an axis 0 and bytes in each of its rows: a slice inside needs no further question.
  static final int ROWS = 1 << 28;

  /// In place of a class where nothing may be written: none that an accessor asks for.
  private static final int NO_WRITING = CLASS;

  private Access() {}

  /// Returns the word of a view of direct memory whose axis 0 steps by `stride`.
  static int of(Meta meta, long stride, boolean readOnly) {
    int flat = meta.ndim == 1 && stride == meta.itemSize ? FLAT : 0;
    int rows = meta.ndim > 0 && !meta.rowsAreEmpty ? ROWS : 0;
    return of(meta.format, meta.ndim, readOnly) | flat | rows;
  }

  /// Returns the word of a view.
  static int of(Format format, int ndim, boolean readOnly) {
    int code = codeOf(format);
    int writing = readOnly ? NO_WRITING : code;
    return ndim | code << READ_SHIFT | writing << WRITE_SHIFT | (readOnly ? READ_ONLY : 0);
  }

  /// Returns the code for reading out of the word of a view.
  static int readCode(int access) {
    return access >> READ_SHIFT & 0x7f;
  }

  /// Whether a code is of a format with a fast path, in the byte order that is not the machine's.
  static boolean isSwapped(int code) {
    return code > CODE_UNIT_SWAPPED && (code & SWAPPED) != 0;
  }

  static boolean isReadOnly(int access) {
    return (access & READ_ONLY) != 0;
  }

  /// Returns 0 for a view that may be written and has one axis, and its class no stride for it.
  static int otherThanWritableRow(int access) {
    return (access & (NDIM | STRIDED | READ_ONLY)) ^ 1;
  }

  /// Returns the code of a format.
  static int codeOf(Format format) {
    int swapped = format.isNativeOrder() ? 0 : SWAPPED;
    int width =
        switch ((int) Math.min(format.size(), 9)) {
          case 1 -> BYTE;
          case 2 -> SHORT | swapped;
          case 4 -> INT | swapped;
          case 8 -> LONG | swapped;
          default -> OTHER;
        };
    int code =
        switch (format.kind()) {
          case SIGNED -> isLongByRule(format) ? width : OTHER;
          case UNSIGNED -> isLongByRule(format) ? width | UNSIGNED : OTHER;
          case CHAR -> BYTE | CHARACTER;
          case BOOLEAN -> BOOLEAN;
          case FLOAT ->
              switch (format.code()) {
                case 'f' -> FLOAT | swapped;
                case 'd' -> DOUBLE | swapped;
                default -> OTHER;
              };
          case TEXT -> {
            boolean single = format.code() == 'u' && format.size() == 2;
            yield !single ? OTHER : swapped == 0 ? CODE_UNIT : CODE_UNIT_SWAPPED;
          }
          default -> OTHER;
        };
    return code;
  }

  /// Where `'l'` is stored in 4 bytes it still answers to `getLong` and not to `getInt`: out of the
  /// fast path.
  private static boolean isLongByRule(Format format) {
    return width(format) == format.size();
  }

  /// Returns the bytes an integer counts as for the typed accessors: 8 for `l L n N P` on every
  /// platform.
  static int width(Format format) {
    return "lLnNP".indexOf(format.code()) >= 0 ? 8 : (int) format.size();
  }

  static boolean isInteger(Kind kind) {
    return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
  }
}
