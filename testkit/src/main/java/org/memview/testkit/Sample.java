package org.memview.testkit;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.memview.MemoryView;

/// A fresh view of fresh memory with known content: what a [Fixture] makes for one test.
///
/// Close it when the test is done; that releases the view and frees the memory.
public final class Sample implements AutoCloseable {
  private final MemoryView view;
  private final MemorySegment memory;
  private final Structure structure;
  private final Runnable free;

  Sample(MemoryView view, MemorySegment memory, Structure structure, Runnable free) {
    this.view = view;
    this.memory = memory;
    this.structure = structure;
    this.free = free;
  }

  /// Returns the view under test.
  public MemoryView view() {
    return view;
  }

  /// Returns the same block of memory without the view; writable even where the view is not.
  public MemorySegment memory() {
    return memory;
  }

  /// Returns where the elements lie in [#memory()].
  public Structure structure() {
    return structure;
  }

  /// Returns what the view should read now.
  public ListOracle<Object> expected() {
    return ListOracle.read(memory, structure);
  }

  /// Returns the bytes of the block, a copy.
  public byte[] memoryBytes() {
    return memory.toArray(JAVA_BYTE);
  }

  /// Returns the bytes of the elements in C order, a copy.
  public byte[] elementBytes() {
    return elementBytes(ListOracle.addresses(structure).flat());
  }

  /// Returns the bytes of the elements in Fortran order, a copy.
  public byte[] elementBytesFortran() {
    return elementBytes(ListOracle.addresses(structure).flatFortran());
  }

  private byte[] elementBytes(List<Long> addresses) {
    int size = (int) structure.itemSize();
    byte[] bytes = new byte[addresses.size() * size];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = memory.get(JAVA_BYTE, addresses.get(i / size) + i % size);
    }
    return bytes;
  }

  @Override
  public void close() {
    view.release();
    free.run();
  }
}
