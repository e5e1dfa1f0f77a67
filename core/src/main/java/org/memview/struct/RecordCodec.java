package org.memview.struct;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// Reads and writes one record at an address that is known to be inside.
abstract class RecordCodec {
  abstract Object read(MemorySegment memory, long at);

  /// Writes the record and zeros its pads, or throws before the first byte.
  ///
  /// @param view what `memory` is of, which must still be open after the record's accessors ran
  abstract void write(MemorySegment memory, long at, Object record, @Nullable MemoryView view);
}
