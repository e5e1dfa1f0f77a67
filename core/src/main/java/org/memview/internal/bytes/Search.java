package org.memview.internal.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds bytes in bytes, in time linear in the length of the text.
///
/// Eight positions at a time are tested for the first and the last byte of what is sought; where
/// both agree the rest is compared. Texts made to defeat that (`aaaa…`) are finished by Knuth,
/// Morris and Pratt's method as soon as comparisons have cost more than reading the text.
public final class Search {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOW = 0x0101010101010101L;
  private static final long SEVEN = 0x7f7f7f7f7f7f7f7fL;

  /// What comparisons may cost before the text counts as hostile, in eights of bytes.
  private static final int PATIENCE = 256;

  private Search() {}

  /// The index of the first `sub`, or -1. The empty one is at 0.
  public static int find(Span text, Span sub) {
    return switch (sub.length()) {
      case 0 -> 0;
      case 1 -> relative(text, first(text.array(), text.from(), text.to(), sub.at(0)));
      default -> firstOf(text, sub);
    };
  }

  /// The index of the last `sub`, or -1. The empty one is at the end.
  public static int rfind(Span text, Span sub) {
    return switch (sub.length()) {
      case 0 -> text.length();
      case 1 -> relative(text, last(text.array(), text.from(), text.to(), sub.at(0)));
      default -> lastOf(text, sub);
    };
  }

  /// How many times `sub` is there without overlap, counted from the left; the empty one is between
  /// any two bytes and at both ends.
  public static int count(Span text, Span sub) {
    return switch (sub.length()) {
      case 0 -> text.length() + 1;
      case 1 -> countByte(text, sub.at(0));
      default -> countSpans(text, sub);
    };
  }

  private static int countSpans(Span text, Span sub) {
    int count = 0;
    Span rest = text;
    for (int at = find(rest, sub); at >= 0; at = find(rest, sub)) {
      count++;
      rest = rest.slice(at + sub.length(), rest.length());
    }
    return count;
  }

  private static int countByte(Span text, byte wanted) {
    int count = 0;
    byte[] array = text.array();
    for (int i = text.from(); i < text.to(); i++) {
      count += array[i] == wanted ? 1 : 0;
    }
    return count;
  }

  private static int relative(Span text, int at) {
    return at < 0 ? -1 : at - text.from();
  }

  private static int first(byte[] array, int from, int to, byte wanted) {
    long pattern = (wanted & 0xff) * LOW;
    int i = from;
    for (; i <= to - 8; i += 8) {
      long found = zeros((long) LONGS.get(array, i) ^ pattern);
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / 8;
      }
    }
    for (; i < to; i++) {
      if (array[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int last(byte[] array, int from, int to, byte wanted) {
    long pattern = (wanted & 0xff) * LOW;
    int i = to;
    for (; i >= from + 8; i -= 8) {
      long found = zeros((long) LONGS.get(array, i - 8) ^ pattern);
      if (found != 0) {
        return i - 1 - Long.numberOfLeadingZeros(found) / 8;
      }
    }
    while (i > from) {
      if (array[--i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /// The top bit of each byte that is zero, and no other bit.
  private static long zeros(long x) {
    return ~(((x & SEVEN) + SEVEN) | x | SEVEN);
  }

  private static int firstOf(Span text, Span sub) {
    byte[] array = text.array();
    int reach = sub.length() - 1;
    long head = (sub.at(0) & 0xff) * LOW;
    long tail = (sub.at(reach) & 0xff) * LOW;
    int end = text.to() - reach;
    int price = sub.length() / 8 + 1;
    long cost = 0;
    int i = text.from();
    for (; i <= end - 8; i += 8) {
      long heads = (long) LONGS.get(array, i) ^ head;
      long found = zeros(heads | ((long) LONGS.get(array, i + reach) ^ tail));
      for (; found != 0; found &= found - 1) {
        int at = i + Long.numberOfTrailingZeros(found) / 8;
        if (text.hasAt(at - text.from(), sub)) {
          return at - text.from();
        }
        cost += price;
      }
      if (cost > i - text.from() + PATIENCE) {
        int rest = i + 8 - text.from();
        return offset(rest, Periods.find(text.slice(rest, text.length()), sub));
      }
    }
    for (; i < end; i++) {
      if (text.hasAt(i - text.from(), sub)) {
        return i - text.from();
      }
    }
    return -1;
  }

  private static int offset(int from, int found) {
    return found < 0 ? -1 : from + found;
  }

  private static int lastOf(Span text, Span sub) {
    int price = sub.length() / 8 + 1;
    long cost = 0;
    int reach = sub.length() - 1;
    for (int i = text.length() - sub.length(); i >= 0; i--) {
      if (text.at(i) == sub.at(0) && text.at(i + reach) == sub.at(reach)) {
        if (text.hasAt(i, sub)) {
          return i;
        }
        cost += price;
        if (cost > text.length() - i + PATIENCE) {
          return Periods.rfind(text.slice(0, i + reach), sub);
        }
      }
    }
    return -1;
  }
}
