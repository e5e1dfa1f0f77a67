package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.memview.layout.Layout;

/// Stores one value in every element.
public final class Filler {
  // Below, a loop beats a call.
  private static final long WORTH_A_CALL = 256;

  private Filler() {}

  /// Stores `value` in every element of `block`; padding beyond `format.size()` stays as it is.
  ///
  /// A value that does not fit is refused before anything is written, and also if there are no
  /// elements.
  public static void fill(Block block, Object value) {
    fillEncoded(block, Elements.encode(block.format(), value));
  }

  /// Stores these bytes, an encoded value, in every element of `block`.
  public static void fillEncoded(Block block, byte[] item) {
    if (block.layout().isEmpty() || item.length == 0) {
      return;
    }
    long bytes = block.layout().byteSize();
    if (Crew.isFor(bytes, block.segment())) {
      Cut cut = Cut.acrossMemory(block.layout(), bytes);
      Crew.share(cut.parts(), part -> fill(block.segment(), cut.part(block, part).layout(), item));
    } else {
      fill(block.segment(), block.layout(), item);
    }
  }

  /// Stores these bytes `count` times side by side, from byte `at` of `segment` on.
  public static void fillRun(MemorySegment segment, long at, byte[] item, long count) {
    long size = count * item.length;
    if (item.length == 0 || size == 0) {
      return;
    }
    if (size < WORTH_A_CALL && Fills.isFor(item.length)) {
      fillFew(segment, at, item, count);
    } else if (Crew.isFor(size, segment)) {
      Cut cut = Cut.inOrder(Layout.contiguous(item.length, count), size);
      Repeater repeater = Repeater.of(segment, item, size);
      Crew.share(
          cut.parts(),
          part -> {
            long start = cut.start(part);
            long some = cut.start(part + 1) - start;
            repeater.fill(at + start * item.length, some * item.length);
          });
    } else {
      Repeater.of(segment, item, size).fill(at, size);
    }
  }

  private static void fillFew(MemorySegment segment, long at, byte[] item, long count) {
    int width = item.length;
    long value = bits(item);
    long size = count * width;
    if (size >= 8) {
      Fills.of(segment).fill(segment, at, Raw.repeated(value, width), size);
    } else {
      Fills.of(segment).fillSteps(segment, at, 0, width, width, value, 1, count);
    }
  }

  /// The number that these at most eight bytes are in memory.
  static long bits(byte[] item) {
    long bits = 0;
    for (int i = 0; i < item.length; i++) {
      bits |= (item[i] & 0xFFL) << (8 * i);
    }
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return little ? bits : Raw.reverse(bits, item.length);
  }

  private static void fill(MemorySegment segment, Layout layout, byte[] item) {
    Runs planes = Axes.inMemoryOrder(layout).planes();
    long size = planes.length() * item.length;
    if (planes.isDense(item.length) && size >= WORTH_A_CALL) {
      fillDense(segment, planes, item, size);
    } else if (Fills.isFor(item.length)) {
      fillSteps(segment, planes, item);
    } else {
      fillItems(segment, planes, item);
    }
  }

  private static void fillSteps(MemorySegment segment, Runs p, byte[] item) {
    Fills fills = Fills.of(segment);
    int width = item.length;
    long value = bits(item);
    while (p.next()) {
      long rowStep = p.rowStride(0);
      fills.fillSteps(
          segment, p.offset(0), rowStep, p.stride(0), width, value, p.rows(), p.length());
    }
  }

  private static void fillItems(MemorySegment segment, Runs planes, byte[] item) {
    MemorySegment one = MemorySegment.ofArray(item);
    Moves moves = Moves.between(one, segment);
    Room room = new Room();
    while (planes.next()) {
      moves.copy(
          one,
          0,
          0,
          0,
          segment,
          planes.offset(0),
          planes.rowStride(0),
          planes.stride(0),
          item.length,
          planes.rows(),
          planes.length(),
          room);
    }
  }

  private static void fillDense(MemorySegment segment, Runs planes, byte[] item, long size) {
    Repeater repeater = Repeater.of(segment, item, size);
    while (planes.next()) {
      for (long row = 0; row < planes.rows(); row++) {
        repeater.fill(planes.offset(0) + row * planes.rowStride(0), size);
      }
    }
  }
}
