package org.memview;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.memview.internal.Elements;

/// Boxed access by format. The common formats go through the leaf, the others through the codec.
final class Boxing {
  private Boxing() {}

  static Object get(MemoryView v, long at) {
    return switch (Access.readCode(v.access)) {
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
      default -> decode(v, at);
    };
  }

  private static Object decode(MemoryView v, long at) {
    MemorySegment memory = v.segmentAt(at);
    try {
      return Elements.get(memory, v.offsetAt(at), v.meta.format);
    } catch (IllegalStateException e) {
      throw v.failed(e);
    }
  }

  /// Checks the value, then writes; the index was checked and the view is writable.
  static void set(MemoryView v, long at, Object value) {
    try {
      write(v, at, value);
    } catch (IllegalStateException e) {
      throw v.failed(e);
    }
  }

  private static void write(MemoryView v, long at, Object value) {
    switch (value) {
      case Byte _, Short _, Integer _, Long _, Float _, Double _, Boolean _, String _, Bytes _ ->
          Elements.set(v.segmentAt(at), v.offsetAt(at), v.meta.format, value);
      default -> setForeign(v, at, value);
    }
  }

  /// Writes a value whose own methods tell what it is. They may release the view, so memory is
  /// asked for after them.
  private static void setForeign(MemoryView v, long at, Object value) {
    byte[] encoded = Elements.encode(v.meta.format, value);
    MemorySegment target = v.segmentAt(at);
    MemorySegment.copy(encoded, 0, target, JAVA_BYTE, v.offsetAt(at), encoded.length);
  }
}
