package org.memview.spi;

import java.util.Optional;

/// Teaches [org.memview.MemoryView#of(Object)] a foreign type; found through
/// [java.util.ServiceLoader].
///
/// The library's own class loader is asked first, then the thread's context class loader.
public interface ExporterProvider {

  /// Returns an exporter of `object`'s memory, or empty if the type is not this provider's.
  Optional<Exporter> exporterFor(Object object);
}
