package org.memview.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers as exact decimals.
final class NumbersOracle {
  private NumbersOracle() {}

  static boolean isNaN(Object value) {
    return value instanceof Number n && Double.isNaN(n.doubleValue());
  }

  static boolean isInfinite(Object value) {
    return (value instanceof Double || value instanceof Float)
        && Double.isInfinite(((Number) value).doubleValue());
  }

  /// The exact value; a truth value is 0 or 1. Not for NaN and infinities.
  static BigDecimal exact(Object value) {
    return switch (value) {
      case Boolean b -> b ? BigDecimal.ONE : BigDecimal.ZERO;
      case Float f -> new BigDecimal((double) f);
      case Double d -> new BigDecimal(d);
      case BigInteger n -> new BigDecimal(n);
      default -> BigDecimal.valueOf(((Number) value).longValue());
    };
  }

  /// Python's `==` of two numbers.
  static boolean equal(Object a, Object b) {
    if (isNaN(a) || isNaN(b)) {
      return false;
    }
    return (isInfinite(a) || isInfinite(b))
        ? asDouble(a) == asDouble(b)
        : exact(a).compareTo(exact(b)) == 0;
  }

  /// Python's `<` of two numbers that are not NaN.
  static boolean less(Object a, Object b) {
    return (isInfinite(a) || isInfinite(b))
        ? asDouble(a) < asDouble(b)
        : exact(a).compareTo(exact(b)) < 0;
  }

  static double asDouble(Object value) {
    return value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).doubleValue();
  }

  /// The exact sum, or null if a value is not finite.
  static @Nullable BigDecimal sum(List<Object> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object value : values) {
      if (isNaN(value) || isInfinite(value)) {
        return null;
      }
      sum = sum.add(exact(value));
    }
    return sum;
  }
}
