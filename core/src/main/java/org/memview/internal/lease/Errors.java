package org.memview.internal.lease;

import org.jspecify.annotations.Nullable;
import org.memview.ViewReleasedException;

/// The texts of this package's errors.
final class Errors {
  private Errors() {}

  static ViewReleasedException released(String how) {
    return new ViewReleasedException(
        "this view was released" + how + " (closing any view of a lease ends all of them)");
  }

  static ViewReleasedException closedUnderneath(@Nullable Throwable cause) {
    return new ViewReleasedException(
        "the memory of this view is gone: its arena was closed underneath", cause);
  }

  static String forgotten(String owner, String site) {
    return "a view on " + owner + " opened at " + site + " was never closed";
  }
}
