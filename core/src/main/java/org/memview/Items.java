package org.memview;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Walks axis 0: the items of a 1-D view, the sub-views of one with more axes.
final class Items implements Iterator<Object> {
  private final MemoryView view;
  private final long extent;
  private long next;

  Items(MemoryView view, long extent) {
    this.view = view;
    this.extent = extent;
  }

  @Override
  public boolean hasNext() {
    return next < extent;
  }

  @Override
  public Object next() {
    if (next >= extent) {
      throw new NoSuchElementException("no element after " + extent);
    }
    Object item = view.meta.ndim == 1 ? view.get(next) : view.row(next);
    next++;
    return item;
  }
}
