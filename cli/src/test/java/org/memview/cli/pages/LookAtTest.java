package org.memview.cli.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.image.Images;
import org.memview.io.MappedFile;
import org.memview.numpy.Npy;
import org.memview.numpy.Npz;
import org.memview.numpy.SharedMemory;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.sqlite.Blob.Mode;
import org.memview.sqlite.Database;
import org.memview.sqlite.Statement;

/// Runs each line of the README's table of what one can look at; the last test sees that the table
/// has no other lines.
class LookAtTest {
  @TempDir Path folder = Path.of("");

  @Test
  void arrays_exporters_andPictures() {
    int[] array = {1, 2, 3};
    assertEquals(3, MemoryView.of(array).length());

    Exporter exporter = _ -> Export.of(MemorySegment.ofArray(array));
    assertEquals(12, MemoryView.of(exporter).length());

    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_ARGB);
    assertEquals(480, MemoryView.of(image).length());
    assertEquals(4, Images.channels(image, "BGRA").extent(2));

    MemoryView view = MemoryView.allocate("B", 480, 640, 3);
    view.at(11, 639).copyFrom(MemoryView.of(new byte[] {1, 2, 3}));
    BufferedImage part = Images.image(view.slice("10:200, ::-1"));
    assertEquals(0xff010203, part.getRGB(0, 1));
  }

  @Test
  void databases() {
    Path file = folder.resolve("photos.db");
    try (Database db = Database.open(file, Database.Mode.CREATE)) {
      db.execute("create table photo (id integer primary key, pixels)");
      db.execute("insert into photo values (7, x'00010203040506')");
      MemoryView view = MemoryView.allocate("B", 3);
      long offset = 2;
      db.blob("photo", "pixels", 7, Mode.READ).read(offset, view);
      assertEquals(List.of(2, 3, 4), view.toList());
      try (Statement statement = db.prepare("select id, pixels from photo")) {
        statement.step();
        assertEquals(7, statement.blob(1).length());
      }
      image(db.serialize());
    }
  }

  private static void image(MemoryView view) {
    try (Database db = Database.of(view);
        Statement select = db.prepare("select id from photo")) {
      assertTrue(select.step());
    }
    MemoryView room = MemoryView.allocate("B", 100_000);
    written(room);
    assertEquals('S', room.getByte(0));
  }

  private static void written(MemoryView view) {
    try (Database db = Database.of(view, 0)) {
      db.execute("create table t (x)");
    }
  }

  @Test
  void files() throws IOException {
    Path path = folder.resolve("some");
    Files.write(path, new byte[24_000]);
    try (MemoryView view = MappedFile.open(path, MappedFile.Mode.READ).view("<d", 1000, 3)) {
      assertEquals(3000, view.elementCount());
    }
    Npy.save(path, MemoryView.of(new int[] {1, 2, 3}));
    try (MemoryView view = Npy.open(path).view()) {
      assertEquals(6.0, view.sum());
    }
    Npz.save(path, Map.of("weights", MemoryView.of(new int[] {1, 2, 3})));
    try (MemoryView view = Npz.open(path).view("weights")) {
      assertEquals(6.0, view.sum());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void sharedMemory() throws IOException {
    Files.deleteIfExists(Path.of("/dev/shm/psm_1a2b3c4d")); // of a run that was killed
    try (SharedMemory made = SharedMemory.create("psm_1a2b3c4d", 16)) {
      try (MemoryView view = SharedMemory.attach("psm_1a2b3c4d").view()) {
        assertEquals(16, view.length());
      }
      assertTrue(made.unlink());
    }
  }

  @Test
  void readme_hasNoOtherLines() throws IOException {
    new PageTable("README.md", "## What you can look at")
        .requireIn(LookAtTest.class, Set.of("[h, w, c]", "[h, w]", "step()"), 13);
  }
}
