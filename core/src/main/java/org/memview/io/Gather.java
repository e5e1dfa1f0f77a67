package org.memview.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.List;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;

/// One write of several views: what the channel can take where it lies and what is packed beside it
/// goes to the system in one call, as far as there is room.
final class Gather implements AutoCloseable {
  private static final int CALL = 64;

  private final GatheringByteChannel channel;
  private final boolean all;
  private final Waiting waiting = Waiting.toWrite();
  private final Stage stage;
  private final ByteBuffer[] buffers = new ByteBuffer[CALL];
  private int count;
  private int packed;
  private long moved;

  /// @param all whether to go on, waiting if need be, until everything is written
  Gather(GatheringByteChannel channel, boolean all) {
    this.channel = channel;
    this.all = all;
    this.stage = Ports.stageFor(channel, Stage.BYTES);
  }

  /// Writes the views in their order until the channel takes less than it is given; returns the
  /// bytes taken.
  long write(List<MemoryView> views) throws TransferException {
    MemoryView at = views.getFirst();
    try {
      for (MemoryView view : views) {
        at = view;
        if (!Parts.each(view, stage.size(), this::part)) {
          return moved;
        }
      }
      flush();
      return moved;
    } catch (IOException | MappingFaultException | ViewReleasedException e) {
      throw Failures.of(e, moved, Errors.amount(total(views), views.size()), at);
    }
  }

  static long total(List<MemoryView> views) {
    return views.stream().mapToLong(view -> view.isReleased() ? 0 : view.byteSize()).sum();
  }

  private boolean part(MemoryView part) throws IOException {
    if (!part.isCContiguous()) {
      return pack(part);
    }
    MemorySegment memory = part.asSegment();
    return Ports.lends(channel, memory) ? straight(memory) : staged(Stage.bytes(part));
  }

  private boolean straight(MemorySegment memory) throws IOException {
    long size = memory.byteSize();
    long step = Ports.piece(memory);
    for (long at = 0; at < size; at += step) {
      if (count == CALL && !flush()) {
        return false;
      }
      buffers[count++] = memory.asSlice(at, Math.min(step, size - at)).asByteBuffer();
    }
    return true;
  }

  private boolean staged(MemoryView bytes) throws IOException {
    for (long at = 0; at < bytes.length(); at += stage.size()) {
      if (!pack(bytes.slice(at, Math.min(at + stage.size(), bytes.length())))) {
        return false;
      }
    }
    return true;
  }

  private boolean pack(MemoryView part) throws IOException {
    int n = (int) part.byteSize();
    if ((count == CALL || packed + n > stage.size()) && !flush()) {
      return false;
    }
    stage.pack(packed, part);
    buffers[count++] = stage.part(packed, n);
    packed += n;
    return true;
  }

  /// Hands over what has been gathered; returns whether all of it was taken.
  private boolean flush() throws IOException {
    long asked = remaining();
    while (asked > 0) {
      long said = channel.write(buffers, 0, count);
      long left = remaining();
      Ports.checkCount(channel, said, asked - left, asked);
      moved += said;
      if (!all && left > 0) {
        return false;
      }
      if (said == 0) {
        waiting.untilReady(channel);
      }
      asked = left;
    }
    count = 0;
    packed = 0;
    return true;
  }

  private long remaining() {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes += buffers[i].remaining();
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    stage.close();
    waiting.close();
  }
}
