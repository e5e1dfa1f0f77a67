package org.memview;

import java.io.InputStream;
import java.util.Objects;

/// Reads a sequence of bytes as it is at each call.
final class ByteSequenceInput extends InputStream {
  private final ByteSequence<?> source;
  private int at;
  private int marked;

  ByteSequenceInput(ByteSequence<?> source) {
    this.source = source;
  }

  @Override
  public int read() {
    return at < source.length() ? source.getUnsignedByte(at++) : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    int count = Math.min(length, available());
    if (count == 0) {
      return -1;
    }
    System.arraycopy(source.memory(), source.offset() + at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public long skip(long count) {
    int skipped = Math.clamp(count, 0, available());
    at += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return Math.max(source.length() - at, 0);
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  public void mark(int readLimit) {
    marked = at;
  }

  @Override
  public void reset() {
    at = marked;
  }
}
