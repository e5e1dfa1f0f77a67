package org.memview.tests.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ScatteringByteChannel;

/// The other side of a bad connection: takes and gives 1 to 7 bytes at a time, in turn.
class Trickle implements ByteChannel {
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final ByteBuffer source;
  private int calls;

  /// @param content what can be read
  Trickle(byte... content) {
    this.source = ByteBuffer.wrap(content);
  }

  /// Returns everything written so far.
  byte[] taken() {
    return taken.toByteArray();
  }

  /// Returns how often it was asked.
  int calls() {
    return calls;
  }

  private int portion() {
    return 1 + calls++ % 7;
  }

  @Override
  public int write(ByteBuffer from) {
    int n = Math.min(portion(), from.remaining());
    for (int i = 0; i < n; i++) {
      taken.write(from.get());
    }
    return n;
  }

  @Override
  public int read(ByteBuffer into) {
    if (!source.hasRemaining()) {
      return -1;
    }
    int n = Math.min(portion(), Math.min(into.remaining(), source.remaining()));
    into.put(source.slice(source.position(), n));
    source.position(source.position() + n);
    return n;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}

  /// The same for channels that take several buffers at once.
  static final class Several extends Trickle
      implements GatheringByteChannel, ScatteringByteChannel {
    Several(byte... content) {
      super(content);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        if (from[i].hasRemaining()) {
          return write(from[i]);
        }
      }
      return 0;
    }

    @Override
    public long write(ByteBuffer[] from) {
      return write(from, 0, from.length);
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        if (into[i].hasRemaining()) {
          return read(into[i]);
        }
      }
      return 0;
    }

    @Override
    public long read(ByteBuffer[] into) {
      return read(into, 0, into.length);
    }
  }
}
