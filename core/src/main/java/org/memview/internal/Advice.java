package org.memview.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.memview.layout.Layout;

/// Which operations a view allows, why it refuses others, and what to write instead.
final class Advice {
  private static final long[] SIZES = {1, 2, 4, 8};
  private static final String[] CODES = {"\"B\"", "\"h\"", "\"i\"", "\"q\""};

  private final Portrait portrait;
  private final Layout layout;
  private final List<String> lines = new ArrayList<>();

  private Advice(Portrait portrait) {
    this.portrait = portrait;
    layout = portrait.block().layout();
  }

  static List<String> of(Portrait portrait) {
    var advice = new Advice(portrait);
    advice.casts();
    advice.reshapes();
    advice.copies();
    advice.buffer();
    advice.writes();
    return advice.lines;
  }

  private void works(String what, String how) {
    lines.add("+ " + what + "  " + how);
  }

  private void refused(String what, String why, String instead) {
    lines.add("- " + what + "  refused: " + why);
    if (!instead.isEmpty()) {
      lines.add("    write " + instead);
    }
  }

  private void casts() {
    if (layout.byteSize() == 0) {
      works(cast(0), "and any other format: there are no bytes");
    } else if (layout.isCContiguous()) {
      contiguousCasts();
    } else {
      stridedCasts();
    }
  }

  private static String cast(int code) {
    return "cast(" + CODES[code] + ")";
  }

  private void contiguousCasts() {
    List<String> codes = new ArrayList<>();
    int odd = -1;
    for (int i = 0; i < SIZES.length; i++) {
      if (layout.byteSize() % SIZES[i] == 0) {
        codes.add(CODES[i]);
      } else if (odd < 0) {
        odd = i;
      }
    }
    String sizes = codes.size() == 1 ? "it divides " : "all divide ";
    works("cast to " + String.join(", ", codes), "without copying: " + sizes + copied());
    if (odd >= 0) {
      String are = layout.byteSize() == 1 ? " is" : " are";
      String why = copied() + are + " not a multiple of " + SIZES[odd];
      refused(cast(odd), why, trimmed(odd));
    }
  }

  /// The longest start of the view that can be cast; empty if there is none.
  private String trimmed(int code) {
    long count = layout.elementCount();
    while (count * layout.itemSize() % SIZES[code] != 0) {
      count--;
    }
    return count == 0 ? "" : start(count) + cast(code);
  }

  private String start(long count) {
    return (layout.ndim() == 1 ? "" : "reshape(-1).") + "slice(0, " + count + ").";
  }

  private void stridedCasts() {
    String other = cast(layout.itemSize() == 1 ? 1 : 0);
    for (int i = 0; i < SIZES.length; i++) {
      if (SIZES[i] == layout.itemSize()) {
        works(cast(i), "and other formats of " + Amounts.bytes(SIZES[i]) + ", without copying");
      }
    }
    if (layout.itemSize() != 1 || layout.byteSize() % 2 == 0) {
      refused(other, "the view is not C-contiguous, see above", instead(other));
    }
  }

  private String instead(String operation) {
    return layout.isFContiguous()
        ? "transpose()." + operation + ", memory order without copying"
        : "toContiguous()." + operation + ", which copies " + copied();
  }

  private String copied() {
    return Amounts.bytes(layout.byteSize());
  }

  private void reshapes() {
    if (reshapesTo(-1)) {
      String elements = Amounts.counted(layout.elementCount(), "element");
      works("reshape(-1)", "and any other shape of " + elements + ", without copying");
      return;
    }
    Merged merged = Merged.of(layout);
    if (merged.ndim() < layout.ndim()) {
      works("reshape(" + join(merged.shape()) + ")", "without copying: these axes can be merged");
    }
    refused("reshape(-1)", "no single step leads through all elements", instead("reshape(-1)"));
  }

  private boolean reshapesTo(long... shape) {
    if (layout.isEmpty()) {
      return true;
    }
    try {
      layout.reshape(shape);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String join(long... numbers) {
    return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(", "));
  }

  private void copies() {
    if (layout.isCContiguous()) {
      works("toContiguous()", "copies nothing, the view is contiguous");
    } else {
      works("toContiguous()", "copies " + copied());
    }
  }

  private void buffer() {
    if (!layout.isCContiguous()) {
      if (!layout.isFContiguous()) {
        refused("asSegment()", "it needs contiguous bytes", "toContiguous().asSegment()");
      }
    } else if (layout.byteSize() <= Integer.MAX_VALUE) {
      works("asSegment(), asByteBuffer()", "without copying");
    } else {
      works("asSegment()", "without copying");
      String why = "a ByteBuffer holds " + Amounts.bytes(Integer.MAX_VALUE);
      long most = Integer.MAX_VALUE / layout.itemSize();
      refused("asByteBuffer()", why, start(most) + "asByteBuffer()");
    }
  }

  private void writes() {
    if (portrait.readOnly()) {
      lines.add("- set, fill, copyFrom  refused: the view is read-only");
    } else if (repeats()) {
      lines.add("! set  changes every index that shares the bytes");
    }
  }

  private boolean repeats() {
    for (int axis = 0; axis < layout.ndim(); axis++) {
      if (layout.stride(axis) == 0 && layout.extent(axis) > 1) {
        return true;
      }
    }
    return false;
  }
}
