package org.memview.profiler.oracle;

import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.agent.LineTransformer;
import org.memview.profiler.agent.MainClass;
import org.memview.profiler.agent.Notes;
import org.memview.profiler.agent.Selection;
import org.memview.profiler.runtime.Costs;
import org.memview.profiler.runtime.Probe;
import org.memview.profiler.runtime.Snapshot;

/// Loads classes with probes, without an agent: the probes call [Probe] directly.
public final class Instrumented extends ClassLoader {
  private static final ClassDesc PROBE = ClassDesc.of(Probe.class.getName());

  private final Map<String, byte[]> classes;
  private final LineTransformer transformer;

  /// What was skipped.
  public final Notes notes = new Notes();

  private Instrumented(Map<String, byte[]> classes, List<String> patterns) {
    super(Instrumented.class.getClassLoader());
    this.classes = classes;
    this.transformer =
        new LineTransformer(PROBE, new Selection(patterns, MainClass.UNKNOWN), notes);
  }

  /// Compiles one class and gives the methods that match probes.
  public static Instrumented of(String className, String source, String... patterns) {
    return new Instrumented(Sources.compile(Map.of(className, source)), List.of(patterns));
  }

  /// Gives methods of class files probes.
  public static Instrumented of(Map<String, byte[]> classes, String... patterns) {
    return new Instrumented(classes, List.of(patterns));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    byte @Nullable [] written = transformer.transform(this, bytes, "");
    byte[] loaded = written == null ? bytes : written;
    return defineClass(name, loaded, 0, loaded.length);
  }

  /// Runs a static method without parameters.
  public void run(String className, String method) throws Throwable {
    var found = loadClass(className).getDeclaredMethod(method);
    found.setAccessible(true);
    try {
      found.invoke(null);
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /// What a line has.
  public record Line(long bytes, long self, long count, long least, long first) {}

  /// Returns the lines of one method's table, all zero if there is none.
  public static Map<Integer, Line> lines(String className, String method) {
    Map<Integer, Line> lines = new TreeMap<>();
    for (Costs costs : tables(className)) {
      if (costs.table().origin().method().equals(method)) {
        int[] numbers = costs.table().lines();
        long[] first = costs.table().first();
        for (int i = 0; i < numbers.length; i++) {
          lines.put(
              numbers[i],
              new Line(costs.bytes(i), costs.self(i), costs.count(i), costs.least(i), first[i]));
        }
      }
    }
    return lines;
  }

  /// Returns the tables of a class.
  public static List<Costs> tables(String className) {
    List<Costs> found = new ArrayList<>();
    for (Costs costs : Probe.costs(new Snapshot())) {
      if (costs.table().origin().className().equals(className)) {
        found.add(costs);
      }
    }
    return found;
  }

  /// Returns the bytes of an array as the JVM itself counts them.
  public static long sizeOf(java.util.function.Supplier<Object> allocation) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = Probe.counter();
      Sink.object = allocation.get();
      least = Math.min(least, Probe.counter() - before);
    }
    return least;
  }

  private static final Map<Integer, Long> SIZES = new HashMap<>();

  /// Returns the bytes of a `byte[n]`.
  public static synchronized long sizeOfBytes(int n) {
    return SIZES.computeIfAbsent(n, length -> sizeOf(() -> new byte[length]));
  }
}
