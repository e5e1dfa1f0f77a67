package org.memview.format;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/// The single elements of a record, found when they are read: `(1000000)T{bi}` has two million.
final class LeafList extends AbstractList<Field> implements RandomAccess {
  private final Format record;
  private final int size;

  private LeafList(Format record, int size) {
    this.record = record;
    this.size = size;
  }

  static List<Field> of(Format format) {
    if (!format.isRecord()) {
      return List.of(new Field("", 0, format));
    }
    long total = format.leafSpans().total();
    if (total > Integer.MAX_VALUE) {
      throw Errors.tooManyFields("leaves", total, format);
    }
    return new LeafList(format, (int) total);
  }

  @Override
  public Field get(int index) {
    return leaf(record, Objects.checkIndex(index, size), "", 0);
  }

  @Override
  public int size() {
    return size;
  }

  private static Field leaf(Format record, long index, String path, long base) {
    Spans spans = record.leafSpans();
    int p = spans.find(index);
    Part part = record.parts()[p];
    long within = index - spans.starts()[p];
    String name = join(path, part.name());
    long offset = base + part.offset();
    if (!part.format().isRecord()) {
      long[] shape = part.count() == 1 ? part.shape() : new long[] {part.count()};
      return new Field(name, offset, part.format(), shape);
    }
    long each = part.format().leafSpans().total();
    long element = within / each;
    String indexed = part.shape().length == 0 ? name : name + index(element, part.shape());
    return leaf(part.format(), within % each, indexed, offset + element * part.format().size());
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
  }

  private static String index(long element, long[] shape) {
    String index = "]";
    long rest = element;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index = (axis == 0 ? "[" : ",") + rest % shape[axis] + index;
      rest /= shape[axis];
    }
    return index;
  }
}
