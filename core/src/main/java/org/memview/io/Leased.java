package org.memview.io;

import java.util.ArrayList;
import java.util.List;
import org.memview.MemoryView;

/// Several views on leases of a transfer's own, for as long as it takes.
final class Leased implements AutoCloseable {
  private final List<MemoryView> views = new ArrayList<>();

  private Leased() {}

  static Leased of(List<MemoryView> views) {
    Leased leased = new Leased();
    try {
      views.forEach(view -> leased.views.add(view.share()));
      return leased;
    } catch (RuntimeException e) {
      leased.close();
      throw e;
    }
  }

  List<MemoryView> list() {
    return views;
  }

  @Override
  public void close() {
    views.forEach(MemoryView::close);
  }
}
