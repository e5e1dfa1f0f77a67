package org.memview.cli.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.io.MappedFile.Mode;
import org.memview.numpy.Npy;
import org.memview.numpy.NpyFile;
import org.memview.numpy.Npz;
import org.memview.numpy.NpzFile;

/// Runs each line of the table of files on the page for people who come from NumPy; the last test
/// sees that the table has no other lines.
class NumpyPageTest {
  @TempDir Path folder = Path.of("");

  @Test
  void lines_doWhatNumpyDoes() throws IOException {
    Path p = folder.resolve("p");
    MemoryView view = MemoryView.of(new double[] {1, 2, 3});
    MemoryView a = view;
    MemoryView rows = view.reshape(1, 3);
    Npy.save(p, view);
    try (NpyFile file = Npy.open(p)) {
      assertEquals("<f8", file.descr());
    }
    try (NpyFile file = Npy.open(p, Mode.PRIVATE)) {
      assertEquals("<f8", file.descr());
    }
    Files.delete(p);
    Npy.create(p, "<d", 1000, 3).close();
    try (NpyFile file = Npy.open(p, Mode.READ_WRITE)) {
      file.append(rows);
      assertEquals(1001, file.shape()[0]);
    }
    Npz.save(p, Map.of("w", a));
    try (MemoryView w = Npz.open(p).view("w");
        NpzFile file = Npz.open(p)) {
      assertEquals(6.0, w.sum());
      assertEquals(List.of("w"), file.names());
    }
    try (InputStream in = Npz.open(p).stream("w")) {
      assertEquals(24, in.readAllBytes().length);
    }
    Files.write(p, new byte[24_000]);
    MappedFile.open(p, Mode.READ).view("<d", 1000, 3).close();
  }

  @Test
  void page_hasNoOtherLines() throws IOException {
    new PageTable("docs/from-numpy.md", "## Files")
        .requireIn(NumpyPageTest.class, Set.of("./memview show x.npy ':10, ::2'"), 8);
  }
}
