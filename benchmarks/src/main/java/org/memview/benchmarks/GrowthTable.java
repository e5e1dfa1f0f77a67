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
    return String.format(Locale.ROOT, nanos < 0.1 ? " %.4f |" : " %.3f |", nanos);
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
          bends.add(bend(before.getKey(), now.getKey(), times));
        }
      }
      before = now;
    }
    return bends;
  }

  private String bend(long from, long to, double times) {
    return String.format(
        Locale.ROOT,
        "%s → %s: %.1f times as %s (%s)",
        size(from),
        size(to),
        times > 1 ? times : 1 / times,
        times > 1 ? "long" : "fast",
        why(from, to, times));
  }

  private String why(long from, long to, double times) {
    if (times * to < from) {
      return "more than the size can explain: at the smaller size the loop was not compiled yet";
    }
    if (times < 1) {
      return to <= CALL
          ? "more elements share the cost of the call"
          : "the processor reads ahead further, and the kernel maps more pages at once";
    }
    StringJoiner left = new StringJoiner(" and ");
    for (Machine.Cache cache : caches) {
      if (from <= cache.bytes() && to > cache.bytes() / 2) {
        left.add(cache.name() + " of " + size(cache.bytes()));
      }
    }
    return left.length() > 0
        ? "it outgrows the cache " + left
        : "not a cache: pages of 4 KiB, of which more and more are used, or other work on the"
            + " machine";
  }
}
