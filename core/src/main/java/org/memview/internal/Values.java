package org.memview.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.format.Field;
import org.memview.format.Format;

/// Equality by value, as Python's `==` has it, across Java's number classes.
///
/// Every value has a *key*; two values are equal if their keys are. Numbers that are integers
/// become `Long` or `BigInteger`, all others `Double` or, if no double equals them, `BigDecimal`;
/// NaN becomes an object that equals nothing. Nothing is ever rounded.
final class Values {
  private Values() {}

  /// The key of an element read by [Elements#get], or of a value to be compared with such.
  ///
  /// A `c` is bytes of length 1 and no number. A record of one nameless value is that value: Python
  /// unpacks both `B` and `xB` to a bare number.
  static Object keyOf(Object value, Format format) {
    return switch (format.kind()) {
      case CHAR -> value instanceof Byte b ? Bytes.of(b) : key(value);
      case RECORD -> recordKey(value, format.fields());
      default -> key(value);
    };
  }

  private static Object recordKey(Object value, List<Field> fields) {
    if (isBare(fields)) {
      Object only = value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value;
      return keyOf(only, fields.getFirst().format());
    }
    if (!(value instanceof List<?> values) || values.size() != fields.size()) {
      return key(value);
    }
    List<Object> keys = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      Field field = fields.get(i);
      keys.add(fieldKey(values.get(i), field.format(), field.shape().length));
    }
    return keys;
  }

  private static boolean isBare(List<Field> fields) {
    return fields.size() == 1 && !fields.getFirst().isArray() && fields.getFirst().name().isEmpty();
  }

  private static Object fieldKey(Object value, Format format, int axes) {
    if (axes == 0 || !(value instanceof List<?> list)) {
      return keyOf(value, format);
    }
    List<Object> keys = new ArrayList<>(list.size());
    for (Object item : list) {
      keys.add(fieldKey(item, format, axes - 1));
    }
    return keys;
  }

  /// The key of any value.
  static Object key(Object value) {
    return switch (value) {
      case Boolean b -> b ? 1L : 0L;
      case Double d -> doubleKey(d);
      case Float f -> doubleKey(f);
      case BigInteger n -> integerKey(n);
      case BigDecimal n -> decimalKey(n);
      case Byte n -> n.longValue();
      case Short n -> n.longValue();
      case Integer n -> n.longValue();
      case AtomicInteger n -> n.longValue();
      case AtomicLong n -> n.get();
      case Complex z -> complexKey(z);
      case byte[] bytes -> Bytes.of(bytes);
      case Object[] items -> key(Arrays.asList(items));
      case List<?> items -> items.stream().map(Values::key).toList();
      default -> value;
    };
  }

  private static Object doubleKey(double value) {
    if (Double.isNaN(value)) {
      return new Object();
    }
    boolean integral = Double.isFinite(value) && value == Math.rint(value);
    return !integral
        ? value
        : Math.abs(value) < 0x1p63
            ? (Object) (long) value
            : integerKey(new BigDecimal(value).toBigInteger());
  }

  private static Object integerKey(BigInteger value) {
    return value.bitLength() < 64 ? value.longValue() : value;
  }

  private static Object decimalKey(BigDecimal value) {
    if (value.signum() == 0 || value.stripTrailingZeros().scale() <= 0) {
      return integerKey(value.toBigIntegerExact());
    }
    double nearest = value.doubleValue();
    boolean exact = Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(value) == 0;
    return exact ? nearest : value.stripTrailingZeros();
  }

  private static Object complexKey(Complex value) {
    return value.im() == 0
        ? doubleKey(value.re())
        : new Pair(doubleKey(value.re()), doubleKey(value.im()));
  }

  private record Pair(Object re, Object im) {}
}
