package org.memview.array;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.memview.MemoryView;

/// Items from and to streams, a piece at a time.
final class ItemFiles {
  /// Bytes per piece: what CPython writes at once, and small enough for any stack of streams.
  private static final int PIECE = 1 << 16;

  private ItemFiles() {}

  /// Adds `count` items; of a source that ends before, the items it had, or none if it ended within
  /// one or failed.
  static void read(InputStream in, TypedArray target, long count) throws IOException {
    int itemSize = (int) target.itemSize();
    long before = target.length();
    long got = 0;
    boolean hasMore = true;
    try {
      while (got < count && hasMore) {
        int wanted = (int) Math.min(count - got, PIECE / itemSize) * itemSize;
        byte[] bytes = in.readNBytes(wanted);
        if (bytes.length % itemSize != 0) {
          throw Errors.endsWithinItem(bytes.length % itemSize, target);
        }
        target.fromBytes(bytes);
        got += bytes.length / itemSize;
        hasMore = bytes.length == wanted;
      }
    } catch (IOException | RuntimeException e) {
      target.resize(before);
      throw e;
    }
    if (got < count) {
      throw new EOFException(Errors.shortRead(count, got));
    }
  }

  static void write(MemoryView items, OutputStream out) throws IOException {
    MemoryView bytes = items.cast("B");
    for (long at = 0; at < bytes.length(); at += PIECE) {
      out.write(bytes.slice(at, at + PIECE).toBytes());
    }
  }
}
