package org.memview.cli.show;

import java.io.IOException;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.memview.MemoryView;

/// Sees to it that what is going to be looked at is in memory.
interface Loader {
  /// For what is mapped, or in memory already.
  Loader NOTHING =
      new Loader() {
        @Override
        public void elements(MemoryView view, LongStream numbers, LongConsumer passed) {}

        @Override
        public void all(MemoryView view, LongConsumer passed) {}

        @Override
        public MemoryView piece(MemoryView piece) {
          return piece;
        }

        @Override
        public long mostSpan() {
          return Long.MAX_VALUE;
        }
      };

  /// Loads some elements.
  ///
  /// @param numbers of the elements in C order
  /// @param passed is told how many bytes have been passed on the way
  void elements(MemoryView view, LongStream numbers, LongConsumer passed) throws IOException;

  /// Loads everything between the first and the last byte of a view.
  void all(MemoryView view, LongConsumer passed) throws IOException;

  /// Returns the elements of a small view, loaded; good until the next call.
  MemoryView piece(MemoryView piece) throws IOException;

  /// Returns over how many bytes such a small view may reach.
  long mostSpan();
}
