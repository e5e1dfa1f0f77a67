package org.memview.struct;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.memview.MemoryView;

/// Unpacks one record after the other, and gives a lease of its own back after the last.
final class Unpacking implements Iterator<Object[]> {
  private final Struct struct;
  private final MemoryView view;
  private final long count;
  private final boolean owned;
  private long next;

  Unpacking(Struct struct, MemoryView view, long count, boolean owned) {
    this.struct = struct;
    this.view = view;
    this.count = count;
    this.owned = owned;
  }

  @Override
  public boolean hasNext() {
    return next < count;
  }

  @Override
  public Object[] next() {
    if (next >= count) {
      throw new NoSuchElementException("no record after " + count);
    }
    Object[] values = struct.unpackFrom(view, next++ * struct.size());
    if (owned && next == count) {
      view.close();
    }
    return values;
  }
}
