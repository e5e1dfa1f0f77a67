package org.memview.tests.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.memview.MemoryView;

/// Picks, among what a program has made so far, what the next step works on.
final class Pool {
  private final Chance chance;
  private final World world;
  private int names;

  Pool(Chance chance, World world) {
    this.chance = chance;
    this.world = world;
  }

  /// A view that a step may work on.
  record Pick(String name, MemoryView view) {
    long extent() {
      return view.ndim() == 0 ? 1 : view.extent(0);
    }

    /// Returns the layout and format without which no sensible arguments can be drawn.
    boolean isOpen() {
      return !view.isReleased();
    }
  }

  String newName(char letter) {
    return letter + Integer.toString(names++);
  }

  /// Returns an open view, a recent one more likely.
  Pick view() {
    return view(v -> true);
  }

  /// Returns an open view that `suits`, or any open one if none does.
  Pick view(Predicate<MemoryView> suits) {
    List<Pick> open = views(v -> !v.isReleased());
    List<Pick> suitable = views(v -> !v.isReleased() && suits.test(v));
    List<Pick> from = suitable.isEmpty() ? open : suitable;
    int n = from.size();
    return from.get(n - 1 - Math.min(chance.below(n), chance.below(n)));
  }

  /// Returns a view whose lease has ended, or any if there is none.
  Pick released() {
    List<Pick> released = views(MemoryView::isReleased);
    return released.isEmpty() ? view() : chance.of(released);
  }

  boolean hasOpenViews() {
    return !views(v -> !v.isReleased()).isEmpty();
  }

  private List<Pick> views(Predicate<MemoryView> suits) {
    List<Pick> found = new ArrayList<>();
    for (Map.Entry<String, World.Named> entry : world.views().entrySet()) {
      if (suits.test(entry.getValue().view())) {
        found.add(new Pick(entry.getKey(), entry.getValue().view()));
      }
    }
    return found;
  }

  String lender() {
    return chance.of(List.copyOf(world.lenders().keySet()));
  }
}
