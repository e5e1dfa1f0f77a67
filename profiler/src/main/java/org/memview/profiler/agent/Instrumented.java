package org.memview.profiler.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The classes of a program that have probes or hooks, from when the agent comes until it goes.
final class Instrumented {
  private final Instrumentation instrumentation;
  private final AgentTransformer transformer;
  private final Selection selection;
  private final JdkHooks hooks;
  private final Notes notes;

  Instrumented(
      Instrumentation instrumentation,
      AgentTransformer transformer,
      Selection selection,
      JdkHooks hooks,
      Notes notes) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.selection = selection;
    this.hooks = hooks;
    this.notes = notes;
  }

  /// Gives probes and hooks to what is loaded, and from now on to what is loaded later.
  ///
  /// @param late whether what is marked, or the main class, may be loaded already
  void begin(boolean late) throws UnmodifiableClassException {
    instrumentation.addTransformer(transformer, true);
    try {
      List<Class<?>> found = found(late);
      retransform(found);
      if (late) {
        retransform(withinThem(found));
      }
    } catch (Throwable e) {
      instrumentation.removeTransformer(transformer);
      throw e;
    }
  }

  /// Gives every class that was changed its own code back; calls that are running keep their probes
  /// until they return.
  void end() {
    instrumentation.removeTransformer(transformer);
    List<Class<?>> changed = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (transformer.changed(type.getName()) && instrumentation.isModifiableClass(type)) {
        changed.add(type);
      }
    }
    try {
      retransform(changed);
    } catch (UnmodifiableClassException e) {
      throw new IllegalStateException("a class that was changed cannot be changed back", e);
    }
  }

  /// Names are looked at first, because asking thousands of classes by reflection would take a
  /// second.
  private List<Class<?>> found(boolean late) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      transformer.met(type.getName());
      if (wanted(type, late) && instrumentation.isModifiableClass(type)) {
        found.add(type);
      }
    }
    return found;
  }

  private boolean wanted(Class<?> type, boolean late) {
    if (type.isArray() || type.isHidden()) {
      return false;
    }
    String name = type.getName();
    if (hooks.has(name.replace('.', '/'))) {
      return true;
    }
    return selection.hasPatterns() ? selection.named(name) : late && marked(type, name);
  }

  private boolean marked(Class<?> type, String name) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || loader.equals(ClassLoader.getPlatformClassLoader())) {
      return false;
    }
    boolean annotated = annotated(loader, name);
    return annotated || selection.mayBeMain(name);
  }

  /// By the class file, because reflection would load the classes that the members name.
  private boolean annotated(ClassLoader loader, String name) {
    try (InputStream file = loader.getResourceAsStream(name.replace('.', '/').concat(".class"))) {
      return file != null && selection.anyMarked(file.readAllBytes());
    } catch (IOException | RuntimeException e) {
      return false; // a loader that gives no files: patterns find its classes
    }
  }

  /// Returns the local and anonymous classes of what has probes, outer ones first: only now the
  /// tables they count for are known.
  private List<Class<?>> withinThem(List<Class<?>> found) {
    Set<Class<?>> known = new HashSet<>(found);
    List<Class<?>> within = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      String name = type.getName();
      if (!type.isArray()
          && !type.isHidden()
          && LineTransformer.mayBeLocal(name)
          && !known.contains(type)
          && outerChanged(name)) {
        within.add(type);
      }
    }
    within.sort(Comparator.comparing(Class::getName));
    return within;
  }

  private boolean outerChanged(String name) {
    for (int dollar = name.indexOf('$'); dollar >= 0; dollar = name.indexOf('$', dollar + 1)) {
      if (transformer.changed(name.substring(0, dollar))) {
        return true;
      }
    }
    return false;
  }

  /// All at once; if the JVM refuses one of them, one after the other, to know which.
  private void retransform(List<Class<?>> types) throws UnmodifiableClassException {
    if (types.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(types.toArray(Class<?>[]::new));
    } catch (LinkageError | UnsupportedOperationException all) {
      for (Class<?> type : types) {
        try {
          instrumentation.retransformClasses(type);
        } catch (LinkageError | UnsupportedOperationException e) {
          notes.add(Errors.broken(type.getName(), e));
        }
      }
    }
  }
}
