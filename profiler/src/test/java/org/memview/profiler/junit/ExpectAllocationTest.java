package org.memview.profiler.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.profiler.command.AgentJar;
import org.memview.profiler.oracle.Sources;

/// Test classes of other people, run by JUnit in a JVM of their own.
class ExpectAllocationTest {
  private static final String TESTS =
      """
      import java.util.*;
      import org.junit.jupiter.api.*;
      import org.memview.profiler.junit.ExpectAllocation;
      class LimitedTest {
        static Object sink;
        final byte[] content = new byte[100_000];
        int runs;

        @Test @ExpectAllocation(max = "1 KiB")
        void little() {
          sink = new byte[500];
        }

        @Test @ExpectAllocation(max = "1 KiB")
        void much() {
          sink = new int[5];
          sink = Arrays.copyOfRange(content, 1024, 100_000);
          sink = new byte[2000];
        }

        @Test @ExpectAllocation(max = "0", runs = 7)
        void counted() {
          if (++runs == 8) throw new IllegalStateException("run " + runs);
        }
      }
      """;

  /// Starts JUnit and prints what became of each test.
  private static final String LAUNCHER =
      """
      import org.junit.platform.launcher.*;
      import org.junit.platform.launcher.core.*;
      import org.junit.platform.engine.*;
      import org.junit.platform.engine.discovery.DiscoverySelectors;
      class Launch {
        public static void main(String[] args) {
          var request = LauncherDiscoveryRequestBuilder.request()
              .selectors(DiscoverySelectors.selectClass("LimitedTest")).build();
          LauncherFactory.create().execute(request, new TestExecutionListener() {
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
              if (test.isTest()) {
                System.out.println(test.getDisplayName() + " " + result.getStatus() + " "
                    + result.getThrowable().map(Throwable::getMessage).orElse(""));
              }
            }
          });
        }
      }
      """;

  @TempDir Path folder = Path.of("");

  private String run(List<String> options) throws IOException, InterruptedException {
    for (var source : Map.of("LimitedTest", TESTS, "Launch", LAUNCHER).entrySet()) {
      for (var type : Sources.compile(Map.of(source.getKey(), source.getValue())).entrySet()) {
        Files.write(folder.resolve(type.getKey() + ".class"), type.getValue());
      }
    }
    Files.writeString(folder.resolve("LimitedTest.java"), TESTS);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(folder + File.pathSeparator + System.getProperty("java.class.path"));
    command.add("Launch");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out;
  }

  @Test
  void tooMuch_withTheAgent_namesTheWorstLines() throws Exception {
    Path agent = AgentJar.file(folder);

    String out =
        run(List.of("-javaagent:" + agent + "=match=LimitedTest#*,out=" + folder.resolve("o.txt")));

    assertTrue(out.contains("little() SUCCESSFUL"), out);
    assertTrue(out.contains("much() FAILED much allocates 98.680 KiB, and 1 KiB is allowed."), out);
    int copy = out.indexOf("  96.672 KiB  LimitedTest.java:17  sink = Arrays.copyOfRange(content,");
    int bytes = out.indexOf("  1.969 KiB  LimitedTest.java:18  sink = new byte[2000];");
    assertTrue(copy > 0 && bytes > copy, out);
  }

  @Test
  void tooMuch_withoutTheAgent_saysHowToSeeLines() throws Exception {
    String out = run(List.of());

    assertTrue(out.contains("little() SUCCESSFUL"), out);
    assertTrue(
        out.contains(
            "and 1 KiB is allowed. The lines are shown with"
                + " -javaagent:memview-profiler.jar=match=LimitedTest#*"),
        out);
  }

  @Test
  void exceptionOfTheTest_comesThrough_inTheRunItHappens() throws Exception {
    String out = run(List.of());

    assertTrue(out.contains("counted() FAILED run 8"), out);
  }
}
