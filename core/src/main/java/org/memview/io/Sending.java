package org.memview.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;

/// One step of a loop that sends or receives what is left of a view: it allocates two small objects
/// and copies no more than about what is moved, whether the bytes lie side by side or not.
final class Sending {
  /// What one step is asked to move at most: what a buffer can be.
  private static final long LARGEST = 1 << 30;

  /// What one call to the system is asked to move of memory outside the heap. 100 MB through a
  /// local socket took 37 to 40 ms so, and 45 to 50 ms offered whole.
  private static final int PIECE = 1 << 20;

  /// The first piece that is copied of an array: small, for a channel that takes little each time;
  /// the next is four times as large.
  private static final int FIRST = 1 << 13;

  /// The same for sockets and pipes: a pipe has so much room, and a socket that was waited for has
  /// more. 100 MB through a local socket with a send buffer of 256 KiB took 50 ms so, 54 ms
  /// beginning with 8 KiB, and 45 ms with 256 KiB, most of it copied in vain by a step that moves
  /// little.
  private static final int FIRST_OF_THE_SYSTEM = 1 << 16;

  private Sending() {}

  static void requireBytes(String method, MemoryView view) {
    if (view.ndim() != 1) {
      throw Errors.notOneDimensional(method, view);
    }
    if (view.itemSize() != 1) {
      throw Errors.notOneByte(method, view);
    }
  }

  static long send(WritableByteChannel channel, MemoryView view) throws IOException {
    if (view.isEmpty()) {
      return 0;
    }
    if (!view.isCContiguous()) {
      return Stage.isRow(view) ? packed(channel, view) : Transfer.write(channel, view);
    }
    MemorySegment memory = front(view);
    return Ports.takes(channel, memory) ? straight(channel, memory, view) : packed(channel, view);
  }

  private static long straight(WritableByteChannel channel, MemorySegment memory, MemoryView view)
      throws IOException {
    ByteBuffer buffer = memory.asByteBuffer();
    int all = buffer.limit();
    int from = 0;
    try {
      do {
        from = buffer.position();
        int asked = Math.min(PIECE, all - from);
        int said = channel.write(buffer.limit(from + asked));
        Ports.checkCount(channel, said, buffer.position() - from, asked);
      } while (!buffer.hasRemaining() && buffer.position() < all);
      return buffer.position();
    } catch (IOException e) {
      throw Failures.of(e, from, Errors.amount(view), view);
    } catch (IllegalStateException e) {
      RuntimeException why = Ports.stopped(e, memory);
      if (why instanceof ViewReleasedException) {
        throw Failures.of(why, from, Errors.amount(view), view);
      }
      throw why;
    }
  }

  /// Copies what lies apart, and memory that the channel must not see where it lies.
  private static long packed(WritableByteChannel channel, MemoryView view) throws IOException {
    long all = Math.min(view.length(), LARGEST);
    long moved = 0;
    int first = Ports.isOfTheSystem(channel) ? FIRST_OF_THE_SYSTEM : FIRST;
    Stage stage = Ports.stageFor(channel, Math.min(first, all));
    try {
      for (int piece = first; moved < all; piece = Math.min(4 * piece, Stage.BYTES)) {
        int asked = (int) Math.min(piece, all - moved);
        if (stage.size() < asked) {
          stage = Ports.stageFor(channel, piece);
        }
        ByteBuffer buffer = stage.fill(view, moved, asked);
        int said = channel.write(buffer);
        Ports.checkCount(channel, said, buffer.position(), asked);
        moved += said;
        if (said < asked) {
          break;
        }
      }
      return moved;
    } catch (IOException | MappingFaultException | ViewReleasedException e) {
      throw Failures.of(e, moved, Errors.amount(view), view);
    } finally {
      stage.close();
    }
  }

  static long receive(ReadableByteChannel channel, MemoryView view) throws IOException {
    if (view.isEmpty()) {
      return 0;
    }
    if (!view.isCContiguous()) {
      return Transfer.readInto(channel, view);
    }
    MemorySegment memory = front(view);
    try {
      return Ports.takes(channel, memory) ? straight(channel, memory) : staged(channel, memory);
    } catch (IOException e) {
      throw Failures.of(e, 0, Errors.amount(view), view);
    }
  }

  private static long straight(ReadableByteChannel channel, MemorySegment memory)
      throws IOException {
    ByteBuffer buffer = memory.asByteBuffer();
    int asked = buffer.remaining();
    try {
      int said = channel.read(buffer);
      Ports.checkCount(channel, said, buffer.position(), asked);
      return said;
    } catch (IllegalStateException e) {
      throw Ports.stopped(e, memory);
    }
  }

  private static long staged(ReadableByteChannel channel, MemorySegment memory) throws IOException {
    try (Stage stage = Ports.stageFor(channel, memory.byteSize())) {
      int asked = (int) Math.min(stage.size(), memory.byteSize());
      ByteBuffer buffer = stage.first(asked);
      int said = channel.read(buffer);
      Ports.checkCount(channel, said, buffer.position(), asked);
      stage.drain(memory, 0, buffer.position());
      return said;
    }
  }

  /// Returns as much of a view as one call moves.
  private static MemorySegment front(MemoryView view) {
    return view.length() > LARGEST ? view.slice(0, LARGEST).asSegment() : view.asSegment();
  }
}
