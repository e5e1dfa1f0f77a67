package org.memview.profiler.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.runtime.Probe;

/// How large objects are in this JVM, measured once: it depends on flags, and the JVM chooses some
/// of them itself.
final class Sizes {
  private static final int MOST_ALIGNMENT = 256;
  private static final int USUAL_ALIGNMENT = 8;
  private static final int USUAL_HEADER = 16;

  private static int alignment = USUAL_ALIGNMENT;
  private static int arrayHeader = USUAL_HEADER;
  private static int reference = 4;
  private static long text = 24;

  @SuppressWarnings("UnusedVariable") // written so that the JIT cannot remove the allocation
  private static volatile @Nullable Object sink;

  private Sizes() {}

  static void measure() {
    measureBytes();
    long before = Probe.counter();
    sink = new Object[1024];
    reference = Probe.counter() - before > 8000 ? 8 : 4;
    byte[] letters = {'a'};
    before = Probe.counter();
    sink = new String(letters, java.nio.charset.StandardCharsets.ISO_8859_1);
    text = Probe.counter() - before - bytes(1);
  }

  /// An array that fills its room is followed by one that takes an alignment more: the two after
  /// each other give the alignment, and the first one its header.
  private static void measureBytes() {
    long full = allocated(0);
    int filled = -1;
    for (int n = 1; n <= 2 * MOST_ALIGNMENT; n++) {
      long bytes = allocated(n);
      if (bytes > full && filled >= 0) {
        alignment = n - 1 - filled;
        return;
      }
      if (bytes > full) {
        filled = n - 1;
        arrayHeader = (int) full - filled;
        full = bytes;
      }
    }
  }

  private static long allocated(int n) {
    long before = Probe.counter();
    sink = new byte[n];
    return Probe.counter() - before;
  }

  /// Returns the flags that make objects larger or smaller than they are by default, told by the
  /// sizes themselves.
  static List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (reference != 4) {
      flags.add("-XX:-UseCompressedOops");
    }
    if (arrayHeader < USUAL_HEADER) {
      flags.add("-XX:+UseCompactObjectHeaders");
    }
    if (alignment != USUAL_ALIGNMENT) {
      flags.add("-XX:ObjectAlignmentInBytes=" + alignment);
    }
    return flags;
  }

  /// Returns the bytes of an array of `n` bytes.
  static long bytes(int n) {
    return aligned((long) arrayHeader + n);
  }

  /// Returns the bytes of an array of `n` references.
  static long references(int n) {
    return aligned(arrayHeader + (long) n * reference);
  }

  /// Returns the bytes of a `MemberName` (five references, a number and an index) and of the
  /// `ResolvedMethodName` in it (one reference, an address).
  static long member() {
    int header = arrayHeader - Integer.BYTES;
    return aligned(header + 5L * reference + Integer.BYTES + Long.BYTES)
        + aligned((long) header + reference + Long.BYTES);
  }

  private static long aligned(long bytes) {
    return (bytes + alignment - 1) & -alignment;
  }

  /// Returns the bytes of a text of `n` Latin-1 characters.
  static long text(int n) {
    return text + bytes(n);
  }
}
