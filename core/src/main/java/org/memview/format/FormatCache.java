package org.memview.format;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Remembers parsed texts, because casts in hot code pass the same few over and over.
final class FormatCache {
  /// Few programs use more formats; those that invent texts without end must not fill the heap.
  private static final int MAX_ENTRIES = 512;

  private static final int MAX_LENGTH = 256;

  /// One-letter texts skip hashing. Races are harmless: the values are immutable and equal.
  private static final @Nullable Format[] LETTERS = new Format[128];

  private static final ConcurrentHashMap<String, Format> TEXTS = new ConcurrentHashMap<>();

  private FormatCache() {}

  static Format get(String text) {
    if (text.length() == 1 && text.charAt(0) < LETTERS.length) {
      return letter(text);
    }
    Format known = TEXTS.get(text);
    return known != null ? known : parse(text);
  }

  private static Format letter(String text) {
    char letter = text.charAt(0);
    Format known = LETTERS[letter];
    if (known == null) {
      known = Parser.parse(text);
      LETTERS[letter] = known;
    }
    return known;
  }

  private static Format parse(String text) {
    Format format = Parser.parse(text);
    if (text.length() <= MAX_LENGTH) {
      if (TEXTS.size() >= MAX_ENTRIES) {
        TEXTS.clear();
      }
      TEXTS.put(text, format);
    }
    return format;
  }

  static int size() {
    return TEXTS.size();
  }
}
