package org.memview.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.io.TransferException.Reason;

/// Sends and receives datagrams out of and into views of any kind: one call, one datagram, whole or
/// not at all. Python's `sendto` and `recvfrom_into`.
///
/// ```java
/// Datagrams.send(channel, view, address);
/// Datagrams.receive(channel, buffer).ifPresent(datagram -> {
///   MemoryView content = buffer.slice(0, datagram.byteCount());
///   if (datagram.isTruncated()) …                      // buffer was too small: the rest is lost
///   Datagrams.send(channel, content, datagram.sender());
/// });
/// ```
///
/// What is moved is the elements in C order, as `toBytes` lists them: through a buffer that is used
/// again and again, or, out of contiguous memory outside the heap, from where it lies.
///
/// A **connected** channel is one for [Transfer], too: there `send`, `sendAll`, `write` and
/// `writeFully` send one datagram, of several views one that has them all, and `readInto` and
/// `receiveInto` receive one. Where no count tells how large it was, one that is larger than the
/// view is a [TransferException] with the reason `TRUNCATED`. What is for streams of bytes only,
/// `readFully` and `sendFile`, is refused.
public final class Datagrams {
  /// There is no larger datagram: its length has 16 bits.
  private static final int LARGEST = 65_535;

  private Datagrams() {}

  /// A datagram that was received.
  ///
  /// @param sender where it came from
  /// @param byteCount how many of its bytes are in the view
  /// @param byteSize how many it had
  public record Datagram(SocketAddress sender, long byteCount, long byteSize) {
    /// Returns whether the view was too small; what it had no room for is lost.
    public boolean isTruncated() {
      return byteCount < byteSize;
    }
  }

  /// One call to the channel; returns what it says.
  @FunctionalInterface
  private interface Call {
    int on(ByteBuffer buffer) throws IOException;
  }

  /// Sends all of a view, which may be empty, as one datagram: Python's `sendto`.
  ///
  /// @return whether it was sent; false only if the channel does not block and takes nothing now
  /// @throws IllegalArgumentException if the view has more than 65,535 bytes, or if `target` is not
  ///   of the channel's kind
  /// @throws TransferException if sending fails, as it does if the network takes none so large
  public static boolean send(DatagramChannel channel, MemoryView view, SocketAddress target)
      throws IOException {
    Objects.requireNonNull(target, "target");
    long sent = out(channel, List.of(view), false, buffer -> channel.send(buffer, target));
    return sent == view.byteSize();
  }

  /// Receives one datagram into a view, from its first element on: Python's `recvfrom_into`. A
  /// channel that blocks is waited for.
  ///
  /// @return who sent it and how large it was; nothing if the channel does not block and has none
  /// @throws org.memview.ReadOnlyViewException if the view is read-only
  /// @throws TransferException if receiving fails
  public static Optional<Datagram> receive(DatagramChannel channel, MemoryView view)
      throws IOException {
    Transfer.requireTarget(view);
    SocketAddress[] sender = new SocketAddress[1];
    Arrival arrival =
        in(
            List.of(view),
            buffer -> {
              sender[0] = channel.receive(buffer);
              return buffer.position();
            });
    return Optional.ofNullable(sender[0])
        .map(from -> new Datagram(from, arrival.count, arrival.size));
  }

  // ---------------------------------------------------------------- connected channels

  /// Sends the views as one datagram; returns its bytes, 0 if it was not sent.
  static long write(DatagramChannel channel, List<MemoryView> views, boolean all)
      throws IOException {
    return out(channel, views, all, channel::write);
  }

  /// Receives one datagram into views, one after the other; returns its bytes.
  static long read(DatagramChannel channel, List<MemoryView> views) throws IOException {
    Arrival arrival = in(views, channel::read);
    if (arrival.count < arrival.size) {
      throw Errors.stopped(
          Reason.TRUNCATED,
          Errors.truncatedDatagram(arrival.size),
          arrival.count,
          amount(views),
          null);
    }
    return arrival.count;
  }

  /// Refuses what is for streams of bytes.
  static void requireStream(String method, Channel channel) {
    if (channel instanceof DatagramChannel) {
      throw Errors.noStream(method);
    }
  }

  // ---------------------------------------------------------------- inside

  private static long out(DatagramChannel channel, List<MemoryView> views, boolean all, Call call)
      throws IOException {
    long size = views.stream().mapToLong(MemoryView::byteSize).sum();
    if (size > LARGEST) {
      throw Errors.tooLargeForADatagram(size, LARGEST);
    }
    try (Leased own = Leased.of(views);
        Waiting waiting = Waiting.toWrite();
        Stage stage = Stage.direct()) {
      ByteBuffer buffer = gathered(channel, own.list(), stage);
      int sent = call.on(buffer);
      while (all && sent < size) {
        waiting.untilReady(channel);
        sent = call.on(buffer);
      }
      return sent;
    } catch (IOException | MappingFaultException | ViewReleasedException e) {
      throw Failures.of(e, 0, amount(views), views.getFirst());
    }
  }

  /// Returns the bytes of all views side by side.
  private static ByteBuffer gathered(DatagramChannel channel, List<MemoryView> views, Stage stage) {
    MemoryView first = views.getFirst();
    if (views.size() == 1 && first.isCContiguous() && !first.isEmpty()) {
      MemorySegment memory = first.asSegment();
      if (Ports.lends(channel, memory)) {
        return memory.asByteBuffer();
      }
    }
    int at = 0;
    for (MemoryView view : views) {
      stage.pack(at, view);
      at += (int) view.byteSize();
    }
    return stage.first(at);
  }

  /// How many bytes came, and how many of them are in the views.
  private record Arrival(long count, long size) {}

  /// The stage is larger than any datagram, so that nothing is lost unseen.
  private static Arrival in(List<MemoryView> views, Call call) throws IOException {
    long count = 0;
    try (Leased own = Leased.of(views);
        Stage stage = Stage.direct()) {
      int size = call.on(stage.first(stage.size()));
      for (MemoryView view : own.list()) {
        long n = Math.min(view.byteSize(), size - count);
        stage.unpack((int) count, view, n);
        count += n;
      }
      return new Arrival(count, size);
    } catch (IOException | MappingFaultException | ViewReleasedException e) {
      throw Failures.of(e, count, amount(views), views.getFirst());
    }
  }

  private static String amount(List<MemoryView> views) {
    return views.size() == 1
        ? Errors.amount(views.getFirst())
        : Errors.amount(Gather.total(views), views.size());
  }
}
