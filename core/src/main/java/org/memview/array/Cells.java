package org.memview.array;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// The memory of a typed array: room for more items than there are, on the heap or outside.
///
/// On the heap it is a `byte[]` whatever the items are, so that the accessors meet two kinds of
/// memory at most, which the JIT inlines both; a third would cost them 5 to 130 times.
final class Cells {
  private static final long LARGEST_HEAP = Integer.MAX_VALUE - 8;
  private static final long SMALLEST = 16;
  private static final int CHUNK = 1 << 16;

  private final TypeCode type;
  private final @Nullable Arena arena;
  private MemorySegment memory;
  private MemoryView cells;
  private long size;

  /// How many items from the start have ever been used: behind them this memory is still zero.
  private long used;

  /// Cells in memory of `arena`, or on the heap if there is none.
  Cells(TypeCode type, @Nullable Arena arena) {
    this.type = type;
    this.arena = arena;
    this.memory = allocate(0);
    this.cells = view();
  }

  private MemoryView view() {
    return MemoryView.of(memory).cast(type.format());
  }

  private MemorySegment allocate(long items) {
    long bytes = items * type.itemSize();
    if (arena != null) {
      return arena.allocate(bytes, Long.BYTES);
    }
    return bytes <= LARGEST_HEAP
        ? MemorySegment.ofArray(new byte[(int) bytes])
        : Arena.ofAuto().allocate(bytes, Long.BYTES);
  }

  MemorySegment memory() {
    return memory;
  }

  long size() {
    return size;
  }

  long capacity() {
    return memory.byteSize() / type.itemSize();
  }

  /// All cells, in use or not. Valid until the next change of size.
  MemoryView cells() {
    return cells;
  }

  /// The items. Valid until the next change of size.
  MemoryView items() {
    return cells.slice(0, size);
  }

  /// Makes room for `count` items behind the last; returns the index of the first of them. They are
  /// none before they are [added][#add(long)], so that writing them may fail.
  long room(long count) {
    long needed = size + count;
    if (needed > capacity()) {
      move(size, size, 0, larger(needed));
    }
    used = Math.max(used, needed);
    return size;
  }

  /// Takes as items the next `count` cells, which have been written.
  void add(long count) {
    size += count;
  }

  /// Lets memory outside the heap say that it is closed, or another thread's, before anything
  /// changes.
  void requireAccess() {
    if (arena != null && capacity() > 0) {
      cells.slice(0, 1).toBytes();
    }
  }

  private long larger(long needed) {
    long capacity = capacity();
    return Math.max(Math.max(needed, capacity + capacity / 2), SMALLEST / type.itemSize());
  }

  /// Replaces items `from` to `to` (excluded) by `count` cells without meaning.
  void gap(long from, long to, long count) {
    requireAccess();
    long needed = size - (to - from) + count;
    long capacity = capacity();
    if (needed > capacity) {
      move(from, to, count, larger(needed));
    } else if (needed < size && needed < capacity / 4 && capacity > SMALLEST) {
      move(from, to, count, needed + needed / 2);
    } else {
      copy(memory, to, memory, from + count, size - to);
      size = needed;
      used = Math.max(used, needed);
    }
  }

  private void move(long from, long to, long count, long capacity) {
    MemorySegment moved = allocate(capacity);
    copy(memory, 0, moved, 0, from);
    copy(memory, to, moved, from + count, size - to);
    memory = moved;
    cells = view();
    size += count - (to - from);
    used = size;
  }

  private void copy(MemorySegment source, long from, MemorySegment target, long to, long count) {
    long item = type.itemSize();
    MemorySegment.copy(source, from * item, target, to * item, count * item);
  }

  /// Adds items of zero at the end.
  void addZeros(long count) {
    long first = size;
    long dirty = used;
    boolean stays = size + count <= capacity();
    gap(size, size, count);
    // What no item has used yet is zero; not writing it keeps untouched pages unallocated.
    long end = Math.min(size, dirty);
    if (stays && first < end) {
      long item = type.itemSize();
      memory.asSlice(first * item, (end - first) * item).fill((byte) 0);
    }
  }

  /// Makes room for so many items.
  void reserve(long capacity) {
    if (capacity > capacity()) {
      move(size, size, 0, capacity);
    }
  }

  /// Removes `count` items that lie `step` apart, the first at `first`.
  void removeEach(long first, long step, long count) {
    long to = first;
    for (long i = 0; i < count; i++) {
      long from = first + i * step + 1;
      long next = i + 1 < count ? from + step - 1 : size;
      copy(memory, from, memory, to, next - from);
      to += next - from;
    }
    gap(size - count, size, 0);
  }

  /// Turns the order of the items round.
  void reverse() {
    Reversal.inPlace(items());
  }

  /// Turns the bytes of each item round.
  void byteswap() {
    String wide =
        switch ((int) type.wordSize()) {
          case 2 -> "H";
          case 4 -> "I";
          default -> "Q";
        };
    for (long low = 0; type.itemSize() > 1 && low < size; low += CHUNK) {
      MemoryView piece = cells.slice(low, Math.min(size, low + CHUNK));
      MemoryView kept = MemoryView.of(piece.toBytes());
      piece.cast("<" + wide).copyFrom(kept.cast(">" + wide));
    }
  }
}
