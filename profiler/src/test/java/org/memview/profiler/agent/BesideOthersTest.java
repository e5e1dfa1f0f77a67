package org.memview.profiler.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.profiler.command.AgentJar;
import org.memview.profiler.report.LineCost;

/// Two agents in one JVM: JaCoCo's, which puts its own probes into the same methods, before ours
/// and behind it.
class BesideOthersTest {
  private static final String PROGRAM =
      """
      import java.util.*;
      class Both {
        static Object sink;
        final int[] field = new int[10];
        static int work(int n) {
          List<byte[]> list = new ArrayList<>(4);
          for (int i = 0; i < n; i++) {
            if (i % 2 == 0) list.add(new byte[100 * i]);
            else sink = new Both();
          }
          try {
            sink = new long[n];
            throw new IllegalStateException("planned");
          } catch (IllegalStateException e) {
            sink = list.isEmpty() ? null : new char[n];
          } finally {
            sink = new short[7];
          }
          Runnable r = () -> sink = new byte[1000];
          r.run();
          return list.size();
        }
        public static void main(String[] args) {
          for (int i = 0; i < 20; i++) work(6);
          System.out.println(work(6));
        }
      }
      """;

  @TempDir Path folder = Path.of("");

  /// What can be compared: that of JaCoCo's own a first execution may have more.
  private record Row(String text, long occurrences, long perExecution) {}

  private static List<Row> rows(ChildJvm.Result result) throws Exception {
    return result.table("work").lines().stream()
        .filter(LineCost::code)
        .map(line -> new Row(line.text().strip(), line.occurrences(), line.perExecution()))
        .toList();
  }

  @Test
  void jacoco_beforeAndBehind_changesNoLine() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile("Both", PROGRAM);
    Path agent = AgentJar.file(folder);

    ChildJvm.Result alone = jvm.profiled("match=Both#*", List.of(), "Both");

    for (boolean jacocoFirst : new boolean[] {true, false}) {
      Path json = folder.resolve("with-jacoco-" + jacocoFirst + ".json");
      Path coverage = folder.resolve("coverage-" + jacocoFirst + ".exec");
      List<String> agents =
          new ArrayList<>(
              List.of(
                  "-javaagent:" + jacoco() + "=destfile=" + coverage + ",includes=Both*",
                  "-javaagent:" + agent + "=match=Both#*,out=" + json));
      if (!jacocoFirst) {
        agents.addFirst(agents.removeLast());
      }

      ChildJvm.Result both = jvm.start(json, agents, "Both");

      assertEquals(0, both.code(), both.err());
      assertEquals(alone.out(), both.out());
      assertEquals("", both.err());
      assertEquals(rows(alone), rows(both), "JaCoCo first: " + jacocoFirst);
      assertTrue(Files.size(coverage) > 40, "JaCoCo has measured, too");
    }
    assertTrue(rows(alone).stream().anyMatch(row -> row.perExecution >= 56), "it sees something");
  }

  private static String jacoco() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.contains("org.jacoco.agent"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("JaCoCo's agent is not on the class path"));
  }
}
