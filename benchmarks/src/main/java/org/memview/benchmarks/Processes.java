package org.memview.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.memview.benchmarks.ProcessTable.Cost;
import org.memview.benchmarks.ProcessTable.Way;

/// Runs ways of doing the same in processes of their own, because what is measured beside time is
/// the largest memory a process had.
///
/// A process is given its way and the arguments, does a round for each line it reads, and prints
/// milliseconds and KiB; see [Rounds]. Each way has a few processes, of which the best one counts,
/// by turns, so that what else happens on the machine meets all of them. Large arrays of Java's are
/// made where they stay: collecting them to another place would count twice.
///
/// @param worker the Java program
/// @param script the Python program, a resource
/// @param rounds in one process
/// @param figure what stands for them
/// @param slow the ways that have two rounds only, because one takes seconds
record Processes(Class<?> worker, String script, int rounds, Figure figure, List<String> slow) {
  private static final int FEW = 2;

  /// What is made of the rounds of a process.
  enum Figure {
    /// The best round, one process after the other.
    BEST,
    /// The median, without the first third, in which code is compiled. Processes stay side by side
    /// and take turns round by round: what two of them have in common with the receiver and the
    /// rest of the machine differs more from minute to minute than they do. Lucky rounds, in which
    /// sender and receiver do not meet on a core, are half as long and seldom: they decide nothing.
    MEDIAN;

    private double of(List<Double> millis) {
      List<Double> warm = millis.subList(this == BEST ? 0 : millis.size() / 3, millis.size());
      return warm.stream().sorted().toList().get(this == BEST ? 0 : warm.size() / 2);
    }
  }

  Processes(Class<?> worker, String script, int rounds) {
    this(worker, script, rounds, Figure.BEST, List.of());
  }

  /// What the numbers are, in words.
  String counts() {
    String fewer = slow.isEmpty() ? "" : " (%d of %s)".formatted(FEW, String.join(", ", slow));
    String what =
        figure == Figure.BEST
            ? "the best round"
            : "the median without the first third, round by round in turn";
    return "the best of 2 processes of %d rounds%s each: %s".formatted(rounds, fewer, what);
  }

  /// Returns the table with what was measured in `turns` processes of each way.
  String measure(ProcessTable table, int turns, String... arguments) throws IOException {
    Map<String, Cost> costs = new TreeMap<>();
    for (int turn = 0; turn < turns; turn++) {
      for (List<Way> together : groups(table.ways())) {
        run(together, costs, arguments);
      }
    }
    return table.text(costs);
  }

  private List<List<Way>> groups(List<Way> ways) {
    List<List<Way>> groups = new ArrayList<>();
    List<Way> together = new ArrayList<>();
    for (Way way : ways) {
      if (figure == Figure.MEDIAN && !slow.contains(way.key())) {
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

  private void run(List<Way> ways, Map<String, Cost> costs, String... arguments)
      throws IOException {
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
    all.forEach(one -> costs.merge(one.way.key(), one.cost(figure), Cost::least));
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

    Cost cost(Figure figure) {
      return hasFailed ? Cost.UNKNOWN : new Cost(figure.of(millis), mebibytes);
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
