package org.memview.profiler.agent;

/// Which methods to profile: `com.acme.Foo#bar`, `Foo#*`, `**.io.*`, or the method round a line,
/// `Foo.java:120`.
///
/// @param text as it was given
/// @param type the class; without a dot it means that name in any package but the JDK's
/// @param method the method
/// @param sourceFile the file's name if a line was given, otherwise empty
/// @param line the line, or 0
record Pattern(String text, Glob type, Glob method, String sourceFile, int line) {

  static Pattern parse(String text) {
    int colon = text.lastIndexOf(".java:");
    if (colon >= 0) {
      return ofLine(text, colon + 5);
    }
    int hash = text.indexOf('#');
    String type = (hash < 0 ? text : text.substring(0, hash)).trim();
    String method = hash < 0 ? "*" : text.substring(hash + 1).trim();
    if (type.isEmpty() || method.isEmpty()) {
      throw Errors.badPattern(text, "a class and a method are needed");
    }
    return new Pattern(text, new Glob(type), new Glob(method), "", 0);
  }

  private static Pattern ofLine(String text, int colon) {
    try {
      int line = Integer.parseInt(text.substring(colon + 1));
      String file = text.substring(0, colon).replace('\\', '/');
      String name = file.substring(file.lastIndexOf('/') + 1);
      return new Pattern(text, new Glob("**"), new Glob("*"), name, line);
    } catch (NumberFormatException e) {
      throw Errors.badPattern(text, "a line number is needed after the colon");
    }
  }

  /// Returns whether methods of a class, named with dots, can match.
  boolean matchesType(String className) {
    if (line > 0) {
      return mayBeIn(className);
    }
    if (type.pattern().indexOf('.') >= 0) {
      return type.matches(className) || type.matches(className.replace('$', '.'));
    }
    if (ofTheJdk(className)) {
      return false;
    }
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return type.matches(simple) || type.matches(simple.substring(simple.lastIndexOf('$') + 1));
  }

  /// A class of the JDK has to be named with its package: nobody means all the lists there are.
  private static boolean ofTheJdk(String className) {
    return className.startsWith("java.")
        || className.startsWith("javax.")
        || className.startsWith("jdk.")
        || className.startsWith("sun.")
        || className.startsWith("com.sun.");
  }

  /// A public class is named like its file, others need not be: only the JDK's are left out early.
  private boolean mayBeIn(String className) {
    String stem = sourceFile.substring(0, sourceFile.length() - 5);
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return simple.equals(stem) || simple.startsWith(stem.concat("$")) || !ofTheJdk(className);
  }
}
