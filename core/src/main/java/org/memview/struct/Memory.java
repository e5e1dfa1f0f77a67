package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.internal.ViewMemory;

/// What the codecs need to know of memory: views from inside, and the kinds of storage.
///
/// A bytecode that touches a segment must see one kind of storage (5 to 130 times slower
/// otherwise), so codecs exist once per kind. Kinds are told apart by the segment's class, one
/// comparison that the JIT also learns the type from.
final class Memory {
  static final ViewMemory VIEWS = views();

  /// The class of segments over `byte[]`.
  static final Class<?> HEAP = MemorySegment.ofArray(new byte[0]).getClass();

  /// The class of native segments that are not mapped files.
  private static final Class<?> NATIVE = MemorySegment.NULL.getClass();

  /// The class of mapped files, known once one was seen: there is none without a file.
  private static @Nullable Class<?> mapped;

  /// `byte[]`; native and mapped, which share their code; then the other arrays.
  static final int HEAP_KIND = 0;

  static final int FOREIGN_KIND = 1;
  static final int KINDS = 8;

  private static final Class<?>[] OTHERS = {
    MemorySegment.ofArray(new short[0]).getClass(),
    MemorySegment.ofArray(new char[0]).getClass(),
    MemorySegment.ofArray(new int[0]).getClass(),
    MemorySegment.ofArray(new long[0]).getClass(),
    MemorySegment.ofArray(new float[0]).getClass(),
    MemorySegment.ofArray(new double[0]).getClass()
  };

  private Memory() {}

  private static ViewMemory views() {
    try {
      MethodHandles.lookup().ensureInitialized(MemoryView.class);
    } catch (IllegalAccessException e) {
      throw new AssertionError("MemoryView is public", e);
    }
    return ViewMemory.get();
  }

  static int kind(MemorySegment memory) {
    Class<?> type = memory.getClass();
    return type == HEAP ? HEAP_KIND : isForeign(type) ? FOREIGN_KIND : otherKind(memory);
  }

  /// False may also mean that the first mapped file comes along.
  static boolean isForeign(Class<?> type) {
    return type == NATIVE || type == mapped;
  }

  /// The kind of what is neither `byte[]` nor known to be foreign.
  static int otherKind(MemorySegment memory) {
    if (memory.isNative()) {
      mapped = memory.getClass();
      return FOREIGN_KIND;
    }
    for (int i = 0; i < OTHERS.length; i++) {
      if (memory.getClass() == OTHERS[i]) {
        return FOREIGN_KIND + 1 + i;
      }
    }
    throw new AssertionError("a segment of no known kind: " + memory);
  }

  /// Called by codecs between the last method of a value and the first byte written: a value's own
  /// methods may have released the view.
  static void requireOpen(@Nullable MemoryView view) {
    if (view != null) {
      VIEWS.memory(view);
    }
  }

  static MemorySegment writable(MemorySegment segment) {
    if (segment.isReadOnly()) {
      throw Errors.readOnly(segment);
    }
    return segment;
  }

  /// Returns the address of `size` bytes at `offset`, which counts from the end if negative.
  ///
  /// @throws IndexOutOfBoundsException if they are not inside
  static long address(String what, long offset, long size, long bytes) {
    long from = offset < 0 ? offset + bytes : offset;
    if (from < 0 || from > bytes - size) {
      throw Errors.outside(what, offset, size, bytes);
    }
    return from;
  }
}
