package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.memview.MemoryView;
import org.memview.numpy.Npy;

/// What `./memview bench start` runs: how long commands take from their start to their end, the
/// launcher included, beside a Python that imports NumPy. They take turns.
final class StartBench {
  private static final int STARTS = 7;
  private static final double TIMES = 2;
  private static final String NUMPY = "python3 -c \"import numpy\"";

  private StartBench() {}

  /// Options: `--smoke` starts each once.
  static void run(Options options, Transcript out) throws IOException, InterruptedException {
    Path file = Files.createTempFile("memview-start", ".npy");
    try {
      Files.delete(file);
      try (var npy = Npy.create(file, "<i", 10, 10);
          MemoryView view = npy.view()) {
        view.fill(7);
      }
      out.print(text(measure(commands(options, file), options.smoke() ? 1 : STARTS)));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Map<String, List<String>> commands(Options options, Path file) {
    String memview = options.home().resolve("memview").toAbsolutePath().normalize().toString();
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("./memview --version", List.of(memview, "--version"));
    commands.put("./memview show (10 x 10 ints)", List.of(memview, "show", file.toString()));
    commands.put(NUMPY, List.of("python3", "-c", "import numpy"));
    commands.put("python3 -c \"\"", List.of("python3", "-c", ""));
    return commands;
  }

  /// Sorted milliseconds by command.
  private static Map<String, double[]> measure(Map<String, List<String>> commands, int starts)
      throws IOException, InterruptedException {
    Map<String, double[]> millis = new LinkedHashMap<>();
    for (int turn = 0; turn < starts; turn++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        double time = start(command.getValue());
        if (!Double.isNaN(time)) {
          millis.computeIfAbsent(command.getKey(), _ -> new double[starts])[turn] = time;
        }
      }
    }
    millis.values().forEach(Arrays::sort);
    return millis;
  }

  /// Milliseconds; NaN of a Python that is not there.
  private static double start(List<String> command) throws IOException, InterruptedException {
    boolean python = command.getFirst().equals("python3");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(
                python ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    int code;
    try {
      code = builder.start().waitFor();
    } catch (IOException e) {
      if (python) {
        return Double.NaN;
      }
      throw e;
    }
    if (code != 0 && !python) {
      throw new IOException(String.join(" ", command) + " ended with " + code);
    }
    return code == 0 ? (System.nanoTime() - start) / 1e6 : Double.NaN;
  }

  private static String text(Map<String, double[]> millis) {
    StringBuilder text = new StringBuilder("From start to end, in turns; ms.\n\n");
    text.append("%-32s %8s %8s %14s%n".formatted("", "least", "median", "times NumPy's"));
    double[] numpy = millis.get(NUMPY);
    List<Judged> judged = new ArrayList<>();
    millis.forEach((name, times) -> {
      double median = times[times.length / 2];
      double ratio = numpy == null ? Double.NaN : median / numpy[numpy.length / 2];
      text.append(
          String.format(Locale.ROOT, "%-32s %8.0f %8.0f %14.2f%n", name, times[0], median, ratio));
      if (name.startsWith("./memview")) {
        judged.add(Judged.atMost(name + ", median by NumPy's", ratio, TIMES));
      }
    });
    return text.append('\n').append(Judged.summary(judged)).toString();
  }
}
