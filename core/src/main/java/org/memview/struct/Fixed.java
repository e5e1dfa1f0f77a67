package org.memview.struct;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Short byte fields as one number: up to 8 bytes travel between memory and `byte[]` in a `long`,
/// the first in the lowest byte. A bulk copy is an opaque call that costs 3 ns and keeps the array
/// from being scalar-replaced.
final class Fixed {
  /// The longest field that travels in a `long`.
  static final int MAX = 8;

  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Fixed() {}

  static byte[] bytes(long bits, int length) {
    byte[] bytes = new byte[length];
    if (length == 4) {
      INTS.set(bytes, 0, (int) bits);
    } else if (length == 8) {
      LONGS.set(bytes, 0, bits);
    } else {
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (bits >>> (8 * i));
      }
    }
    return bytes;
  }

  /// The first `room` bytes of an array that has them, the last one first: the JIT then asks once
  /// whether it has. By one access of its own kind that is asked twice.
  static long first(byte[] bytes, int room) {
    long bits = 0;
    for (int i = room - 1; i >= 0; i--) {
      bits = bits << 8 | (bytes[i] & 0xff);
    }
    return bits;
  }

  /// The first `room` bytes; missing ones are zero.
  static long bits(byte[] bytes, int room) {
    return first(bytes, Math.min(bytes.length, room));
  }

  static byte[] resized(byte[] bytes, int length) {
    return java.util.Arrays.copyOf(bytes, length);
  }
}
