package org.memview.cli.show;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.memview.MemoryView;

/// Where the elements of two views differ, by value: formats need not be the same, two NaNs are.
///
/// Both are read in pieces of a fixed size, in C order.
final class Difference {
  private static final int PIECE = 1 << 16;

  private final MemoryView one;
  private final MemoryView other;
  private final boolean numeric;
  private final LongConsumer progress;
  private long count;
  private long first = -1;
  private double largest;
  private long largestAt = -1;
  private long done;

  private Difference(MemoryView one, MemoryView other, LongConsumer progress) {
    this.one = one;
    this.other = other;
    this.numeric = isNumeric(one) && isNumeric(other);
    this.progress = progress;
  }

  private static boolean isNumeric(MemoryView view) {
    return switch (view.formatSpec().kind()) {
      case SIGNED, UNSIGNED, FLOAT -> true;
      default -> false;
    };
  }

  /// Returns what differs, by name: `shape`, `format`, `elements`, `first`, `largest`.
  ///
  /// @param progress is told how many elements have been compared
  static Map<String, String> of(MemoryView one, MemoryView other, LongConsumer progress) {
    return new Difference(one, other, progress).facts();
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("shape", both(Arrays.toString(one.shape()), Arrays.toString(other.shape())));
    facts.put("format", both(one.format(), other.format()));
    if (!Arrays.equals(one.shape(), other.shape())) {
      facts.put("elements", "not compared: the shapes differ");
      return facts;
    }
    if (one.elementCount() > 0) {
      walk(one, other, 0);
    }
    facts.put("elements", elements());
    if (first >= 0) {
      facts.put("first", at(first));
    }
    if (largestAt >= 0) {
      facts.put("largest", String.format(Locale.US, "%s, difference %.6g", at(largestAt), largest));
    }
    return facts;
  }

  private static String both(String mine, String theirs) {
    return mine.equals(theirs) ? mine + ", the same" : mine + " and " + theirs;
  }

  private String elements() {
    long all = one.elementCount();
    return count == 0
        ? String.format(Locale.US, "%,d, all equal", all)
        : String.format(Locale.US, "%,d of %,d differ (%.3g %%)", count, all, 100.0 * count / all);
  }

  private String at(long number) {
    long[] index = Indices.of(number, one.shape());
    return "%s: %s and %s"
        .formatted(Arrays.toString(index), one.at(index).toText(), other.at(index).toText());
  }

  /// @param from number of the first element, in C order
  private void walk(MemoryView mine, MemoryView theirs, long from) {
    if (mine.elementCount() <= PIECE) {
      compare(mine, theirs, from);
      done += mine.elementCount();
      progress.accept(done);
      return;
    }
    long each = mine.elementCount() / mine.length();
    long step = Math.max(1, PIECE / each);
    for (long row = 0; row < mine.length(); row += step) {
      long end = Math.min(mine.length(), row + step);
      if (each > PIECE) {
        walk(mine.at(row), theirs.at(row), from + row * each);
      } else {
        walk(mine.slice(row, end), theirs.slice(row, end), from + row * each);
      }
    }
  }

  private void compare(MemoryView mine, MemoryView theirs, long from) {
    if (mine.contentEquals(theirs)) {
      return;
    }
    if (!numeric) {
      compareValues(mine, theirs, from);
    } else {
      compareNumbers(Values.of(mine), Values.of(theirs), from);
    }
  }

  /// Element by element, for what is no number.
  private void compareValues(MemoryView mine, MemoryView theirs, long from) {
    for (long n = 0; n < mine.elementCount(); n++) {
      long[] index = Indices.of(n, mine.shape());
      if (!mine.at(index).contentEquals(theirs.at(index))) {
        found(from + n, Double.NaN);
      }
    }
  }

  private void compareNumbers(Values mine, Values theirs, long from) {
    for (int i = 0; i < mine.length(); i++) {
      if (!mine.sameAt(i, theirs)) {
        found(from + i, mine.distanceAt(i, theirs));
      }
    }
  }

  private void found(long number, double difference) {
    count++;
    first = first < 0 ? number : first;
    if (difference > largest) {
      largest = difference;
      largestAt = number;
    }
  }
}
