package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The loops under every copy; a kernel of [PerKind].
///
/// C2 does not vectorise a loop that reads one segment and writes another, so elements are packed
/// into `long`s by shifts wherever one side lies side by side: fewer accesses, fewer checks, and
/// the same speed on every machine. Longs that hold several elements are read and written in
/// little-endian order, so that the first element is in the lowest bits.
final class Mover implements Moves {
  private static final ValueLayout.OfLong LONG =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
  private static final long LOW_INT = 0xFFFFFFFFL;

  // Loops count in ints over this many elements at most: a loop that counts in longs over a whole
  // run, compiled while it runs, took three times as long.
  private static final int BLOCK = 1 << 13;

  // Below, a loop beats a call of memcpy.
  private static final int WORTH_A_CALL = 64;

  @Override
  public void copy(
      MemorySegment from,
      long at,
      long rowStep,
      long step,
      MemorySegment to,
      long toAt,
      long toRowStep,
      long toStep,
      long width,
      long rows,
      long count,
      Room room) {
    if (width == 1 && count <= 4 && count > 1 && rows > 1) {
      for (long row = 0; row < rows; row += BLOCK) {
        int some = (int) Math.min(BLOCK, rows - row);
        long p = at + row * rowStep;
        long q = toAt + row * toRowStep;
        copyPixels(from, p, rowStep, step, to, q, toRowStep, toStep, some, (int) count, room);
      }
      return;
    }
    for (long row = 0; row < rows; row++) {
      for (long i = 0; i < count; i += BLOCK) {
        int some = (int) Math.min(BLOCK, count - i);
        long p = at + row * rowStep + i * step;
        copyRun(from, p, step, to, toAt + row * toRowStep + i * toStep, toStep, width, some, room);
      }
    }
  }

  private static void copyRun(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toStep,
      long width,
      int count,
      Room room) {
    if (toStep == width && count >= Squeezes.FEWEST && Squeezes.isFor(step, width)) {
      int done = Squeezes.between(from, to).copy(from, at, step, to, toAt, width, count, room);
      copyLast(from, at, step, to, toAt, (int) width, done, count);
    } else {
      copyRow(from, at, step, to, toAt, toStep, width, count);
    }
  }

  // Not by the loops below: C2 leaves the last odd element of a row out of them if there was none
  // so far, now and then by a trap that it does not learn from, and then each row took 6 us.
  private static void copyLast(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      int width,
      int done,
      int count) {
    for (int i = done; i < count; i++) {
      long p = at + i * step;
      long q = toAt + (long) i * width;
      if (width == 4) {
        to.set(JAVA_INT_UNALIGNED, q, from.get(JAVA_INT_UNALIGNED, p));
      } else if (width == 2) {
        to.set(JAVA_SHORT_UNALIGNED, q, from.get(JAVA_SHORT_UNALIGNED, p));
      } else {
        to.set(JAVA_BYTE, q, from.get(JAVA_BYTE, p));
      }
    }
  }

  private static void copyRow(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toStep,
      long width,
      int count) {
    if (width == 1) {
      copyBytes(from, at, step, to, toAt, toStep, count);
    } else if (width == 2) {
      copyShorts(from, at, step, to, toAt, toStep, count);
    } else if (width == 4) {
      copyInts(from, at, step, to, toAt, toStep, count);
    } else if (width == 8) {
      copyLongs(from, at, step, to, toAt, toStep, count);
    } else {
      copyItems(from, at, step, to, toAt, toStep, width, count);
    }
  }

  // ---------------------------------------------------------------- two to four bytes per row

  private static void copyPixels(
      MemorySegment from,
      long at,
      long rowStep,
      long step,
      MemorySegment to,
      long toAt,
      long toRowStep,
      long toStep,
      int rows,
      int count,
      Room room) {
    if (count == 3) {
      copyTriples(from, at, rowStep, step, to, toAt, toRowStep, toStep, rows, room);
      return;
    }
    for (long row = 0; row < rows; row++) {
      long p = at + row * rowStep;
      long q = toAt + row * toRowStep;
      to.set(JAVA_BYTE, q, from.get(JAVA_BYTE, p));
      to.set(JAVA_BYTE, q + toStep, from.get(JAVA_BYTE, p + step));
      if (count == 4) {
        to.set(JAVA_BYTE, q + 2 * toStep, from.get(JAVA_BYTE, p + 2 * step));
        to.set(JAVA_BYTE, q + 3 * toStep, from.get(JAVA_BYTE, p + 3 * step));
      }
    }
  }

