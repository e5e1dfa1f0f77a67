package org.memview.array;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Gives each piece of memory a lifetime of its own, which the garbage collector ends: what an
/// array has outgrown is freed while the array lives on.
final class AutomaticArena implements Arena {
  @Override
  public MemorySegment allocate(long byteSize, long byteAlignment) {
    return Arena.ofAuto().allocate(byteSize, byteAlignment);
  }

  @Override
  public MemorySegment.Scope scope() {
    return Arena.global().scope();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("automatic memory is not closed");
  }
}
