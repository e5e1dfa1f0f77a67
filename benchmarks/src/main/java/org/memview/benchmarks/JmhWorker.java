package org.memview.benchmarks;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.RunnerException;

/// The main class of a JVM that runs benchmarks of one kind of memory, clean or polluted, by [Jmh],
/// and prints a [Sample] per line.
public final class JmhWorker {
  private static boolean failed;

  private JmhWorker() {}

  /// Arguments: class of benchmarks, storage, `clean`, `polluted` or `alone`, the name of a [Jmh],
  /// and a regular expression: for operations of [BulkBenchmark], for methods of another class.
  public static void main(String[] args) {
    Map<String, String> parameters = Map.of("storage", args[1], "jvm", args[2]);
    Jmh jmh = Jmh.named(args[3]);
    if (args[0].equals(BulkBenchmark.class.getName())) {
      for (String subject : subjects(args[4], args[1], args[2])) {
        print(jmh, include(args[0]) + "run", with(parameters, subject), subject);
      }
    } else {
      print(jmh, "^" + args[0].replace(".", "\\.") + args[4], parameters, args[0]);
    }
    if (failed) {
      System.exit(1); // what there is has been printed, and is not everything
    }
  }

  private static String include(String benchmarks) {
    return "^" + benchmarks.replace(".", "\\.") + "\\.";
  }

  private static Map<String, String> with(Map<String, String> parameters, String subject) {
    return Map.of(
        "storage",
        parameters.getOrDefault("storage", ""),
        "jvm",
        parameters.getOrDefault("jvm", ""),
        "subject",
        subject);
  }

  /// Every operation by everybody who can work on this kind of memory; alone: what views share out
  /// elsewhere, by views.
  static List<String> subjects(String only, String storage, String jvm) {
    boolean alone = jvm.equals(Worker.ALONE);
    return Operations.everyLayout(only).stream()
        .filter(operation -> !alone || operation.isShared())
        .filter(operation -> !jvm.equals(Worker.CLEAN) || operation.isForClean())
        .flatMap(operation ->
            operation.subjects().keySet().stream()
                .filter(who -> alone ? who.equals(Operation.VIEW) : Place.isFor(who, storage))
                .map(who -> operation.name() + "@" + who))
        .toList();
  }

  /// What fails is said and left out; the rest is worth having.
  private static void print(Jmh jmh, String include, Map<String, String> parameters, String name) {
    try {
      jmh.run(include, parameters).forEach(sample -> System.out.println(sample.line()));
    } catch (NoBenchmarksException _) {
      // Another class has those that match.
    } catch (RunnerException e) {
      System.err.println("memview bench: failed, and left out: " + name + " " + parameters);
      e.printStackTrace();
      failed = true;
    }
  }
}
