package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MappingFaultException;

/// A file that somebody cuts short while it is looked at is an error that names it.
class CutShortTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void bytes_ofAFileCutShort_nameIt(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("cut"), new byte[100_000]);
    try (Found found = new PlainBytes().open(path, new ArrayDeque<>())) {
      Found.Array array = assertInstanceOf(Found.Array.class, found);
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        file.setLength(10);
      }

      MappingFaultException cut =
          assertThrows(MappingFaultException.class, () -> array.view().sumExact());

      assertEquals(path, Path.of(cut.file()));
    }
  }
}
