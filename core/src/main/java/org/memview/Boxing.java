package org.memview;

import org.memview.internal.Elements;

/// Boxed access by format. The common formats go through the leaf, the others through the codec.
final class Boxing {
  private Boxing() {}

  static Object get(MemoryView v, long at) {
    return switch (v.readCode) {
      case Access.BYTE -> (int) v.rawByte(at);
      case Access.U8 -> v.rawByte(at) & 0xff;
      case Access.SHORT -> (int) v.rawShort(at);
      case Access.SHORT | Access.UNSIGNED -> v.rawShort(at) & 0xffff;
      case Access.INT -> v.rawInt(at);
      case Access.INT | Access.UNSIGNED -> v.rawInt(at) & 0xffffffffL;
      case Access.LONG -> v.rawLong(at);
      case Access.FLOAT -> Float.intBitsToFloat(v.rawInt(at));
      case Access.DOUBLE -> Double.longBitsToDouble(v.rawLong(at));
      case Access.BOOLEAN -> v.rawByte(at) != 0;
      default -> Elements.get(v.lease.memory(), at, v.meta.format);
    };
  }

  /// Checks the value, then writes; the index was checked and the view is writable.
  static void set(MemoryView v, long at, Object value) {
    Elements.set(v.lease.memory(), at, v.meta.format, value);
  }
}
