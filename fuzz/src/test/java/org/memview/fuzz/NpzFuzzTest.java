package org.memview.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.memview.MemoryView;
import org.memview.numpy.NpyException;
import org.memview.numpy.Npz;
import org.memview.numpy.NpzFile;

/// Files that may be npz archives: views of their members, or a refusal that names the file.
class NpzFuzzTest {
  private static final long MOST = 1 << 20;

  @FuzzTest
  void open_ofAnyArchive_viewsItOrIsRefused(byte[] archive) throws IOException {
    Path file = Files.createTempFile("fuzz", ".npz");
    try {
      Files.write(file, archive);
      open(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void open(Path file) throws IOException {
    try (NpzFile npz = Npz.open(file, MOST)) {
      for (String name : npz.names()) {
        look(npz, name, file);
      }
    } catch (NpyException refused) {
      requireNamed(refused, file);
    }
  }

  private static void look(NpzFile npz, String name, Path file) throws IOException {
    try (MemoryView view = npz.view(name)) {
      assertEquals(view.byteSize(), view.elementCount() * view.itemSize());
      assertTrue(view.byteSize() <= Math.max(MOST, Files.size(file)) || view.itemSize() == 0);
      assertTrue(!view.toText().isEmpty());
      try (InputStream in = npz.stream(name)) {
        assertTrue(in.transferTo(OutputStream.nullOutputStream()) >= view.byteSize());
      }
    } catch (NpyException refused) {
      requireNamed(refused, file);
    }
  }

  private static void requireNamed(NpyException refused, Path file) {
    assertTrue(String.valueOf(refused.getMessage()).contains(file.toString()), refused::toString);
  }
}
