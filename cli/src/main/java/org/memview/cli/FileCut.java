package org.memview.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.memview.io.Transfer;
import org.memview.io.TransferException;
import org.memview.layout.Index;

/// Copies the bytes of a file that a Python slice selects, a piece at a time so that progress can
/// be shown; the memory it takes does not grow with the file.
final class FileCut {
  /// How much of the file a piece spans.
  private static final long PIECE = 64L << 20;

  private final Path name;
  private final FileChannel source;
  private final long size;
  private final long first;
  private final long count;
  private final long step;

  /// @param name of the source, for messages
  FileCut(Path name, FileChannel source, Index.Range range) throws IOException {
    this.name = name;
    this.source = source;
    this.size = source.size();
    this.first = range.startIn(size);
    this.count = range.extentIn(size);
    this.step = range.step();
  }

  /// Returns how many bytes the slice selects.
  long count() {
    return count;
  }

  /// Returns how many bytes the file has.
  long size() {
    return size;
  }

  /// @param progress is told the number of bytes written so far
  void copy(FileChannel target, LongConsumer progress) throws IOException {
    long most = Math.max(1, PIECE / Math.abs(step));
    for (long done = 0; done < count; progress.accept(done)) {
      long n = Math.min(most, count - done);
      requireWhole(n, copied(piece(done, n), target));
      done += n;
    }
  }

  /// Returns the slice of `n` bytes after `done` ones.
  private Index.Range piece(long done, long n) {
    long from = first + done * step;
    long to = from + n * step;
    return Index.range(from, to < 0 ? Long.MIN_VALUE : to).step(step);
  }

  private long copied(Index.Range piece, FileChannel target) throws IOException {
    try {
      return Transfer.copy(source, piece, target);
    } catch (TransferException e) {
      if (e.reason() == TransferException.Reason.END_OF_INPUT) {
        return e.bytesTransferred();
      }
      throw e;
    }
  }

  private void requireWhole(long wanted, long copied) throws IOException {
    if (copied < wanted) {
      throw Errors.shorter(name, size, source.size());
    }
  }
}
