package org.memview.struct;

import java.util.concurrent.ConcurrentHashMap;
import org.memview.format.Format;

/// Remembers structs by text, because a codec is worth keeping.
final class StructCache {
  /// Twice what Python keeps. Programs that invent texts without end must not fill the heap.
  private static final int MAX_ENTRIES = 200;

  private static final int MAX_LENGTH = 256;

  private static final ConcurrentHashMap<String, Struct> KNOWN = new ConcurrentHashMap<>();

  private StructCache() {}

  static Struct get(String text) {
    Struct known = KNOWN.get(text);
    return known != null ? known : make(text);
  }

  private static Struct make(String text) {
    Struct struct = StructMaker.make(Format.of(text), CodecMode.DEFAULT);
    if (text.length() > MAX_LENGTH) {
      return struct;
    }
    if (KNOWN.size() >= MAX_ENTRIES) {
      KNOWN.clear();
    }
    Struct first = KNOWN.putIfAbsent(text, struct);
    return first == null ? struct : first;
  }

  static int size() {
    return KNOWN.size();
  }
}
