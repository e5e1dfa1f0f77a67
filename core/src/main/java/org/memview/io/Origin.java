package org.memview.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// The file behind a large part of a mapping, opened once more: what goes from there into another
/// file is copied from file to file.
///
/// Through the mapping the system would map every page of it, one fault for each few: 1 GB took 1.5
/// times as long so, and counted as memory of the process. What is read is the same, for files and
/// shared mappings of them are one memory wherever files have an identity (POSIX); elsewhere, and
/// of private mappings, there is no origin.
///
/// The channel is one of its own, so that an interrupt closes this one and not the mapping's.
final class Origin implements AutoCloseable {
  /// Smaller parts are not worth opening a file.
  private static final long LEAST = 16L << 20;

  private final MappedFile file;
  private final FileChannel source;
  private final long position;
  private final long size;

  private Origin(MappedFile file, FileChannel source, long position, long size) {
    this.file = file;
    this.source = source;
    this.position = position;
    this.size = size;
  }

  /// Returns the origin of `memory`, which is all of `part`, if it can be copied from there.
  static @Nullable Origin of(MemoryView part, MemorySegment memory, Channel target) {
    boolean worth = memory.byteSize() >= LEAST && memory.isMapped();
    if (!worth || !(target instanceof FileChannel) || !(owner(part) instanceof MappedFile file)) {
      return null;
    }
    long position = file.positionOf(memory);
    FileChannel source = position < 0 ? null : open(file.path(), file.identity());
    return source == null ? null : new Origin(file, source, position, memory.byteSize());
  }

  /// Returns whose memory it is in the end, through views that were lent on.
  static Object owner(MemoryView view) {
    Object owner = view.owner();
    while (owner instanceof MemoryView lent) {
      owner = lent.owner();
    }
    return owner;
  }

  /// Returns which file the path leads to, null where the system cannot say.
  static @Nullable Object identity(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException _) {
      return null;
    }
  }

  /// Opens the file unless the path leads to another one now. The identity cannot have gone to
  /// another one meanwhile: the mapping keeps the file.
  private static @Nullable FileChannel open(Path path, @Nullable Object identity) {
    if (identity == null || !identity.equals(identity(path))) {
      return null;
    }
    try {
      FileChannel channel = FileChannel.open(path);
      if (identity.equals(identity(path))) {
        return channel;
      }
      channel.close();
      return null;
    } catch (IOException _) {
      return null; // perhaps it may not be opened any more: the mapping is still there
    }
  }

  /// Copies all of the part; returns its bytes.
  ///
  /// @throws TransferException if the file has become shorter or writing fails
  long copyTo(FileChannel target) throws IOException {
    return new FileCopy(source, file.path(), target, true).run(position, size);
  }

  /// Returns why a copy stopped, as the transfer is to report it.
  Exception reason(TransferException e) {
    boolean ended = e.reason() == TransferException.Reason.END_OF_INPUT;
    return ended ? file.fault(e) : e.getCause() instanceof IOException said ? said : e;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
