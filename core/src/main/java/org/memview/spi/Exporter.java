package org.memview.spi;

/// Anything that can lend its memory.
@FunctionalInterface
public interface Exporter {
  Export export(Request request);
}
