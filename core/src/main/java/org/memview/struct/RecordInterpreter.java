package org.memview.struct;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// Takes the record component by component each time: the reference that generated codecs must
/// equal. After some uses it asks for one.
final class RecordInterpreter extends RecordCodec {
  private final RecordShape shape;
  private final Runnable enough;
  private int left;

  /// @param uses how many to wait; negative is for ever
  /// @param enough called once they are over
  RecordInterpreter(RecordShape shape, int uses, Runnable enough) {
    this.shape = shape;
    this.left = uses;
    this.enough = enough;
  }

  @Override
  Object read(MemorySegment memory, long at) {
    count();
    return shape.read(memory, at);
  }

  @Override
  void write(MemorySegment memory, long at, Object record, @Nullable MemoryView view) {
    count();
    byte[] encoded = shape.encode(record);
    Memory.requireOpen(view);
    MemorySegment.copy(encoded, 0, memory, JAVA_BYTE, at, encoded.length);
  }

  private void count() {
    if (left == 0) {
      enough.run();
    }
    left = Math.max(left - 1, -1);
  }
}
