package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
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
  static final Class<?> NATIVE = MemorySegment.NULL.getClass();

  /// The class of mapped files, the one that native ones permit below them: there is no such
  /// segment without a file. A JDK that has it otherwise only makes records in files slower.
  static final Class<?> MAPPED = mapped();

  /// `byte[]`; native; mapped files; then the other arrays.
  static final int HEAP_KIND = 0;

  static final int NATIVE_KIND = 1;
  static final int MAPPED_KIND = 2;
  static final int KINDS = 9;

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

  private static Class<?> mapped() {
    Class<?>[] below = NATIVE.getPermittedSubclasses();
    return below != null && below.length == 1 ? below[0] : NATIVE;
  }

  static int kind(MemorySegment memory) {
    Class<?> type = memory.getClass();
    return type == HEAP ? HEAP_KIND : type == NATIVE ? NATIVE_KIND : otherKind(memory);
  }

  /// The constants here that are the classes of the two kinds codecs have code for if `kind` is
  /// what they are used for, that one first: `byte[]` and one other.
  static List<String> kinds(int kind) {
    return switch (kind) {
      case NATIVE_KIND -> List.of("NATIVE", "HEAP");
      case MAPPED_KIND -> List.of("MAPPED", "HEAP");
      default -> List.of("HEAP", "NATIVE");
    };
  }

  private static int otherKind(MemorySegment memory) {
    if (memory.isNative()) {
      return MAPPED_KIND;
    }
    for (int i = 0; i < OTHERS.length; i++) {
      if (memory.getClass() == OTHERS[i]) {
        return MAPPED_KIND + 1 + i;
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
    try {
      // The JIT takes this method's comparison out of loops, and no other.
      return Objects.checkIndex(offset < 0 ? offset + bytes : offset, bytes - size + 1);
    } catch (IndexOutOfBoundsException e) {
      throw Errors.outside(what, offset, size, bytes);
    }
  }
}
