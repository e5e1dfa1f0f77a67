package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.memview.format.Format;
import org.memview.layout.Layout;

/// Blocks and portraits over small known memory.
final class Views {
  private Views() {}

  /// A contiguous block over `bytes`.
  static Block block(String format, byte[] bytes, long... shape) {
    Format parsed = Format.of(format);
    return new Block(MemorySegment.ofArray(bytes), Layout.contiguous(parsed.size(), shape), parsed);
  }

  static Block block(String format, Layout layout, byte[] bytes) {
    return new Block(MemorySegment.ofArray(bytes), layout, Format.of(format));
  }

  /// `0, 1, 2, …`
  static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  /// A contiguous block of doubles.
  static Block doubles(double... values) {
    byte[] bytes = new byte[8 * values.length];
    Block block = block("<d", bytes, values.length);
    for (int i = 0; i < values.length; i++) {
      Elements.set(block.segment(), 8L * i, block.format(), values[i]);
    }
    return block;
  }

  /// A portrait over memory nobody reads.
  static Portrait portrait(String format, Layout layout, long memoryBytes) {
    Block block = new Block(MemorySegment.NULL, layout, Format.of(format));
    String owner = "byte[" + memoryBytes + "]";
    return new Portrait(block, owner, "heap byte[]", false, memoryBytes);
  }
}
