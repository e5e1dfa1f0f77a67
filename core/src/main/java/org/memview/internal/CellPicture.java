package org.memview.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.memview.layout.Layout;

/// The elements around the first one as boxes in memory order, with the bytes between them.
///
/// ```
/// byte  8       12      16      20
///       +-------+-------+-------+--
///       |  [0]  |   4   |  [1]  |
///       +-------+-------+-------+--
/// ```
final class CellPicture {
  private static final int MAX_ELEMENTS = 16;
  private static final int MAX_BLOCK = 4;

  private record Box(long offset, String label) {
    int width() {
      return Math.max(label.length() + 2, Long.toString(offset).length() + 1);
    }
  }

  private final Layout layout;
  private final int[] axes;
  private final List<Box> boxes = new ArrayList<>();
  private final int width;

  private CellPicture(Layout layout, int width) {
    this.layout = layout;
    this.width = width;
    axes = Coverage.bySize(layout);
  }

  /// Three lines of boxes under a line of byte offsets; each line is at most `width` wide.
  ///
  /// Only for layouts whose elements do not overlap.
  static List<String> of(Layout layout, int width) {
    var picture = new CellPicture(layout, width);
    long first = picture.rankOfFirst();
    if (picture.runsBackwards()) {
      picture.collectBackwards(first);
    } else {
      picture.collect(first - first % picture.smallBlock());
    }
    return picture.draw();
  }

  /// Position of element `[0, 0, …]` among all elements in memory order.
  private long rankOfFirst() {
    long rank = 0;
    for (int i = axes.length - 1; i >= 0; i--) {
      long extent = layout.extent(axes[i]);
      rank = rank * extent + (layout.stride(axes[i]) < 0 ? extent - 1 : 0);
    }
    return rank;
  }

  /// True if the elements next to the first one lie before it.
  private boolean runsBackwards() {
    return axes.length > 0 && layout.stride(axes[0]) < 0 && layout.extent(axes[0]) > MAX_BLOCK;
  }

  /// Number of elements, next to each other in memory, that are drawn whole, such as the channels
  /// of a pixel.
  private long smallBlock() {
    return axes.length > 0 && layout.extent(axes[0]) <= MAX_BLOCK ? layout.extent(axes[0]) : 1;
  }

  private long count() {
    long count = 1;
    for (int axis : axes) {
      count *= layout.extent(axis);
    }
    return count;
  }

  private void collect(long from) {
    long to = Math.min(count(), from + MAX_ELEMENTS);
    int used = 0;
    long end = offset(from);
    for (long rank = from; rank < to && used < width; rank++) {
      List<Box> next = boxes(rank, end);
      used += next.stream().mapToInt(box -> box.width() + 1).sum();
      if (used < width) {
        boxes.addAll(next);
        end = offset(rank) + layout.itemSize();
      }
    }
  }

  private void collectBackwards(long last) {
    int used = 0;
    long to = Math.max(0, last - MAX_ELEMENTS + 1);
    for (long rank = last; rank >= to && used < width; rank--) {
      long end = rank == 0 ? offset(0) : offset(rank - 1) + layout.itemSize();
      List<Box> next = boxes(rank, end);
      used += next.stream().mapToInt(box -> box.width() + 1).sum();
      if (used < width) {
        boxes.addAll(0, next);
      }
    }
  }

  /// The gap from `end` to an element, if there is one, and the element.
  private List<Box> boxes(long rank, long end) {
    long offset = offset(rank);
    Box element = new Box(offset, label(rank));
    return offset == end
        ? List.of(element)
        : List.of(new Box(end, Amounts.of(offset - end)), element);
  }

  private long offset(long rank) {
    long offset = layout.minOffset();
    long rest = rank;
    for (int axis : axes) {
      offset += rest % layout.extent(axis) * Math.abs(layout.stride(axis));
      rest /= layout.extent(axis);
    }
    return offset;
  }

  private String label(long rank) {
    long[] index = new long[layout.ndim()];
    long rest = rank;
    for (int axis : axes) {
      long extent = layout.extent(axis);
      long digit = rest % extent;
      index[axis] = layout.stride(axis) < 0 ? extent - 1 - digit : digit;
      rest /= extent;
    }
    return Arrays.toString(index).replace(" ", "");
  }

  private List<String> draw() {
    var offsets = new StringBuilder();
    var border = new StringBuilder("+");
    var labels = new StringBuilder("|");
    for (Box box : boxes) {
      offsets.append(HexDump.pad(Long.toString(box.offset()), box.width() + 1));
      border.append("-".repeat(box.width())).append('+');
      labels.append(centered(box.label(), box.width())).append('|');
    }
    return List.of(
        offsets.toString().stripTrailing(),
        border.toString(),
        labels.toString(),
        border.toString());
  }

  private static String centered(String text, int width) {
    int left = (width - text.length()) / 2;
    return " ".repeat(left) + text + " ".repeat(width - left - text.length());
  }
}
