package org.memview.spi;

/// What was lent.
public final class Export {
  private Export() {}
}
