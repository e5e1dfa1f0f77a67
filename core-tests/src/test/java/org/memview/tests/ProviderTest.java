package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.ExporterProvider;

/// Providers that only the thread's context class loader knows.
class ProviderTest {
  /// A type nobody else provides for.
  private record Parcel(byte[] content) {}

  /// Found by its name in a file of services.
  public static final class ParcelProvider implements ExporterProvider {
    @Override
    public Optional<Exporter> exporterFor(Object object) {
      return object instanceof Parcel parcel
          ? Optional.of(_ -> Export.of(MemorySegment.ofArray(parcel.content())).owner(parcel))
          : Optional.empty();
    }
  }

  @Test
  void of_typeOfAContextProvider_viewsItsMemory(@TempDir Path folder) throws IOException {
    Parcel parcel = new Parcel(new byte[] {1, 2, 3});
    assertThrows(IllegalArgumentException.class, () -> MemoryView.of((Object) parcel));

    within(
        folder,
        ParcelProvider.class.getName(),
        () -> {
          MemoryView view = MemoryView.of((Object) parcel);
          view.setByte(1, (byte) 9);

          assertEquals(9, parcel.content()[1]);
          assertEquals(parcel, view.owner());
        });
  }

  @Test
  void of_providerThatIsNotThere_isRefusedWithItsNameAndCause(@TempDir Path folder)
      throws IOException {
    within(
        folder,
        "org.example.NoSuchProvider",
        () -> {
          BufferException refused =
              assertThrows(
                  BufferException.class, () -> MemoryView.of((Object) new Parcel(new byte[1])));

          String message = String.valueOf(refused.getMessage());
          assertTrue(message.contains("org.example.NoSuchProvider"), message);
          assertTrue(refused.getCause() instanceof ServiceConfigurationError, message);
        });
  }

  // With a loader that has one file of services more than ours.
  private static void within(Path folder, String provider, Runnable body) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(ExporterProvider.class.getName()), provider);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ProviderTest.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      body.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
