package org.memview.struct;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// Takes the record component by component each time: the reference that generated codecs must
/// equal. After some uses it asks for one.
final class RecordInterpreter extends RecordCodec {
  private final RecordShape shape;
  private final IntConsumer enough;
  private int left;

  /// @param uses how many to wait; negative is for ever
  /// @param enough given the kind of memory once they are over
  RecordInterpreter(RecordShape shape, int uses, IntConsumer enough) {
    this.shape = shape;
    this.left = uses;
    this.enough = enough;
  }

  @Override
  Object read(MemorySegment memory, long at) {
    count(memory);
    return shape.read(memory, at);
  }

  @Override
  void write(MemorySegment memory, long at, Object record, @Nullable MemoryView view) {
    count(memory);
    byte[] encoded = shape.encode(record);
    Memory.requireOpen(view);
    MemorySegment.copy(encoded, 0, memory, JAVA_BYTE, at, encoded.length);
  }

  private void count(MemorySegment memory) {
    if (left == 0) {
      enough.accept(Memory.kind(memory));
    }
    left = Math.max(left - 1, -1);
  }
}
