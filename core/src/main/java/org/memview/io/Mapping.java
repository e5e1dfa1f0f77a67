package org.memview.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// The part of a [MappedFile] that must be given back, apart from it so that a cleaner can: an open
/// file, and the arena of what is mapped of it now.
///
/// The arena is shared: it can be closed by any thread while others read, and they get an exception
/// and never memory that belongs to somebody else. In a group it is the group's to close.
final class Mapping implements Runnable {
  /// Unmaps files and groups whose owners forgot to close them: one thread for both.
  static final Cleaner CLEANER = Cleaner.create();

  private final FileChannel channel;
  private final FileChannel.MapMode mode;
  private final boolean isOfAGroup;
  private Arena arena;

  /// @param shared the arena of a group, null for one of its own
  Mapping(FileChannel channel, FileChannel.MapMode mode, @Nullable Arena shared) {
    this.channel = channel;
    this.mode = mode;
    this.isOfAGroup = shared != null;
    this.arena = shared != null ? shared : Arena.ofShared();
  }

  boolean isOfAGroup() {
    return isOfAGroup;
  }

  Cleaner.Cleanable closedWith(MappedFile owner) {
    return CLEANER.register(owner, this);
  }

  long fileSize() throws IOException {
    return calmly(channel::size);
  }

  /// Maps a part of the file; one that is open for writing grows if the part ends behind its end.
  MemorySegment map(long offset, long size) throws IOException {
    return calmly(() -> channel.map(mode, offset, size, arena));
  }

  /// Maps another part in place of what is mapped: first the new one, so that a failure changes
  /// nothing.
  MemorySegment remap(long offset, long size) throws IOException {
    Arena fresh = Arena.ofShared();
    try {
      MemorySegment memory = calmly(() -> channel.map(mode, offset, size, fresh));
      arena.close();
      arena = fresh;
      return memory;
    } catch (IOException | RuntimeException e) {
      fresh.close();
      throw e;
    }
  }

  void truncate(long size) throws IOException {
    calmly(() -> channel.truncate(size));
  }

  /// Unmaps, unless that is the group's business.
  ///
  /// @throws IllegalStateException if the system is reading or writing the memory just now
  void unmap() {
    if (!isOfAGroup) {
      arena.close();
    }
  }

  /// Run when the owner is closed or was forgotten.
  @Override
  public void run() {
    if (!isOfAGroup && arena.scope().isAlive()) {
      arena.close();
    }
    try {
      channel.close();
    } catch (IOException _) {
      // Nobody is left to tell, and nothing was left to write.
    }
  }

  @FunctionalInterface
  private interface Call<T> {
    T run() throws IOException;
  }

  /// Calls the channel with the thread's interrupt status out of the way: it would close the
  /// channel, for all.
  private static <T> T calmly(Call<T> call) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return call.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
