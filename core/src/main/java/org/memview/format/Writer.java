package org.memview.format;

import org.jspecify.annotations.Nullable;

/// Writes formats as text that the parser reads back to an equal format.
///
/// Pads are always spelled out. Byte orders are, too, except that `aligned` text uses `@` for what
/// was parsed under `@`, so that alignments survive as well.
final class Writer {
  private final StringBuilder out = new StringBuilder();
  private final boolean aligned;
  private char prefix = '@';

  private Writer(boolean aligned) {
    this.aligned = aligned;
  }

  static String text(Format format) {
    return new Writer(true).whole(format);
  }

  static String canonical(Format format) {
    Writer writer = new Writer(false);
    if (!format.isRecord() && isNative(format)) {
      writer.bare(format, 1);
      return writer.out.toString();
    }
    return writer.whole(format);
  }

  private static boolean isNative(Format element) {
    return element.isNativeOrder() && element.unitSize() == Codes.nativeUnit(element.code());
  }

  private String whole(Format format) {
    if (!format.isRecord()) {
      element(format, 1);
    } else if (needsBraces(format)) {
      out.append("T{");
      leadingPrefix(format);
      items(format);
      out.append('}');
    } else {
      leadingPrefix(format);
      items(format);
    }
    return out.toString();
  }

  /// Names the order at the very start, the only place where `struct` reads it.
  ///
  /// Not before a shape: NumPy's reader wants the order after it.
  private void leadingPrefix(Format record) {
    Part[] parts = record.parts();
    if (aligned || parts.length == 0 || (parts[0].shape().length > 0 && parts[0].offset() == 0)) {
      return;
    }
    Format first = firstOrdered(record);
    if (first != null) {
      prefixOf(first);
    }
  }

  private static @Nullable Format firstOrdered(Format format) {
    if (!format.isRecord()) {
      return format.hasOrder() ? format : null;
    }
    for (Part part : format.parts()) {
      Format first = firstOrdered(part.format());
      if (first != null) {
        return first;
      }
    }
    return null;
  }

  /// True if the bare items would not be read as this record.
  private static boolean needsBraces(Format record) {
    Part[] parts = record.parts();
    for (Part part : parts) {
      if (part.format().isRecord() || part.shape().length > 0 || !part.name().isEmpty()) {
        return true;
      }
    }
    boolean isPad = parts.length == 0 && record.size() > 0;
    boolean isSingle =
        parts.length == 1 && parts[0].count() == 1 && parts[0].byteSize() == record.size();
    return isPad || isSingle;
  }

  /// Returns the alignment that the parser will give the record.
  private long items(Format record) {
    long end = 0;
    long alignment = 1;
    for (Part part : record.parts()) {
      pad(part.offset() - end);
      alignment = Math.max(alignment, part(part));
      end = part.offset() + part.byteSize();
    }
    pad(record.size() - end);
    return alignment;
  }

  private long part(Part part) {
    shape(part.shape());
    long alignment = part.format().isRecord() ? nested(part) : element(part.format(), part.count());
    if (!part.name().isEmpty()) {
      out.append(':').append(part.name()).append(':');
    }
    return alignment;
  }

  /// A record that must not be moved or padded closes under another prefix than `@`.
  private long nested(Part part) {
    out.append("T{");
    long alignment = items(part.format());
    if (prefix == '@' && (part.format().size() | part.offset()) % alignment != 0) {
      prefix('=');
    }
    out.append('}');
    return prefix == '@' ? alignment : 1;
  }

  private long element(Format element, long count) {
    prefixOf(element);
    bare(element, count);
    return prefix == '@' ? element.alignment() : 1;
  }

  /// Elements whose length takes the place of the count never come in runs.
  private void bare(Format element, long count) {
    count(Codes.countIsLength(element.code()) ? element.length() : count);
    switch (element.code()) {
      case 'F' -> out.append("Zf");
      case 'D' -> out.append("Zd");
      default -> out.append(element.code());
    }
  }

  private void prefixOf(Format element) {
    int unit = element.unitSize();
    if (unit == 1) {
      return;
    }
    if (aligned && element.alignment() > 1) {
      prefix('@');
    } else {
      boolean standard = Codes.standardUnit(element.code()) == unit;
      prefix(standard ? Codes.prefix(element.order()) : '^');
    }
  }

  private void prefix(char wanted) {
    if (prefix != wanted) {
      out.append(wanted);
      prefix = wanted;
    }
  }

  private void count(long count) {
    if (count != 1) {
      out.append(count);
    }
  }

  private void pad(long bytes) {
    if (bytes > 0) {
      count(bytes);
      out.append('x');
    }
  }

  private void shape(long[] shape) {
    if (shape.length == 0) {
      return;
    }
    for (int axis = 0; axis < shape.length; axis++) {
      out.append(axis == 0 ? '(' : ',').append(shape[axis]);
    }
    out.append(')');
  }
}
