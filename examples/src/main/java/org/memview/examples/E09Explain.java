package org.memview.examples;

import org.memview.MemoryView;

/// When something is refused, the view itself says why and what to write instead.
final class E09Explain {
  private E09Explain() {}

  static void main() {
    MemoryView column = MemoryView.of(new int[12]).cast("i", 3, 4).slice(":, 1");
    IO.println(column.explain());
    try {
      column.cast("B");
    } catch (IllegalArgumentException e) {
      IO.println(e.getMessage());
    }
    IO.println(column.toContiguous().cast("B").length());
  }
}
