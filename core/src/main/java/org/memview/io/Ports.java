package org.memview.io;

import java.lang.foreign.MemorySegment;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import org.memview.ViewReleasedException;
import org.memview.io.TransferException.Reason;

/// What is known of channels: what memory they take, and what they may be trusted with.
final class Ports {
  /// What is given to the system at a time. 1 GiB of a mapped file in one call took 2.5 times as
  /// long as in pieces of this size.
  private static final long PIECE = 1 << 20;

  private Ports() {}

  /// Whether the channel is to be given this memory as it lies.
  ///
  /// The JDK's channels are for memory outside the heap: an array they would copy to a buffer of
  /// their own as large as the request. Streams want arrays; they are given none that must not be
  /// written. Channels of others take any buffer.
  static boolean takes(Channel channel, MemorySegment memory) {
    boolean array = memory.heapBase().orElse(null) instanceof byte[];
    if (channel instanceof StreamPort) {
      return array;
    }
    return lends(channel, memory) || (array && !isOfTheJdk(channel));
  }

  /// Whether memory outside the heap is given to the channel as it lies.
  ///
  /// A mapped file may be shortened at any time. The system answers a read of what is gone with an
  /// error that its channels pass on; Java code has an `InternalError` from the JDK; and code such
  /// as `CRC32`'s, which reads a buffer in a stub of its own, ends the whole process. So mapped
  /// memory goes to channels of the system only.
  static boolean lends(Channel channel, MemorySegment memory) {
    return memory.isNative() && (!memory.isMapped() || isOfTheSystem(channel));
  }

  /// Returns how much of `memory` to give to a channel at a time.
  static long piece(MemorySegment memory) {
    return memory.isNative() ? PIECE : Stage.BYTES;
  }

  /// Returns memory to stage up to `atMost` bytes for the channel. Others than the JDK's may keep a
  /// buffer they were shown; it is not used again then.
  static Stage stageFor(Channel channel, long atMost) {
    return isOfTheJdk(channel) ? Stage.direct() : Stage.heap(atMost);
  }

  private static boolean isOfTheJdk(Channel channel) {
    return channel instanceof FilePort
        || channel.getClass().getModule() == Object.class.getModule();
  }

  /// Whether the channel is a file, a socket or a pipe, or a position in a file.
  static boolean isOfTheSystem(Channel channel) {
    return isOfTheJdk(channel)
        && (channel instanceof FilePort
            || channel instanceof FileChannel
            || channel instanceof SelectableChannel);
  }

  /// Whether a read returns at once: after a full one the next can be tried.
  static boolean neverBlocks(Channel channel) {
    return channel instanceof FilePort
        || channel instanceof FileChannel
        || Waiting.isPossible(channel);
  }

  /// Returns how the channel is called in messages.
  static String name(Channel channel) {
    return channel.getClass().getName();
  }

  /// Checks that the count a channel reported is the one by which it moved the buffer.
  static void checkCount(Channel channel, long said, long moved, long asked) throws Failures.Stop {
    if (said != moved && !(said == -1 && moved == 0)) {
      throw new Failures.Stop(Reason.BAD_COUNT, Errors.badCount(name(channel), said, moved, asked));
    }
  }

  /// Returns the error for a channel that stopped because of `e`: if the memory is gone, that.
  static RuntimeException stopped(IllegalStateException e, MemorySegment memory) {
    return memory.scope().isAlive()
        ? e
        : new ViewReleasedException("its arena was closed underneath", e);
  }
}
