package org.memview.struct;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// The interpreter, where later the generated codec is called: one call for both needs no branch,
/// and what is behind this one the JIT does not inline ([Elsewhere]).
final class StructFirstUses extends StructCodec {
  private final StructInterpreter interpreter;

  StructFirstUses(StructInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  @Override
  Object[] read(MemorySegment memory, long at) {
    return Elsewhere.interpreted(interpreter, memory, at);
  }

  @Override
  void write(MemorySegment memory, long at, @Nullable Object[] values, @Nullable MemoryView view) {
    Elsewhere.interpreted(interpreter, memory, at, values, view);
  }
}
