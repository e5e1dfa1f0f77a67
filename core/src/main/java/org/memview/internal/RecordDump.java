package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Locale;
import org.memview.layout.Layout;

/// The bytes of a view of records, one line per field: offset, bytes, name, format, value.
///
/// ```
/// [0]
///   00000000  01 00 00 00              id    <i  1
///   00000004  00 00 00 00              (padding)
///   00000008  00 00 00 00 00 00 f8 3f  size  <d  1.5
/// ```
final class RecordDump {
  private static final int LINE = 8;
  private static final int MAX_FIELD_BYTES = 64;
  private static final int MAX_NAME = 24;
  private static final int MAX_VALUE = 40;

  private final MemorySegment segment;
  private final Layout layout;
  private final RecordParts parts;
  private final int digits;
  private final StringBuilder out = new StringBuilder();

  private RecordDump(Block block, long limit) {
    segment = block.segment();
    layout = block.layout();
    parts = RecordParts.of(block.format(), layout.itemSize(), limit);
    digits = HexDump.digits(layout.byteSize());
  }

  static String of(Block block, long limit) {
    return new RecordDump(block, limit).dump(limit);
  }

  private String dump(long limit) {
    long shown = 0;
    for (long number = 0; number < layout.elementCount() && shown < limit; number++) {
      heading(number);
      for (RecordParts.Part part : parts.list()) {
        if (shown >= limit) {
          break;
        }
        part(number, part);
        shown += part.size();
      }
    }
    return HexDump.more(out, layout.byteSize() - shown);
  }

  private void heading(long number) {
    out.append(Arrays.toString(index(number)).replace(" ", ""));
    if (!layout.isCContiguous()) {
      out.append(
          String.format(
              Locale.ROOT, " memory %s", HexDump.hex(Offsets.of(layout, number), digits)));
    }
    out.append('\n');
  }

  private long[] index(long number) {
    long[] index = new long[layout.ndim()];
    long rest = number;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % layout.extent(axis);
      rest /= layout.extent(axis);
    }
    return index;
  }

  private void part(long number, RecordParts.Part part) {
    long memory = Offsets.of(layout, number) + part.offset();
    long view = number * layout.itemSize() + part.offset();
    long bytes = Math.min(part.size(), MAX_FIELD_BYTES);
    line(view, bytes(memory, Math.min(bytes, LINE)), description(part, memory));
    for (long at = LINE; at < bytes; at += LINE) {
      line(view + at, bytes(memory + at, Math.min(bytes - at, LINE)), "");
    }
    if (part.size() > bytes) {
      String hidden =
          String.format(Locale.ROOT, "… %,d more bytes of this field", part.size() - bytes);
      out.append(" ".repeat(digits + 4)).append(hidden).append('\n');
    }
  }

  private byte[] bytes(long offset, long count) {
    byte[] bytes = new byte[(int) count];
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, offset, bytes, 0, bytes.length);
    return bytes;
  }

  private void line(long offset, byte[] bytes, String description) {
    String hex = HexDump.pad(HexDump.groups(bytes, 1), 3 * LINE - 1);
    String text = "  " + HexDump.hex(offset, digits) + "  " + hex + "  " + description;
    out.append(text.stripTrailing()).append('\n');
  }

  private String description(RecordParts.Part part, long memory) {
    if (part.isPadding()) {
      return "(padding)";
    }
    String value = Words.single(segment, part.field(), memory);
    return HexDump.pad(part.name(), Math.min(parts.nameWidth(), MAX_NAME))
        + "  "
        + HexDump.pad(part.formatText(), Math.min(parts.formatWidth(), MAX_NAME))
        + "  "
        + (value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…");
  }
}