  private static void copyTriples(
      MemorySegment from,
      long at,
      long rowStep,
      long step,
      MemorySegment to,
      long toAt,
      long toRowStep,
      long toStep,
      int rows,
      Room room) {
    int row = 0;
    if (step == -1 && toStep == 1 && toRowStep == 3 && rowStep != 0) {
      copyTriple(from, at, step, to, toAt, toStep);
      row =
          rowStep == 3 && rows >= Pixels.FEWEST
              ? Pixels.between(from, to).reverse(from, at - 2, to, toAt, rows, room)
              : reversePixels(from, at - 2, rowStep, to, toAt, rows);
    }
    for (; row < rows; row++) {
      copyTriple(from, at + row * rowStep, step, to, toAt + row * toRowStep, toStep);
    }
  }

  private static void copyTriple(
      MemorySegment from, long p, long step, MemorySegment to, long q, long toStep) {
    byte a = from.get(JAVA_BYTE, p);
    byte b = from.get(JAVA_BYTE, p + step);
    byte c = from.get(JAVA_BYTE, p + 2 * step);
    to.set(JAVA_BYTE, q, a);
    to.set(JAVA_BYTE, q + toStep, b);
    to.set(JAVA_BYTE, q + 2 * toStep, c);
  }

  // Eight pixels make three longs. An int holds a pixel and a byte behind it, which behind the
  // pixel that lies last need not exist: that is the last one or, if rows run backwards, the first.
  private static int reversePixels(
      MemorySegment from, long at, long rowStep, MemorySegment to, long toAt, int rows) {
    int row = 1;
    for (; row + 8 < rows; row += 8) {
      long p = at + row * rowStep;
      long c = pixel(from, p + 2 * rowStep);
      long f = pixel(from, p + 5 * rowStep);
      long q = toAt + 3L * row;
      to.set(LONG, q, pixel(from, p) | pixel(from, p + rowStep) << 24 | c << 48);
      to.set(
          LONG,
          q + 8,
          c >>> 16
              | pixel(from, p + 3 * rowStep) << 8
              | pixel(from, p + 4 * rowStep) << 32
              | f << 56);
      to.set(
          LONG,
          q + 16,
          f >>> 8 | pixel(from, p + 6 * rowStep) << 16 | pixel(from, p + 7 * rowStep) << 40);
    }
    return row;
  }

  private static long pixel(MemorySegment from, long at) {
    return (Integer.reverseBytes(from.get(INT, at)) >>> 8) & 0xFF_FFFFL;
  }

  // ---------------------------------------------------------------- bytes

  private static void copyBytes(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, long toStep, int count) {
    int i = 0;
    if (toStep == 1) {
      if (step == 1) {
        i = copyWords(from, at, to, toAt, count);
      } else if (step == -1) {
        i = reverseBytes(from, at, to, toAt, count);
      } else {
        i = gatherBytes(from, at, step, to, toAt, count);
      }
    } else if (step == 1) {
      i = scatterBytes(from, at, to, toAt, toStep, count);
    }
    for (; i < count; i++) {
      to.set(JAVA_BYTE, toAt + i * toStep, from.get(JAVA_BYTE, at + i * step));
    }
  }

  // Rows too short for a call of memcpy.
  private static int copyWords(
      MemorySegment from, long at, MemorySegment to, long toAt, int bytes) {
    int i = 0;
    for (; i + 8 <= bytes; i += 8) {
      to.set(LONG, toAt + i, from.get(LONG, at + i));
    }
    return i;
  }

