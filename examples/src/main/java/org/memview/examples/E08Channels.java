package org.memview.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.memview.Bytes;
import org.memview.MemoryView;

/// Views into and out of the JDK's channels: what is read lands where the view is, what is written
/// is never copied first.
///
/// ```python
/// sock.recv_into(memoryview(frame)[4:]); sent = sock.send(view); view = view[sent:]
/// ```
final class E08Channels {
  private E08Channels() {}

  static void main() throws IOException {
    Path file = Files.createTempFile("memview", ".bin");
    try {
      write(file, MemoryView.of("header:payload".getBytes(US_ASCII)).slice(7));
      MemoryView frame = MemoryView.of(new byte[12]);
      frame.slice(0, 4).cast(">I").set(0, Files.size(file));
      int read = readInto(file, frame.slice(4));
      IO.println(read + " bytes read into " + frame.hex(" ", 4));
    } finally {
      Files.delete(file);
    }
    IO.println("through a pipe: " + throughPipe(MemoryView.of("abcdefghij".getBytes(US_ASCII))));
  }

  private static void write(Path file, MemoryView view) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(view.asByteBuffer());
    }
  }

  private static int readInto(Path file, MemoryView view) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.read(view.asByteBuffer());
    }
  }

  /// Sends a view in parts, as a socket takes it: what is left is a slice, not a copy.
  private static Bytes throughPipe(MemoryView rest) throws IOException {
    Pipe pipe = Pipe.open();
    try (Pipe.SinkChannel sink = pipe.sink();
        Pipe.SourceChannel source = pipe.source()) {
      while (!rest.isEmpty()) {
        int sent = sink.write(rest.slice(0, 4).asByteBuffer());
        rest = rest.slice(sent);
      }
      sink.close();
      ByteBuffer received = ByteBuffer.allocate(16);
      while (source.read(received) >= 0) {}
      return Bytes.of(MemoryView.of(received.flip()).toBytes());
    }
  }
}
