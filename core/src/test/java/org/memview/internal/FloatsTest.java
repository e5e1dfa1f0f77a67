package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatsTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  @Test
  void toFloat16_randomDoubles_isTheNearestHalf() {
    Random random = new Random(SEED);
    for (int i = 0; i < 4_000; i++) {
      double value = near(Float.float16ToFloat((short) random.nextInt(0x7bff)), 0x1p-11, random);
      assertNearest(Cell.F16, value, Floats.toFloat16(value));
    }
  }

  @Test
  void toBfloat16_randomDoubles_isTheNearest() {
    Random random = new Random(SEED);
    for (int i = 0; i < 4_000; i++) {
      double value = near(Float.intBitsToFloat(random.nextInt(0x7f7f) << 16), 0x1p-8, random);
      assertNearest(Cell.BF16, value, Floats.toBfloat16(value));
    }
  }

  // Values beside the midpoints of neighbours, where a second rounding would go wrong.
  private static double near(float number, double ulp, Random random) {
    double middle = number * (1 + ulp);
    return switch (random.nextInt(5)) {
      case 0 -> middle;
      case 1 -> Math.nextUp(middle);
      case 2 -> Math.nextDown(middle);
      case 3 -> number + (double) number * random.nextInt(-100, 100) * 0x1p-50;
      default -> number * (1 + random.nextDouble() * 4 * ulp);
    };
  }

  private static void assertNearest(Cell cell, double value, short got) {
    double expected = nearest(cell, new BigDecimal(value));
    assertEquals(expected, cell.toDouble(got), () -> cell + " " + value);
    assertEquals(-expected, cell.toDouble(cell.fromDouble(-value)), () -> cell + " " + -value);
  }

  /// The number of a 16-bit floating cell nearest to `value`, found by trying; ties to even.
  static double nearest(Cell cell, BigDecimal value) {
    if (value.signum() < 0) {
      return -nearest(cell, value.negate());
    }
    int largest = cell == Cell.F16 ? 0x7bff : 0x7f7f;
    int below = 0;
    int above = largest + 1;
    while (above - below > 1) {
      int middle = (below + above) / 2;
      if (exact(cell.toDouble(middle)).compareTo(value) <= 0) {
        below = middle;
      } else {
        above = middle;
      }
    }
    // Above the largest number lies, for the sake of rounding, the one its exponent would have
    // next.
    BigDecimal low = exact(cell.toDouble(below));
    BigDecimal high =
        above > largest
            ? low.multiply(BigDecimal.TWO).subtract(exact(cell.toDouble(largest - 1)))
            : exact(cell.toDouble(above));
    int closer = value.subtract(low).compareTo(high.subtract(value));
    return cell.toDouble(closer < 0 || (closer == 0 && below % 2 == 0) ? below : above);
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(value);
  }

  @Test
  void toFloat16_limits_areThoseOfStruct() {
    assertEquals(0x7bff, Floats.toFloat16(Math.nextDown(65520.0)));
    assertEquals(0x7c00, Floats.toFloat16(65520.0));
    assertEquals(0x7e00, Floats.toFloat16(Double.NaN));
    assertEquals((short) 0xfe00, Floats.toFloat16(Double.longBitsToDouble(-1)));
    assertEquals((short) 0x8000, Floats.toFloat16(-0.0));
    assertEquals(0, Floats.toFloat16(0x1p-25));
    assertEquals(1, Floats.toFloat16(Math.nextUp(0x1p-25)));
  }

  @Test
  void unsignedConversions_randomNumbers_roundOnce() {
    Random random = new Random(SEED);
    for (int i = 0; i < 4_000; i++) {
      long bits = random.nextLong() >> random.nextInt(64);
      bits |= random.nextInt(3) << random.nextInt(60);
      BigInteger unsigned = Scalars.unsigned(bits);
      assertEquals(unsigned.doubleValue(), Floats.fromUnsigned(bits));
      assertEquals(unsigned.floatValue(), Floats.toFloat(bits, true));
      assertEquals((float) bits, Floats.toFloat(bits, false));
    }
  }

  @Test
  void toBfloat16_largeIntegers_roundOnce() {
    Random random = new Random(SEED);
    for (int i = 0; i < 4_000; i++) {
      int shift = random.nextInt(55);
      long middle = (2L * random.nextInt(128, 256) + 1) << shift;
      long value = middle + random.nextInt(-1, 2);
      short expected = nearestBfloat16(BigInteger.valueOf(value));
      assertEquals(expected, Floats.toBfloat16(value, false), () -> "" + value);
      assertEquals(
          (short) (expected | 0x8000), Floats.toBfloat16(-value, false), () -> "" + -value);
      long large = value << Long.numberOfLeadingZeros(value);
      assertEquals(nearestBfloat16(Scalars.unsigned(large)), Floats.toBfloat16(large, true));
    }
  }

  // The eight leading bits, rounded by hand.
  private static short nearestBfloat16(BigInteger value) {
    int dropped = Math.max(0, value.bitLength() - 8);
    BigInteger[] parts = value.divideAndRemainder(BigInteger.ONE.shiftLeft(dropped));
    int half = parts[1].shiftLeft(1).compareTo(BigInteger.ONE.shiftLeft(dropped));
    boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
    BigInteger rounded = (up ? parts[0].add(BigInteger.ONE) : parts[0]).shiftLeft(dropped);
    return (short) (Float.floatToRawIntBits(rounded.floatValue()) >>> 16);
  }
}
