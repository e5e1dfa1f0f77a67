package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.Locale;
import org.memview.layout.Layout;

/// The bytes of a view: offsets, hexadecimal digits with the borders of the elements, and ASCII.
///
/// ```
/// 00000000  68 65 6c 6c 6f 20 77 6f  72 6c 64                 |hello world|
/// ```
///
/// Bytes come in the logical order of the elements, offsets count them. A view with gaps has a
/// second column, the offset in memory of the first element of the line, and lines end where its
/// rows end. Views of records are shown field by field, see [RecordDump].
public final class HexDump {
  /// Bytes shown if the caller does not say.
  public static final long LIMIT = 4096;

  private static final int LINE = 16;
  private static final HexFormat HEX = HexFormat.of();

  private final MemorySegment segment;
  private final Layout layout;
  private final long itemSize;
  private final boolean gaps;
  private final int perLine;
  private final int digits;
  private final StringBuilder out = new StringBuilder();

  private HexDump(Block block) {
    segment = block.segment();
    layout = block.layout();
    itemSize = layout.itemSize();
    gaps = !layout.isCContiguous();
    perLine = (int) Math.max(1, LINE / itemSize);
    digits = digits(Math.max(layout.byteSize(), layout.maxOffset()));
  }

  /// Dumps the first [#LIMIT] bytes.
  public static String of(Block block) {
    return of(block, LIMIT);
  }

  /// Dumps the first `limit` bytes, rounded up to a line.
  public static String of(Block block, long limit) {
    if (block.layout().byteSize() == 0) {
      return "(no bytes)";
    }
    if (block.format().isRecord()) {
      return RecordDump.of(block, limit);
    }
    return new HexDump(block).dump(limit);
  }

  private String dump(long limit) {
    Merged merged = Merged.of(layout);
    if (gaps) {
      header(merged.step());
    }
    long row = merged.rowLength();
    long count = layout.elementCount();
    long done = 0;
    while (done < count && done * itemSize < limit) {
      long left = gaps ? row - done % row : count - done;
      int items = (int) Math.min(left, perLine);
      if (itemSize > LINE) {
        long rest = limit - done * itemSize;
        if (!largeItem(done, rest)) {
          return more(out, layout.byteSize() - done * itemSize - roundUp(rest));
        }
      } else {
        line(done, items);
      }
      done += items;
    }
    return more(out, (count - done) * itemSize);
  }

  private void header(long step) {
    out.append(pad("view", digits)).append("  memory");
    if (layout.elementCount() > 1 && step != itemSize) {
      out.append(" ".repeat(digits - 4));
      out.append(String.format(Locale.ROOT, "next element: %+,d bytes", step));
    }
    out.append('\n');
  }

  private void line(long first, int items) {
    byte[] bytes = new byte[(int) (items * itemSize)];
    for (int i = 0; i < items; i++) {
      copy(Offsets.of(layout, first + i), bytes, (int) (i * itemSize));
    }
    write(first * itemSize, Offsets.of(layout, first), bytes, (int) itemSize);
  }

  /// Writes an element longer than a line, byte by byte; false if it did not fit into `limit`
  /// bytes.
  private boolean largeItem(long number, long limit) {
    long start = Offsets.of(layout, number);
    for (long at = 0; at < itemSize; at += LINE) {
      if (at >= limit) {
        return false;
      }
      byte[] bytes = new byte[(int) Math.min(LINE, itemSize - at)];
      copy(start + at, bytes, 0, bytes.length);
      write(number * itemSize + at, start + at, bytes, 1);
    }
    return true;
  }

  private long roundUp(long bytes) {
    return (bytes + LINE - 1) / LINE * LINE;
  }

  private void write(long view, long memory, byte[] bytes, int group) {
    out.append(hex(view, digits)).append("  ");
    if (gaps) {
      out.append(hex(memory, digits)).append("  ");
    }
    String groups = groups(bytes, group);
    out.append(pad(groups, width(group))).append("  |").append(ascii(bytes)).append("|\n");
  }

  private int width(int group) {
    int groups = group == 1 ? LINE : perLine;
    return groups * (2 * group + 1) - 1 + (group == 1 ? 1 : 0);
  }

  private void copy(long offset, byte[] into, int at) {
    copy(offset, into, at, (int) itemSize);
  }

  private void copy(long offset, byte[] into, int at, int count) {
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, offset, into, at, count);
  }

  /// Bytes in groups of equal size; single bytes have a wider gap after the eighth.
  static String groups(byte[] bytes, int group) {
    var text = new StringBuilder();
    for (int i = 0; i < bytes.length; i += group) {
      text.append(i == 0 ? "" : group == 1 && i == LINE / 2 ? "  " : " ");
      HEX.formatHex(text, bytes, i, Math.min(bytes.length, i + group));
    }
    return text.toString();
  }

  private static String ascii(byte[] bytes) {
    var text = new StringBuilder();
    for (byte b : bytes) {
      text.append(b >= ' ' && b < 0x7f ? (char) b : '.');
    }
    return text.toString();
  }

  /// Hexadecimal digits an offset below `end` needs, at least 8.
  static int digits(long end) {
    return Math.max(8, Long.toHexString(end).length());
  }

  static String hex(long offset, int digits) {
    String text = Long.toHexString(offset);
    return "0".repeat(digits - text.length()) + text;
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /// The text so far without its last line break, and how much is missing.
  static String more(StringBuilder text, long bytes) {
    if (bytes > 0) {
      text.append(
          String.format(Locale.ROOT, "… %,d more %s\n", bytes, bytes == 1 ? "byte" : "bytes"));
    }
    return text.substring(0, text.length() - 1);
  }
}
