package org.memview.tests.differential;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// What a program has made so far on our side. Names are bound once and never again.
final class World implements AutoCloseable {
  private final Map<String, Lender> lenders = new LinkedHashMap<>();
  private final Map<String, Named> views = new LinkedHashMap<>();

  /// A view and what of it cannot be compared.
  ///
  /// @param loose strides of axes with fewer than two rows say nothing, and NumPy's differ from
  ///   what arithmetic gives
  /// @param anyFormat the format was cut out of a record's, and NumPy words it differently
  record Named(MemoryView view, boolean loose, boolean anyFormat) {}

  /// Thrown where a step names what an earlier step failed to make; Python's side says the same.
  static final class UnboundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnboundException(String name) {
      super(name);
    }
  }

  Map<String, Lender> lenders() {
    return lenders;
  }

  Map<String, Named> views() {
    return views;
  }

  Lender lender(String name) {
    return bound(name, lenders.get(name));
  }

  Named named(String name) {
    return bound(name, views.get(name));
  }

  MemoryView view(String name) {
    return named(name).view();
  }

  private static <T> T bound(String name, @Nullable T found) {
    if (found == null) {
      throw new UnboundException(name);
    }
    return found;
  }

  String bind(String name, MemoryView view, boolean loose, boolean anyFormat) {
    views.put(name, new Named(view, loose, anyFormat));
    return "ok";
  }

  /// Ends every lease, so that no program leaves anything to the cleaner.
  @Override
  public void close() {
    for (Named named : views.values()) {
      named.view().close();
    }
  }
}
