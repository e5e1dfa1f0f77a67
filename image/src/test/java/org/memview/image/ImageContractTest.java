package org.memview.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.memview.MemoryView;
import org.memview.spi.Exporter;
import org.memview.testkit.ExporterContract;

/// What every exporter keeps, kept by images.
class ImageContractTest {
  private static Exporter exporter(Object image) {
    return new ImageProvider().exporterFor(image).orElseThrow();
  }

  private static Exporter filled(BufferedImage image) {
    Pictures.fill(image.getRaster(), new SplittableRandom(3));
    return exporter(image);
  }

  @Nested
  class Interleaved implements ExporterContract<Exporter> {
    @Override
    public Exporter exporter() {
      return filled(new BufferedImage(6, 4, BufferedImage.TYPE_4BYTE_ABGR));
    }
  }

  @Nested
  class PartOfPacked implements ExporterContract<Exporter> {
    @Override
    public Exporter exporter() {
      return filled(new BufferedImage(9, 8, BufferedImage.TYPE_INT_ARGB).getSubimage(2, 1, 5, 4));
    }
  }

  @Nested
  class Banded implements ExporterContract<Exporter> {
    @Override
    public Exporter exporter() {
      return ImageContractTest.exporter(
          Raster.createBandedRaster(DataBuffer.TYPE_BYTE, 5, 4, 3, null));
    }
  }

  @Nested
  class OverAMirroredView implements ExporterContract<Exporter> {
    @Override
    public Exporter exporter() {
      return filled(Images.image(MemoryView.allocate("B", 4, 5, 3).slice(":, ::-1")));
    }
  }
}
