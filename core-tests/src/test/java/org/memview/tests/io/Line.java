package org.memview.tests.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.memview.MemoryView;
import org.memview.io.Transfer;

/// Every way for bytes to leave a view, or to come into one, with the plainest code at the other
/// end.
///
/// Amounts must be so small that the system holds them all: both ends are in one thread.
interface Line extends AutoCloseable {

  /// Writes all of a view and returns what came out at the other end.
  byte[] carry(MemoryView view) throws IOException;

  /// Puts `bytes` in at the other end and reads them fully into a view.
  void fill(MemoryView view, byte[] bytes) throws IOException;

  @Override
  default void close() throws IOException {}

  /// What makes a line.
  interface Maker {
    Line make(Path folder) throws IOException;
  }

  /// A maker and its name.
  record Kind(String name, Maker maker) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Kind> kinds() {
    return List.of(
        new Kind("trickle", _ -> new Trickling()),
        new Kind("gathering trickle", _ -> new TricklingSeveral()),
        new Kind("file", folder -> new File(folder, false)),
        new Kind("position in a file", folder -> new File(folder, true)),
        new Kind("path", Whole::new),
        new Kind("stream", _ -> new Stream()),
        new Kind("pipe", _ -> new Piped(true)),
        new Kind("non-blocking pipe", _ -> new Piped(false)),
        new Kind("socket", _ -> new Socket(true)),
        new Kind("non-blocking socket", _ -> new Socket(false)),
        new Kind("datagrams", _ -> new Datagram(true)),
        new Kind("non-blocking datagrams", _ -> new Datagram(false)));
  }

  /// A connection within this machine, on a port of the system's choice.
  record Sockets(SocketChannel near, SocketChannel far) implements AutoCloseable {
    static Sockets open() throws IOException {
      try (ServerSocketChannel server = ServerSocketChannel.open()) {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketChannel near = SocketChannel.open(server.getLocalAddress());
        return new Sockets(near, server.accept());
      }
    }

    @Override
    public void close() throws IOException {
      near.close();
      far.close();
    }
  }

