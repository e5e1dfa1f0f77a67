package org.memview.testkit;

import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;
import org.memview.MemoryView;
import org.memview.spi.Exporter;

/// One kind of memory that views can be opened on.
///
/// @param name what it is called in failures
/// @param padding the bytes that every element has beyond its format, as NumPy's aligned records
///   have
/// @param readOnly whether its views refuse writes
/// @param arranged whether the exporter itself lends any structure; if not, a view of the whole
///   block is opened and the arrangement derived from it
/// @param indirect whether the rows of axis 0 lie in segments of their own, where there are rows
/// @param allocator makes zeroed memory of at least so many bytes
public record Storage(
    String name,
    long padding,
    boolean readOnly,
    boolean arranged,
    boolean indirect,
    LongFunction<Block> allocator) {

  /// Memory of a storage.
  ///
  /// @param memory the block, writable
  /// @param opener opens a view of the block
  /// @param free what to do when the test is over
  public record Block(MemorySegment memory, Opener opener, Runnable free) {
    private Block viewedReadOnly() {
      return new Block(memory, structure -> opener.open(structure).asReadOnly(), free);
    }
  }

  /// How a view of a block is opened.
  @FunctionalInterface
  public interface Opener {
    /// Returns a view: of that structure if the storage is arranged, else of the whole block in any
    /// format.
    MemoryView open(Structure structure);
  }

  /// Returns a storage whose whole block is viewed.
  public static Storage whole(String name, LongFunction<Block> allocator) {
    return new Storage(name, 0, false, false, false, allocator);
  }

  /// Returns a storage of an exporter that lends `memory` in any structure.
  ///
  /// @param exporter makes the exporter of a block and a structure
  public static Storage lent(String name, LongFunction<MemorySegment> memory, Lender exporter) {
    return new Storage(
        name,
        0,
        false,
        true,
        false,
        size -> {
          MemorySegment block = memory.apply(size);
          return new Block(
              block, structure -> MemoryView.of(exporter.lend(block, structure)), () -> {});
        });
  }

  /// Makes an exporter.
  @FunctionalInterface
  public interface Lender {
    /// Returns the exporter that lends `memory` in `structure`.
    Exporter lend(MemorySegment memory, Structure structure);
  }

  /// Returns this storage, whose views refuse writes.
  public Storage thatIsReadOnly() {
    return new Storage(name, padding, true, arranged, indirect, allocator);
  }

  /// Returns the same memory, looked at through `asReadOnly()`.
  public Storage viewedReadOnly() {
    return new Storage(
        name + ", viewed read-only",
        padding,
        true,
        arranged,
        indirect,
        size -> allocator.apply(size).viewedReadOnly());
  }

  /// Returns this storage with elements larger than their format.
  public Storage padded(long bytes) {
    return new Storage(name, bytes, readOnly, arranged, indirect, allocator);
  }

  /// Returns this storage, whose rows lie in segments of their own.
  public Storage thatIsIndirect() {
    return new Storage(name, padding, readOnly, arranged, true, allocator);
  }

  @Override
  public String toString() {
    return name;
  }
}
