package org.memview.profiler.agent;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;

/// How many references HotSpot keeps for the constants of a class once it is linked: one for each
/// string, method handle, method type, dynamic constant and dynamic call, and one for each call of
/// a method handle or variable handle (its `Rewriter` says so).
final class References {
  private References() {}

  static int of(ClassModel type) {
    int count = 0;
    for (PoolEntry entry : type.constantPool()) {
      switch (entry.tag()) {
        case PoolEntry.TAG_STRING,
            PoolEntry.TAG_METHOD_HANDLE,
            PoolEntry.TAG_METHOD_TYPE,
            PoolEntry.TAG_DYNAMIC,
            PoolEntry.TAG_INVOKE_DYNAMIC ->
            count++;
        case PoolEntry.TAG_METHODREF -> count += ofHandle((MethodRefEntry) entry) ? 1 : 0;
        default -> {}
      }
    }
    return count;
  }

  private static boolean ofHandle(MethodRefEntry method) {
    return method.owner().asInternalName().startsWith("java/lang/invoke/")
        && (method.owner().name().equalsString("java/lang/invoke/VarHandle")
            || method.name().equalsString("invoke")
            || method.name().equalsString("invokeExact"));
  }
}
