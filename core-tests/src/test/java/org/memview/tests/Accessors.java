package org.memview.tests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.memview.MemoryView;

/// Calls the accessor of a name in the overload of a rank, so that one table can test them all.
final class Accessors {
  static final List<String> GETTERS =
      List.of(
          "getByte",
          "getBoolean",
          "getChar",
          "getShort",
          "getInt",
          "getLong",
          "getFloat",
          "getDouble",
          "getUnsignedByte",
          "getUnsignedShort",
          "getUnsignedInt");

  static final Map<String, Class<?>> SETTERS =
      Map.of(
          "setByte", byte.class,
          "setBoolean", boolean.class,
          "setChar", char.class,
          "setShort", short.class,
          "setInt", int.class,
          "setLong", long.class,
          "setFloat", float.class,
          "setDouble", double.class);

  private static final Map<String, Method> METHODS = new ConcurrentHashMap<>();

  private Accessors() {}

  /// Reads with the overload of as many indices; of another rank than 1, 2, 3 with that of an
  /// array.
  static Object read(MemoryView view, String name, long... index) {
    return index.length == 0 || index.length > 3
        ? readArray(view, name, index)
        : call(view, name, indices(index.length), boxed(index));
  }

  /// Reads with the overload of an array.
  static Object readArray(MemoryView view, String name, long... index) {
    return call(view, name, new Class<?>[] {long[].class}, index);
  }

  /// Writes with the overload of as many indices; of another rank than 1, 2, 3 with that of an
  /// array.
  static void write(MemoryView view, String name, Class<?> type, Object value, long... index) {
    if (index.length == 0 || index.length > 3) {
      writeArray(view, name, type, value, index);
      return;
    }
    Class<?>[] types = Arrays.copyOf(indices(index.length), index.length + 1);
    types[index.length] = type;
    Object[] arguments = Arrays.copyOf(boxed(index), index.length + 1);
    arguments[index.length] = value;
    Object nothing = call(view, name, types, arguments);
    assert nothing == null;
  }

  /// Writes with the overload of an array.
  static void writeArray(MemoryView view, String name, Class<?> type, Object value, long... index) {
    Object nothing = call(view, name, new Class<?>[] {long[].class, type}, index, value);
    assert nothing == null;
  }

  private static Class<?>[] indices(int rank) {
    return IntStream.range(0, rank).mapToObj(_ -> long.class).toArray(Class<?>[]::new);
  }

  private static Object[] boxed(long[] index) {
    return Arrays.stream(index).boxed().toArray();
  }

  private static Object call(MemoryView view, String name, Class<?>[] types, Object... arguments) {
    Method method = METHODS.computeIfAbsent(name + Arrays.toString(types), _ -> find(name, types));
    try {
      return method.invoke(view, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(name + " threw an error", e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Method find(String name, Class<?>[] types) {
    try {
      return MemoryView.class.getMethod(name, types);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("no " + name + Arrays.toString(types), e);
    }
  }
}
