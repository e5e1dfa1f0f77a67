package org.memview.internal.leaks;

import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where leases are opened, told only when `-Dmemview.leaks=true` asks for it: a walk costs
/// microseconds.
public final class Openings {
  private static final Set<String> OURS =
      Set.of(
          "org.memview",
          "org.memview.spi",
          "org.memview.internal",
          "org.memview.internal.leaks",
          "org.memview.internal.lease",
          "org.memview.array",
          "org.memview.struct",
          "org.memview.io");

  private Openings() {}

  /// Returns whether `-Dmemview.leaks=true` was given.
  public static boolean areRecorded() {
    return Recorded.YES;
  }

  /// Returns the line outside this library that is opening a lease, such as `Main.java:31`, or null
  /// unless recorded.
  public static @Nullable String site() {
    return Recorded.YES ? StackWalker.getInstance().walk(Openings::caller) : null;
  }

  /// The first frame outside the library behind `MemoryView`: an exporter of the user's may stand
  /// before it.
  private static String caller(Stream<StackFrame> frames) {
    StackFrame first = null;
    boolean seenView = false;
    for (StackFrame frame : (Iterable<StackFrame>) frames::iterator) {
      seenView |= frame.getClassName().equals("org.memview.MemoryView");
      if (!OURS.contains(packageOf(frame.getClassName()))) {
        first = first == null || seenView ? frame : first;
        if (seenView) {
          break;
        }
      }
    }
    return first == null ? "unknown" : first.getFileName() + ":" + first.getLineNumber();
  }

  private static String packageOf(String className) {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? "" : className.substring(0, dot);
  }

  /// In a class of its own so that the property is read at the first lease and then is a constant
  /// to the JIT.
  private static final class Recorded {
    static final boolean YES = Boolean.getBoolean("memview.leaks");
  }
}
