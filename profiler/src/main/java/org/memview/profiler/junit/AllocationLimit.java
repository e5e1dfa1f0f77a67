package org.memview.profiler.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.memview.profiler.MemoryProfiler;
import org.memview.profiler.report.LineCost;
import org.memview.profiler.report.LineReport;
import org.memview.profiler.report.MethodTable;
import org.memview.profiler.report.TableOptions;
import org.memview.profiler.report.Unit;

/// Runs the test methods marked [ExpectAllocation]; JUnit makes it.
public final class AllocationLimit implements InvocationInterceptor {
  private static final int WORST = 3;

  /// Makes one.
  public AllocationLimit() {}

  /// A line and what it allocated itself in one run.
  private record Worst(long bytes, String file, LineCost line) {
    String text() {
      String name = file.substring(file.replace('\\', '/').lastIndexOf('/') + 1);
      return String.format(
              Locale.US,
              "  %s  %s:%d  %s",
              Unit.AUTO.text(bytes, 3),
              name,
              line.line(),
              line.text().strip())
          .stripTrailing();
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> context,
      ExtensionContext extension)
      throws Throwable {
    ExpectAllocation limit = context.getExecutable().getAnnotation(ExpectAllocation.class);
    if (limit == null) {
      invocation.proceed();
      return;
    }
    invocation.skip(); // it would run once, and with what JUnit allocates for it
    long most = bytes(limit.max());
    int runs = Math.max(1, limit.runs());
    Map<String, Long> before = own(MemoryProfiler.report());
    long least = measured(context, runs);
    if (least > most) {
      throw new AssertionError(
          message(context.getExecutable(), least, limit.max(), before, runs + 1));
    }
  }

  private static long bytes(String max) {
    return TableOptions.defaults().with("min", max).min();
  }

  private static long measured(ReflectiveInvocationContext<Method> context, int runs)
      throws Throwable {
    Method method = context.getExecutable();
    method.setAccessible(true);
    Object target = context.getTarget().orElse(null);
    Object[] arguments = context.getArguments().toArray();
    try {
      return MemoryProfiler.<@Nullable Object>measure(() -> method.invoke(target, arguments), runs)
          .steadyBytes();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static String message(
      Method method, long bytes, String max, Map<String, Long> before, int runs) {
    String first =
        "%s allocates %s, and %s is allowed."
            .formatted(method.getName(), Unit.AUTO.text(bytes, 3), max);
    LineReport report = MemoryProfiler.report();
    List<Worst> worst = worst(report, before, runs);
    if (worst.isEmpty()) {
      return first
          + " The lines are shown with -javaagent:memview-profiler.jar=match=%s#*"
              .formatted(method.getDeclaringClass().getName());
    }
    return first + " Most of it:\n" + String.join("\n", worst.stream().map(Worst::text).toList());
  }

  private static List<Worst> worst(
      @Nullable LineReport report, Map<String, Long> before, int runs) {
    List<Worst> lines = new ArrayList<>();
    if (report != null) {
      for (MethodTable table : report.tables()) {
        for (LineCost line : table.lines()) {
          long own = line.self() - before.getOrDefault(key(table, line), 0L);
          if (own >= runs) {
            lines.add(new Worst(own / runs, table.file(), line));
          }
        }
      }
    }
    lines.sort(Comparator.comparingLong(Worst::bytes).reversed());
    return lines.subList(0, Math.min(WORST, lines.size()));
  }

  private static Map<String, Long> own(@Nullable LineReport report) {
    Map<String, Long> bytes = new HashMap<>();
    if (report != null) {
      for (MethodTable table : report.tables()) {
        table.lines().forEach(line -> bytes.put(key(table, line), line.self()));
      }
    }
    return bytes;
  }

  private static String key(MethodTable table, LineCost line) {
    return table.className() + "." + table.method() + table.descriptor() + ":" + line.line();
  }
}
