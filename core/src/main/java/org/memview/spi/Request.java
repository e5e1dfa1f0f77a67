package org.memview.spi;

/// What a borrower insists on.
public record Request(boolean writable, Contiguity contiguity, boolean indirect) {
  public enum Contiguity { NONE, C, F, ANY }
}
