package org.memview.format;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/// The fields of a record that has too many to keep as objects; each is made when it is read.
final class FieldList extends AbstractList<Field> implements RandomAccess {
  private static final int KEPT = 1024;

  private final Part[] parts;
  private final Spans spans;

  private FieldList(Part[] parts, Spans spans) {
    this.parts = parts;
    this.spans = spans;
  }

  static List<Field> of(Format format) {
    Spans spans = Spans.ofFields(format.parts());
    if (spans.total() > Integer.MAX_VALUE) {
      throw Errors.tooManyFields("fields", spans.total(), format);
    }
    FieldList fields = new FieldList(format.parts(), spans);
    return fields.size() <= KEPT ? List.copyOf(fields) : fields;
  }

  @Override
  public Field get(int index) {
    Objects.checkIndex(index, size());
    int part = spans.find(index);
    return parts[part].field(index - spans.starts()[part]);
  }

  @Override
  public int size() {
    return (int) spans.total();
  }
}
