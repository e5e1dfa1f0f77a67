package org.memview.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.memview.Bytes;
import org.memview.Complex;

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
      case BigDecimal n -> n;
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

  /// Python's `==` of any two elements as [Elements#get] reads them; a `Byte` comes from a `c`.
  static boolean equalAsPython(Object a, Object b) {
    return switch (a) {
      case Byte c -> equalAsPython(Bytes.of(c), b);
      case Bytes bytes -> bytes.equals(b instanceof Byte c ? Bytes.of(c) : b);
      case String text -> text.equals(b);
      case List<?> list -> b instanceof List<?> other && equalLists(list, other);
      default -> isNumber(b) && equalComplex(complex(a), complex(b));
    };
  }

  private static boolean isNumber(Object value) {
    return !(value instanceof Byte)
        && (value instanceof Number || value instanceof Boolean || value instanceof Complex);
  }

  private static boolean equalLists(List<?> a, List<?> b) {
    boolean equal = a.size() == b.size();
    for (int i = 0; equal && i < a.size(); i++) {
      equal = equalAsPython(a.get(i), b.get(i));
    }
    return equal;
  }

  private static boolean equalComplex(List<Object> a, List<Object> b) {
    return equal(a.get(0), b.get(0)) && equal(a.get(1), b.get(1));
  }

  private static List<Object> complex(Object value) {
    return value instanceof Complex z ? List.of(z.re(), z.im()) : List.of(value, 0);
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