  /// Reads `n` bytes by the JDK alone.
  static byte[] take(ReadableByteChannel channel, int n) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(n);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    return bytes.array();
  }

  /// Writes by the JDK alone.
  static void put(WritableByteChannel channel, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /// In memory, a few bytes at a time.
  final class Trickling implements Line {
    @Override
    public byte[] carry(MemoryView view) throws IOException {
      Trickle channel = new Trickle();
      Transfer.sendAll(channel, view);
      return channel.taken();
    }

    @Override
    public void fill(MemoryView view, byte[] bytes) throws IOException {
      Transfer.readFully(new Trickle(bytes), view);
    }
  }

  /// The same, twice the view in one call, so that what comes out is checked by halves.
  final class TricklingSeveral implements Line {
    @Override
    public byte[] carry(MemoryView view) throws IOException {
      Trickle channel = new Trickle.Several();
      Transfer.writeFully(channel, List.of(view, view));
      byte[] twice = channel.taken();
      byte[] once = Arrays.copyOf(twice, twice.length / 2);
      byte[] again = Arrays.copyOfRange(twice, twice.length / 2, twice.length);
      return Arrays.equals(once, again) ? once : twice;
    }

    @Override
    public void fill(MemoryView view, byte[] bytes) throws IOException {
      Transfer.readFully(new Trickle.Several(bytes), List.of(view));
    }
  }

  /// Through a file, at its position or at a given one.
  final class File implements Line {
    private static final long AT = 13;

    private final FileChannel channel;
    private final boolean positioned;

    File(Path folder, boolean positioned) throws IOException {
      this.channel =
          FileChannel.open(
              folder.resolve("line-" + positioned),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      this.positioned = positioned;
    }

    @Override
    public byte[] carry(MemoryView view) throws IOException {
      channel.truncate(0);
      if (positioned) {
        Transfer.writeFully(channel, AT, view);
        channel.position(AT);
      } else {
        Transfer.writeFully(channel, view);
        channel.position(0);
      }
      return take(channel, (int) Math.max(0, channel.size() - channel.position()));
    }

    @Override
    public void fill(MemoryView view, byte[] bytes) throws IOException {
      channel.truncate(0);
      put(channel.position(positioned ? AT : 0), bytes);
      if (positioned) {
        Transfer.readFully(channel, AT, view);
      } else {
        Transfer.readFully(channel.position(0), view);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /// Through a file that is named.
  final class Whole implements Line {
    private final Path file;

    Whole(Path folder) {
      this.file = folder.resolve("whole");
    }

    @Override
    public byte[] carry(MemoryView view) throws IOException {
      long written = Transfer.write(file, view);
      byte[] bytes = Files.readAllBytes(file);
      return written == bytes.length ? bytes : new byte[0];
    }

    @Override
    public void fill(MemoryView view, byte[] bytes) throws IOException {
      Transfer.readFully(Files.write(file, bytes), view);
    }
  }

  /// Through streams; the input gives 1 to 7 bytes at a time.
  final class Stream implements Line {
    @Override
    public byte[] carry(MemoryView view) throws IOException {
      OutputStream out = new ByteArrayOutputStream();
      Transfer.writeFully(out, view);
      return ((ByteArrayOutputStream) out).toByteArray();
    }

    @Override
    public void fill(MemoryView view, byte[] bytes) throws IOException {
      InputStream in =
          new ByteArrayInputStream(bytes) {
            private int calls;

            @Override
            public synchronized int read(byte[] into, int at, int n) {
              return super.read(into, at, Math.min(n, 1 + calls++ % 7));
            }
          };
      Transfer.readFully(in, view);
    }
  }

  /// Through a pipe within the process.
  final class Piped implements Line {
    private final Pipe pipe = Pipe.open();

    Piped(boolean blocking) throws IOException {
      pipe.sink().configureBlocking(blocking);
      pipe.source().configureBlocking(blocking);
    }

    @Override
    public byte[] carry(MemoryView view) throws IOException {
      Transfer.sendAll(pipe.sink(), view);
      return take(pipe.source(), (int) view.byteSize());
    }

    @Override
    public void fill(MemoryView view, byte[] bytes) throws IOException {
      put(pipe.sink(), bytes);
      Transfer.readFully(pipe.source(), view);
    }

    @Override
    public void close() throws IOException {
      pipe.sink().close();
      pipe.source().close();
    }
  }

  /// Through a connection.
  final class Socket implements Line {
    private final Sockets sockets = Sockets.open();

    Socket(boolean blocking) throws IOException {
      sockets.near().configureBlocking(blocking);
    }

    @Override
    public byte[] carry(MemoryView view) throws IOException {
      Transfer.sendAll(sockets.near(), view);
      return take(sockets.far(), (int) view.byteSize());
    }

    @Override
    public void fill(MemoryView view, byte[] bytes) throws IOException {
      put(sockets.far(), bytes);
      Transfer.readFully(sockets.near(), view);
    }

    @Override
    public void close() throws IOException {
      sockets.close();
    }
  }

  /// Through connected datagram channels: all of a view in one.
  final class Datagram implements Line {
    private final DatagramChannel near = bound();
    private final DatagramChannel far = bound();

    Datagram(boolean blocking) throws IOException {
      near.connect(far.getLocalAddress());
      far.connect(near.getLocalAddress());
      near.configureBlocking(blocking);
    }

    private static DatagramChannel bound() throws IOException {
      return DatagramChannel.open()
          .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Override
    public byte[] carry(MemoryView view) throws IOException {
      Transfer.sendAll(near, view);
      ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
      if (!view.isEmpty()) { // none is sent for a view without bytes
        far.read(bytes);
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void fill(MemoryView view, byte[] bytes) throws IOException {
      if (bytes.length > 0) {
        far.write(ByteBuffer.wrap(bytes));
        while (Transfer.readInto(near, view) == 0) {
          Thread.onSpinWait();
        }
      }
    }

    @Override
    public void close() throws IOException {
      near.close();
      far.close();
    }
  }
}
