package org.memview.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.memview.MemoryView;
import org.memview.spi.Exporter;
import org.memview.spi.ExporterProvider;

/// Every public signature of the module, spelled out: what compiles here goes on compiling.
@SuppressWarnings({"unused", "CheckReturnValue", "ReturnValueIgnored"})
class SignaturesTest {
  private static final List<Class<?>> TYPES = List.of(Images.class, ImageProvider.class);

  private static final Set<String> SPELLED_BY_JAVA =
      Set.of("equals", "hashCode", "toString", "close");

  static void images(BufferedImage image, Raster raster, ColorModel colors) {
    MemoryView view = Images.view(image);
    view = Images.view(raster);
    view = Images.channels(image, "rgb");
    view = Images.band(raster, 0);
    view = Images.packedRows(raster);
    BufferedImage made = Images.image(view);
    made = Images.image(view, "bgr");
    made = Images.image(view, colors);
    WritableRaster writable = Images.raster(view);
  }

  static void provider(Object object) {
    ExporterProvider provider = new ImageProvider();
    Optional<Exporter> exporter = provider.exporterFor(object);
  }

  /// What is public and not spelled out above has not been decided.
  @Test
  void everyPublicMethod_isSpelledOut() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/org/memview/image/SignaturesTest.java"));
    for (Class<?> type : TYPES) {
      for (Method method : type.getDeclaredMethods()) {
        boolean isOwn =
            Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && !type.isEnum()
                && !SPELLED_BY_JAVA.contains(method.getName());
        assertTrue(!isOwn || source.contains("." + method.getName() + "("), method::toString);
      }
    }
  }
}
