package org.memview.profiler.runtime;

import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The objects the JVM itself makes on the heap for classes that a line uses first, where no Java
/// code can stand before and behind: the mirror and lock of a class of the boot loader, and the
/// array of references for the constants of any class.
///
/// They are sizes that are known, not differences of a counter: the mirror's is asked for when it
/// is there, the array's follows from the class file (HotSpot's `Rewriter` gives one element to
/// each string, method handle, method type and dynamic constant, and to each call site it links).
/// That is what leaves a view its own 100 bytes on the line that loads a megabyte of classes.
final class NewClasses {
  /// A class that was loaded and never used would be asked after on every line.
  private static final int PATIENCE = 64;

  /// The names something was or may be linked by, which the JVM keeps as long as they are here. The
  /// values mean nothing.
  private static final Map<String, Object> NAMES = new ConcurrentHashMap<>();

  private @Nullable ClassLoader[] loaders = new ClassLoader[16];
  private String[] names = new String[16];
  private int[] references = new int[16];
  private boolean[] mirrors = new boolean[16];
  private int count;
  private int asked;

  void add(@Nullable ClassLoader loader, String name, int needed, boolean outermost) {
    boolean mirror = outermost && loader == null;
    if (!mirror && needed <= 0) {
      return;
    }
    if (count == names.length) {
      grow();
    }
    loaders[count] = loader;
    names[count] = name;
    references[count] = needed;
    mirrors[count++] = mirror;
    asked = 0;
  }

  private void grow() {
    loaders = java.util.Arrays.copyOf(loaders, 2 * count);
    names = java.util.Arrays.copyOf(names, 2 * count);
    references = java.util.Arrays.copyOf(references, 2 * count);
    mirrors = java.util.Arrays.copyOf(mirrors, 2 * count);
  }

  /// Returns the bytes of what has been made since the last time, outside of any loading.
  long settle() {
    ClassLayout layout = Settings.layout();
    long bytes = 0;
    int kept = 0;
    asked++;
    for (int i = 0; i < count; i++) {
      if (mirrors[i]) {
        bytes += layout.mirror(names[i]);
        mirrors[i] = false;
      }
      if (references[i] > 0 && asked < PATIENCE) {
        if (layout.initialized(loaders[i], names[i])) {
          bytes += layout.array(references[i]);
        } else {
          keep(i, kept++);
        }
      }
    }
    count = kept;
    return bytes;
  }

  /// Leaves out what was linked while something else was loaded: that account has it already.
  void forgetInitialized() {
    ClassLayout layout = Settings.layout();
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (mirrors[i] || !layout.initialized(loaders[i], names[i])) {
        keep(i, kept++);
      }
    }
    count = kept;
  }

  private void keep(int from, int to) {
    loaders[to] = loaders[from];
    names[to] = names[from];
    references[to] = references[from];
    mirrors[to] = mirrors[from];
  }

  boolean waiting() {
    return count > 0;
  }

  /// Has a name in the JVM's table of texts for good: to link something by it makes no object.
  static void name(String name) {
    NAMES.put(name.intern(), NAMES);
  }

  static long sizeOf(Object object) {
    if (object instanceof String text) {
      boolean there = NAMES.putIfAbsent(text, NAMES) != null;
      return there ? 0 : Settings.layout().text(text.length());
    }
    if (object instanceof MethodType type) {
      // the type of a method whose handle is linked: it was found by name and descriptor
      int letters = type.descriptorString().length();
      return Settings.layout().text(letters) + Settings.layout().member();
    }
    return object instanceof Object[] array ? Settings.layout().array(array.length) : 0;
  }

  static long references(int count) {
    return count == 0 ? 0 : Settings.layout().array(count);
  }
}
