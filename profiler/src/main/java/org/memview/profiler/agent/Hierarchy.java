package org.memview.profiler.agent;

import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers who extends whom by reading class files, never by loading classes: loading one while
/// another is being loaded ends in circles.
///
/// What cannot be found is taken for a class that extends `Object`, and [#guessed] says so.
final class Hierarchy
    implements ClassHierarchyResolver, Function<ClassDesc, @Nullable InputStream> {
  private final @Nullable ClassLoader loader;
  private final ClassHierarchyResolver files = ClassHierarchyResolver.ofResourceParsing(this);
  private final Map<ClassDesc, ClassHierarchyInfo> known = new HashMap<>();
  private boolean guessed;

  Hierarchy(@Nullable ClassLoader loader, ClassModel type) {
    this.loader = loader;
    known.put(type.thisClass().asSymbol(), infoOf(type));
  }

  private static ClassHierarchyInfo infoOf(ClassModel type) {
    if (type.flags().has(AccessFlag.INTERFACE)) {
      return ClassHierarchyInfo.ofInterface();
    }
    var parent = type.superclass();
    return ClassHierarchyInfo.ofClass(parent.isEmpty() ? null : parent.get().asSymbol());
  }

  @Override
  public ClassHierarchyInfo getClassInfo(ClassDesc type) {
    ClassHierarchyInfo info = known.get(type);
    if (info == null) {
      info = read(type);
      known.put(type, info);
    }
    return info;
  }

  private ClassHierarchyInfo read(ClassDesc type) {
    ClassHierarchyInfo found = null;
    try {
      found = files.getClassInfo(type);
    } catch (RuntimeException | LinkageError _) {
      guessed = true;
    }
    if (found == null) {
      guessed = true;
      return ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object);
    }
    return found;
  }

  /// Returns whether a class was asked for that could not be found.
  boolean guessed() {
    return guessed;
  }

  ClassFile classFile() {
    return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(this));
  }

  @Override
  public @Nullable InputStream apply(ClassDesc type) {
    String descriptor = type.descriptorString();
    String name = descriptor.substring(1, descriptor.length() - 1).concat(".class");
    InputStream found = loader == null ? null : loader.getResourceAsStream(name);
    return found == null ? ClassLoader.getSystemResourceAsStream(name) : found;
  }
}
