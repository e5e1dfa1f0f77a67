package org.memview.struct;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// The way of generated record codecs into memory they have no code for, such as an `int[]`: over a
/// small `byte[]`, which they have code for.
///
/// A bulk copy is a thousand bytes of machine code. To keep it out of callers that are to be
/// inlined themselves it is called by a handle the JIT does not know: an element of an array.
final class Elsewhere {
  private static final MethodHandle[] COPY_IN = {
    handle("copyIn", MemorySegment.class, MemorySegment.class, long.class, int.class)
  };
  private static final MethodHandle[] SCRATCH = {handle("room", MemorySegment.class, int.class)};
  private static final MethodHandle[] COPY_OUT = {
    handle("copyOut", void.class, MemorySegment.class, MemorySegment.class, long.class, int.class)
  };

  private Elsewhere() {}

  private static MethodHandle handle(String name, Class<?> result, Class<?>... parameters) {
    try {
      return MethodHandles.lookup()
          .findStatic(Elsewhere.class, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  static MemorySegment copyIn(MemorySegment memory, long at, int size) {
    byte[] bytes = new byte[size];
    MemorySegment.copy(memory, JAVA_BYTE, at, bytes, 0, size);
    return MemorySegment.ofArray(bytes);
  }

  static MemorySegment room(int size) {
    return MemorySegment.ofArray(new byte[size]);
  }

  static void copyOut(MemorySegment bytes, MemorySegment memory, long at, int size) {
    MemorySegment.copy(bytes, 0, memory, at, size);
  }

  /// Returns the bytes of one record in memory of its own.
  static MemorySegment read(MemorySegment memory, long at, int size) throws Throwable {
    return (MemorySegment) COPY_IN[0].invokeExact(memory, at, size);
  }

  /// Returns room for one record.
  static MemorySegment scratch(int size) throws Throwable {
    return (MemorySegment) SCRATCH[0].invokeExact(size);
  }

  /// Writes one record from its scratch room.
  static void write(MemorySegment scratch, MemorySegment memory, long at, int size)
      throws Throwable {
    COPY_OUT[0].invokeExact(scratch, memory, at, size);
  }
}
