package org.memview.cli.show;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// NumPy's `datetime64` and `timedelta64`: counts of a unit, in words.
///
/// @param isPoint a time since 1970, not a span
/// @param multiple of the unit that one count is
record Times(boolean isPoint, String unit, long multiple) {
  private static final Pattern SYNTAX =
      Pattern.compile("[<>|=]?([Mm])8(?:\\[(\\d{0,9})([A-Za-zμ]+)])?");
  private static final long NOT_A_TIME = Long.MIN_VALUE;
  private static final int WIDTH = 75;
  private static final int WHOLE = 1000;
  private static final int EDGE = 3;
  private static final List<String> FRACTIONS = List.of("s", "ms", "us", "ns", "ps", "fs", "as");

  /// Returns how elements that NumPy describes so read, null if they are no times.
  static @Nullable Times of(@Nullable String descr) {
    Matcher parts = SYNTAX.matcher(descr == null ? "" : descr);
    if (!parts.matches()) {
      return null;
    }
    String many = parts.group(2);
    String unit = parts.group(3) == null ? "" : parts.group(3);
    long multiple = many == null || many.isEmpty() ? 1 : Long.parseLong(many);
    return new Times(parts.group(1).equals("M"), unit.equals("μs") ? "us" : unit, multiple);
  }

  static boolean isMissing(long count) {
    return count == NOT_A_TIME;
  }

  /// Returns one of them: `2024-02-29T12:00:00.000001`, `75us`, `NaT`.
  String text(long count) {
    if (count == NOT_A_TIME) {
      return "NaT";
    }
    BigInteger units = BigInteger.valueOf(count).multiply(BigInteger.valueOf(multiple));
    if (!isPoint || unit.isEmpty()) {
      return units + unit;
    }
    try {
      return point(units);
    } catch (ArithmeticException | DateTimeException _) {
      return units + unit; // before or after all years of the calendar
    }
  }

  private String point(BigInteger units) {
    return switch (unit) {
      case "Y" -> year(units.add(BigInteger.valueOf(1970)).longValueExact());
      case "M" -> {
        long month = units.longValueExact();
        long year = 1970 + Math.floorDiv(month, 12);
        yield String.format(Locale.US, "%s-%02d", year(year), Math.floorMod(month, 12) + 1);
      }
      case "W" -> day(Math.multiplyExact(7, units.longValueExact()));
      case "D" -> day(units.longValueExact());
      case "h" -> clock(units.longValueExact(), 3600, "'T'HH");
      case "m" -> clock(units.longValueExact(), 60, "'T'HH:mm");
      default -> fraction(units);
    };
  }

  private static String year(long year) {
    return String.format(Locale.US, "%s%04d", year < 0 ? "-" : "", Math.abs(year));
  }

  private static String day(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return String.format(
        Locale.US,
        "%s-%02d-%02d",
        year(date.getYear()),
        date.getMonthValue(),
        date.getDayOfMonth());
  }

  private static String clock(long count, long seconds, String pattern) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.multiplyExact(count, seconds), 0, ZoneOffset.UTC);
    DateTimeFormatter clock =
        new DateTimeFormatterBuilder().appendPattern(pattern).toFormatter(Locale.ROOT);
    return day(time.getLong(ChronoField.EPOCH_DAY)) + clock.format(time);
  }

  private String fraction(BigInteger units) {
    int digits = 3 * FRACTIONS.indexOf(unit);
    if (digits < 0) {
      throw new DateTimeException("a unit of no known length: " + unit);
    }
    BigInteger[] parts = units.divideAndRemainder(BigInteger.TEN.pow(digits));
    if (parts[1].signum() < 0) {
      parts[0] = parts[0].subtract(BigInteger.ONE);
      parts[1] = parts[1].add(BigInteger.TEN.pow(digits));
    }
    String whole = clock(parts[0].longValueExact(), 1, "'T'HH:mm:ss");
    String rest = parts[1].toString();
    return digits == 0 ? whole : whole + "." + "0".repeat(digits - rest.length()) + rest;
  }

  // ---------------------------------------------------------------- views

  /// Returns the elements as NumPy prints them; of more than 1000, the ends.
  String text(MemoryView view) {
    if (view.ndim() == 0) {
      return text(view.getLong());
    }
    return view.isEmpty() ? "[]" : nested(view, view.elementCount() > WHOLE, 1);
  }

  private String nested(MemoryView view, boolean abbreviated, int indent) {
    List<String> items = new ArrayList<>();
    long length = view.length();
    for (long i = 0; i < length; i++) {
      if (abbreviated && i == EDGE && length > 2 * EDGE) {
        items.add("...");
        i = length - EDGE;
      }
      items.add(
          view.ndim() == 1 ? quoted(view.getLong(i)) : nested(view.at(i), abbreviated, indent + 1));
    }
    if (view.ndim() == 1) {
      return "[" + wrapped(items, indent) + "]";
    }
    String separator = "\n".repeat(view.ndim() - 1) + " ".repeat(indent);
    return "[" + String.join(separator, items) + "]";
  }

  private String quoted(long count) {
    return isPoint ? "'" + text(count) + "'" : text(count);
  }

  private static String wrapped(List<String> items, int indent) {
    StringBuilder text = new StringBuilder();
    int column = indent;
    for (String item : items) {
      if (column > indent && column + 1 + item.length() > WIDTH) {
        text.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (column > indent) {
        text.append(' ');
        column++;
      }
      text.append(item);
      column += item.length();
    }
    return text.toString();
  }
}
