package org.memview.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.memview.MemoryView;
import org.memview.io.Transfer;

/// An echo server with one thread and a buffer per connection that is used again and again: what is
/// read and not yet sent is a view, and a send that takes a part of it leaves a smaller view.
///
/// ```python
/// n = sock.recv_into(buffer); rest = memoryview(buffer)[:n]
/// rest = rest[sock.send(rest):]
/// ```
final class E14EchoServer {
  private E14EchoServer() {}

  /// A connection: its memory, and what of it is still to be sent.
  private static final class Echo {
    private final MemoryView buffer = MemoryView.allocate("B", 1 << 16);
    private MemoryView rest = buffer.slice(0, 0);
    private long echoed;

    /// Moves what can be moved now; returns what to wait for, 0 at the end.
    int move(SocketChannel channel) throws IOException {
      if (rest.isEmpty()) {
        long n = Transfer.receiveInto(channel, buffer);
        if (n < 0) {
          return 0;
        }
        rest = buffer.slice(0, n);
      }
      long sent = Transfer.send(channel, rest);
      echoed += sent;
      rest = rest.slice(sent);
      return rest.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
    }
  }

  /// Serves one connection until the other side ends it; returns how many bytes were echoed.
  private static long serve(ServerSocketChannel server) throws IOException {
    try (Selector selector = Selector.open();
        SocketChannel channel = server.accept()) {
      channel.configureBlocking(false);
      Echo echo = new Echo();
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      for (int next = SelectionKey.OP_READ; next != 0; next = echo.move(channel)) {
        key.interestOps(next);
        selector.select();
        selector.selectedKeys().clear();
      }
      return echo.echoed;
    }
  }

  static void main() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      long[] echoed = new long[1];
      Thread thread =
          Thread.startVirtualThread(() -> {
            try {
              echoed[0] = serve(server);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
        for (String text : new String[] {"hello", "one memory, sent from where it lies"}) {
          MemoryView message = MemoryView.of(text.getBytes(US_ASCII));
          MemoryView answer = MemoryView.of(new byte[text.length()]);
          Transfer.sendAll(client, message);
          Transfer.readFully(client, answer);
          IO.println(new String(answer.toBytes(), US_ASCII));
        }
      }
      thread.join();
      IO.println(echoed[0] + " bytes echoed through one buffer");
    }
  }
}
