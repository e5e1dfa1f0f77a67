package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.memview.internal.Decimal.Width;

class DecimalTest {
  @Test
  void shortest_smallestDouble_isOneDigit() {
    assertEquals(new Decimal("5", -324), Decimal.shortest(Width.DOUBLE, Double.MIN_VALUE));
  }

  @Test
  void shortest_betweenTwoDoubles_carriesIntoNewDigit() {
    assertEquals(new Decimal("1", 23), Decimal.shortest(Width.DOUBLE, 1e23));
  }

  @Test
  void shortest_powerOfTwo_keepsAllDigits() {
    assertEquals(
        new Decimal("9007199254740992", 15), Decimal.shortest(Width.DOUBLE, 9007199254740992.0));
  }

  @Test
  void shortest_widths_needFewerDigits() {
    double third = 1 / 3.0;

    assertEquals("3333333333333333", Decimal.shortest(Width.DOUBLE, third).digits());
    assertEquals("33333334", Decimal.shortest(Width.SINGLE, (float) third).digits());
    assertEquals("3333", Decimal.shortest(Width.HALF, 0x1.554p-2).digits());
    assertEquals("334", Decimal.shortest(Width.BFLOAT16, 0x1.56p-2).digits());
  }

  @Test
  void shortest_randomDoubles_readBackAndAreNoLongerThanJavas() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (!Double.isFinite(value) || value == 0) {
        continue;
      }
      Decimal decimal = Decimal.shortest(Width.DOUBLE, value);

      String text = decimal.digits().charAt(0) + "." + decimal.digits().substring(1) + "e";
      assertEquals(value, Double.parseDouble(text + decimal.exponent()));
      int javas = Double.toString(value).replaceAll("E.*|\\.0?E.*|\\.", "").length();
      assertTrue(decimal.digits().length() <= javas, () -> decimal + " for " + value);
    }
  }

  @Test
  void positional_limit_roundsHalfToEven() {
    assertEquals("0.12", fixed(0.125, 2));
    assertEquals("0.38", fixed(0.375, 2));
    assertEquals("10.", fixed(9.999, 2));
  }

  @Test
  void scientific_fewest_writesExactDigits() {
    assertEquals(new Decimal("100000001", -1), Decimal.scientific(Width.SINGLE, 0.1f, 8, 8));
  }

  private static String fixed(double value, int most) {
    Decimal decimal = Decimal.positional(Width.DOUBLE, value, most);
    return decimal.whole() + "." + decimal.fraction();
  }
}
