package org.memview.spi;

import java.util.Optional;

/// Finds an exporter for objects of foreign types; found through ServiceLoader.
public interface ExporterProvider {
  Optional<Exporter> exporterFor(Object object);
}
