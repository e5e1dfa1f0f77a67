package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/// Growth as Markdown: the times, then where they bend and why.
record GrowthTable(List<Growth.Line> lines, List<Machine.Cache> caches) {
  /// From one size to the next, four times as large: more than this is a bend.
  private static final double BEND = 1.25;

  /// Up to here a call's own cost shows.
  private static final long CALL = 64 << 10;

  /// From here on views share work out among the processors.
  private static final long SHARED = 4 << 20;

  String text() {
    return lines.isEmpty() ? "Not measured.\n" : times() + "\n" + bends();
  }

  private String times() {
    StringBuilder table = new StringBuilder("| size |");
    lines.forEach(line -> table.append(' ').append(line.operation()).append(" |"));
    table.append("\n|---:|").append("---:|".repeat(lines.size())).append('\n');
    TreeSet<Long> sizes = new TreeSet<>();
    lines.forEach(line -> sizes.addAll(line.nanos().keySet()));
    for (Long size : sizes) {
      table.append("| ").append(size(size)).append(" |");
      for (Growth.Line line : lines) {
        table.append(number(line.nanos().getOrDefault(size, Double.NaN)));
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String number(double nanos) {
    return Double.isNaN(nanos)
        ? " - |"
        : String.format(Locale.ROOT, nanos < 0.1 ? " %.4f |" : " %.3f |", nanos);
  }

  static String size(long bytes) {
    for (String unit : List.of("GiB", "MiB", "KiB")) {
      long one =
          switch (unit) {
            case "GiB" -> 1L << 30;
            case "MiB" -> 1L << 20;
            default -> 1L << 10;
          };
      if (bytes >= one) {
        return bytes / one + " " + unit;
      }
    }
    return bytes + " B";
  }

  private String bends() {
    StringBuilder text = new StringBuilder();
    for (Growth.Line line : lines) {
      List<String> bends = bends(line);
      text.append("- ").append(line.operation()).append(": ");
      text.append(bends.isEmpty() ? "flat" : String.join("; ", bends)).append(".\n");
    }
    return text.toString();
  }

  private List<String> bends(Growth.Line line) {
    List<String> bends = new ArrayList<>();
    Map.Entry<Long, Double> before = null;
    for (Map.Entry<Long, Double> now : line.nanos().entrySet()) {
      if (before != null) {
        double times = now.getValue() / before.getValue();
        if (times > BEND || times < 1 / BEND) {
          bends.add(bend(line, before.getKey(), now.getKey(), times));
        }
      }
      before = now;
    }
    return bends;
  }

  private String bend(Growth.Line line, long from, long to, double times) {
    return String.format(
        Locale.ROOT,
        "%s → %s: %.1f times as %s (%s)",
        size(from),
        size(to),
        times > 1 ? times : 1 / times,
        times > 1 ? "long" : "fast",
        why(line, from, to, times));
  }

  /// What the numbers themselves can explain.
  private String why(Growth.Line line, long from, long to, double times) {
    if (times < 1 && isShared(line, to) && !isShared(line, from)) {
      return "shared out among the processors from " + size(SHARED) + " on";
    }
    if (times < 1) {
      double few = Growth.elements(line.operation(), from);
      double many = Growth.elements(line.operation(), to);
      double call = (nanos(line, from) - nanos(line, to)) / (1 / few - 1 / many);
      if (to > CALL) {
        return "not explained";
      }
      return call / many < nanos(line, to)
          ? "as if a call cost %.0f ns".formatted(call)
          : "a call costs %.0f ns, whatever its size".formatted(nanos(line, to) * many);
    }
    StringJoiner left = new StringJoiner(" and ");
    for (Machine.Cache cache : caches) {
      if (from <= cache.bytes() && to > cache.bytes() / 2) {
        left.add(cache.name() + " of " + size(cache.bytes()));
      }
    }
    if (left.length() > 0) {
      return "it outgrows the cache " + left;
    }
    return lines.stream()
        .filter(other -> other.operation().equals(Growth.HEAP))
        .mapToDouble(heap -> nanos(heap, to) / nanos(heap, from))
        .filter(ratio -> !line.operation().equals(Growth.HEAP) && ratio < (1 + times) / 2)
        .mapToObj("pages of 4 KiB: the sum over the heap takes %.1f times as long here"::formatted)
        .findFirst()
        .orElse("not explained");
  }

  private static boolean isShared(Growth.Line line, long size) {
    return Growth.bytes(line.operation(), size) >= SHARED;
  }

  private static double nanos(Growth.Line line, long size) {
    return line.nanos().getOrDefault(size, Double.NaN);
  }
}
