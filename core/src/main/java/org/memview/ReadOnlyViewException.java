package org.memview;

/// A write to a read-only view.
public final class ReadOnlyViewException extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  public ReadOnlyViewException(String message) {
    super(message);
  }
}
