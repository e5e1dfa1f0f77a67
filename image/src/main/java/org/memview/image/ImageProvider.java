package org.memview.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.Optional;
import org.memview.spi.Exporter;
import org.memview.spi.ExporterProvider;

/// Teaches [org.memview.MemoryView#of(Object)] images and rasters; found by itself.
public final class ImageProvider implements ExporterProvider {
  /// For the service loader.
  public ImageProvider() {}

  @Override
  public Optional<Exporter> exporterFor(Object object) {
    return switch (object) {
      case BufferedImage image -> Optional.of(_ -> Samples.of(image.getRaster()).lend(image));
      case Raster raster -> Optional.of(_ -> Samples.of(raster).lend(raster));
      default -> Optional.empty();
    };
  }
}
