package org.memview.array;

import java.math.BigDecimal;
import java.math.BigInteger;

/// The order of two items by value, exact between integers of 64 bits and doubles.
final class Order {
  private Order() {}

  static int compare(Object first, Object second) {
    if (first instanceof Number a && second instanceof Number b) {
      return compare(a, b);
    }
    if (first instanceof String a && second instanceof String b) {
      return a.codePointAt(0) - b.codePointAt(0);
    }
    throw Errors.noOrder(first, second);
  }

  private static int compare(Number a, Number b) {
    if (isFloating(a) || isFloating(b)) {
      double x = a.doubleValue() + 0.0;
      double y = b.doubleValue() + 0.0;
      // Only where rounding made them equal can their order be another.
      return x != y || !Double.isFinite(x) ? Double.compare(x, y) : exact(a).compareTo(exact(b));
    }
    return exact(a).compareTo(exact(b));
  }

  private static boolean isFloating(Number n) {
    return n instanceof Double || n instanceof Float;
  }

  private static BigDecimal exact(Number n) {
    return switch (n) {
      case BigInteger big -> new BigDecimal(big);
      case Double d -> new BigDecimal(d);
      case Float f -> new BigDecimal(f);
      default -> BigDecimal.valueOf(n.longValue());
    };
  }
}
