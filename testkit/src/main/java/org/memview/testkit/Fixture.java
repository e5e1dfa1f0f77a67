package org.memview.testkit;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.memview.MemoryView;
import org.memview.format.Format;

/// A kind of view that behaviour is tested on: storage × arrangement × format, with a name and its
/// properties.
///
/// ```java
/// try (Sample sample = fixture.open()) {
///   assertEquals(sample.expected().toList(), sample.view().toList());
/// }
/// ```
///
/// @param storage the memory
/// @param arrangement how the elements lie in it
/// @param format what they are
public record Fixture(Storage storage, Arrangement arrangement, String format) {

  /// Returns the name: storage, arrangement and format.
  public String name() {
    return storage.name() + ", " + arrangement.name() + ", '" + format + "'";
  }

  /// Returns the parsed format.
  public Format formatSpec() {
    return Format.of(format);
  }

  /// Returns whether writes are refused.
  public boolean isReadOnly() {
    return storage.readOnly() || (arrangement.aliased() && !storage.arranged());
  }

  /// Returns whether some indices share an element.
  public boolean isAliased() {
    return arrangement.aliased();
  }

  /// Returns whether there are rows of axis 0 in segments of their own, which no strides can
  /// describe; a single row is memory like any other.
  public boolean isIndirect() {
    Structure structure = structure();
    return storage.indirect() && structure.hasRows() && structure.shape()[0] > 1;
  }

  /// Returns the number of axes.
  public int ndim() {
    return arrangement.shape().size();
  }

  /// Returns whether there are no elements.
  public boolean isEmpty() {
    return arrangement.shape().contains(0L);
  }

  /// Returns where the elements lie in the memory of [#open()].
  public Structure structure() {
    return arrangement.of(format, formatSpec().size() + storage.padding());
  }

  /// Returns whether the elements lie without gaps, last index fastest.
  public boolean isCContiguous() {
    return !isIndirect() && isDense(ListOracle.addresses(structure()));
  }

  /// Returns whether the elements lie without gaps, first index fastest.
  public boolean isFContiguous() {
    return !isIndirect() && isDense(ListOracle.addresses(structure()).transpose());
  }

  private boolean isDense(ListOracle<Long> addresses) {
    long[] flat = addresses.flat().stream().mapToLong(at -> at).toArray();
    long size = structure().itemSize();
    for (int i = 1; i < flat.length; i++) {
      if (flat[i] != flat[i - 1] + size) {
        return false;
      }
    }
    return true;
  }

  /// Opens a fresh view of fresh memory filled with elements that are the same in every run.
  public Sample open() {
    Structure structure = structure();
    Storage.Block block = storage.allocator().apply(structure.memorySize());
    fill(block.memory(), structure);
    MemoryView view = block.opener().open(structure);
    if (!storage.arranged()) {
      MemoryView bytes = view.cast("B").slice(0, structure.memorySize());
      view = arrangement.derive().apply(bytes.cast(format, arrangement.baseShape()));
    }
    return new Sample(view, block.memory(), structure, block.free());
  }

  private void fill(MemorySegment memory, Structure structure) {
    RandomGenerator random = new SplittableRandom(Arrays.hashCode(structure.shape()));
    Format parsed = formatSpec();
    for (long at = 0; at < structure.memorySize(); at += structure.itemSize()) {
      SlowElements.scatter(memory, at, parsed, random);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
