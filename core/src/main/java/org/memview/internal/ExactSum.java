package org.memview.internal;

import java.math.BigInteger;

/// A sum of integers that never overflows: 192 bits hold 2^63 products of two 64-bit numbers.
final class ExactSum {
  private long low;
  private long middle;
  private long high;

  /// Adds a signed number.
  void add(long value) {
    add(value, value >> 63);
  }

  /// Adds another sum.
  void add(ExactSum other) {
    add(other.low, other.middle);
    // Added as a signed number, `middle` has brought its sign along.
    high += other.high - (other.middle >> 63);
  }

  /// Adds `number * 2^32`.
  void addShifted(long number) {
    add(number << 32, number >> 32);
  }

  /// Adds the product of two numbers, each signed or unsigned.
  void addProduct(long a, boolean aUnsigned, long b, boolean bUnsigned) {
    add(a * b, Math.multiplyHigh(a, b));
    // Unsigned bits read as signed are 2^64 too small; (a + 2^64 p)(b + 2^64 q) = ab + 2^64 (pb +
    // qa) + 2^128 pq.
    boolean p = aUnsigned && a < 0;
    boolean q = bUnsigned && b < 0;
    if (p) {
      addToMiddle(b);
    }
    if (q) {
      addToMiddle(a);
    }
    if (p && q) {
      high++;
    }
  }

  // Adds the signed 128-bit number.
  private void add(long lower, long upper) {
    long sum = low + lower;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    low = sum;
    addToMiddle(upper);
    if (carry != 0 && ++middle == 0) {
      high++;
    }
  }

  private void addToMiddle(long value) {
    long sum = middle + value;
    high += (value >> 63) + (Long.compareUnsigned(sum, middle) < 0 ? 1 : 0);
    middle = sum;
  }

  BigInteger value() {
    return BigInteger.valueOf(high)
        .shiftLeft(64)
        .add(Scalars.unsigned(middle))
        .shiftLeft(64)
        .add(Scalars.unsigned(low));
  }

  /// The sum as `long`; throws an ArithmeticException that names `what` and the sum if it does not
  /// fit.
  long longValue(String what) {
    if (middle != (low >> 63) || high != middle) {
      throw Errors.overflow(what, value());
    }
    return low;
  }

  /// The sum as unsigned `long`; throws likewise if it does not fit.
  long unsignedLongValue(String what) {
    if (middle != 0 || high != 0) {
      throw Errors.unsignedOverflow(what, value());
    }
    return low;
  }

  /// The sum, rounded once.
  double doubleValue() {
    return high == middle && middle == (low >> 63) ? (double) low : value().doubleValue();
  }
}
