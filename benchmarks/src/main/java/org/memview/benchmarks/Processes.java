package org.memview.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs ways of doing the same in processes of their own, because what is measured beside time is
/// the largest memory a process had.
///
/// The ways take turns, so that what else happens on the machine meets all of them, and the best of
/// a few turns is taken. Large arrays of Java's are made where they stay: collecting them to
/// another place would count twice. A process is given its way, the rounds and the arguments, and
/// prints milliseconds and KiB.
///
/// @param worker the Java program
/// @param script the Python program, a resource
/// @param rounds in one process
/// @param slow the ways that have two rounds only, because one takes seconds
record Processes(Class<?> worker, String script, int rounds, List<String> slow) {
  private static final int FEW = 2;

  Processes(Class<?> worker, String script, int rounds) {
    this(worker, script, rounds, List.of());
  }

  /// What the numbers are, in words.
  String counts() {
    String fewer = slow.isEmpty() ? "" : " (%d of %s)".formatted(FEW, String.join(", ", slow));
    return "the best of 2 processes of %d rounds%s each; files: the best round, sockets: the median"
        .formatted(rounds, fewer);
  }

  /// Returns the table with what was measured in `turns` processes of each way.
  String measure(ProcessTable table, int turns, String... arguments) throws IOException {
    Map<String, ProcessTable.Cost> costs = new TreeMap<>();
    for (int turn = 0; turn < turns; turn++) {
      for (ProcessTable.Way way : table.ways()) {
        costs.merge(way.key(), cost(command(way, arguments)), ProcessTable.Cost::least);
      }
    }
    return table.text(costs);
  }

  private List<String> command(ProcessTable.Way way, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (way.isPython()) {
      command.addAll(List.of("python3", "-I", "-c", text()));
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:+UseSerialGC", "-Xmn16m", "-Xmx6g", "-cp"));
      command.addAll(List.of(System.getProperty("java.class.path"), worker.getName()));
    }
    int count = slow.contains(way.key()) ? Math.min(FEW, rounds) : rounds;
    command.addAll(List.of(way.key(), Integer.toString(count)));
    command.addAll(List.of(arguments));
    return command;
  }

  private String text() throws IOException {
    try (var source = Processes.class.getResourceAsStream(script)) {
      if (source == null) {
        throw new IOException(script + " is not part of this build");
      }
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ProcessTable.Cost cost(List<String> command) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      if (command.getFirst().equals("python3")) {
        return ProcessTable.Cost.UNKNOWN;
      }
      throw e;
    }
    String[] words =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .split(" ", -1);
    if (words.length != 2) {
      return ProcessTable.Cost.UNKNOWN; // what went wrong it has said itself
    }
    return new ProcessTable.Cost(Double.parseDouble(words[0]), Long.parseLong(words[1]) / 1024.0);
  }
}
