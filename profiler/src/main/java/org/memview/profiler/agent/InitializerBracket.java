package org.memview.profiler.agent;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import org.jspecify.annotations.Nullable;

/// Marks the static initializer of a class that is loaded under a profiled method, so that what it
/// allocates is shown as loading and not as the line's own.
final class InitializerBracket implements ClassTransform {
  private final int references;

  private InitializerBracket(int references) {
    this.references = references;
  }

  /// Returns the class with its initializer marked, or null if it has none.
  ///
  /// @param references what its constants need, see [References]
  static byte @Nullable [] transform(
      @Nullable ClassLoader loader, ClassModel type, int references) {
    if (!hasInitializer(type)) {
      return null;
    }
    Hierarchy hierarchy = new Hierarchy(loader, type);
    ClassFile classFile = hierarchy.classFile();
    byte[] written = classFile.transformClass(type, new InitializerBracket(references));
    boolean doubtful = hierarchy.guessed() && !classFile.verify(written).isEmpty();
    return doubtful ? null : written;
  }

  private static boolean hasInitializer(ClassModel type) {
    for (MethodModel method : type.methods()) {
      if (isInitializer(method)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInitializer(MethodModel method) {
    return method.methodName().equalsString("<clinit>") && method.code().isPresent();
  }

  @Override
  public void accept(ClassBuilder builder, ClassElement element) {
    if (element instanceof MethodModel method && isInitializer(method)) {
      builder.transformMethod(
          method, MethodTransform.transformingCode(JdkHooks.Bracket.ofInitializer(references)));
    } else {
      builder.with(element);
    }
  }
}
