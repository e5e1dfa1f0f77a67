package org.memview.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicBoolean;

/// One kernel class, with byte code of its own for each kind of memory it meets.
///
/// The JIT's type profile belongs to byte code. A loop over segments that has met `byte[]`, native
/// and mapped memory is compiled for none of them: summing 4096 ints then takes 9 ns each in place
/// of 0.1. The JDK has one class of segment per kind of memory. The first kind runs the kernel as
/// it was loaded; for every other one a hidden class is defined from the same class file, once,
/// whose profile sees that kind only. Nothing is written twice.
///
/// A kernel class is stateless, has a constructor without parameters, and touches segments in
/// methods of its own only: a lambda or a nested class would again be shared by all.
///
/// @param <K> what all the classes implement
final class PerKind<K> {
  private final Class<K> type;
  private final K original;
  private final AtomicBoolean originalIsTaken = new AtomicBoolean();

  private final ClassValue<K> single =
      new ClassValue<>() {
        @Override
        protected K computeValue(Class<?> kind) {
          return another();
        }
      };

  private final ClassValue<ClassValue<K>> pairs =
      new ClassValue<>() {
        @Override
        protected ClassValue<K> computeValue(Class<?> first) {
          return new ClassValue<>() {
            @Override
            protected K computeValue(Class<?> second) {
              return another();
            }
          };
        }
      };

  PerKind(Class<K> type, K original) {
    this.type = type;
    this.original = original;
  }

  /// The kernel for the kind of memory of `segment`.
  K of(MemorySegment segment) {
    return single.get(segment.getClass());
  }

  /// The kernel for these two kinds of memory, in this order.
  K of(MemorySegment first, MemorySegment second) {
    return pairs.get(first.getClass()).get(second.getClass());
  }

  private K another() {
    return originalIsTaken.compareAndSet(false, true) ? original : copy();
  }

  // Where class files are not at hand (a native image) one class serves all: as right, not as fast.
  private K copy() {
    Class<?> loaded = original.getClass();
    try (InputStream file = loaded.getResourceAsStream(loaded.getSimpleName() + ".class")) {
      if (file == null) {
        return original;
      }
      Class<?> hidden =
          MethodHandles.lookup().defineHiddenClass(file.readAllBytes(), true).lookupClass();
      return type.cast(hidden.getDeclaredConstructor().newInstance());
    } catch (IOException | ReflectiveOperationException e) {
      return original;
    }
  }
}
