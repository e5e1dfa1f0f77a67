package org.memview.internal;

import java.util.ArrayList;
import java.util.List;
import org.memview.format.Field;
import org.memview.format.Format;

/// The fields of a record and the padding between them, nested records taken apart.
///
/// Fields of nested records have dotted names, those of repeated ones an index: `at.x`,
/// `points[2].y`; fields without a name are called by their number, `#0`.
final class RecordParts {
  /// A run of bytes: a field, or padding if the field has no name.
  record Part(String name, long offset, long size, Field field) {
    boolean isPadding() {
      return name.isEmpty();
    }

    String formatText() {
      String text = field.format().text();
      if (field.shape().length == 0) {
        return text;
      }
      var shape = new StringBuilder("(");
      for (long extent : field.shape()) {
        shape.append(shape.length() == 1 ? "" : ",").append(extent);
      }
      return shape + ")" + text;
    }
  }

  private static final Format PAD = Format.of("x");

  private final List<Part> parts = new ArrayList<>();
  private final long limit;
  private long end;

  private RecordParts(long limit) {
    this.limit = limit;
  }

  /// Takes records of `itemSize` bytes apart, as far as their first `limit` bytes.
  static RecordParts of(Format record, long itemSize, long limit) {
    var parts = new RecordParts(limit);
    parts.add("", 0, record);
    if (parts.end < itemSize && parts.hasRoom(parts.end)) {
      parts.pad(itemSize);
    }
    return parts;
  }

  List<Part> list() {
    return parts;
  }

  int nameWidth() {
    return parts.stream().mapToInt(part -> part.name().length()).max().orElse(0);
  }

  int formatWidth() {
    return parts.stream()
        .filter(part -> !part.isPadding())
        .mapToInt(part -> part.formatText().length())
        .max()
        .orElse(0);
  }

  private boolean hasRoom(long offset) {
    return offset < limit;
  }

  private void add(String prefix, long start, Format record) {
    int number = 0;
    for (Field field : record.fields()) {
      String name = prefix + (field.name().isEmpty() ? "#" + number : field.name());
      number++;
      if (field.format().isRecord()) {
        nested(name, field, 0, start + field.offset());
      } else if (hasRoom(start + field.offset())) {
        leaf(name, start + field.offset(), field);
      }
    }
    if (end < start + record.size() && hasRoom(end)) {
      pad(start + record.size());
    }
  }

  private void nested(String name, Field field, int axis, long start) {
    if (axis == field.shape().length) {
      add(name + ".", start, field.format());
      return;
    }
    long step = field.format().size();
    for (int inner = axis + 1; inner < field.shape().length; inner++) {
      step *= field.shape()[inner];
    }
    // Without bytes there is nothing to show, and no limit would end the loop.
    for (long i = 0; step > 0 && i < field.shape()[axis] && hasRoom(start + i * step); i++) {
      nested(name + "[" + i + "]", field, axis + 1, start + i * step);
    }
  }

  private void leaf(String name, long offset, Field field) {
    if (end < offset) {
      pad(offset);
    }
    long size = field.format().size();
    for (long extent : field.shape()) {
      size *= extent;
    }
    parts.add(new Part(name, offset, size, field));
    end = Math.max(end, offset + size);
  }

  private void pad(long to) {
    parts.add(new Part("", end, to - end, new Field("", end, PAD)));
    end = to;
  }
}
