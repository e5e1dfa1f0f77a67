package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// Copies elements between any two layouts: the one engine under `copyFrom`, `toBytes`,
/// `toContiguous` and staging.
///
/// All checks come first, so a copy happens whole or not at all. Source and target may overlap in
/// any way: the result is that of copying the source aside first. Where elements of the target
/// share bytes, the last one in C order wins.
public final class Copier {
  // More than this goes to native memory: huge arrays fragment the heap, and they end at 2 GB.
  private static final long LARGEST_HEAP_STAGE = 1 << 26;

  private Copier() {}

  /// Copies every element of `source` to the same index of `target`; byte orders may differ.
  ///
  /// @throws IllegalArgumentException if the shapes differ
  /// @throws org.memview.format.FormatException if the elements are not of the same type up to byte
  ///   order
  public static void copy(Block source, Block target) {
    if (!Shapes.same(source.layout(), target.layout())) {
      throw Errors.shapesDiffer("copy", source, target);
    }
    if (!source.format().sameElementAs(target.format())) {
      throw Errors.formatsDiffer(source, target);
    }
    if (isOneBlock(source, target)) {
      copyBlock(source, target);
      return;
    }
    Move move = Move.between(source, target);
    if (move.isMemmove()) {
      move.run();
    } else if (!(move.isOrderSensitive() || overlap(source, target))) {
      move(source, target, move);
    } else {
      copyStaged(source, target);
    }
  }

  // The common case without a plan: the JDK's copy, which may overlap itself.
  private static boolean isOneBlock(Block source, Block target) {
    return source.layout().isCContiguous()
        && target.layout().isCContiguous()
        && source.layout().itemSize() == target.layout().itemSize()
        && source.format().equals(target.format());
  }

  private static void copyBlock(Block source, Block target) {
    long size = source.layout().byteSize();
    if (size > 0) {
      long at = source.layout().offset();
      copyRun(source.segment(), at, target.segment(), target.layout().offset(), size);
    }
  }

  /// Copies `size` bytes from byte `at` of `source` to byte `to` of `target`, which may overlap.
  public static void copyRun(
      MemorySegment source, long at, MemorySegment target, long to, long size) {
    if (!Crew.isFor(size, source, target) || overlap(source, at, target, to, size)) {
      MemorySegment.copy(source, at, target, to, size);
      return;
    }
    Cut cut = Cut.inOrder(Layout.contiguous(1, size), size);
    Crew.share(
        cut.parts(),
        part -> {
          long start = cut.start(part);
          long some = cut.start(part + 1) - start;
          MemorySegment.copy(source, at + start, target, to + start, some);
        });
  }

  private static boolean overlap(
      MemorySegment source, long at, MemorySegment target, long to, long size) {
    return source.asSlice(at, size).asOverlappingSlice(target.asSlice(to, size)).isPresent();
  }

  /// Copies between blocks that do not overlap, of equal shape and element type.
  static void move(Block source, Block target) {
    move(source, target, Move.between(source, target));
  }

  private static void move(Block source, Block target, Move whole) {
    long bytes = target.layout().byteSize();
    if (!Crew.isFor(bytes, source.segment(), target.segment()) || !whole.isDisjoint()) {
      whole.run();
      return;
    }
    Cut cut = Cut.acrossMemory(target.layout(), bytes);
    Crew.share(
        cut.parts(), part -> Move.between(cut.part(source, part), cut.part(target, part)).run());
  }

  /// True if an array can hold so many bytes.
  public static boolean fitsArray(long bytes) {
    return bytes <= Errors.MAX_ARRAY;
  }

  /// The `size` bytes, which fit an array, from byte `at` of `memory` on.
  public static byte[] toBytes(MemorySegment memory, long at, long size) {
    byte[] bytes = new byte[(int) size];
    if (size < Crew.threshold()) {
      MemorySegment.copy(memory, JAVA_BYTE, at, bytes, 0, bytes.length);
    } else {
      copyRun(memory, at, MemorySegment.ofArray(bytes), 0, size);
    }
    return bytes;
  }

  /// The elements, `layout.itemSize()` bytes each, listed in `order`.
  ///
  /// @throws IllegalArgumentException if they do not fit an array
  public static byte[] toBytes(Block block, Order order) {
    long size = block.layout().byteSize();
    if (size > Errors.MAX_ARRAY) {
      throw Errors.tooLarge("toBytes", size, "bytes", block);
    }
    byte[] bytes = new byte[(int) size];
    pack(block, physical(block.layout(), order), MemorySegment.ofArray(bytes));
    return bytes;
  }

  /// Copies the elements to the start of `target`, other memory, listed in `order`;
  /// `layout.byteSize()` bytes.
  static void pack(Block block, Order order, MemorySegment target) {
    Layout layout = block.layout();
    Layout packed = Layout.contiguous(order, layout.itemSize(), layout.shape());
    Block whole = new Block(target, packed, block.format());
    if (order != Order.F && isOneBlock(block, whole)) {
      copyBlock(block, whole);
    } else {
      move(block, whole);
    }
  }

  private static Order physical(Layout layout, Order order) {
    boolean fortran = order == Order.F || (order == Order.ANY && layout.isFContiguous());
    return fortran ? Order.F : Order.C;
  }

  private static void copyStaged(Block source, Block target) {
    Layout layout = source.layout();
    Layout packed = Layout.contiguous(layout.itemSize(), layout.shape());
    Block staged = new Block(stage(layout.byteSize()), packed, target.format());
    move(source, staged);
    move(staged, target);
  }

  /// Memory of our own for `size` bytes, given back by the garbage collector.
  static MemorySegment stage(long size) {
    return size <= LARGEST_HEAP_STAGE
        ? MemorySegment.ofArray(new byte[(int) size])
        : Arena.ofAuto().allocate(size);
  }

  /// True if some byte may belong to both blocks.
  static boolean overlap(Block first, Block second) {
    if (first.segment().asOverlappingSlice(second.segment()).isEmpty()) {
      return false;
    }
    long distance = second.segment().address() - first.segment().address();
    Layout moved = second.layout().withOffset(second.layout().offset() + distance);
    return first.layout().overlaps(moved);
  }
}
