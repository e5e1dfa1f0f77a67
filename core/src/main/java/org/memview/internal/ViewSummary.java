package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.memview.format.Format;
import org.memview.layout.Layout;

/// A view in one line: `MemoryView[<h shape=[2, 4] strides=[8, 2] native read-only C: 1 2 3 …]`.
///
/// Made for logs and debuggers: it is short whatever the view, touches only the elements it shows,
/// and never throws. Where the values cannot be read, it says why.
public final class ViewSummary {
  private static final int MAX_VALUES = 16;
  private static final int MAX_VALUES_LENGTH = 40;
  private static final int MAX_PART_LENGTH = 80;

  private ViewSummary() {}

  /// Describes a view; `storage` is one word: `heap`, `native`, `mapped`.
  public static String of(Block block, String storage, boolean readOnly) {
    return "MemoryView["
        + shaped(block.format(), block.layout())
        + " strides="
        + list(block.layout().strides())
        + " "
        + storage
        + (readOnly ? " read-only " : " ")
        + contiguity(block.layout())
        + ": "
        + values(block)
        + "]";
  }

  /// Describes a view whose lease has ended.
  public static String released(Format format, Layout layout) {
    return "MemoryView[released, was " + shaped(format, layout) + "]";
  }

  private static String shaped(Format format, Layout layout) {
    return cut(format.text()) + " shape=" + list(layout.shape());
  }

  /// `C`, `F`, `C F` or `strided`.
  static String contiguity(Layout layout) {
    boolean c = layout.isCContiguous();
    boolean f = layout.isFContiguous();
    return c && f ? "C F" : c ? "C" : f ? "F" : "strided";
  }

  private static String values(Block block) {
    MemorySegment segment = block.segment();
    if (block.layout().isEmpty()) {
      return "empty";
    }
    if (!segment.scope().isAlive()) {
      return "no values, the memory has been closed";
    }
    if (!segment.isAccessibleBy(Thread.currentThread())) {
      return "no values, the memory belongs to another thread";
    }
    try {
      return firstValues(block);
    } catch (RuntimeException | InternalError e) {
      return "no values, " + cut(String.valueOf(e.getMessage()));
    }
  }

  private static String firstValues(Block block) {
    long count = block.layout().elementCount();
    long[] offsets = Offsets.first(block.layout(), MAX_VALUES);
    var out = new StringBuilder();
    for (long offset : offsets) {
      String word = cut(Words.single(block.segment(), block.format(), offset));
      if (!out.isEmpty() && out.length() + word.length() > MAX_VALUES_LENGTH) {
        return out + " …";
      }
      out.append(out.isEmpty() ? "" : " ").append(word);
    }
    return offsets.length < count ? out + " …" : out.toString();
  }

  private static String list(long... numbers) {
    return cut(Arrays.toString(numbers));
  }

  private static String cut(String text) {
    return text.length() <= MAX_PART_LENGTH ? text : text.substring(0, MAX_PART_LENGTH - 1) + "…";
  }
}
