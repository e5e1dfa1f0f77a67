package org.memview.profiler.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memview.profiler.report.MethodTable;

/// Which methods of a program get a table.
class SelectedTest {
  @TempDir Path folder = Path.of("");

  private static final String MARKED =
      """
      import java.lang.annotation.*;
      class Marked {
        @Retention(RetentionPolicy.CLASS) @interface Profile {}
        static Object sink;
        static class Made {
          @Profile Made() { sink = new byte[100]; }
          Made(int n) { sink = new byte[n]; }
          void unmarked() { sink = new byte[10]; }
        }
        @Profile static class All {
          All() { sink = new byte[200]; }
          void one() { sink = new byte[300]; }
          static void two() { sink = new byte[400]; }
        }
        public static void main(String[] args) {
          new Made().unmarked();
          new Made(7);
          new All().one();
          All.two();
        }
      }
      """;

  @Test
  void annotation_onConstructorAndType_selectsThem() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile("Marked", MARKED);

    ChildJvm.Result result = jvm.profiled("", List.of(), "Marked");

    assertEquals(
        List.of("Marked$All.new", "Marked$All.one", "Marked$All.two", "Marked$Made.new"),
        result.report().tables().stream().map(MethodTable::name).sorted().toList());
    MethodTable made =
        result.report().tables().stream()
            .filter(table -> table.className().equals("Marked$Made"))
            .findFirst()
            .orElseThrow();
    assertEquals("()V", made.descriptor(), "the other constructor is not marked");
    assertEquals(120, made.allocated());
  }

  @Test
  void lambdasAndLocalClasses_onAnyThread_countForTheirMethod() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile(
        "Handed",
        """
        class Handed {
          static volatile Object sink;
          static void work() throws Exception {
            Runnable outer = () -> {
              Runnable inner = () -> {
                sink = new byte[100];
              };
              inner.run();
            };
            Thread platform = new Thread(outer);
            platform.start();
            platform.join();
            Thread.ofVirtual().start(outer).join();
            class Local {
              Object made() {
                return new byte[200];
              }
            }
            sink = new Local().made();
            sink = new Object() {
              final byte[] field = new byte[300];
            };
          }
          static void other() { sink = new byte[1]; }
          public static void main(String[] args) throws Exception {
            work();
            other();
          }
        }
        """);

    ChildJvm.Result result = jvm.profiled("match=Handed#work", List.of(), "Handed");

    assertEquals(
        List.of("Handed.work"), result.report().tables().stream().map(MethodTable::name).toList());
    MethodTable table = result.table("work");
    assertEquals(3, table.threads(), "two threads ran the lambda");
    assertEquals(2, result.line("work", "new byte[100]").occurrences());
    assertEquals(2 * 120, result.line("work", "new byte[100]").allocated());
    assertEquals(216, result.line("work", "new byte[200]").allocated());
    assertEquals(320, result.line("work", "new byte[300]").allocated());
  }

  /// Line numbers count from 1 at `class Lines`.
  private static final String LINES =
      """
      class Lines {
        static Object sink;
        static void first() {
          sink = new byte[1];

          sink = new byte[2];
        }

        static void second() {
          sink = new byte[3];
        }
        static class Inner {
          static void third() {
            sink = new byte[4];
          }
        }
        public static void main(String[] args) {
          first();
          second();
          Inner.third();
        }
      }
      """;

  @ParameterizedTest
  @CsvSource({"4, Lines.first", "5, Lines.first", "10, Lines.second", "14, Lines$Inner.third"})
  void line_selectsTheMethodRoundIt(int line, String method) throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile("Lines", LINES);

    ChildJvm.Result result = jvm.profiled("match=Lines.java:" + line, List.of(), "Lines");

    assertEquals(
        List.of(method), result.report().tables().stream().map(MethodTable::name).toList());
  }

  @Test
  void line_betweenMethods_selectsNothing_andIsNoted() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile("Lines", LINES);

    ChildJvm.Result result = jvm.profiled("match=Lines.java:8", List.of(), "Lines");

    assertEquals(List.of(), result.report().tables());
    assertTrue(
        result.report().notes().contains("no method was loaded that matches Lines.java:8"),
        result.report().notes().toString());
  }

  /// A constructor that was left before `super(…)` is open until somebody finds it gone. One of a
  /// class whose name begins alike is still running then.
  @Test
  void constructorLeftEarly_isNotTakenForOneWithALongerName() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile(
        "Early",
        """
        class Early {
          static Object sink;
          static int refuse() { throw new IllegalStateException("planned"); }
          static class Base { Base(int n) { } }
          static class Foo extends Base { Foo() { super(refuse()); } }
          static class FooBar {
            FooBar() {
              try { new Foo(); } catch (IllegalStateException e) { sink = e; }
              work();
            }
          }
          static void work() {
            sink = new byte[5000];
          }
          public static void main(String[] args) { new FooBar(); }
        }
        """);

    ChildJvm.Result result = jvm.profiled("match=Early.Foo#*,match=Early#work", List.of(), "Early");

    assertEquals(5016, result.table("work").allocated());
    assertTrue(result.table("<init>").allocated() < 1000, result.table("<init>").toString());
  }
}
