package org.memview.format;

import java.util.SplittableRandom;

/// Makes format texts, of the whole grammar or of `struct`'s, sound or damaged.
final class RandomFormats {
  private static final String[] PREFIXES = {"@", "=", "<", ">", "!", "^"};
  private static final String STRUCT_CODES = "xcbB?hHiIlLqQnNPefdsp";
  private static final String[] CODES =
      "x c b B ? h H i I l L q Q P e E f d F D Zf Zd s p u w".split(" ", -1);
  private static final String DAMAGE = "<>@=!^(){}:,TZEFDgtuwO&Xzyk~0123 \t\0é";
  private static final long[] COUNTS = {0, 1, 1, 2, 2, 3, 5, 7, 100, 1L << 33};

  private final SplittableRandom random;

  RandomFormats(long seed) {
    random = new SplittableRandom(seed);
  }

  /// A sound text of the whole grammar.
  String sound() {
    StringBuilder out = new StringBuilder();
    items(out, random.nextInt(4), 0);
    return out.toString();
  }

  /// A text of `struct`'s grammar; an explicit order comes with codes that have no standard size,
  /// too.
  String struct() {
    StringBuilder out = new StringBuilder(chance(50) ? PREFIXES[random.nextInt(5)] : "");
    for (int items = random.nextInt(7); items > 0; items--) {
      out.append(chance(10) ? " \t\n\f\r\u000b".substring(random.nextInt(6)) : "");
      if (chance(35)) {
        out.append(
            chance(3) ? random.nextLong(Long.MAX_VALUE) : COUNTS[random.nextInt(COUNTS.length)]);
      }
      out.append(STRUCT_CODES.charAt(random.nextInt(STRUCT_CODES.length())));
    }
    return out.toString();
  }

  /// Inserts, replaces or removes a few characters.
  String damaged(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(out.length() + 1);
      int end = Math.min(out.length(), at + random.nextInt(2));
      int pick = random.nextInt(DAMAGE.length() + 5);
      out.replace(at, end, pick < DAMAGE.length() ? DAMAGE.substring(pick, pick + 1) : "");
    }
    return out.toString();
  }

  private void items(StringBuilder out, int depth, int level) {
    for (int items = random.nextInt(5); items > 0; items--) {
      item(out, depth, "abcdefgh".substring(items, items + 1) + level);
    }
  }

  private void item(StringBuilder out, int depth, String name) {
    out.append(chance(5) ? " " : "").append(chance(15) ? shape() : "");
    out.append(chance(25) ? PREFIXES[random.nextInt(PREFIXES.length)] : "");
    out.append(chance(20) ? Integer.toString(random.nextInt(5)) : "");
    if (depth > 0 && chance(40)) {
      items(out.append("T{"), depth - 1, Integer.parseInt(name.substring(1)) + 1);
      out.append(chance(5) ? "^}" : "}");
    } else {
      out.append(CODES[random.nextInt(CODES.length)]);
    }
    out.append(chance(50) ? ":" + name + ":" : "");
  }

  private String shape() {
    return random
        .ints(1 + random.nextInt(3), 0, 5)
        .boxed()
        .toList()
        .toString()
        .replace('[', '(')
        .replace(']', ')');
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
