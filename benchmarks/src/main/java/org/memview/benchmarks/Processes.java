package org.memview.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.memview.benchmarks.ProcessTable.Cost;
import org.memview.benchmarks.ProcessTable.Way;

/// Runs ways of doing the same in processes of their own, because what is measured beside time is
/// the largest memory a process had.
///
/// A process is given its way and the arguments, does a round for each line it reads, and prints
/// milliseconds, KiB and milliseconds of the processor; see [Rounds]. Each way has a few processes.
/// They stay side by side and take turns round by round, so that what else happens on the machine
/// meets all of them: what two of them have in common with the rest of it differs more from minute
/// to minute than they do. Large arrays of Java's are made where they stay: collecting them to
/// another place would count twice.
///
/// @param worker the Java program
/// @param script the Python program, a resource
/// @param rounds in one process
/// @param figure what stands for them
/// @param slow the ways that have two rounds only, and no company, because one takes seconds
record Processes(Class<?> worker, String script, int rounds, Figure figure, List<String> slow) {
  private static final int FEW = 2;

  /// What is made of the rounds of a process.
  enum Figure {
    /// The best round of all processes.
    BEST,
    /// The median of all, each process without the first third, in which code is compiled. Lucky
    /// rounds, in which sender and receiver do not meet on a core, are half as long and seldom:
    /// they decide nothing.
    MEDIAN;

    private List<Double> warm(List<Double> millis) {
      return millis.subList(this == BEST ? 0 : millis.size() / 3, millis.size());
    }

    private double of(Stream<Double> warm) {
      double[] sorted = warm.mapToDouble(x -> x).filter(x -> !Double.isNaN(x)).sorted().toArray();
      return sorted.length == 0 ? Double.NaN : sorted[this == BEST ? 0 : sorted.length / 2];
    }
  }

  Processes(Class<?> worker, String script, int rounds) {
    this(worker, script, rounds, Figure.BEST, List.of());
  }

  /// What the numbers are, in words.
  String counts() {
    String fewer = slow.isEmpty() ? "" : " (only %d: %s)".formatted(FEW, String.join(", ", slow));
    String what = figure == Figure.BEST ? "the best" : "the median without the first third";
    return "2 processes of %d rounds%s, in turn: %s".formatted(rounds, fewer, what);
  }

  /// Returns the table with what was measured in `turns` processes of each way.
  String measure(ProcessTable table, int turns, String... arguments) throws IOException {
    Map<String, List<Running>> all = new TreeMap<>();
    for (int turn = 0; turn < turns; turn++) {
      for (List<Way> together : groups(table.ways())) {
        for (Running one : run(together, arguments)) {
          all.computeIfAbsent(one.way.key(), _ -> new ArrayList<>()).add(one);
        }
      }
    }
    Map<String, Cost> costs = new TreeMap<>();
    all.forEach((key, processes) -> costs.put(key, cost(processes)));
    return table.text(costs);
  }

  private Cost cost(List<Running> processes) {
    if (processes.stream().anyMatch(one -> one.hasFailed)) {
      return Cost.UNKNOWN;
    }
    return new Cost(
        figure.of(processes.stream().flatMap(one -> figure.warm(one.millis).stream())),
        figure.of(processes.stream().flatMap(one -> figure.warm(one.busy).stream())),
        processes.stream().mapToDouble(one -> one.mebibytes).min().orElse(Double.NaN));
  }

  private List<List<Way>> groups(List<Way> ways) {
    List<List<Way>> groups = new ArrayList<>();
    List<Way> together = new ArrayList<>();
    for (Way way : ways) {
      if (!slow.contains(way.key())) {
        together.add(way);
      } else {
        groups.add(List.of(way));
      }
    }
    if (!together.isEmpty()) {
      groups.addFirst(together);
    }
    return groups;
  }

  private List<Running> run(List<Way> ways, String... arguments) throws IOException {
    List<Running> all = new ArrayList<>();
    try {
      for (Way way : ways) {
        all.add(Running.start(way, command(way, arguments)));
      }
      for (int i = 0; i < rounds; i++) {
        for (Running one : all) {
          if (i < FEW || !slow.contains(one.way.key())) {
            one.round();
          }
        }
      }
    } finally {
      all.forEach(Running::close);
    }
    return all;
  }

  private List<String> command(Way way, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (way.isPython()) {
      command.addAll(List.of("python3", "-I", "-c", text()));
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:+UseSerialGC", "-Xmn16m", "-Xmx6g", "-cp"));
      command.addAll(List.of(System.getProperty("java.class.path"), worker.getName()));
    }
    command.add(way.key());
    command.addAll(List.of(arguments));
    return command;
  }

  private String text() throws IOException {
    try (var source = Processes.class.getResourceAsStream(script)) {
      if (source == null) {
        throw new IOException(script + " is not part of this build");
      }
      return new String(source.readAllBytes(), UTF_8);
    }
  }

  /// A way with its process, if there is one.
  private static final class Running implements AutoCloseable {
    private final Way way;
    private final @Nullable Process process;
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> busy = new ArrayList<>();
    private double mebibytes;
    private boolean hasFailed;

    private Running(Way way, @Nullable Process process) {
      this.way = way;
      this.process = process;
    }

    static Running start(Way way, List<String> command) throws IOException {
      try {
        return new Running(
            way,
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
      } catch (IOException e) {
        if (way.isPython()) {
          return new Running(way, null); // not installed
        }
        throw e;
      }
    }

    void round() throws IOException {
      String line = process == null || hasFailed ? null : answer(process);
      if (line == null) {
        hasFailed = true; // of which it has said the reason itself
        return;
      }
      String[] words = line.split(" ", -1);
      millis.add(Double.parseDouble(words[0]));
      busy.add(words.length < 3 ? Double.NaN : Double.parseDouble(words[2]));
      if (millis.size() == 1) { // later rounds find the garbage of earlier ones
        mebibytes = Long.parseLong(words[1]) / 1024.0;
      }
    }

    private static @Nullable String answer(Process process) throws IOException {
      Writer turns = process.outputWriter(UTF_8);
      turns.write("\n");
      turns.flush();
      return process.inputReader(UTF_8).readLine();
    }

    /// Lets the process end by itself: there are no more turns.
    @Override
    public void close() {
      if (process != null) {
        try {
          process.outputWriter(UTF_8).close();
          process.waitFor();
        } catch (IOException e) {
          process.destroy();
        } catch (InterruptedException e) {
          process.destroy();
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
