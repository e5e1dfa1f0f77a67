package org.memview.cli.demo;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.memview.MemoryView;
import org.memview.io.Transfer;

/// Sends bytes to a socket that does not block, with a reader at its other end in this process.
final class PartialSending {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Sent once before measuring, so that no class is loaded by the steps that count.
  private static final byte[] WARMUP = new byte[16 << 20];

  private PartialSending() {}

  /// What one run cost.
  ///
  /// @param sends that took something
  /// @param steps sends, those included that took nothing
  /// @param allocated by the steps, on the heap
  /// @param resident whether the peak is that of the process, not only of the heap
  record Run(int sends, int steps, double seconds, long allocated, long peak, boolean resident) {}

  /// One send; returns how many bytes are left.
  private interface Step {
    long send(SocketChannel channel) throws IOException;
  }

  /// Copies what is left after each send.
  static Run byCopy(byte[] content) throws IOException {
    run(WARMUP.length, new Copying(WARMUP));
    return run(content.length, new Copying(content));
  }

  private static final class Copying implements Step {
    private byte[] rest;

    Copying(byte[] content) {
      rest = content;
    }

    @Override
    public long send(SocketChannel channel) throws IOException {
      int sent = channel.write(ByteBuffer.wrap(rest));
      rest = Arrays.copyOfRange(rest, sent, rest.length);
      return rest.length;
    }
  }

  /// Slices a view of what is left.
  static Run byView(byte[] content) throws IOException {
    run(WARMUP.length, new Viewing(WARMUP));
    return run(content.length, new Viewing(content));
  }

  private static final class Viewing implements Step {
    private MemoryView rest;

    Viewing(byte[] content) {
      rest = MemoryView.of(content);
    }

    @Override
    public long send(SocketChannel channel) throws IOException {
      rest = rest.slice(Transfer.send(channel, rest));
      return rest.length();
    }
  }

  private static Run run(int size, Step step) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open();
        Selector selector = Selector.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
        CompletableFuture<Long> received = receiver(server.accept());
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_WRITE);
        PeakMemory peak = PeakMemory.start();
        long start = System.nanoTime();
        Sending sending = new Sending(step);
        sending.all(channel, size, selector);
        double seconds = (System.nanoTime() - start) / 1e9;
        channel.shutdownOutput();
        if (received.join() != size) {
          throw new IOException(received.join() + " of " + size + " bytes arrived");
        }
        return new Run(
            sending.sends,
            sending.steps,
            seconds,
            sending.allocated,
            peak.bytes(),
            peak.isResident());
      }
    }
  }

  /// Sends and waits in turn; what waiting allocates is not the steps' own.
  private static final class Sending {
    private final Step step;
    private int sends;
    private int steps;
    private long allocated;

    Sending(Step step) {
      this.step = step;
    }

    void all(SocketChannel channel, int size, Selector selector) throws IOException {
      for (long left = size; left > 0; ) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long rest = step.send(channel);
        allocated += THREADS.getCurrentThreadAllocatedBytes() - before;
        steps++;
        if (rest < left) {
          sends++;
        } else {
          selector.select();
          selector.selectedKeys().clear();
        }
        left = rest;
      }
    }
  }

  private static CompletableFuture<Long> receiver(SocketChannel channel) {
    return CompletableFuture.supplyAsync(() -> {
      ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
      long count = 0;
      try (channel) {
        for (int n = 0; n >= 0; n = channel.read(buffer.clear())) {
          count += n;
        }
        return count;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
