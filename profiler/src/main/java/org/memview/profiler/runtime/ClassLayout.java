package org.memview.profiler.runtime;

import org.jspecify.annotations.Nullable;

/// How the JVM lays out what it makes.
public interface ClassLayout {
  /// Returns the bytes of a class's mirror and what comes with it.
  long mirror(String className);

  /// Returns the bytes of a text the JVM makes.
  long text(int letters);

  /// Returns the bytes of an array of references.
  long array(int length);

  /// Returns the bytes of the name of a method that a handle is made of.
  long member();

  /// Returns whether a class is initialized, and so linked.
  boolean initialized(@Nullable ClassLoader loader, String className);
}
