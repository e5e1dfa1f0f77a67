package org.memview.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.Channel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;
import org.memview.io.TransferException.Reason;

/// Waits until a non-blocking channel is ready, with a selector of its own that lives as long as
/// the transfer.
final class Waiting implements AutoCloseable {
  /// How often it is seen that another thread closed the channel: that wakes no selector.
  private static final long LOOK_MILLIS = 200;

  private final int operation;
  private final String verb;
  private @Nullable Selector selector;

  private Waiting(int operation, String verb) {
    this.operation = operation;
    this.verb = verb;
  }

  /// Waits for room in a channel.
  static Waiting toWrite() {
    return new Waiting(SelectionKey.OP_WRITE, "takes");
  }

  /// Waits for bytes in a channel.
  static Waiting toRead() {
    return new Waiting(SelectionKey.OP_READ, "gives");
  }

  /// Returns whether this channel can be waited for.
  static boolean isPossible(Object channel) {
    return channel instanceof SelectableChannel selectable && !selectable.isBlocking();
  }

  /// Returns when the channel is ready, or closed.
  ///
  /// @throws InterruptedIOException if the thread is interrupted; the channel stays open
  /// @throws IOException if it is none that could be waited for
  void untilReady(Channel channel) throws IOException {
    if (!isPossible(channel)) {
      throw new Failures.Stop(Reason.WOULD_BLOCK, Errors.wouldBlock(Ports.name(channel), verb));
    }
    Selector ready = selector;
    if (ready == null) {
      SelectableChannel selectable = (SelectableChannel) channel;
      ready = selectable.provider().openSelector();
      selector = ready;
      selectable.register(ready, operation);
    }
    while (channel.isOpen() && ready.select(LOOK_MILLIS) == 0) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while waiting for the channel");
      }
    }
    ready.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    if (selector != null) {
      selector.close();
    }
  }
}
