package org.memview.io;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.memview.MemoryView;
import org.memview.internal.ByteRow;
import org.memview.internal.ViewMemory;
import org.memview.spi.Export;

/// Memory through which the bytes pass, a piece at a time, that a channel cannot take where they
/// lie.
///
/// The JDK would copy them too, but all at once: it moves a heap buffer through a hidden direct one
/// as large as the request, which it then keeps for the thread. These are of one size, reused, and
/// few.
final class Stage implements AutoCloseable {
  /// Large enough that the call costs nothing beside the copy, small enough to stay in the
  /// second-level cache between the copy and the call: 100 MB of an array through a local socket
  /// took 57 ms in pieces that end at 128 KiB, 37 ms at this size, 50 ms at 512 KiB.
  static final int BYTES = 1 << 18;

  // Whoever has a view has initialized its class.
  private static final ViewMemory VIEWS = ViewMemory.get();

  private static final int MOST_IDLE = 16;

  // Guarded by itself: an array of atomic references takes a millisecond to set up in a new
  // process.
  private static final Deque<Stage> IDLE = new ArrayDeque<>();

  private final ByteBuffer buffer;
  private final MemorySegment memory;
  private final boolean reusable;

  private Stage(ByteBuffer buffer, boolean reusable) {
    this.buffer = buffer;
    this.memory = MemorySegment.ofBuffer(buffer);
    this.reusable = reusable;
  }

  /// Returns memory outside the heap.
  static Stage direct() {
    synchronized (IDLE) {
      Stage stage = IDLE.poll();
      if (stage != null) {
        return stage;
      }
    }
    return new Stage(ByteBuffer.allocateDirect(BYTES), true);
  }

  /// Returns memory on the heap, used once.
  static Stage heap(long atMost) {
    return new Stage(ByteBuffer.allocate((int) Math.min(BYTES, atMost)), false);
  }

  int size() {
    return buffer.capacity();
  }

  /// Returns the first `n` bytes as a buffer to read from or into, the same object each time.
  ByteBuffer first(int n) {
    return buffer.clear().limit(n);
  }

  /// Returns `n` bytes from `at` on as a buffer of its own.
  ByteBuffer part(int at, int n) {
    return buffer.clear().slice(at, n);
  }

  /// Copies the elements of a view, in C order, to `at`.
  void pack(int at, MemoryView view) {
    like(at, view).copyFrom(view);
  }

  /// Copies the first `n` bytes at `at` to where the first `n` bytes of `view`, in C order, lie; an
  /// element may be cut.
  void unpack(int at, MemoryView view, long n) {
    if (n == view.byteSize()) {
      view.copyFrom(like(at, view));
    } else if (view.ndim() == 0) {
      bytes(view).slice(0, n).copyFrom(MemoryView.of(memory.asSlice(at, n)));
    } else if (n > 0) {
      long row = view.byteSize() / view.length();
      long rows = n / row;
      if (rows > 0) {
        unpack(at, view.slice(0, rows), rows * row);
      }
      if (n % row > 0) {
        unpack((int) (at + rows * row), view.at(rows), n % row);
      }
    }
  }

  /// Copies `n` one-byte elements, from index `from` on, of a view of one axis whose elements lie
  /// evenly spaced to the start. Unlike [#pack] it allocates nothing.
  ByteBuffer fill(MemoryView view, long from, int n) {
    long step = view.stride(0);
    try {
      MemorySegment source = VIEWS.memory(view);
      long at = VIEWS.origin(view) + from * step;
      if (step == 1) {
        MemorySegment.copy(source, at, memory, 0, n);
      } else {
        ByteRow.pack(source, at, step, memory, 0, n);
      }
      if (source.isMapped()) {
        VIEWS.settle(view);
      }
    } catch (IllegalStateException e) {
      throw VIEWS.failed(view, e);
    } catch (InternalError e) {
      throw VIEWS.fault(view, e);
    }
    return first(n);
  }

  /// Whether [#fill(MemoryView, long, int)] can read a view of one-byte elements.
  static boolean isRow(MemoryView view) {
    return view.ndim() == 1 && VIEWS.origin(view) >= 0;
  }

  /// Copies the first `n` raw bytes to heap memory.
  void drain(MemorySegment target, long to, int n) {
    MemorySegment.copy(memory, 0, target, to, n);
  }

  private MemoryView like(int at, MemoryView view) {
    Export export =
        Export.of(memory.asSlice(at, view.byteSize()))
            .format(view.formatSpec())
            .itemSize(view.itemSize())
            .shape(view.shape());
    return MemoryView.of(_ -> export);
  }

  /// Returns the bytes of a C-contiguous view in one row.
  static MemoryView bytes(MemoryView view) {
    return view.cast("B");
  }

  @Override
  public void close() {
    synchronized (IDLE) {
      if (reusable && IDLE.size() < MOST_IDLE) {
        IDLE.push(this);
      }
    }
  }
}
