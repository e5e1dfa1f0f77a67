package org.memview.profiler.agent;

import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Decides which methods are profiled: those a pattern names, those marked `@Profile` (whatever the
/// annotation's package), and without patterns those of the main class.
public final class Selection {
  private static final byte[] ANNOTATION = "Profile;".getBytes(StandardCharsets.UTF_8);

  private final List<Pattern> patterns;
  private final MainClass main;
  private final Set<String> matched = ConcurrentHashMap.newKeySet();

  /// What is annotated in classes that were loaded before: the JVM forgets annotations that are not
  /// for run time, so they are read from the class files.
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /// Makes a selection.
  ///
  /// @param patterns texts such as `com.acme.Foo#bar`
  /// @param main the class whose methods are profiled when there is no pattern
  /// @throws IllegalArgumentException if a text is no pattern
  public Selection(List<String> patterns, MainClass main) {
    this.patterns = new ArrayList<>();
    for (String pattern : patterns) {
      this.patterns.add(Pattern.parse(pattern));
    }
    this.main = main;
  }

  /// Returns whether a class that is loaded has to be looked at; a quick test.
  ///
  /// @param name the class, as in `com/acme/Foo`
  boolean mayMatch(String name, byte[] bytes, boolean ofTheJdk) {
    String className = name.replace('/', '.');
    return named(className)
        || (patterns.isEmpty() && mayBeMain(className))
        || (!ofTheJdk && mayBeMarked(bytes));
  }

  boolean mayBeMain(String className) {
    return main.mayBe(className);
  }

  /// Returns whether anything in a class file is annotated, and remembers what.
  boolean anyMarked(byte[] bytes) {
    if (!mayBeMarked(bytes)) {
      return false;
    }
    ClassModel type = ClassFile.of().parse(bytes);
    boolean any = false;
    for (MethodModel method : type.methods()) {
      if (annotated(type) || annotated(method)) {
        known.add(key(type, method));
        any = true;
      }
    }
    return any;
  }

  private static String key(ClassModel type, MethodModel method) {
    return type.thisClass()
        .asInternalName()
        .concat(".")
        .concat(method.methodName().stringValue())
        .concat(method.methodType().stringValue());
  }

  /// Returns whether a class file mentions an annotation `Profile`; a quick test.
  private static boolean mayBeMarked(byte[] bytes) {
    return contains(bytes, ANNOTATION);
  }

  /// Returns whether a pattern matches a class.
  boolean named(String className) {
    for (Pattern pattern : patterns) {
      if (pattern.matchesType(className)) {
        return true;
      }
    }
    return false;
  }

  /// Returns whether a pattern that names classes, not a line of a file, matches a class.
  boolean namedByType(String className) {
    for (Pattern pattern : patterns) {
      if (pattern.line() == 0 && pattern.matchesType(className)) {
        return true;
      }
    }
    return false;
  }

  /// Returns whether it is known which classes to look for among those that are loaded already.
  boolean hasPatterns() {
    return !patterns.isEmpty();
  }

  /// Returns whether a method is profiled because somebody asked for it.
  boolean marked(ClassModel type, MethodModel method) {
    return annotated(type)
        || annotated(method)
        || (!known.isEmpty() && known.contains(key(type, method)))
        || namedMethod(type, method);
  }

  /// Returns whether a method is profiled because it is the main class's own.
  boolean ofMain(ClassModel type) {
    return patterns.isEmpty() && main.is(type);
  }

  private boolean namedMethod(ClassModel type, MethodModel method) {
    String className = type.thisClass().asInternalName().replace('/', '.');
    for (Pattern pattern : patterns) {
      if (pattern.matchesType(className)
          && pattern.method().matches(method.methodName().stringValue())
          && (pattern.line() == 0 || isRound(pattern, type, method))) {
        matched.add(pattern.text());
        return true;
      }
    }
    return false;
  }

  private static boolean isRound(Pattern pattern, ClassModel type, MethodModel method) {
    if (!sourceFile(type).equals(pattern.sourceFile())) {
      return false;
    }
    int first = Integer.MAX_VALUE;
    int last = 0;
    Optional<CodeModel> code = method.code();
    if (code.isPresent()) {
      for (var element : code.get()) {
        if (element instanceof LineNumber line) {
          first = Math.min(first, line.line());
          last = Math.max(last, line.line());
        }
      }
    }
    return first <= pattern.line() && pattern.line() <= last;
  }

  /// Returns the name of the file a class was compiled from, or an empty text.
  static String sourceFile(ClassModel type) {
    Optional<SourceFileAttribute> attribute = type.findAttribute(Attributes.sourceFile());
    return attribute.isEmpty() ? "" : attribute.get().sourceFile().stringValue();
  }

  /// Returns the patterns that matched no method.
  List<String> unmatched() {
    List<String> unmatched = new ArrayList<>();
    for (Pattern pattern : patterns) {
      if (!matched.contains(pattern.text())) {
        unmatched.add(pattern.text());
      }
    }
    return unmatched;
  }

  private static boolean annotated(AttributedElement element) {
    Optional<RuntimeVisibleAnnotationsAttribute> visible =
        element.findAttribute(Attributes.runtimeVisibleAnnotations());
    if (visible.isPresent() && isProfile(visible.get().annotations())) {
      return true;
    }
    Optional<RuntimeInvisibleAnnotationsAttribute> invisible =
        element.findAttribute(Attributes.runtimeInvisibleAnnotations());
    return invisible.isPresent() && isProfile(invisible.get().annotations());
  }

  private static boolean isProfile(List<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      String name = annotation.className().stringValue();
      int at = name.length() - ANNOTATION.length;
      if (at > 0
          && name.endsWith("Profile;")
          && "L/$".indexOf(name.charAt(at - 1)) >= 0
          && (name.charAt(at - 1) != 'L' || at == 1)) {
        return true;
      }
    }
    return false;
  }

  /// Bridges and accessors have no source of their own; lambdas come in through their creator.
  static boolean hasSource(MethodModel method) {
    return method.code().isPresent()
        && !method.flags().has(AccessFlag.SYNTHETIC)
        && !method.flags().has(AccessFlag.BRIDGE);
  }

  private static boolean contains(byte[] bytes, byte[] text) {
    int last = bytes.length - text.length;
    for (int i = 0; i <= last; i++) {
      if (bytes[i] == text[0] && matchesAt(bytes, i, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchesAt(byte[] bytes, int at, byte[] text) {
    for (int k = 1; k < text.length; k++) {
      if (bytes[at + k] != text[k]) {
        return false;
      }
    }
    return true;
  }
}
