package org.memview.profiler.agent;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/// The class the program starts with, as far as it can be known before it does.
///
/// @param className its name with dots, or an empty text
/// @param sourceFile the file's name if the program is started from source, otherwise empty
public record MainClass(String className, String sourceFile) {
  private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher";

  /// Nobody knows.
  public static final MainClass UNKNOWN = new MainClass("", "");

  /// Finds out from what the JVM was started with: `Main args`, `app.jar args`, `module/Main args`
  /// or the source launcher.
  static MainClass ofThisJvm() {
    String[] words = System.getProperty("sun.java.command", "").split(" ", -1);
    String first = words[0];
    if (first.contains(SOURCE_LAUNCHER)) {
      return words.length < 2 ? UNKNOWN : new MainClass("", fileName(words[1]));
    }
    if (first.endsWith(".jar")) {
      return new MainClass(ofJar(Path.of(first)), "");
    }
    return new MainClass(first.substring(first.indexOf('/') + 1), "");
  }

  private static String ofJar(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      String name =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      return name == null ? "" : name;
    } catch (IOException e) {
      return "";
    }
  }

  private static String fileName(String path) {
    return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
  }

  boolean mayBe(String name) {
    return sourceFile.isEmpty()
        ? name.equals(className)
        : name.indexOf('$') < 0 && !name.startsWith("java.") && !name.startsWith("com.sun.");
  }

  boolean is(ClassModel type) {
    if (sourceFile.isEmpty()) {
      return type.thisClass().asInternalName().replace('/', '.').equals(className);
    }
    return Selection.sourceFile(type).equals(sourceFile) && hasMain(type);
  }

  private static boolean hasMain(ClassModel type) {
    for (MethodModel method : type.methods()) {
      if (method.methodName().equalsString("main")) {
        return true;
      }
    }
    return false;
  }
}
