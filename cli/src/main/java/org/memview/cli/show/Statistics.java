package org.memview.cli.show;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
/// the histogram. Extremes of integers are exact. Asked to stop, it tells of what it has read.
final class Statistics {
  private static final int BUFFER = 1 << 16;
  private static final int BINS = 32;
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private final String name;
  private final MemoryView view;
  private final @Nullable Times times;
  private final double[] buffer = new double[BUFFER];
  private final MemoryView target = MemoryView.of(buffer);
  private final long[] bins = new long[BINS];

  /// Elements read by the first pass.
  private long read;

  /// Finite elements read by the second.
  private long measured;

  private boolean stopped;
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

  private Statistics(String name, MemoryView view, @Nullable Times times) {
    this.name = name;
    this.times = times;
    this.view = view.formatSpec().kind() == Kind.BOOLEAN ? view.cast("B") : view;
  }

  /// Computes the statistics of `view`, or of each numeric field of its records, or of the two
  /// parts of complex numbers.
  ///
  /// @param times what the elements mean, if they are times
  /// @param progress is told how many elements have been read, of twice [#work]
  /// @param stop is asked after each piece
  /// @param loader brings the pieces
  static List<Statistics> of(
      MemoryView view,
      @Nullable Times times,
      Loader loader,
      LongConsumer progress,
      BooleanSupplier stop)
      throws IOException {
    List<Statistics> all = new ArrayList<>();
    long[] done = new long[1];
    try {
      for (Statistics one : columns("", view, times)) {
        one.compute(loader, count -> progress.accept(done[0] += count), stop);
        all.add(one);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return all;
  }

  /// Returns how many element reads [#of] will report.
  static long work(MemoryView view) {
    return 2 * columns("", view, null).stream().mapToLong(one -> one.view.elementCount()).sum();
  }

  private static List<Statistics> columns(String name, MemoryView view, @Nullable Times times) {
    Format format = view.formatSpec();
    if (format.kind() == Kind.COMPLEX) {
      return List.of(part(name, view, "re"), part(name, view, "im"));
    }
    if (!format.isRecord()) {
      return isNumeric(format) ? List.of(new Statistics(name, view, times)) : List.of();
    }
    List<Statistics> columns = new ArrayList<>();
    List<Field> fields = format.fields();
    for (int n = 0; n < fields.size(); n++) {
      Field field = fields.get(n);
      if (isNumeric(field.format()) || field.format().kind() == Kind.COMPLEX) {
        String own = field.name().isEmpty() ? "f" + n : field.name();
        columns.addAll(columns(own, view.field(n), null));
      }
    }
    return columns;
  }

  /// Complex numbers are records of two, without saying so.
  private static Statistics part(String name, MemoryView view, String part) {
    boolean little =
        (ByteOrder.nativeOrder() == LITTLE_ENDIAN) == view.formatSpec().isNativeOrder();
    String number = (little ? "<" : ">") + (view.itemSize() == 8 ? "f" : "d");
    MemoryView parts = view.cast("T{" + number + ":re:" + number + ":im:}").field(part);
    return new Statistics(name.isEmpty() ? part : name + "." + part, parts, null);
  }

  private static boolean isNumeric(Format format) {
    return switch (format.kind()) {
      case BOOLEAN, SIGNED, UNSIGNED, FLOAT -> true;
      default -> false;
    };
  }

  private void compute(Loader loader, LongConsumer progress, BooleanSupplier stop) {
    stopped = !pass(loader, piece -> extremes(piece, load(piece)), progress, stop);
    stopped = stopped || !pass(loader, piece -> spread(load(piece)), progress, stop);
  }

  /// Returns whether it came to the end.
  private boolean pass(
      Loader loader, Consumer<MemoryView> action, LongConsumer progress, BooleanSupplier stop) {
    return Pieces.forEach(
        view,
        BUFFER,
        loader.mostSpan(),
        piece -> {
          action.accept(loaded(loader, piece));
          progress.accept(piece.elementCount());
          return !stop.getAsBoolean();
        });
  }

  private static MemoryView loaded(Loader loader, MemoryView piece) {
    try {
      return loader.piece(piece);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int load(MemoryView piece) {
    int count = (int) piece.elementCount();
    target.slice(0, count).cast("d", piece.shape()).convertFrom(piece, Conversion.SATURATE);
    for (int i = 0; times != null && i < count; i++) {
      buffer[i] = buffer[i] == Long.MIN_VALUE ? Double.NaN : buffer[i];
    }
    return count;
  }

  private void extremes(MemoryView piece, int count) {
    read += count;
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
    if (times != null) {
      exactTimes(piece);
    } else if (view.formatSpec().kind() != Kind.FLOAT) {
      min = lesser(min, piece.min(), 1);
      max = lesser(max, piece.max(), -1);
    }
  }

  private void exactTimes(MemoryView piece) {
    for (long count : piece.toLongArray()) {
      if (!Times.isMissing(count)) {
        min = lesser(min, count, 1);
        max = lesser(max, count, -1);
      }
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
    long before = measured;
    for (int i = 0; i < count; i++) {
      double value = buffer[i];
      if (Double.isFinite(value)) {
        measured++;
        squares += (value - mean) * (value - mean);
      }
    }
    addToBins(count, measured - before);
  }

  /// Numbers that are all the same lie in the first bin.
  private void addToBins(int count, long finite) {
    if (low < high) {
      long[] counts = target.slice(0, count).histogram(BINS, low, high);
      Arrays.setAll(bins, i -> bins[i] + counts[i]);
    } else {
      bins[0] += finite;
    }
  }

  private long finite() {
    return read - nans - infinities;
  }

  private double mean() {
    return sum / finite();
  }

  private double std() {
    return Math.sqrt(squares / measured);
  }

  private Object least() {
    return inWords(min != null ? min : (Number) Math.min(low, lowest));
  }

  private Object greatest() {
    return inWords(max != null ? max : (Number) Math.max(high, highest));
  }

  private Object inWords(Number number) {
    return times == null ? number : times.text(number.longValue());
  }

  private String rounded(double number) {
    return times == null
        ? String.format(Locale.US, "%.6g", number)
        : times.text(Math.round(number));
  }

  private String deviation() {
    return times == null
        ? rounded(std())
        : new Times(false, times.unit(), times.multiple()).text(Math.round(std()));
  }

  /// Returns the numbers by name, for machines; those that no element has are left out.
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (!name.isEmpty()) {
      facts.put("field", name);
    }
    facts.put("count", view.elementCount());
    if (stopped) {
      facts.put("stoppedAfter", measured > 0 ? measured : read);
    }
    facts.put("nans", nans);
    facts.put("infinities", infinities);
    facts.put("zeros", zeros);
    if (finite() + infinities > 0) {
      facts.put("min", least());
      facts.put("max", greatest());
    }
    if (finite() > 0) {
      facts.put("mean", mean());
    }
    if (measured > 0) {
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
            Locale.US,
            "%s%,d elements, %,d %s, %,d infinite, %,d zero",
            label,
            view.elementCount(),
            nans,
            times == null ? "NaN" : "NaT",
            infinities,
            zeros);
    if (finite() + infinities == 0) {
      return counts + stop();
    }
    String range = "\n  min %s, max %s".formatted(least(), greatest());
    if (finite() == 0) {
      return counts + range + stop();
    }
    String mean = ", mean " + rounded(mean());
    if (measured == 0) {
      return counts + range + mean + stop();
    }
    return counts
        + range
        + mean
        + ", std "
        + deviation()
        + "\n  %s  from %s to %s".formatted(sparkline(), rounded(low), rounded(high))
        + stop();
  }

  private String stop() {
    if (!stopped) {
      return "";
    }
    return measured == 0
        ? String.format(Locale.US, "\n  stopped: of the first %,d elements", read)
        : String.format(
            Locale.US, "\n  stopped: std and histogram of the first %,d elements", measured);
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
