package org.memview.spi;

/// Anything that can lend its memory: the one method behind the buffer protocol (PEP 3118).
///
/// ```java
/// final class Frame implements Exporter {
///   private final byte[] pixels = new byte[480 * 640 * 3];
///   private final Loans loans = Loans.of(this);
///
///   @Override
///   public Export export(Request request) {
///     return Export.of(MemorySegment.ofArray(pixels))
///         .shape(480, 640, 3)
///         .owner(this)
///         .onRelease(loans.open());
///   }
/// }
/// ```
///
/// The memory must neither move nor change its size from `export` until `onRelease` runs. Memory
/// outside the heap must come from an arena that the exporter closes *before* it frees the memory
/// some other way: then a late reader gets an exception and never freed memory.
@FunctionalInterface
public interface Exporter {

  /// Lends the memory, once per call; each loan is given back exactly once through
  /// [Export#onRelease(Runnable)].
  ///
  /// An implementation need not look at `request`: the library refuses what does not meet it (and
  /// then gives the loan back). One that can choose, for instance between a read-only and a
  /// writable mapping, looks.
  ///
  /// @throws org.memview.BufferException if the memory cannot be lent now
  Export export(Request request);
}
