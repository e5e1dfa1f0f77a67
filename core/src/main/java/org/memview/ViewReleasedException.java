package org.memview;

import org.jspecify.annotations.Nullable;

/// A use of a view after its lease ended, or after the memory underneath was closed.
public final class ViewReleasedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public ViewReleasedException(String message) {
    super(message);
  }

  public ViewReleasedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
