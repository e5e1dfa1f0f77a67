package org.memview.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;

/// One transfer from views to a channel: what it can take where it lies is given to it so, the rest
/// passes through a stage; the bytes it took are counted.
final class Output implements AutoCloseable {
  private final WritableByteChannel channel;
  private final boolean all;
  private final Waiting waiting = Waiting.toWrite();
  private final Staging staging;
  private long moved;

  /// @param all whether to go on, waiting if need be, until everything is written; if not, the
  ///   transfer stops when the channel takes less than it is given
  Output(WritableByteChannel channel, boolean all) {
    this.channel = channel;
    this.all = all;
    this.staging = new Staging(channel);
  }

  /// Returns the bytes the channel has taken.
  long moved() {
    return moved;
  }

  /// Writes a view; returns false if the channel took only a part of it.
  ///
  /// @throws TransferException with the bytes moved so far
  boolean write(MemoryView view) throws TransferException {
    try {
      return Parts.each(view, Stage.BYTES, this::part);
    } catch (IOException | MappingFaultException | ViewReleasedException e) {
      throw Failures.of(e, moved, Errors.amount(view), view);
    }
  }

  private boolean part(MemoryView part) throws IOException {
    if (!part.isCContiguous()) {
      return packed(part);
    }
    MemorySegment memory = part.asSegment();
    try (Origin origin = Origin.of(part, memory, channel)) {
      if (origin != null && channel instanceof FileChannel file) {
        return copied(origin, file);
      }
    }
    return Ports.takes(channel, memory) ? straight(memory) : staged(Stage.bytes(part));
  }

  private boolean copied(Origin origin, FileChannel file) throws IOException {
    try {
      moved += origin.copyTo(file);
      return true;
    } catch (TransferException e) {
      moved += e.bytesTransferred();
      switch (origin.reason(e)) {
        case MappingFaultException fault -> throw fault;
        case IOException said -> throw said;
        case Exception other -> throw new IOException(other);
      }
    }
  }

  private boolean straight(MemorySegment memory) throws IOException {
    long size = memory.byteSize();
    long step = Ports.piece(memory);
    for (long at = 0; at < size; at += step) {
      MemorySegment piece = memory.asSlice(at, Math.min(step, size - at));
      try {
        if (!drain(piece.asByteBuffer())) {
          return false;
        }
      } catch (IllegalStateException e) {
        throw Ports.stopped(e, memory);
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
    on.pack(0, part);
    return drain(on.first((int) part.byteSize()));
  }

  private boolean drain(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      int taken = step(buffer);
      if (!all && buffer.hasRemaining()) {
        return false;
      }
      if (taken == 0) {
        waiting.untilReady(channel);
      }
    }
    return true;
  }

  private int step(ByteBuffer buffer) throws IOException {
    int before = buffer.position();
    int asked = buffer.remaining();
    int said = channel.write(buffer);
    Ports.checkCount(channel, said, buffer.position() - before, asked);
    moved += said;
    return said;
  }

  @Override
  public void close() throws IOException {
    staging.close();
    waiting.close();
  }
}
