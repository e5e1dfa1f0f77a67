package org.memview.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  /// Few letters, so that there is something to find, and near misses.
  @Test
  void findRfindCount_inRandomBytes_areThoseOfTheSlowWay() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 20_000; round++) {
      Span text = span(random, random.nextInt(70), 1 + random.nextInt(4));
      Span sub = span(random, random.nextInt(6), 1 + random.nextInt(3));
      String what = "seed " + SEED + " round " + round;

      assertEquals(slowFind(text, sub, 1), Search.find(text, sub), what);
      assertEquals(slowFind(text, sub, -1), Search.rfind(text, sub), what);
      assertEquals(slowCount(text, sub), Search.count(text, sub), what);
    }
  }

  /// `aaa…ab` in `aaa…a`: what makes the plain way take the product of the lengths, here 10^11.
  @Test
  void find_inHostileText_isLinear() {
    byte[] text = new byte[2_000_000];
    Arrays.fill(text, (byte) 'a');
    byte[] sub = new byte[100_001];
    Arrays.fill(sub, (byte) 'a');
    sub[50_000] = 'b';

    assertEquals(-1, Search.find(Span.of(text), Span.of(sub)));
    assertEquals(-1, Search.rfind(Span.of(text), Span.of(sub)));
    text[1_000_000] = 'b';
    assertEquals(950_000, Search.find(Span.of(text), Span.of(sub)));
    assertEquals(950_000, Search.rfind(Span.of(text), Span.of(sub)));
    assertEquals(1, Search.count(Span.of(text), Span.of(sub)));
  }

  @Test
  void periods_besideSearch_findTheSame() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 5_000; round++) {
      Span text = span(random, random.nextInt(40), 2);
      Span sub = span(random, 1 + random.nextInt(5), 2);
      String what = "seed " + SEED + " round " + round;

      assertEquals(slowFind(text, sub, 1), Periods.find(text, sub), what);
      assertEquals(slowFind(text, sub, -1), Periods.rfind(text, sub), what);
    }
  }

  private static Span span(SplittableRandom random, int length, int letters) {
    byte[] array = new byte[length + 5];
    for (int i = 0; i < array.length; i++) {
      array[i] = (byte) (126 + random.nextInt(letters));
    }
    int before = random.nextInt(6);
    return new Span(array, before, before + length);
  }

  private static int slowFind(Span text, Span sub, int step) {
    int last = text.length() - sub.length();
    for (int i = step > 0 ? 0 : last; i >= 0 && i <= last; i += step) {
      if (Arrays.equals(text.slice(i, i + sub.length()).toArray(), sub.toArray())) {
        return i;
      }
    }
    return -1;
  }

  private static int slowCount(Span text, Span sub) {
    int count = 0;
    for (int i = 0; i + sub.length() <= text.length(); ) {
      boolean here = Arrays.equals(text.slice(i, i + sub.length()).toArray(), sub.toArray());
      count += here ? 1 : 0;
      i += here ? Math.max(sub.length(), 1) : 1;
    }
    return count;
  }
}
