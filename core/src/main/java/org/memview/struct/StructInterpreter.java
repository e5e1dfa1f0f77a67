package org.memview.struct;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.internal.Elements;

/// Takes the format field by field each time: the reference that generated codecs must equal. After
/// some uses it asks for one.
final class StructInterpreter extends StructCodec {
  private final Format format;
  private final List<Field> items;
  private final IntConsumer enough;
  private int left;

  /// @param uses how many to wait; negative is for ever
  /// @param enough given the kind of memory once they are over
  StructInterpreter(Format format, List<Field> items, int uses, IntConsumer enough) {
    this.format = format;
    this.items = items;
    this.left = uses;
    this.enough = enough;
  }

  @Override
  Object[] read(MemorySegment memory, long at) {
    count(memory);
    Object[] values = new Object[items.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Elements.get(memory, at, items.get(i));
    }
    return values;
  }

  @Override
  void write(MemorySegment memory, long at, @Nullable Object[] values, @Nullable MemoryView view) {
    count(memory);
    if (values.length != items.size()) {
      throw Errors.wrongCount(format, items.size(), values.length);
    }
    byte[] encoded = encode(values);
    Memory.requireOpen(view);
    MemorySegment.copy(encoded, 0, memory, JAVA_BYTE, at, encoded.length);
  }

  /// The bytes of all values; a refusal names the value.
  byte[] encode(@Nullable Object[] values) {
    byte[] encoded = new byte[Math.toIntExact(format.size())];
    MemorySegment zeroed = MemorySegment.ofArray(encoded);
    for (int i = 0; i < values.length; i++) {
      Field item = items.get(i);
      try {
        Items.put(zeroed, 0, item, values[i]);
      } catch (IllegalArgumentException e) {
        throw Errors.inItem(i, item, format, e);
      }
    }
    return encoded;
  }

  private void count(MemorySegment memory) {
    if (left == 0) {
      enough.accept(Memory.kind(memory));
    }
    left = Math.max(left - 1, -1);
  }
}
