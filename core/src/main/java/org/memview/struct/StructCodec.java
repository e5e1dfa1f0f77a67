package org.memview.struct;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// Reads and writes all values of a format at an address that is known to be inside.
abstract class StructCodec {
  /// Returns the values, boxed as [MemoryView#get(long)] boxes them.
  abstract Object[] read(MemorySegment memory, long at);

  /// Writes all values and zeros the pads, or throws before the first byte.
  ///
  /// @param values as many as the format has
  /// @param view what `memory` is of, which must still be open after the values were asked for
  abstract void write(
      MemorySegment memory, long at, @Nullable Object[] values, @Nullable MemoryView view);
}
