package org.memview.format;

import java.nio.ByteOrder;

/// Rewrites the byte order of formats.
final class Orders {
  private final ByteOrder order;

  /// Whether elements already in `order` also take their portable code.
  private final boolean everywhere;

  private Orders(ByteOrder order, boolean everywhere) {
    this.order = order;
    this.everywhere = everywhere;
  }

  static Format with(Format format, ByteOrder order) {
    Format changed = new Orders(order, false).apply(format);
    return changed.equals(format) ? format : Format.of(changed.canonical());
  }

  /// Compares formats that are not equal up to byte order.
  static boolean same(Format a, Format b) {
    if (a.kind() != b.kind() || a.size() != b.size()) {
      return false;
    }
    Orders neutral = new Orders(ByteOrder.nativeOrder(), false);
    if (neutral.apply(a).equals(neutral.apply(b))) {
      return true;
    }
    Orders portable = new Orders(ByteOrder.nativeOrder(), true);
    return a.order() != b.order() && portable.apply(a).equals(portable.apply(b));
  }

  private Format apply(Format format) {
    if (format.isRecord()) {
      return record(format);
    }
    boolean keeps = format.order() == order && !everywhere;
    return keeps ? format : Elements.reordered(format, order);
  }

  /// Puts the parts at their old offsets; runs that only their order kept apart grow together.
  private Format record(Format format) {
    RecordBuilder record = new RecordBuilder();
    for (Part part : format.parts()) {
      record.pad(part.offset() - record.size());
      record.add(part.name(), apply(part.format()), part.count(), part.shape());
    }
    return record.build(format.size());
  }
}
