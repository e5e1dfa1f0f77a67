package org.memview;

import org.jspecify.annotations.Nullable;

/// The exporter cannot grant what was asked: Python's `BufferError`.
public final class BufferException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public BufferException(String message) {
    super(message);
  }

  /// Says why the memory cannot be lent.
  public BufferException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
