package org.memview.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.io.TransferException.Reason;

/// One transfer from a channel into views: where it can, the channel writes into the view's memory;
/// else the bytes pass through a stage and are put where they belong before anything else happens,
/// so that the count is always that of bytes which are in the view.
final class Input implements AutoCloseable {
  private final ReadableByteChannel channel;
  private final boolean all;
  private final Waiting waiting = Waiting.toRead();
  private final Staging staging;
  private long moved;
  private boolean ended;

  /// @param all whether to go on, waiting if need be, until the view is full or the input ends; if
  ///   not, the transfer stops where another read might block
  Input(ReadableByteChannel channel, boolean all) {
    this.channel = channel;
    this.all = all;
    this.staging = new Staging(channel);
  }

  /// Returns the bytes that have been read into the views, -1 if the input had ended before the
  /// first.
  long result() {
    return ended && moved == 0 ? -1 : moved;
  }

  /// Fills a view; returns false if only a part of it was filled.
  ///
  /// @throws TransferException with the bytes moved so far
  boolean read(MemoryView view) throws TransferException {
    try {
      return Parts.each(view, Stage.BYTES, this::part);
    } catch (IOException | MappingFaultException | ViewReleasedException e) {
      throw Failures.of(e, moved, Errors.amount(view), view);
    }
  }

  /// The same, and the end of the input before the view is full is an error.
  void readFully(MemoryView view) throws TransferException {
    if (!read(view)) {
      throw Errors.stopped(
          Reason.END_OF_INPUT, "the input ended", moved, Errors.amount(view), null);
    }
  }

  private boolean part(MemoryView part) throws IOException {
    if (!part.isCContiguous()) {
      return packed(part);
    }
    MemorySegment memory = part.asSegment();
    return Ports.takes(channel, memory) ? straight(memory) : staged(Stage.bytes(part));
  }

  private boolean straight(MemorySegment memory) throws IOException {
    long size = memory.byteSize();
    long step = Ports.piece(memory);
    for (long at = 0; at < size; at += step) {
      ByteBuffer piece = memory.asSlice(at, Math.min(step, size - at)).asByteBuffer();
      try {
        if (!fill(piece)) {
          return false;
        }
      } catch (IllegalStateException e) {
        throw Ports.stopped(e, memory);
      } finally {
        moved += piece.position();
      }
    }
    return true;
  }

  private boolean staged(MemoryView bytes) throws IOException {
    int size = staging.of(bytes).size();
    for (long at = 0; at < bytes.length(); at += size) {
      if (!packed(bytes.slice(at, Math.min(at + size, bytes.length())))) {
        return false;
      }
    }
    return true;
  }

  private boolean packed(MemoryView part) throws IOException {
    Stage on = staging.of(part);
    ByteBuffer buffer = on.first((int) part.byteSize());
    try {
      return fill(buffer);
    } finally {
      on.unpack(0, part, buffer.position());
      moved += buffer.position();
    }
  }

  /// Returns whether the buffer is full and reading may go on.
  private boolean fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      int got = step(buffer);
      if (got < 0) {
        ended = true;
        return false;
      }
      if (!all) {
        return !buffer.hasRemaining() && Ports.neverBlocks(channel);
      }
      if (got == 0) {
        waiting.untilReady(channel);
      }
    }
    return true;
  }

  private int step(ByteBuffer buffer) throws IOException {
    int before = buffer.position();
    int asked = buffer.remaining();
    int said = channel.read(buffer);
    Ports.checkCount(channel, said, buffer.position() - before, asked);
    return said;
  }

  @Override
  public void close() throws IOException {
    staging.close();
    waiting.close();
  }
}
