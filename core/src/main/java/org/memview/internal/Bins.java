package org.memview.internal;

/// Ranges of equal width, by the rules of `numpy.histogram`: each has its lower edge, the last one
/// its upper edge, too. What lies outside them, and NaN, is in none.
///
/// The edges are `low + i * step` as doubles, the last one `high`. A number is put by division and
/// then compared with the edges of its bin, which decide.
final class Bins {
  private final int count;
  private final double low;
  private final double high;
  private final double step;

  // Where the range is wider than the largest double everything is halved.
  private final double half;
  private final double perUnit;

  private Bins(int count, double low, double high) {
    this.count = count;
    this.low = low;
    this.high = high;
    this.half = Double.isInfinite(high - low) ? 0.5 : 1;
    double width = high * half - low * half;
    this.step = half == 1 ? width / count : width / count * 2;
    this.perUnit = count / width;
  }

  /// Bins between two finite numbers; if they are equal, half a unit around them, as in NumPy.
  static Bins of(int count, double low, double high) {
    return low == high ? new Bins(count, low - 0.5, high + 0.5) : new Bins(count, low, high);
  }

  int count() {
    return count;
  }

  private double edge(int i) {
    return i == count ? high : low + i * step;
  }

  /// The bin of a number, -1 if there is none.
  int of(double number) {
    if (!(number >= low && number <= high)) {
      return -1;
    }
    int bin = (int) Math.min(count - 1, (number * half - low * half) * perUnit);
    while (bin > 0 && number < edge(bin)) {
      bin--;
    }
    while (bin < count - 1 && number >= edge(bin + 1)) {
      bin++;
    }
    return bin;
  }

  /// Counts `size` numbers.
  void add(double[] numbers, int size, long[] counts) {
    for (int i = 0; i < size; i++) {
      int bin = of(numbers[i]);
      if (bin >= 0) {
        counts[bin]++;
      }
    }
  }
}
