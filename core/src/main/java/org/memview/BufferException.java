package org.memview;

/// The exporter cannot grant what was asked: Python's `BufferError`.
public final class BufferException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public BufferException(String message) {
    super(message);
  }
}
