package org.memview.cli.show;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.memview.Conversion;
import org.memview.MemoryView;
import org.memview.format.Kind;

/// The numbers of a piece of a view, so that two pieces of different formats can be compared
/// exactly: integers stay integers, since a `double` has room for 53 bits only.
///
/// @param whole the integers, their bits if `unsigned`; empty if the view has others
/// @param unsigned whether the integers have 64 bits and no sign
/// @param real the numbers that are no integers; empty if the view has integers
record Values(long[] whole, boolean unsigned, double[] real) {
  private static final double TWO_TO_63 = 0x1p63;

  static Values of(MemoryView piece) {
    Kind kind = piece.formatSpec().kind();
    if (kind == Kind.SIGNED || kind == Kind.UNSIGNED) {
      boolean unsigned = kind == Kind.UNSIGNED && piece.itemSize() == Long.BYTES;
      return new Values(piece.toContiguous().toLongArray(), unsigned, new double[0]);
    }
    double[] real = new double[(int) piece.elementCount()];
    MemoryView.of(real).cast("d", piece.shape()).convertFrom(piece, Conversion.SATURATE);
    return new Values(new long[0], false, real);
  }

  private boolean isWhole() {
    return real.length == 0;
  }

  int length() {
    return Math.max(whole.length, real.length);
  }

  /// Returns whether two elements are the same number, or both none.
  boolean sameAt(int i, Values other) {
    if (isWhole() && other.isWhole()) {
      return whole[i] == other.whole[i] && (unsigned == other.unsigned || whole[i] >= 0);
    }
    if (isWhole()) {
      return is(i, other.real[i]);
    }
    return other.isWhole()
        ? other.is(i, real[i])
        : real[i] == other.real[i] || (Double.isNaN(real[i]) && Double.isNaN(other.real[i]));
  }

  private boolean is(int i, double number) {
    if (!unsigned) {
      return number == whole[i] && number < TWO_TO_63 && (long) number == whole[i];
    }
    long bits = number < TWO_TO_63 ? (long) number : (long) (number - TWO_TO_63) ^ Long.MIN_VALUE;
    return number >= 0 && number < 2 * TWO_TO_63 && number == Math.rint(number) && bits == whole[i];
  }

  /// Returns how far two elements are apart, NaN if one is no number.
  double distanceAt(int i, Values other) {
    double distance = Math.abs(roughly(i) - other.roughly(i));
    return distance < 1 && (isWhole() || other.isWhole())
        ? exactly(i).subtract(other.exactly(i)).abs().doubleValue()
        : distance;
  }

  private double roughly(int i) {
    return !isWhole() ? real[i] : unsigned ? integer(i).doubleValue() : whole[i];
  }

  private BigDecimal exactly(int i) {
    return isWhole() ? new BigDecimal(integer(i)) : new BigDecimal(real[i]);
  }

  private BigInteger integer(int i) {
    BigInteger signed = BigInteger.valueOf(whole[i]);
    return unsigned && whole[i] < 0 ? signed.add(BigInteger.TWO.pow(Long.SIZE)) : signed;
  }
}
