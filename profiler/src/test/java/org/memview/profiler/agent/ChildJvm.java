package org.memview.profiler.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.memview.profiler.command.AgentJar;
import org.memview.profiler.oracle.Sources;
import org.memview.profiler.report.JsonReport;
import org.memview.profiler.report.LineCost;
import org.memview.profiler.report.LineReport;
import org.memview.profiler.report.MethodTable;

/// Programs in JVMs of their own, with and without the agent.
final class ChildJvm {
  final Path folder;
  private final Path agent;

  ChildJvm(Path folder) throws IOException {
    this.folder = folder;
    this.agent = AgentJar.file(folder);
  }

  /// How a program ended, what it printed, and its report if it has one.
  record Result(int code, String out, String err, Path json) {
    LineReport report() throws IOException {
      return JsonReport.read(Files.readString(json));
    }

    MethodTable table(String method) throws IOException {
      return report().tables().stream()
          .filter(table -> table.method().equals(method))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no table of " + method + "\n" + err));
    }

    /// Returns the line whose text contains `text`.
    LineCost line(String method, String text) throws IOException {
      return table(method).lines().stream()
          .filter(line -> line.text().contains(text))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no line with " + text));
    }
  }

  /// Compiles a class; its source lies beside it.
  void compile(String name, String source) throws IOException {
    for (Map.Entry<String, byte[]> type : Sources.compile(Map.of(name, source)).entrySet()) {
      Files.write(folder.resolve(type.getKey() + ".class"), type.getValue());
    }
    Files.writeString(folder.resolve(name + ".java"), source);
  }

  /// Runs a class with the agent.
  Result profiled(String options, List<String> jvm, String... command)
      throws IOException, InterruptedException {
    Path json = Files.createTempFile(folder, "report", ".json");
    Files.delete(json);
    List<String> all = new ArrayList<>(jvm);
    String rest = options.isEmpty() ? "" : "," + options;
    all.add("-javaagent:" + agent + "=out=" + AgentOptions.encoded(json.toString()) + rest);
    return start(json, all, command);
  }

  Result plain(String... command) throws IOException, InterruptedException {
    return start(folder.resolve("none.json"), List.of(), command);
  }

  Path agentJar() {
    return agent;
  }

  Result start(Path json, List<String> jvm, String... command)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    all.addAll(jvm);
    if (jvm.stream().noneMatch(word -> word.equals("-cp") || word.equals("-p"))) {
      all.addAll(List.of("-cp", folder + File.pathSeparator));
    }
    all.addAll(List.of(command));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    int code =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Result(code, Files.readString(out), Files.readString(err), json);
  }
}
