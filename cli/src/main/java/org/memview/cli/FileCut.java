package org.memview.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.memview.MemoryView;
import org.memview.layout.Index;

/// Copies the bytes of a file that a Python slice selects, in memory that does not grow with the
/// file.
final class FileCut {
  /// What the kernel is asked to move at a time: large enough to be fast, small enough to show
  /// progress.
  private static final long PIECE = 64L << 20;

  /// How much of the file a step other than 1 looks at in one read.
  private static final int WINDOW = 1 << 20;

  private final Path name;
  private final FileChannel source;
  private final long size;
  private final long first;
  private final long count;
  private final long step;
  private final ByteBuffer window;
  private final ByteBuffer picked;

  /// @param name of the source, for messages
  FileCut(Path name, FileChannel source, Index.Range range) throws IOException {
    this.name = name;
    this.source = source;
    this.size = source.size();
    this.first = range.startIn(size);
    this.count = range.extentIn(size);
    this.step = range.step();
    this.window = ByteBuffer.allocateDirect(step == 1 ? 0 : WINDOW);
    this.picked = ByteBuffer.allocateDirect(step == 1 ? 0 : WINDOW);
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
    long done = 0;
    while (done < count) {
      done += step == 1 ? copyRun(target, done) : copySteps(target, done);
      progress.accept(done);
    }
  }

  private long copyRun(FileChannel target, long done) throws IOException {
    long moved = source.transferTo(first + done, Math.min(PIECE, count - done), target);
    if (moved <= 0) {
      throw Errors.shorter(name, size, first + done);
    }
    return moved;
  }

  /// Reads one window of whole steps and picks its bytes through a view, which also turns them
  /// round.
  private long copySteps(FileChannel target, long done) throws IOException {
    long stride = Math.abs(step);
    int n = (int) Math.min(count - done, (WINDOW - 1) / stride + 1);
    long from = first + done * step;
    fill(
        window.clear().limit((int) ((n - 1) * stride + 1)),
        step > 0 ? from : from + (n - 1) * step);
    pick(window.flip(), picked.clear().limit(n));
    while (picked.hasRemaining()) {
      target.write(picked);
    }
    return n;
  }

  private void pick(ByteBuffer window, ByteBuffer picked) {
    MemoryView every = MemoryView.of(window).slice(Long.MIN_VALUE, Long.MAX_VALUE, step);
    MemoryView.of(picked).copyFrom(every);
  }

  private void fill(ByteBuffer window, long from) throws IOException {
    for (long at = from; window.hasRemaining(); ) {
      int read = source.read(window, at);
      if (read < 0) {
        throw Errors.shorter(name, size, at);
      }
      at += read;
    }
  }
}
