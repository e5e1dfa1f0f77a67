package org.memview.profiler.agent;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// Finds the bodies of a method's lambdas by what its code hands to the JVM, not by their names.
final class Lambdas {
  private Lambdas() {}

  static List<MethodModel> of(ClassModel type, MethodPlan plan) {
    List<MethodModel> bodies = new ArrayList<>();
    for (CodeElement element : plan.elements()) {
      if (element instanceof InvokeDynamicInstruction dynamic) {
        for (LoadableConstantEntry argument : dynamic.invokedynamic().bootstrap().arguments()) {
          if (argument instanceof MethodHandleEntry handle) {
            add(bodies, type, handle.reference());
          }
        }
      }
    }
    return bodies;
  }

  private static void add(List<MethodModel> bodies, ClassModel type, MemberRefEntry reference) {
    if (!reference.owner().name().equals(type.thisClass().name())) {
      return;
    }
    for (MethodModel method : type.methods()) {
      if (method.flags().has(AccessFlag.SYNTHETIC)
          && method.code().isPresent()
          && method.methodName().equals(reference.name())
          && method.methodType().equals(reference.type())) {
        bodies.add(method);
      }
    }
  }
}
