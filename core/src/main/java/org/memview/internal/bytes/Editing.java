package org.memview.internal.bytes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes new bytes of given ones.
public final class Editing {
  /// The longest array that every JVM can make.
  public static final int MAX = Integer.MAX_VALUE - 8;

  private Editing() {}

  public static byte[] concat(Span first, Span second) {
    byte[] all = new byte[size("concat", first.length() + (long) second.length())];
    second.copyTo(all, first.copyTo(all, 0));
    return all;
  }

  /// `count` copies, one after the other; none if it is below 1.
  public static byte[] repeat(Span text, long count) {
    if (count <= 0 || text.length() == 0) {
      return new byte[0];
    }
    if (count > MAX / text.length()) {
      throw Errors.tooLong("repeat", (double) count * text.length());
    }
    byte[] all = new byte[text.length() * (int) count];
    // Doubling what is there already copies in pieces as large as can be.
    int done = text.copyTo(all, 0);
    while (done < all.length) {
      int more = Math.min(done, all.length - done);
      System.arraycopy(all, 0, all, done, more);
      done += more;
    }
    return all;
  }

  /// The parts with `separator` between each two.
  public static byte[] join(Span separator, List<Span> parts) {
    long size = Math.max(parts.size() - 1L, 0) * separator.length();
    for (Span part : parts) {
      size += part.length();
    }
    byte[] all = new byte[size("join", size)];
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      at = i == 0 ? at : separator.copyTo(all, at);
      at = parts.get(i).copyTo(all, at);
    }
    return all;
  }

  /// The first `count` times that `old` is there (all if below 0) `with` in its place; null if
  /// nothing changes.
  public static byte @Nullable [] replace(Span text, Span old, Span with, long count) {
    if (count == 0 || (old.length() == 0 && with.length() == 0)) {
      return null;
    }
    if (old.length() == 0) {
      return interleave(text, with, count);
    }
    Places places = Places.of(text, old, count);
    return places.count() == 0 ? null : replace(text, places, old.length(), with);
  }

  private static byte[] replace(Span text, Places places, int oldLength, Span with) {
    long growth = (long) places.count() * (with.length() - oldLength);
    byte[] all = new byte[size("replace", text.length() + growth)];
    int from = 0;
    int at = 0;
    for (int i = 0; i < places.count(); i++) {
      at = with.copyTo(all, text.slice(from, places.get(i)).copyTo(all, at));
      from = places.get(i) + oldLength;
    }
    text.slice(from, text.length()).copyTo(all, at);
    return all;
  }

  private static byte[] interleave(Span text, Span with, long count) {
    long places = text.length() + 1L;
    int times = (int) (count < 0 ? places : Math.min(count, places));
    byte[] all = new byte[size("replace", text.length() + (long) times * with.length())];
    int at = 0;
    for (int i = 0; i < times; i++) {
      at = with.copyTo(all, at);
      at = i < text.length() ? text.slice(i, i + 1).copyTo(all, at) : at;
    }
    if (times < text.length()) {
      text.slice(times, text.length()).copyTo(all, at);
    }
    return all;
  }

  /// Every byte looked up in a table of 256, after the bytes of `delete` are taken out.
  public static byte[] translate(Span text, @Nullable Span table, Span delete) {
    if (table != null && table.length() != 256) {
      throw Errors.tableSize(table.length());
    }
    boolean[] deleted = Trimming.members(delete);
    byte[] kept = new byte[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i) & 0xff;
      if (!deleted[b]) {
        kept[count++] = table == null ? (byte) b : table.at(b);
      }
    }
    return count == kept.length ? kept : Arrays.copyOf(kept, count);
  }

  /// A table for [#translate] that maps each byte of `from` to the one at its place in `to`.
  public static byte[] table(Span from, Span to) {
    if (from.length() != to.length()) {
      throw Errors.mapsDiffer(from.length(), to.length());
    }
    byte[] table = new byte[256];
    for (int b = 0; b < 256; b++) {
      table[b] = (byte) b;
    }
    for (int i = 0; i < from.length(); i++) {
      table[from.at(i) & 0xff] = to.at(i);
    }
    return table;
  }

  /// With `left` and `right` fill bytes at the ends.
  public static byte[] pad(Span text, long left, long right, byte fill) {
    byte[] all = new byte[size("pad", text.length() + Math.addExact(left, right))];
    Arrays.fill(all, 0, (int) left, fill);
    Arrays.fill(all, text.copyTo(all, (int) left), all.length, fill);
    return all;
  }

  /// Filled with zeros on the left, behind a sign.
  public static byte[] zeroFill(Span text, long width) {
    byte[] all = pad(text, width - text.length(), 0, (byte) '0');
    int at = (int) width - text.length();
    if (text.length() > 0 && (text.at(0) == '+' || text.at(0) == '-')) {
      all[at] = '0';
      all[0] = text.at(0);
    }
    return all;
  }

  /// Each tab replaced by spaces up to the next column that is a multiple of `size`; none if it is
  /// below 1.
  public static byte[] expandTabs(Span text, int size) {
    List<Span> pieces = new ArrayList<>();
    int start = 0;
    long column = 0;
    for (int i = 0; i < text.length(); i++) {
      byte b = text.at(i);
      if (b == '\t') {
        int spaces = size > 0 ? size - (int) (column % size) : 0;
        pieces.add(text.slice(start, i));
        pieces.add(Span.of(repeat(Span.of((byte) ' '), spaces)));
        start = i + 1;
        column += spaces;
      } else {
        column = b == '\n' || b == '\r' ? 0 : column + 1;
      }
    }
    pieces.add(text.slice(start, text.length()));
    return join(Span.of(), pieces);
  }

  private static int size(String what, long size) {
    if (size > MAX) {
      throw Errors.tooLong(what, (double) size);
    }
    return (int) size;
  }
}
