package org.memview.profiler.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.memview.profiler.runtime.Probe;

/// Runs a program's `main` some times in silence, forgets what that cost, and runs it once more:
/// what is recorded then is without the first use of anything.
public final class Warmed {
  private Warmed() {}

  /// The arguments are the number of runs before, the main class, and the program's own.
  public static void main(String[] arguments) throws Throwable {
    Class<?> type = Class.forName(arguments[1]);
    String[] own = Arrays.copyOfRange(arguments, 2, arguments.length);
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
      run(type, own);
    }
    System.setOut(out);
    Probe.clear();
    run(type, own);
  }

  private static void run(Class<?> type, String[] arguments) throws Throwable {
    Method main = main(type);
    main.setAccessible(true);
    Object receiver = Modifier.isStatic(main.getModifiers()) ? null : made(type);
    Object[] passed = main.getParameterCount() == 0 ? new Object[0] : new Object[] {arguments};
    try {
      main.invoke(receiver, passed);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object made(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private static Method main(Class<?> type) throws NoSuchMethodException {
    try {
      return type.getDeclaredMethod("main", String[].class);
    } catch (NoSuchMethodException _) {
      return type.getDeclaredMethod("main");
    }
  }
}
