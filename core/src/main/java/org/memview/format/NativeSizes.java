package org.memview.format;

import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.util.Map;

/// Sizes that differ between C ABIs: `long` has 8 bytes on Linux and macOS, 4 on Windows.
///
/// A class of its own because finding the linker costs milliseconds at start-up, and formats
/// without `l L n N P` must not pay them. All three types align to their size in every ABI the JDK
/// supports.
final class NativeSizes {
  static final int LONG;
  static final int SIZE_T;
  static final int POINTER;

  static {
    Map<String, MemoryLayout> types = Linker.nativeLinker().canonicalLayouts();
    LONG = size(types, "long");
    SIZE_T = size(types, "size_t");
    POINTER = size(types, "void*");
  }

  private NativeSizes() {}

  private static int size(Map<String, MemoryLayout> types, String name) {
    MemoryLayout type = types.get(name);
    if (type == null) {
      throw new IllegalStateException("the platform's linker does not know the C type " + name);
    }
    return Math.toIntExact(type.byteSize());
  }
}