  private static int reverseBytes(
      MemorySegment from, long at, MemorySegment to, long toAt, int count) {
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      to.set(LONG, toAt + i, Long.reverseBytes(from.get(LONG, at - i - 7)));
    }
    return i;
  }

  private static int gatherBytes(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, int count) {
    int i = 0;
    for (long p = at; i + 8 <= count; i += 8, p += 8 * step) {
      long low = fourBytes(from, p, step);
      to.set(LONG, toAt + i, low | fourBytes(from, p + 4 * step, step) << 32);
    }
    return i;
  }

  private static long fourBytes(MemorySegment from, long at, long step) {
    return (from.get(JAVA_BYTE, at) & 0xFFL)
        | (from.get(JAVA_BYTE, at + step) & 0xFFL) << 8
        | (from.get(JAVA_BYTE, at + 2 * step) & 0xFFL) << 16
        | (from.get(JAVA_BYTE, at + 3 * step) & 0xFFL) << 24;
  }

  private static int scatterBytes(
      MemorySegment from, long at, MemorySegment to, long toAt, long toStep, int count) {
    int i = 0;
    for (long q = toAt; i + 8 <= count; i += 8, q += 8 * toStep) {
      long bytes = from.get(LONG, at + i);
      to.set(JAVA_BYTE, q, (byte) bytes);
      to.set(JAVA_BYTE, q + toStep, (byte) (bytes >>> 8));
      to.set(JAVA_BYTE, q + 2 * toStep, (byte) (bytes >>> 16));
      to.set(JAVA_BYTE, q + 3 * toStep, (byte) (bytes >>> 24));
      to.set(JAVA_BYTE, q + 4 * toStep, (byte) (bytes >>> 32));
      to.set(JAVA_BYTE, q + 5 * toStep, (byte) (bytes >>> 40));
      to.set(JAVA_BYTE, q + 6 * toStep, (byte) (bytes >>> 48));
      to.set(JAVA_BYTE, q + 7 * toStep, (byte) (bytes >>> 56));
    }
    return i;
  }

  // ---------------------------------------------------------------- two bytes

  private static void copyShorts(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, long toStep, int count) {
    int i = 0;
    if (toStep == 2) {
      i = gatherShorts(from, at, step, to, toAt, count);
    }
    for (; i < count; i++) {
      to.set(
          JAVA_SHORT_UNALIGNED, toAt + i * toStep, from.get(JAVA_SHORT_UNALIGNED, at + i * step));
    }
  }

  private static int gatherShorts(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, int count) {
    int i = 0;
    for (long p = at; i + 4 <= count; i += 4, p += 4 * step) {
      to.set(
          LONG,
          toAt + 2L * i,
          (from.get(SHORT, p) & 0xFFFFL)
              | (from.get(SHORT, p + step) & 0xFFFFL) << 16
              | (from.get(SHORT, p + 2 * step) & 0xFFFFL) << 32
              | (from.get(SHORT, p + 3 * step) & 0xFFFFL) << 48);
    }
    return i;
  }

  // ---------------------------------------------------------------- four bytes

  private static void copyInts(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, long toStep, int count) {
    int i = 0;
    if (toStep == 4) {
      i = gatherInts(from, at, step, to, toAt, count);
    } else if (step == 4) {
      i = scatterInts(from, at, to, toAt, toStep, count);
    }
    for (; i < count; i++) {
      to.set(JAVA_INT_UNALIGNED, toAt + i * toStep, from.get(JAVA_INT_UNALIGNED, at + i * step));
    }
  }

  private static int gatherInts(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, int count) {
    int i = 0;
    for (long p = at; i + 2 <= count; i += 2, p += 2 * step) {
      long first = from.get(INT, p) & LOW_INT;
      to.set(LONG, toAt + 4L * i, first | (long) from.get(INT, p + step) << 32);
    }
    return i;
  }

  private static int scatterInts(
      MemorySegment from, long at, MemorySegment to, long toAt, long toStep, int count) {
    if (toStep == 8) {
      return toEverySecondInt(from, at, to, toAt, count);
    }
    int i = 0;
    for (long q = toAt; i + 2 <= count; i += 2, q += 2 * toStep) {
      long both = from.get(LONG, at + 4L * i);
      to.set(INT, q, (int) both);
      to.set(INT, q + toStep, (int) (both >>> 32));
    }
    return i;
  }

  private static int toEverySecondInt(
      MemorySegment from, long at, MemorySegment to, long toAt, int count) {
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      long first = from.get(LONG, at + 4L * i);
      long second = from.get(LONG, at + 4L * i + 8);
      to.set(INT, toAt + 8L * i, (int) first);
      to.set(INT, toAt + 8L * i + 8, (int) (first >>> 32));
      to.set(INT, toAt + 8L * i + 16, (int) second);
      to.set(INT, toAt + 8L * i + 24, (int) (second >>> 32));
    }
    return i;
  }

  // ---------------------------------------------------------------- eight bytes and more

  private static void copyLongs(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, long toStep, int count) {
    if (toStep == 8 && step == 16) {
      for (int i = 0; i < count; i++) {
        to.set(LONG, toAt + 8L * i, from.get(LONG, at + 16L * i));
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      to.set(LONG, toAt + i * toStep, from.get(LONG, at + i * step));
    }
  }

  private static void copyItems(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toStep,
      long width,
      int count) {
    if (width >= WORTH_A_CALL) {
      for (int i = 0; i < count; i++) {
        MemorySegment.copy(from, at + i * step, to, toAt + i * toStep, width);
      }
    } else if (width > 32) {
      copyUpTo64(from, at, step, to, toAt, toStep, width, count);
    } else if (width > 16) {
      copyUpTo32(from, at, step, to, toAt, toStep, width, count);
    } else if (width > 8) {
      copyUpTo16(from, at, step, to, toAt, toStep, width, count);
    } else if (width > 4) {
      copyUpTo8(from, at, step, to, toAt, toStep, width, count);
    } else {
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < width; k++) {
          to.set(JAVA_BYTE, toAt + i * toStep + k, from.get(JAVA_BYTE, at + i * step + k));
        }
      }
    }
  }

  // A fixed number of longs for a range of widths, so that there is no loop over the bytes of an
  // element: the last ones end where the element does, whatever they have in common with the first.

  private static void copyUpTo64(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toStep,
      long width,
      int count) {
    for (int i = 0; i < count; i++) {
      long p = at + i * step;
      long q = toAt + i * toStep;
      to.set(LONG, q, from.get(LONG, p));
      to.set(LONG, q + 8, from.get(LONG, p + 8));
      to.set(LONG, q + 16, from.get(LONG, p + 16));
      to.set(LONG, q + 24, from.get(LONG, p + 24));
      to.set(LONG, q + width - 32, from.get(LONG, p + width - 32));
      to.set(LONG, q + width - 24, from.get(LONG, p + width - 24));
      to.set(LONG, q + width - 16, from.get(LONG, p + width - 16));
      to.set(LONG, q + width - 8, from.get(LONG, p + width - 8));
    }
  }

  private static void copyUpTo32(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toStep,
      long width,
      int count) {
    for (int i = 0; i < count; i++) {
      long p = at + i * step;
      long q = toAt + i * toStep;
      long a = from.get(LONG, p);
      long b = from.get(LONG, p + 8);
      long c = from.get(LONG, p + width - 16);
      long d = from.get(LONG, p + width - 8);
      to.set(LONG, q, a);
      to.set(LONG, q + 8, b);
      to.set(LONG, q + width - 16, c);
      to.set(LONG, q + width - 8, d);
    }
  }

  private static void copyUpTo16(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toStep,
      long width,
      int count) {
    for (int i = 0; i < count; i++) {
      long p = at + i * step;
      long q = toAt + i * toStep;
      to.set(LONG, q, from.get(LONG, p));
      to.set(LONG, q + width - 8, from.get(LONG, p + width - 8));
    }
  }

  private static void copyUpTo8(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toStep,
      long width,
      int count) {
    for (int i = 0; i < count; i++) {
      long p = at + i * step;
      long q = toAt + i * toStep;
      to.set(INT, q, from.get(INT, p));
      to.set(INT, q + width - 4, from.get(INT, p + width - 4));
    }
  }

  // ---------------------------------------------------------------- reversed bytes

  @Override
  public void copySwapped(
      MemorySegment from,
      long at,
      long rowStep,
      long step,
      MemorySegment to,
      long toAt,
      long toRowStep,
      long toStep,
      int width,
      long rows,
      long count) {
    for (long row = 0; row < rows; row++) {
      for (long i = 0; i < count; i += BLOCK) {
        int some = (int) Math.min(BLOCK, count - i);
        long p = at + row * rowStep + i * step;
        long q = toAt + row * toRowStep + i * toStep;
        if (width == 2) {
          swapShorts(from, p, step, to, q, toStep, some);
        } else if (width == 4) {
          swapInts(from, p, step, to, q, toStep, some);
        } else {
          swapLongs(from, p, step, to, q, toStep, some);
        }
      }
    }
  }

  private static void swapShorts(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, long toStep, int count) {
    int i = 0;
    if (step == 2 && toStep == 2) {
      for (; i + 4 <= count; i += 4) {
        to.set(LONG, toAt + 2L * i, swapShorts(from.get(LONG, at + 2L * i)));
      }
    }
    for (; i < count; i++) {
      to.set(SHORT, toAt + i * toStep, Short.reverseBytes(from.get(SHORT, at + i * step)));
    }
  }

  private static long swapShorts(long four) {
    return (four & EVEN_BYTES) << 8 | (four >>> 8 & EVEN_BYTES);
  }

  private static void swapInts(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, long toStep, int count) {
    int i = 0;
    if (step == 4 && toStep == 4) {
      for (; i + 2 <= count; i += 2) {
        long both = Long.reverseBytes(from.get(LONG, at + 4L * i));
        to.set(LONG, toAt + 4L * i, Long.rotateLeft(both, 32));
      }
    }
    for (; i < count; i++) {
      to.set(INT, toAt + i * toStep, Integer.reverseBytes(from.get(INT, at + i * step)));
    }
  }

  private static void swapLongs(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, long toStep, int count) {
    if (step == 8 && toStep == 8) {
      for (int i = 0; i < count; i++) {
        to.set(LONG, toAt + 8L * i, Long.reverseBytes(from.get(LONG, at + 8L * i)));
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      to.set(LONG, toAt + i * toStep, Long.reverseBytes(from.get(LONG, at + i * step)));
    }
  }
}
