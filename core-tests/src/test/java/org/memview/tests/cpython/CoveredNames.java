package org.memview.tests.cpython;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Collects what the tests of this package say they cover.
final class CoveredNames {
  private CoveredNames() {}

  /// Returns the names in all [Covers] annotations on methods that JUnit runs.
  ///
  /// @throws IllegalStateException if an annotated method is no test
  static Set<String> collect()
      throws IOException, URISyntaxException, ReflectiveOperationException {
    Set<String> names = new TreeSet<>();
    for (Class<?> type : classes()) {
      for (Method method : type.getDeclaredMethods()) {
        Covers covers = method.getAnnotation(Covers.class);
        if (covers != null) {
          requireTest(method);
          names.addAll(List.of(covers.value()));
        }
      }
    }
    return names;
  }

  private static void requireTest(Method method) {
    if (!method.isAnnotationPresent(Test.class)
        && !method.isAnnotationPresent(ParameterizedTest.class)) {
      throw new IllegalStateException("@Covers on " + method + ", which is no test");
    }
  }

  private static List<Class<?>> classes()
      throws IOException, URISyntaxException, ReflectiveOperationException {
    String name = Covers.class.getName();
    Path root = Path.of(Covers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve(name.replace('.', '/')).resolveSibling("");
    String prefix = name.substring(0, name.lastIndexOf('.') + 1);
    List<String> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.map(file -> file.getFileName().toString()).toList();
    }
    List<Class<?>> classes = new ArrayList<>();
    for (String file : files) {
      if (file.endsWith(".class") && !file.equals("package-info.class")) {
        classes.add(Class.forName(prefix + file.substring(0, file.length() - ".class".length())));
      }
    }
    return classes;
  }
}
