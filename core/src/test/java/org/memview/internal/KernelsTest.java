package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The kernels against loops over single elements: every width, unaligned, at sizes on both sides
/// of each step of their loops.
class KernelsTest {
  private static final long SEED = Long.getLong("memview.seed", 20261122);
  private static final int[] WIDTHS = {1, 2, 4, 8};

  private final Random random = new Random(SEED);
  private final Room room = new Room();

  @BeforeAll
  static void expectedValuesAreLittleEndian() {
    Assumptions.assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void sums_everyWidthAndSize_equalSingleAdditions() {
    for (int count : Kinds.COUNTS) {
      for (int width : WIDTHS) {
        int at = random.nextInt(9);
        byte[] bytes = Kinds.random(random, at + count * width, 256);
        for (MemorySegment memory : Kinds.of(bytes)) {
          for (long flip : new long[] {0, 1L << (8 * width - 1)}) {
            String where = "seed " + SEED + ", " + count + " of " + width + " ^ " + flip;
            long expected = sum(bytes, at, count, width, flip);
            assertEquals(expected, sum(memory, at, count, width, flip, false), where);
            MemorySegment swapped = swapped(memory, at, count, width);
            assertEquals(expected, sum(swapped, at, count, width, flip, true), where);
          }
        }
      }
    }
  }

  private static long sum(byte[] bytes, int at, int count, int width, long flip) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long value = Kinds.read(bytes, at + i * width, width) ^ flip;
      sum += width == 8 ? value : value & ((1L << (8 * width)) - 1);
    }
    return sum;
  }

  private static long sum(
      MemorySegment memory, int at, int count, int width, long flip, boolean swapped) {
    Sums sums = Sums.of(memory);
    return switch (width) {
      case 1 -> sums.bytes(memory, at, count, flip);
      case 2 -> sums.shorts(memory, at, count, flip, swapped);
      case 4 -> sums.ints(memory, at, count, flip, swapped);
      default ->
          sums.lowHalves(memory, at, count, swapped)
              + (sums.highHalves(memory, at, count, flip, swapped) << 32);
    };
  }

  // Memory of the same kind, with the bytes of each element reversed.
  private static MemorySegment swapped(MemorySegment memory, int at, int count, int width) {
    byte[] bytes = memory.toArray(ValueLayout.JAVA_BYTE);
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < width; k++) {
        bytes[at + i * width + k] =
            memory.get(ValueLayout.JAVA_BYTE, at + i * width + width - 1 - k);
      }
    }
    return Kinds.of(bytes).stream()
        .filter(other -> other.getClass() == memory.getClass())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sums_largestElements_overflowNoLane() {
    byte[] bytes = new byte[1 << 17];
    Arrays.fill(bytes, (byte) -1);
    for (MemorySegment memory : Kinds.of(bytes)) {
      assertEquals(255L << 17, Sums.of(memory).bytes(memory, 0, 1 << 17, 0));
      assertEquals(65535L << 16, Sums.of(memory).shorts(memory, 0, 1 << 16, 0, false));
      assertEquals(0xFFFFFFFFL << 15, Sums.of(memory).ints(memory, 0, 1 << 15, 0, false));
    }
  }

  @Test
  void finds_everyWidthAndSize_equalSingleComparisons() {
    for (int count : Kinds.COUNTS) {
      for (int width : WIDTHS) {
        int at = random.nextInt(9);
        byte[] bytes = Kinds.random(random, at + count * width + 8, random.nextBoolean() ? 2 : 200);
        long wanted = Kinds.read(bytes, at + random.nextInt(count + 1) * width, width);
        long care = random.nextBoolean() ? -1 : Long.MAX_VALUE >>> (64 - 8 * width);
        long first = -1;
        long found = 0;
        for (int i = 0; i < count; i++) {
          if ((Kinds.read(bytes, at + i * width, width) & care) == (wanted & care)) {
            first = first < 0 ? i : first;
            found++;
          }
        }
        for (MemorySegment memory : Kinds.of(bytes)) {
          MemorySegment exact = memory.asSlice(0, at + (long) count * width);
          String where = "seed " + SEED + ", " + count + " of " + width;
          Finds finds = Finds.in(exact);
          assertEquals(first, finds.first(exact, at, count, width, care, wanted & care), where);
          assertEquals(found, finds.count(exact, at, count, width, care, wanted & care), where);
        }
      }
    }
  }

  @Test
  void finds_allElementsMatch_overflowNoLane() {
    for (int width : WIDTHS) {
      int count = 1_000_003 / width;
      for (MemorySegment memory : Kinds.of(new byte[count * width])) {
        assertEquals(count, Finds.in(memory).count(memory, 0, count, width, -1, 0));
      }
    }
  }

  @Test
  void minima_everyWidthAndSize_equalSingleComparisons() {
    for (int count : Kinds.COUNTS) {
      for (int width : WIDTHS) {
        int at = random.nextInt(9);
        byte[] bytes = Kinds.random(random, at + count * width, 256);
        for (long flip : flips(width)) {
          long least = least(bytes, at, count, width, flip, false);
          BlockLeast block = new BlockLeast(width, flip, false);
          for (MemorySegment memory : Kinds.of(bytes)) {
            if (count > 0) {
              String where = "seed " + SEED + ", " + count + " of " + width + " ^ " + flip;
              assertEquals(least, block.of(memory, at, count), where);
            }
          }
        }
      }
    }
  }

  private static long[] flips(int width) {
    long sign = -1L << (8 * width - 1);
    return new long[] {0, -1, sign, ~sign};
  }

  private static long least(
      byte[] bytes, int at, int count, int width, long flip, boolean floating) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      long bits = Kinds.read(bytes, at + i * width, width);
      if (floating && isNan(bits, width)) {
        return Long.MIN_VALUE;
      }
      least = Math.min(least, (floating ? FloatKeys.bits(bits, width) : bits) ^ flip);
    }
    return least;
  }

  private static boolean isNan(long bits, int width) {
    return width == 4
        ? Float.isNaN(Float.intBitsToFloat((int) bits))
        : Double.isNaN(Double.longBitsToDouble(bits));
  }

  // The least lies anywhere, above and below half the range; blocks are looked at first as a whole.
  @Test
  void leasts_severalPieces_equalSingleComparisons() {
    List<Cell> cells = List.of(Cell.I8, Cell.U16, Cell.I32, Cell.I64, Cell.F32, Cell.F64);
    for (int round = 0; round < 120; round++) {
      Cell cell = cells.get(round % cells.size());
      int width = cell.width();
      int count = 1 + random.nextInt(random.nextBoolean() ? 80_000 / width : 5000);
      int at = random.nextInt(9);
      byte[] bytes = Kinds.random(random, at + count * width, 1 + random.nextInt(256));
      int moved = random.nextInt(256);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Math.clamp(bytes[i] + moved, -128, 127);
      }
      if (!cell.isInteger() && round % 5 > 0) {
        removeNans(bytes, at, count, width);
      }
      long[] flips = cell.isInteger() ? flips(width) : new long[] {0, -1};
      for (long flip : flips) {
        assertLeasts(bytes, at, count, cell, flip);
      }
    }
  }

  private static void removeNans(byte[] bytes, int at, int count, int width) {
    for (int i = 0; i < count; i++) {
      if (isNan(Kinds.read(bytes, at + i * width, width), width)) {
        bytes[at + i * width + width - 1] &= (byte) 0x80;
      }
    }
  }

  private void assertLeasts(byte[] bytes, int at, int count, Cell cell, long flip) {
    int width = cell.width();
    long least = least(bytes, at, count, width, flip, !cell.isInteger());
    int first = 0;
    while (least != Long.MIN_VALUE
        && least(bytes, at + first * width, 1, width, flip, !cell.isInteger()) != least) {
      first++;
    }
    int place = first;
    int cut = random.nextInt(count);
    for (MemorySegment memory : Kinds.of(bytes)) {
      MemorySegment exact = memory.asSlice(0, bytes.length);
      Leasts leasts = new Leasts(cell, flip);
      leasts.add(exact, at, cut);
      leasts.add(exact, at + (long) cut * width, count - cut);
      String where = "seed " + SEED + ", " + count + " " + cell + " ^ " + flip;
      assertEquals(least, leasts.value(), where);
      assertTrue(
          least == Long.MIN_VALUE
              || (leasts.before() <= place && place - leasts.before() < 1 << 14),
          () -> where + ": number " + place + ", said to be behind " + leasts.before());
    }
  }

  @Test
  void hasBelow_everyBound_equalsSingleComparisons() {
    for (int width : WIDTHS) {
      for (int round = 0; round < 300; round++) {
        byte[] bytes = Kinds.random(random, 64, 256);
        long sign = -1L << (8 * width - 1);
        long flip = flips(width)[random.nextInt(4)];
        long least = least(bytes, 0, 64 / width, width, flip, false);
        for (long bound : around(least, sign, ~sign)) {
          for (MemorySegment memory : Kinds.of(bytes)) {
            assertEquals(
                least < bound,
                Scans.of(memory).hasBelow(memory, 0, 8, width, flip, bound),
                "seed " + SEED + ": " + least + " < " + bound + ", width " + width + " ^ " + flip);
          }
        }
      }
    }
  }

  private static long[] around(long value, long lowest, long highest) {
    return LongStream.rangeClosed(-2, 2)
        .filter(d -> d <= 0 ? value >= lowest - d : value <= highest - d)
        .map(d -> value + d)
        .toArray();
  }

  @Test
  void hasFloatBelow_everyBound_equalsSingleComparisons() {
    for (int width = 4; width <= 8; width += 4) {
      long infinity = width == 4 ? 0x7F80_0000L : 0x7FF0_0000_0000_0000L;
      for (int round = 0; round < 600; round++) {
        byte[] bytes = Kinds.random(random, 64, 256);
        if (round % 3 > 0) {
          removeNans(bytes, 0, 64 / width, width);
          for (int i = width - 1; round % 3 == 1 && i < 64; i += width) {
            bytes[i] &= (byte) (random.nextInt(20) == 0 ? 0xFF : 0x7F);
          }
        }
        long flip = -(round & 1);
        long least = least(bytes, 0, 64 / width, width, flip, true);
        for (long bound : around(least, ~infinity, infinity)) {
          for (MemorySegment memory : Kinds.of(bytes)) {
            assertEquals(
                least < bound,
                Scans.of(memory).hasFloatBelow(memory, 0, 64 / 8, width, flip, bound),
                "seed " + SEED + ": " + least + " < " + bound + ", width " + width + " ^ " + flip);
          }
        }
      }
    }
  }

  @Test
  void fills_everyWidthAndSize_storeNothingElse() {
    for (int width : WIDTHS) {
      for (int count : new int[] {1, 2, 3, 7, 8, 9, 16, 31, 100, 8193}) {
        for (int step : new int[] {1, 2, 3, -1}) {
          int span = Math.abs(step) * (count - 1) * width + width;
          int at = 8 + (step < 0 ? span - width : 0);
          byte[] before = Kinds.random(random, 16 + 2 * span, 256);
          long value = random.nextLong();
          byte[] expected = before.clone();
          for (int i = 0; i < 2 * count * width; i++) {
            int row = i / (count * width);
            int element = i / width % count;
            int place = at + row * span + element * step * width + i % width;
            expected[place] = (byte) (value >>> (8 * (i % width)));
          }
          for (MemorySegment memory : Kinds.of(before)) {
            Fills fills = Fills.of(memory);
            if (step == 1 && span >= 8) {
              long all = Raw.repeated(value, width);
              fills.fill(memory, at, all, span);
              fills.fill(memory, at + span, all, span);
            } else {
              fills.fillSteps(memory, at, span, (long) step * width, width, value, 2, count);
            }
            byte[] filled = memory.asSlice(0, before.length).toArray(ValueLayout.JAVA_BYTE);
            assertArrayEquals(expected, filled, () -> count + " of " + width + " by " + step);
          }
        }
      }
    }
  }

  @Test
  void pixels_everyCount_turnedAroundAndNothingElseRead() {
    for (int count : new int[] {1, 2, 8, 9, 10, 17, 18, 64, 65, 100, 1024, 1033, 1034, 5000}) {
      byte[] source = Kinds.random(random, 3 * count, 256);
      byte[] expected = new byte[3 * count];
      for (int i = 0; i < 3 * count; i++) {
        expected[i] = source[i + 2 - 2 * (i % 3)];
      }
      for (MemorySegment from : Kinds.of(source)) {
        for (MemorySegment memory : Kinds.of(new byte[3 * count])) {
          MemorySegment exact = from.asSlice(0, 3L * count);
          MemorySegment to = memory.asSlice(0, 3L * count);
          int done = Pixels.between(exact, to).reverse(exact, 0, to, 0, count, room);
          byte[] turned = to.toArray(ValueLayout.JAVA_BYTE);
          assertTrue(done >= Math.max(1, count - 9), () -> count + ": " + done);
          assertArrayEquals(
              Arrays.copyOfRange(expected, 3, 3 * done), Arrays.copyOfRange(turned, 3, 3 * done));
        }
      }
    }
  }

  @Test
  void areSameNumbers_everyPlaceOfNanOrDifference_isFalseOfThese() {
    double[] numbers = {0, -0.0, 1, -1, Double.MAX_VALUE, -Double.MAX_VALUE, 1 / 0.0, -1 / 0.0};
    long[] nans = {0x7ff0000000000001L, 0xfff0000000000001L, 0x7ff8000000000000L, -1L};
    int[] floatNans = {0x7f800001, 0xff800001, 0x7fc00000, -1};
    for (int count : new int[] {0, 1, 2, 3, 8, 9}) {
      for (int at = -1; at < count; at++) {
        for (int which = 0; which < nans.length; which++) {
          byte[] doubles = new byte[8 * count];
          byte[] floats = new byte[4 * count];
          MemorySegment eights = MemorySegment.ofArray(doubles);
          MemorySegment fours = MemorySegment.ofArray(floats);
          for (int i = 0; i < count; i++) {
            double value = numbers[(i + which) % numbers.length];
            long bits = i == at ? nans[which] : Double.doubleToRawLongBits(value);
            int single = i == at ? floatNans[which] : Float.floatToRawIntBits((float) value);
            eights.set(ValueLayout.JAVA_LONG_UNALIGNED, 8L * i, bits);
            fours.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * i, single);
          }
          for (boolean different : new boolean[] {false, true}) {
            String where = count + " numbers, NaN at " + at + ", last differs: " + different;
            boolean same = at < 0 && (count == 0 || !different);
            assertEquals(same, areSame(doubles, count, 8, different), where);
            assertEquals(same, areSame(floats, count, 4, different), where);
          }
        }
      }
    }
  }

  private static boolean areSame(byte[] bytes, int count, int width, boolean different) {
    byte[] other = bytes.clone();
    if (different && count > 0) {
      other[width * (count - 1)] ^= 1;
    }
    int same = 0;
    List<MemorySegment> seconds = Kinds.of(other);
    for (MemorySegment first : Kinds.of(bytes)) {
      for (MemorySegment second : seconds) {
        Comparisons comparisons = Comparisons.between(first, second);
        same += comparisons.areSameNumbers(first, 0, second, 0, count, width) ? 1 : 0;
      }
    }
    int all = seconds.size() * seconds.size();
    assertEquals(0, same % all, "kernels disagree");
    return same == all;
  }

  @Test
  void comparisons_everySizeAndPlace_findTheFirstDifference() {
    for (int count = 0; count <= 40; count++) {
      byte[] bytes = Kinds.random(random, count + 3, 256);
      for (int at = -1; at < count; at++) {
        byte[] other = Arrays.copyOfRange(bytes, 3, count + 3);
        for (int i = Math.max(0, at); at >= 0 && i < count; i++) {
          other[i] = (byte) (i == at || random.nextBoolean() ? ~other[i] : other[i]);
        }
        for (MemorySegment first : Kinds.of(bytes)) {
          for (MemorySegment second : Kinds.of(other)) {
            boolean same = at < 0 || at >= (count & -8);
            assertEquals(
                same, Comparisons.between(first, second).areSame(first, 3, second, 0, count & -8));
            assertEquals(
                at, Comparisons.between(first, second).mismatch(first, 3, second, 0, count));
          }
        }
      }
    }
  }

  // Rows of a pixel each, read forwards and backwards along both axes; the memory ends where they
  // do, and begins there.
  @Test
  void moves_shortRowsInEveryDirection_readNothingOutside() {
    for (int rows : new int[] {1, 2, 8, 9, 10, 16, 17, 18, 25}) {
      for (int count = 1; count <= 5; count++) {
        for (int step : new int[] {1, -1, 2, -2}) {
          for (int rowStep : new int[] {0, 1, -1, 3, -3, count, -count, 2 * count, -2 * count}) {
            for (int toRowStep : new int[] {count, count + 1}) {
              assertShortRows(rows, count, step, rowStep, toRowStep);
            }
          }
        }
      }
    }
  }

  private void assertShortRows(int rows, int count, int step, int rowStep, int toRowStep) {
    int lowest = Math.min(0, step * (count - 1)) + Math.min(0, rowStep * (rows - 1));
    int highest = Math.max(0, step * (count - 1)) + Math.max(0, rowStep * (rows - 1));
    byte[] source = Kinds.random(random, highest - lowest + 1, 256);
    byte[] expected = new byte[toRowStep * (rows - 1) + count];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < count; i++) {
        expected[row * toRowStep + i] = source[row * rowStep + i * step - lowest];
      }
    }
    for (MemorySegment memory : Kinds.of(source)) {
      MemorySegment exact = memory.asSlice(0, source.length);
      byte[] copied = new byte[expected.length];
      MemorySegment to = MemorySegment.ofArray(copied);
      Moves.between(exact, to)
          .copy(exact, -lowest, rowStep, step, to, 0, toRowStep, 1, 1, rows, count, room);
      assertArrayEquals(
          expected,
          copied,
          () -> rows + " x " + count + " by " + rowStep + ", " + step + " to " + toRowStep);
    }
  }

  @Test
  void moves_everyWidthStepAndSize_equalSingleCopies() {
    for (int count : new int[] {0, 1, 2, 3, 4, 5, 8, 9, 17, 100, 8199}) {
      for (int width : new int[] {1, 2, 3, 4, 5, 8, 12, 70}) {
        for (int step : new int[] {1, 2, 3, 4, 7, 0, -1, -2, -3}) {
          for (int toStep : new int[] {1, 2, 3, -1}) {
            boolean swapped = random.nextBoolean() && (width == 2 || width == 4 || width == 8);
            int rows = count > 100 ? 1 : 1 + random.nextInt(20);
            if (count <= 100 || width * Math.abs(step) <= 8) {
              assertMoves(rows, count, width, step * width, toStep * width, swapped);
            }
          }
        }
      }
    }
  }

  private void assertMoves(int rows, int count, int width, int step, int toStep, boolean swapped) {
    int span = Math.abs(step) * Math.max(0, count - 1) + width;
    int toSpan = Math.abs(toStep) * Math.max(0, count - 1) + width;
    int rowStep = random.nextBoolean() ? span : span + random.nextInt(5);
    int toRowStep = toSpan + random.nextInt(2);
    int skip = random.nextInt(3);
    byte[] source = Kinds.random(random, skip + rowStep * (rows - 1) + span, 256);
    byte[] target = new byte[skip + toRowStep * (rows - 1) + toSpan];
    int at = skip + (step < 0 ? span - width : 0);
    int toAt = skip + (toStep < 0 ? toSpan - width : 0);
    byte[] expected = target.clone();
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < width; k++) {
          expected[toAt + row * toRowStep + i * toStep + k] =
              source[at + row * rowStep + i * step + (swapped ? width - 1 - k : k)];
        }
      }
    }
    for (MemorySegment from : Kinds.of(source)) {
      MemorySegment exact = from.asSlice(0, source.length);
      for (MemorySegment to : Kinds.of(target).subList(2, 4)) {
        Moves moves = Moves.between(from, to);
        if (swapped) {
          moves.copySwapped(
              exact, at, rowStep, step, to, toAt, toRowStep, toStep, width, rows, count);
        } else {
          moves.copy(
              exact, at, rowStep, step, to, toAt, toRowStep, toStep, width, rows, count, room);
        }
        byte[] copied = to.asSlice(0, target.length).toArray(ValueLayout.JAVA_BYTE);
        assertArrayEquals(
            expected,
            copied,
            () ->
                "seed "
                    + SEED
                    + ": "
                    + rows
                    + " x "
                    + count
                    + " of "
                    + width
                    + " by "
                    + step
                    + " to "
                    + toStep
                    + (swapped ? " swapped" : ""));
      }
    }
  }

  @Test
  void tiles_everyWidthAndSize_equalSingleCopies() {
    for (int width : WIDTHS) {
      for (int rows : new int[] {1, 7, 8, 9, 16, 63, 64, 65, 70, 131}) {
        for (int count : new int[] {1, 3, 8, 15, 64, 67, 130}) {
          assertTransposes(rows, count, width);
        }
      }
    }
  }

  private void assertTransposes(int rows, int count, int width) {
    int step = rows * width + random.nextInt(3);
    int toRowStep = count * width + random.nextInt(3);
    byte[] source = Kinds.random(random, step * (count - 1) + rows * width, 256);
    byte[] target = new byte[toRowStep * (rows - 1) + count * width];
    byte[] expected = target.clone();
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < count; i++) {
        System.arraycopy(
            source, i * step + row * width, expected, row * toRowStep + i * width, width);
      }
    }
    for (MemorySegment from : Kinds.of(source)) {
      MemorySegment exact = from.asSlice(0, source.length);
      for (MemorySegment to : Kinds.of(target)) {
        Tiles.between(from, to, width)
            .transpose(exact, 0, step, to, 0, toRowStep, width, rows, count);
        byte[] copied = to.asSlice(0, target.length).toArray(ValueLayout.JAVA_BYTE);
        assertArrayEquals(
            expected, copied, () -> "seed " + SEED + ": " + rows + " x " + count + " of " + width);
      }
    }
  }
}
