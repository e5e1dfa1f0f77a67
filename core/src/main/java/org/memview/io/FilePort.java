package org.memview.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;

/// A file from a position on; the channel's own position stays.
final class FilePort implements ByteChannel {
  private final FileChannel file;
  private long position;

  FilePort(FileChannel file, long position) {
    if (position < 0) {
      throw Errors.negative("position", position);
    }
    this.file = file;
    this.position = position;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int n = file.write(source, position);
    position += n;
    return n;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int n = file.read(target, position);
    position += Math.max(n, 0);
    return n;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  /// The file belongs to the caller.
  @Override
  public void close() {}
}
