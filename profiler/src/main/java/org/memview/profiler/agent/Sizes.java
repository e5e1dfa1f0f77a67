package org.memview.profiler.agent;

import org.jspecify.annotations.Nullable;
import org.memview.profiler.runtime.Probe;

/// How large objects are in this JVM, measured once: it depends on flags.
final class Sizes {
  private static final int ALIGNMENT = 8;
  private static int arrayHeader = 16;
  private static int reference = 4;
  private static long text = 24;

  @SuppressWarnings("UnusedVariable") // written so that the JIT cannot remove the allocation
  private static volatile @Nullable Object sink;

  private Sizes() {}

  static void measure() {
    long before = Probe.counter();
    sink = new byte[4];
    arrayHeader = Probe.counter() - before <= 16 ? 12 : 16;
    before = Probe.counter();
    sink = new Object[1024];
    reference = Probe.counter() - before > 8000 ? 8 : 4;
    byte[] letters = {'a'};
    before = Probe.counter();
    sink = new String(letters, java.nio.charset.StandardCharsets.ISO_8859_1);
    text = Probe.counter() - before - bytes(1);
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
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /// Returns the bytes of a text of `n` Latin-1 characters.
  static long text(int n) {
    return text + bytes(n);
  }
}
