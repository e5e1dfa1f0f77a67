package org.memview.numpy;

import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.layout.Order;

/// Elements on their way into a file.
final class Elements {
  private Elements() {}

  /// Returns the type that holds the elements of `view`, padding at their ends included.
  static DType typeOf(MemoryView view) {
    return DType.of(view.formatSpec(), view.itemSize());
  }

  /// Returns the order in which NumPy would write `view`: Fortran only if that saves turning it.
  static Order orderOf(MemoryView view) {
    return view.isFContiguous() && !view.isCContiguous() ? Order.F : Order.C;
  }

  /// Returns the elements of `view` such that writing their bytes in C order is writing them as the
  /// header says: transposed for Fortran order, and copied if the file has the other byte order.
  ///
  /// @throws org.memview.format.FormatException if the elements are not of the header's type
  static MemoryView inFileOrder(MemoryView view, Header header) {
    MemoryView rows = header.order() == Order.F ? view.transpose() : view;
    Format wanted = header.type().format();
    if (rows.formatSpec().equals(wanted) || typeOf(rows).format().equals(wanted)) {
      return rows;
    }
    if (rows.itemSize() != wanted.size() || !rows.formatSpec().sameElementAs(wanted)) {
      throw Errors.notTheType(header.type(), view.formatSpec());
    }
    return MemoryView.allocate(wanted.text(), rows.shape()).copyFrom(rows);
  }
}
