package org.memview.cli.show;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.LongConsumer;
import org.memview.MemoryView;

/// Bytes that nothing can map: behind a decoder, or in pages of a database.
interface ByteSource extends Closeable {
  /// Returns how many there are.
  long size();

  /// Fills `target`, a row of bytes, with those from `offset` on. Going on behind what was read
  /// last is what costs least.
  ///
  /// @param passed is told how far a decoder has come that has to pass what is not wanted
  void read(long offset, MemoryView target, LongConsumer passed) throws IOException;
}
