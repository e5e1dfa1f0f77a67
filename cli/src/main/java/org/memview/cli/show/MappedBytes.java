package org.memview.cli.show;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.memview.MemoryView;

/// The bytes of a file, mapped to be read.
record MappedBytes(Arena arena, MemoryView view) implements Closeable {

  /// Maps the file from `offset` to its end, which may be before `offset`.
  static MappedBytes of(Path file, long offset) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long start = Math.min(offset, channel.size());
      MemorySegment bytes = channel.map(MapMode.READ_ONLY, start, channel.size() - start, arena);
      return new MappedBytes(arena, MemoryView.of(bytes));
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
