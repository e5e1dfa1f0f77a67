package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.io.MappedFile;
import org.memview.layout.Order;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.FaultReporter;
import org.memview.spi.Request;

/// Every public signature of the module, spelled out: what compiles here goes on compiling.
@SuppressWarnings({"unused", "CheckReturnValue", "ReturnValueIgnored"})
class SignaturesTest {
  private static final List<Class<?>> TYPES =
      List.of(
          ArrayInterface.class,
          DType.class,
          Npy.class,
          NpyFile.class,
          Npz.class,
          NpzFile.class,
          SharedMemory.class);

  private static final Set<String> SPELLED_BY_JAVA =
      Set.of("equals", "hashCode", "toString", "close");

  static void npy(Path path, MemoryView view, DType type) throws IOException {
    try (NpyFile read = Npy.open(path);
        NpyFile changed = Npy.open(path, MappedFile.Mode.PRIVATE);
        NpyFile made = Npy.create(path, "<d", 2L, 3L);
        NpyFile typed = Npy.create(path, type, Order.F, 2L, 3L)) {
      MemoryView elements = read.view();
      String descr = changed.descr();
      DType dtype = made.dtype();
      long[] shape = typed.shape();
      Order order = read.order();
      int version = read.version();
      long offset = read.dataOffset();
      Path where = read.path();
      NpyFile same = made.append(view);
      made.flush();
      Exporter exporter = read;
      Export export = read.export(Request.READ);
      FaultReporter reporter = read;
      MappingFaultException fault = read.fault(new IOException());
    }
    Npy.save(path, view);
    Npy.save(path, view, type);
    NpyException damaged = (NpyException) new IOException().getCause();
  }

  static void types(Format format) {
    DType type = DType.of("<M8[us]");
    type = DType.of(format);
    String descr = type.descr();
    Format elements = type.format();
    DType field = type.field(0);
  }

  static void arrayInterface(MemoryView view) {
    Map<String, Object> all = ArrayInterface.of(view);
  }

  static void npz(Path path, Map<String, MemoryView> views) throws IOException {
    try (NpzFile file = Npz.open(path);
        NpzFile limited = Npz.open(path, 1L << 30)) {
      List<String> names = file.names();
      MemoryView view = file.view("a");
      String descr = file.descr("a");
      long[] shape = limited.shape("a");
      boolean stored = file.isStored("a");
      boolean array = file.isArray("a");
      long size = file.size("a");
      file.extract("a", path);
      InputStream elements = file.stream("a");
      Order order = file.order("a");
      FaultReporter reporter = file;
      MappingFaultException fault = file.fault(new IOException());
    }
    Npz.save(path, views);
  }

  static void sharedMemory() throws IOException {
    try (SharedMemory any = SharedMemory.create(10L);
        SharedMemory named = SharedMemory.create("name", 10L);
        SharedMemory found = SharedMemory.attach("name")) {
      SharedMemory typed = SharedMemory.create("typed", "<d", 2L, 3L);
      MemoryView array = typed.array();
      String name = any.name();
      long size = named.size();
      MemoryView view = found.view();
      boolean was = named.unlink();
      Exporter exporter = any;
      Export export = any.export(Request.READ);
      MappingFaultException fault = any.fault(new IOException());
    }
  }

  /// What is public and not spelled out above has not been decided.
  @Test
  void everyPublicMethod_isSpelledOut() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/org/memview/numpy/SignaturesTest.java"));
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
