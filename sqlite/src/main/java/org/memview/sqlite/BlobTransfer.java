package org.memview.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.memview.MemoryView;
import org.memview.spi.Export;

/// Moves bytes between SQLite and the elements of a view, in C order.
///
/// SQLite gets native memory only. Mapped files count as heap: if somebody cuts the file short,
/// Java code that touches it gets an error, native code would end the JVM (SIGBUS).
final class BlobTransfer {
  private final MemorySegment stage;
  private final Mover mover;
  private final boolean toView;

  private BlobTransfer(MemorySegment stage, Mover mover, boolean toView) {
    this.stage = stage;
    this.mover = mover;
    this.toView = toView;
  }

  /// Moves one piece between native memory and the blob.
  interface Mover {
    /// Moves the piece that is at `offset` of the blob.
    void move(MemorySegment memory, long offset);
  }

  /// Fills a view with the blob's bytes from `offset` on.
  static void read(MemoryView target, long offset, MemorySegment stage, Mover mover) {
    new BlobTransfer(stage, mover, true).walk(target, offset);
  }

  /// Hands over a view's bytes for the blob's from `offset` on.
  static void write(MemoryView source, long offset, MemorySegment stage, Mover mover) {
    new BlobTransfer(stage, mover, false).walk(source, offset);
  }

  private void walk(MemoryView view, long at) {
    if (view.isEmpty()) {
      return;
    }
    if (view.isCContiguous() && view.suboffsets().length == 0) {
      straight(view.asSegment(), at);
    } else if (view.ndim() > 0 && view.byteSize() > stage.byteSize()) {
      split(view, at);
    } else {
      staged(view, at);
    }
  }

  /// As many rows at a time as fit the stage.
  private void split(MemoryView view, long at) {
    long rowBytes = view.byteSize() / view.length();
    long rows = Math.max(1, stage.byteSize() / rowBytes);
    for (long row = 0; row < view.length(); row += rows) {
      boolean single = rows == 1 && view.ndim() > 1;
      walk(single ? view.at(row) : view.slice(row, row + rows), at + row * rowBytes);
    }
  }

  private void straight(MemorySegment memory, long at) {
    if (memory.isNative() && !memory.isMapped()) {
      mover.move(memory, at);
      return;
    }
    for (long done = 0; done < memory.byteSize(); done += stage.byteSize()) {
      long bytes = Math.min(stage.byteSize(), memory.byteSize() - done);
      MemorySegment piece = stage.asSlice(0, bytes);
      if (toView) {
        mover.move(piece, at + done);
        MemorySegment.copy(piece, 0, memory, done, bytes);
      } else {
        MemorySegment.copy(memory, done, piece, 0, bytes);
        mover.move(piece, at + done);
      }
    }
  }

  private void staged(MemoryView view, long at) {
    MemorySegment piece = stage.asSlice(0, view.byteSize());
    if (toView) {
      mover.move(piece, at);
      view.copyFrom(likeness(view, piece));
    } else {
      piece.fill((byte) 0); // what lies between the fields of records is not copied
      likeness(view, piece).copyFrom(view);
      mover.move(piece, at);
    }
  }

  /// A view of `memory` with the elements of `view`, without gaps.
  static MemoryView likeness(MemoryView view, MemorySegment memory) {
    Objects.requireNonNull(memory, "memory");
    return MemoryView.of(_ ->
        Export.of(memory).format(view.formatSpec()).itemSize(view.itemSize()).shape(view.shape()));
  }
}
