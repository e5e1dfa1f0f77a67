package org.memview.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ScatteringByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;

/// One read into several views, filled in their order by a single call to the system: into the
/// memory of those that lie outside the heap, into a stage for the others.
final class Scatter implements AutoCloseable {
  private static final int CALL = 64;

  private final ScatteringByteChannel channel;
  private final Stage stage;
  private final List<Target> targets = new ArrayList<>();
  private int staged;
  private long moved;

  Scatter(ScatteringByteChannel channel) {
    this.channel = channel;
    this.stage = Ports.stageFor(channel, Stage.BYTES);
  }

  /// Where a part of the bytes goes.
  ///
  /// @param part what is to be filled
  /// @param at where it lies in the stage, -1 if the buffer is the part's own memory
  private record Target(ByteBuffer buffer, MemoryView part, int at) {}

  /// Reads once; returns the bytes that have come into the views, -1 at the end of the input.
  long read(List<MemoryView> views) throws TransferException {
    MemoryView last = views.getFirst();
    try {
      for (MemoryView view : views) {
        last = view;
        if (!Parts.each(view, stage.size(), this::part)) {
          break;
        }
      }
      return targets.isEmpty() ? 0 : call();
    } catch (IOException | MappingFaultException | ViewReleasedException e) {
      throw Failures.of(e, moved, Errors.amount(Gather.total(views), views.size()), last);
    }
  }

  private boolean part(MemoryView part) {
    if (targets.size() == CALL) {
      return false;
    }
    if (part.isCContiguous()) {
      MemorySegment memory = part.asSegment();
      return Ports.lends(channel, memory) ? straight(part, memory) : staged(Stage.bytes(part));
    }
    return staged(part);
  }

  /// Returns whether the next part may follow: not if this one is cut.
  private boolean straight(MemoryView part, MemorySegment memory) {
    long n = Math.min(memory.byteSize(), Ports.piece(memory));
    targets.add(new Target(memory.asSlice(0, n).asByteBuffer(), part, -1));
    return n == memory.byteSize();
  }

  private boolean staged(MemoryView part) {
    int room = stage.size() - staged;
    boolean fits = part.byteSize() <= room;
    if (!fits && !part.isCContiguous()) {
      return false;
    }
    MemoryView piece = fits ? part : part.slice(0, room);
    int n = (int) piece.byteSize();
    if (n > 0) {
      targets.add(new Target(stage.part(staged, n), piece, staged));
      staged += n;
    }
    return fits;
  }

  private long call() throws IOException {
    ByteBuffer[] buffers = targets.stream().map(Target::buffer).toArray(ByteBuffer[]::new);
    long asked = remaining(buffers);
    long said = channel.read(buffers);
    Ports.checkCount(channel, said, asked - remaining(buffers), asked);
    for (Target target : targets) {
      int got = target.buffer.position();
      if (target.at >= 0 && got > 0) {
        stage.unpack(target.at, target.part, got);
      }
      moved += got;
    }
    return said;
  }

  private static long remaining(ByteBuffer[] buffers) {
    long bytes = 0;
    for (ByteBuffer buffer : buffers) {
      bytes += buffer.remaining();
    }
    return bytes;
  }

  @Override
  public void close() {
    stage.close();
  }
}
