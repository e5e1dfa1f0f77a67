package org.memview.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.memview.io.MappedFile.Mode;

/// Mapped files that are unmapped together: they share one arena.
///
/// ```java
/// try (MappedGroup group = MappedGroup.open()) {
///   for (Path part : parts) {
///     views.add(group.open(part, Mode.READ).view("<f"));
///   }
///   …
/// }                                                  // all of them, at once
/// ```
///
/// Each close of a mapping that others may be reading is a handshake with every thread of the JVM.
/// A group needs one for all its files: closing 1,000 small ones took 7 to 15 ms in a group and 43
/// to 54 ms apart, and with 200 threads waiting 6 to 19 and 207 to 305 ms (two busy cores).
///
/// What it costs: a file of a group cannot be resized or mapped anew, and [MappedFile#close] gives
/// back its place among the open files, but no memory: views that are open stay good until the
/// group is closed. A group that is forgotten is unmapped by the garbage collector, with its files.
///
/// Safe for any number of threads.
public final class MappedGroup implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final Set<MappedFile> files = ConcurrentHashMap.newKeySet();
  private final Cleaner.Cleanable cleanable;

  private MappedGroup() {
    this.cleanable = Mapping.CLEANER.register(this, unmapping(arena));
  }

  // Static, so that it does not keep the group.
  private static Runnable unmapping(Arena arena) {
    return () -> {
      if (arena.scope().isAlive()) {
        arena.close();
      }
    };
  }

  /// Returns a group without files.
  public static MappedGroup open() {
    return new MappedGroup();
  }

  /// Maps a whole file, as [MappedFile#open(Path, Mode)] does, until the group is closed.
  ///
  /// @throws IOException if it cannot be opened so, or cannot be mapped
  /// @throws IllegalStateException if the group was closed
  public MappedFile open(Path path, Mode mode) throws IOException {
    return open(path, mode, 0, -1);
  }

  /// Maps `size` bytes of a file from byte `offset` on, as [MappedFile#open(Path, Mode, long,
  /// long)] does, until the group is closed.
  ///
  /// @param size -1 for all there is behind `offset`
  /// @throws IndexOutOfBoundsException if the file does not have them
  /// @throws IOException if it cannot be opened so, or cannot be mapped
  /// @throws IllegalStateException if the group was closed
  public MappedFile open(Path path, Mode mode, long offset, long size) throws IOException {
    requireOpen(path);
    MappedFile file = MappedFile.open(path, mode, offset, size, this);
    files.add(file);
    if (!isOpen()) {
      file.close(); // the group was closed meanwhile, perhaps before it knew of this one
      requireOpen(path);
    }
    return file;
  }

  private void requireOpen(Path path) {
    if (!isOpen()) {
      throw Errors.groupClosed(path);
    }
  }

  Arena arena() {
    return arena;
  }

  void forget(MappedFile file) {
    files.remove(file);
  }

  /// Returns whether [#close] has not been called.
  public boolean isOpen() {
    return arena.scope().isAlive();
  }

  /// Unmaps and closes all files; once more does nothing. Views that are open then fail with
  /// [org.memview.ViewReleasedException].
  ///
  /// @throws org.memview.BufferException if a channel is just reading or writing the memory of one
  ///   of them; nothing is closed then
  @Override
  public synchronized void close() {
    if (!isOpen()) {
      return;
    }
    try {
      arena.close();
    } catch (IllegalStateException e) {
      throw Errors.inTransfer("close", "a group of " + files.size() + " mapped files", e);
    }
    cleanable.clean();
    files.forEach(MappedFile::close);
  }

  /// Returns how many files are open.
  @Override
  public String toString() {
    return "MappedGroup[%s]".formatted(isOpen() ? files.size() + " files" : "closed");
  }
}
