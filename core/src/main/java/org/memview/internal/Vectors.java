package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Kernels in the vectors of `jdk.incubator.vector`, for those who run with `--add-modules
/// jdk.incubator.vector`: what comes out is the same to the last bit.
///
/// Everything else works without the module and names none of its types. `-Dmemview.vectors=off`
/// leaves the kernels alone although the module is there.
interface Vectors {
  /// The fewest bytes that [#least] takes.
  int FEWEST = 128;

  /// True if the kernels are to be used for this memory.
  ///
  /// Never for mapped files: a vector load beyond the end of one that was shortened is no error of
  /// Java's but ends the JVM (25, SIGBUS), other than any load that `MemorySegment` has.
  static boolean areFor(MemorySegment memory) {
    return Holder.KERNELS != null && !memory.isMapped();
  }

  /// The class for the kind of memory; only if they are for it.
  static Vectors of(MemorySegment memory) {
    PerKind<Vectors> kernels = Holder.KERNELS;
    if (kernels == null) {
      throw new IllegalStateException("jdk.incubator.vector is not there");
    }
    return kernels.of(memory);
  }

  /// Adds number `i + 512` to number `i` of a block of [Numbers#CHUNK] doubles, for all `i` below
  /// 512.
  void halveDoubles(MemorySegment memory, long at, double[] half);

  /// The same of numbers in single precision.
  void halveFloats(MemorySegment memory, long at, double[] half);

  /// The least `element ^ flip`, signed, of the integers of `width` bytes in `bytes` bytes, of
  /// which there are [#FEWEST] or more.
  ///
  /// @param width 1, 2 or 4
  long least(MemorySegment memory, long at, int bytes, int width, long flip);

  /// The least `key ^ flip` of numbers in single precision ([FloatKeys]); `Long.MIN_VALUE` if there
  /// is a NaN.
  ///
  /// @param flip 0 or -1
  long leastFloat(MemorySegment memory, long at, int bytes, long flip);

  /// Lazily made.
  final class Holder {
    private static final @Nullable PerKind<Vectors> KERNELS = load();

    private Holder() {}

    // By name: where the module is not the class cannot be linked. The descriptor that is built
    // does not require the module even statically, or who requires ours would be warned.
    private static @Nullable PerKind<Vectors> load() {
      Module incubator = ModuleLayer.boot().findModule("jdk.incubator.vector").orElse(null);
      if (incubator == null || "off".equals(System.getProperty("memview.vectors"))) {
        return null;
      }
      Vectors.class.getModule().addReads(incubator);
      try {
        Class<?> type = Class.forName("org.memview.internal.VectorKernels");
        Object kernels = type.getDeclaredConstructor().newInstance();
        return new PerKind<>(Vectors.class, (Vectors) kernels);
      } catch (ReflectiveOperationException | LinkageError e) {
        return null; // a later JDK may have changed what still incubates
      }
    }
  }
}
