package org.memview.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.memview.MemoryView;
import org.memview.io.TransferException.Reason;

/// Moves bytes between views and asynchronous channels: the future has the count when all is done.
///
/// ```java
/// AsyncTransfer.writeFully(file, 0, view).thenAccept(n -> …);
/// ```
///
/// The view is on a lease of the transfer's own until then. Everything passes through one buffer of
/// 256 KiB for each transfer, on purpose: the JDK does not hold the memory of a buffer while an
/// asynchronous file reads or writes it, so an arena that is closed meanwhile would be written to
/// after it was freed; and a file that is handed memory of a confined arena never answers at all
/// (JDK 25). Memory that belongs to one thread is refused here, at once.
///
/// A transfer that fails completes its future with a [TransferException], with the count.
public final class AsyncTransfer {
  /// Never started: no confined memory belongs to it.
  private static final Thread OTHER = Thread.ofPlatform().unstarted(() -> {});

  private final MemoryView view;
  private final Operation operation;
  private final boolean isRead;
  private final Deque<MemoryView> parts = new ArrayDeque<>();
  private final Stage stage = Stage.direct();
  private final CompletableFuture<Long> result = new CompletableFuture<>();
  private final Handler handler = new Handler();
  private final String amount;
  private ByteBuffer buffer = stage.first(0);
  private long moved;

  /// One read or write of a channel.
  private interface Operation {
    void start(ByteBuffer buffer, long moved, CompletionHandler<Integer, Void> handler);
  }

  private AsyncTransfer(MemoryView view, Operation operation, boolean isRead) {
    this.view = view;
    this.operation = operation;
    this.isRead = isRead;
    this.amount = Errors.amount(view);
  }

  /// Writes all of `source` to a file from byte `position` on.
  ///
  /// @throws WrongThreadException if the memory belongs to one thread
  public static CompletableFuture<Long> writeFully(
      AsynchronousFileChannel file, long position, MemoryView source) {
    requirePosition(position);
    return start(
        source,
        (buffer, moved, handler) -> file.write(buffer, position + moved, null, handler),
        false);
  }

  /// Reads from byte `position` of a file until `target` is full.
  ///
  /// @throws WrongThreadException if the memory belongs to one thread
  /// @throws org.memview.ReadOnlyViewException if the view is read-only
  public static CompletableFuture<Long> readFully(
      AsynchronousFileChannel file, long position, MemoryView target) {
    requirePosition(position);
    return start(
        target,
        (buffer, moved, handler) -> file.read(buffer, position + moved, null, handler),
        true);
  }

  /// Writes all of `source` to a channel, such as a socket.
  ///
  /// @throws WrongThreadException if the memory belongs to one thread
  public static CompletableFuture<Long> writeFully(
      AsynchronousByteChannel channel, MemoryView source) {
    return start(source, (buffer, _, handler) -> channel.write(buffer, null, handler), false);
  }

  /// Reads from a channel, such as a socket, until `target` is full.
  ///
  /// @throws WrongThreadException if the memory belongs to one thread
  /// @throws org.memview.ReadOnlyViewException if the view is read-only
  public static CompletableFuture<Long> readFully(
      AsynchronousByteChannel channel, MemoryView target) {
    return start(target, (buffer, _, handler) -> channel.read(buffer, null, handler), true);
  }

  private static void requirePosition(long position) {
    if (position < 0) {
      throw Errors.negative("position", position);
    }
  }

  private static CompletableFuture<Long> start(
      MemoryView view, Operation operation, boolean isRead) {
    if (isRead && view.isReadOnly()) {
      throw Errors.readOnlyTarget(view);
    }
    AsyncTransfer transfer = new AsyncTransfer(view.share(), operation, isRead);
    try {
      Parts.each(transfer.view, Stage.BYTES, transfer::add);
    } catch (IOException | RuntimeException e) {
      transfer.end();
      throw e instanceof RuntimeException refused ? refused : new IllegalStateException(e);
    }
    transfer.next();
    return transfer.result;
  }

  /// Takes a part on the list, in pieces that fit the stage.
  private boolean add(MemoryView part) {
    MemoryView first = part.at(new long[part.ndim()]);
    if (!first.asSegment().isAccessibleBy(OTHER)) {
      throw Errors.otherThreads(view);
    }
    if (!part.isCContiguous()) {
      parts.add(part);
      return true;
    }
    MemoryView bytes = part.cast("B", part.byteSize());
    for (long at = 0; at < bytes.length(); at += stage.size()) {
      parts.add(bytes.slice(at, Math.min(at + stage.size(), bytes.length())));
    }
    return true;
  }

  private void next() {
    MemoryView part = parts.peek();
    if (part == null) {
      end();
      result.complete(moved);
      return;
    }
    try {
      if (!isRead) {
        stage.pack(0, part);
      }
      buffer = stage.first((int) part.byteSize());
      operation.start(buffer, moved, handler);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void end() {
    stage.close();
    view.close();
  }

  private void fail(Throwable why) {
    parts.clear();
    end();
    Exception cause = why instanceof Exception e ? e : new IOException(why);
    try {
      result.completeExceptionally(Failures.of(cause, moved, amount, null));
    } catch (RuntimeException released) {
      result.completeExceptionally(released);
    }
  }

  /// Goes on where the last read or write ended.
  private final class Handler implements CompletionHandler<Integer, Void> {
    @Override
    public void completed(Integer count, Void nothing) {
      try {
        if (count < 0) {
          moved += arrived();
          fail(new Failures.Stop(Reason.END_OF_INPUT, "the input ended"));
        } else if (buffer.hasRemaining()) {
          operation.start(buffer, moved + buffer.position(), this);
        } else {
          moved += isRead ? arrived() : buffer.limit();
          parts.remove();
          next();
        }
      } catch (RuntimeException e) {
        fail(e);
      }
    }

    @Override
    public void failed(Throwable why, Void nothing) {
      Throwable all = why;
      try {
        moved += isRead ? arrived() : buffer.position();
      } catch (RuntimeException e) {
        e.addSuppressed(why);
        all = e;
      }
      fail(all);
    }

    /// Puts what has been read where it belongs; returns its bytes.
    private int arrived() {
      int n = buffer.position();
      stage.unpack(0, parts.element(), n);
      return n;
    }
  }
}
