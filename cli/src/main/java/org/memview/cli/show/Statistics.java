package org.memview.cli.show;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.memview.Conversion;
import org.memview.MemoryView;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.format.Kind;

/// What the numbers of a view are like: how many, from where to where, and how they spread.
///
/// Two passes in pieces of a fixed size, so that neither the memory nor the accuracy depends on how
/// many there are: the first finds extremes and mean, the second the deviations from that mean and
/// the histogram. Extremes of integers are exact.
final class Statistics {
  private static final int BUFFER = 1 << 16;
  private static final int BINS = 32;
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private final String name;
  private final MemoryView view;
  private final double[] buffer = new double[BUFFER];
  private final MemoryView target = MemoryView.of(buffer);
  private final long[] bins = new long[BINS];

  private long nans;
  private long infinities;
  private long zeros;
  private @Nullable Number min;
  private @Nullable Number max;

  /// Of the finite ones.
  private double low = Double.POSITIVE_INFINITY;

  private double high = Double.NEGATIVE_INFINITY;

  /// Of the infinite ones.
  private double lowest = Double.POSITIVE_INFINITY;

  private double highest = Double.NEGATIVE_INFINITY;
  private double sum;
  private double squares;

  private Statistics(String name, MemoryView view) {
    this.name = name;
    this.view = view.formatSpec().kind() == Kind.BOOLEAN ? view.cast("B") : view;
  }

  /// Computes the statistics of `view`, or of each numeric field of its records.
  ///
  /// @param progress is told how many elements have been read, of twice [#work]
  static List<Statistics> of(MemoryView view, LongConsumer progress) {
    List<Statistics> all = new ArrayList<>();
    long[] done = new long[1];
    for (Statistics one : columns(view)) {
      one.compute(count -> progress.accept(done[0] += count));
      all.add(one);
    }
    return all;
  }

  /// Returns how many element reads [#of] will report.
  static long work(MemoryView view) {
    return 2 * columns(view).stream().mapToLong(one -> one.view.elementCount()).sum();
  }

  private static List<Statistics> columns(MemoryView view) {
    Format format = view.formatSpec();
    if (!format.isRecord()) {
      return isNumeric(format) ? List.of(new Statistics("", view)) : List.of();
    }
    List<Statistics> columns = new ArrayList<>();
    List<Field> fields = format.fields();
    for (int n = 0; n < fields.size(); n++) {
      Field field = fields.get(n);
      if (isNumeric(field.format())) {
        String name = field.name().isEmpty() ? "f" + n : field.name();
        columns.add(new Statistics(name, view.field(n)));
      }
    }
    return columns;
  }

  private static boolean isNumeric(Format format) {
    return switch (format.kind()) {
      case BOOLEAN, SIGNED, UNSIGNED, FLOAT -> true;
      default -> false;
    };
  }

  private void compute(LongConsumer progress) {
    Pieces.forEach(
        view,
        BUFFER,
        piece -> {
          extremes(piece, load(piece));
          progress.accept(piece.elementCount());
        });
    Pieces.forEach(
        view,
        BUFFER,
        piece -> {
          spread(load(piece));
          progress.accept(piece.elementCount());
        });
  }

  private int load(MemoryView piece) {
    int count = (int) piece.elementCount();
    target.slice(0, count).cast("d", piece.shape()).convertFrom(piece, Conversion.SATURATE);
    return count;
  }

  private void extremes(MemoryView piece, int count) {
    for (int i = 0; i < count; i++) {
      double value = buffer[i];
      if (Double.isFinite(value)) {
        zeros += value == 0 ? 1 : 0;
        sum += value;
        low = Math.min(low, value);
        high = Math.max(high, value);
      } else if (Double.isNaN(value)) {
        nans++;
      } else {
        infinities++;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      }
    }
    if (view.formatSpec().kind() != Kind.FLOAT) {
      min = lesser(min, piece.min(), 1);
      max = lesser(max, piece.max(), -1);
    }
  }

  /// 64-bit integers do not fit a double.
  private static Number lesser(@Nullable Number known, Number next, int sign) {
    if (known == null) {
      return next;
    }
    int order = new BigDecimal(next.toString()).compareTo(decimal(known));
    return sign * order < 0 ? next : known;
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  private void spread(int count) {
    double mean = mean();
    double width = (high - low) / BINS;
    for (int i = 0; i < count; i++) {
      double value = buffer[i];
      if (Double.isFinite(value)) {
        squares += (value - mean) * (value - mean);
        int bin = width > 0 ? (int) ((value - low) / width) : 0;
        bins[Math.clamp(bin, 0, BINS - 1)]++;
      }
    }
  }

  private long finite() {
    return view.elementCount() - nans - infinities;
  }

  private double mean() {
    return sum / finite();
  }

  private double std() {
    return Math.sqrt(squares / finite());
  }

  private Number least() {
    return min != null ? min : (Number) Math.min(low, lowest);
  }

  private Number greatest() {
    return max != null ? max : (Number) Math.max(high, highest);
  }

  /// Returns the numbers by name, for machines; those that no element has are left out.
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (!name.isEmpty()) {
      facts.put("field", name);
    }
    facts.put("count", view.elementCount());
    facts.put("nans", nans);
    facts.put("infinities", infinities);
    facts.put("zeros", zeros);
    if (finite() + infinities > 0) {
      facts.put("min", least());
      facts.put("max", greatest());
    }
    if (finite() > 0) {
      facts.put("mean", mean());
      facts.put("std", std());
      facts.put("histogram", Arrays.stream(bins).boxed().toList());
      facts.put("histogramFrom", low);
      facts.put("histogramTo", high);
    }
    return facts;
  }

  /// Returns two or three lines for people.
  String text() {
    String label = name.isEmpty() ? "" : name + ": ";
    String counts =
        String.format(
            Locale.ROOT,
            "%s%,d elements, %,d NaN, %,d infinite, %,d zero",
            label,
            view.elementCount(),
            nans,
            infinities,
            zeros);
    if (finite() + infinities == 0) {
      return counts;
    }
    String range = "\n  min %s, max %s".formatted(least(), greatest());
    if (finite() == 0) {
      return counts + range;
    }
    return counts
        + range
        + String.format(Locale.ROOT, ", mean %.6g, std %.6g", mean(), std())
        + String.format(Locale.ROOT, "\n  %s  from %.6g to %.6g", sparkline(), low, high);
  }

  /// The histogram as a row of bars; a bin that is not empty is never drawn as empty.
  private String sparkline() {
    long most = Arrays.stream(bins).max().orElse(1);
    StringBuilder line = new StringBuilder();
    for (long bin : bins) {
      int height = (int) Math.ceil((double) bin / most * BARS.length());
      line.append(bin == 0 ? ' ' : BARS.charAt(Math.clamp(height - 1, 0, BARS.length() - 1)));
    }
    return line.toString();
  }
}
