package org.memview.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/// A stream as a channel that takes heap buffers only and gives them to the stream where they are.
///
/// The JDK's `Channels.newChannel` copies every byte once more, in pieces of 8 KiB or 16 KiB.
final class StreamPort implements ByteChannel {
  private final InputStream in;
  private final OutputStream out;

  private StreamPort(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  static StreamPort of(InputStream in) {
    return new StreamPort(in, OutputStream.nullOutputStream());
  }

  static StreamPort of(OutputStream out) {
    return new StreamPort(InputStream.nullInputStream(), out);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int n = source.remaining();
    out.write(source.array(), source.arrayOffset() + source.position(), n);
    source.position(source.limit());
    return n;
  }

  /// Returns what the stream says; the position moves only if that is possible.
  @Override
  public int read(ByteBuffer target) throws IOException {
    int n = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
    if (n > 0 && n <= target.remaining()) {
      target.position(target.position() + n);
    }
    return n;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  /// The stream belongs to the caller.
  @Override
  public void close() {}
}
