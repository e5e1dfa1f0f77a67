package org.memview.format;

import java.lang.foreign.MemoryLayout;
import java.nio.ByteOrder;
import java.util.List;

/// What the bytes of one element mean: a parsed `struct` / PEP 3118 format. A pure value.
public final class Format {
  /// Parses; cached; `text()` of the result is exactly `text`.
  public static Format of(String text) { throw new UnsupportedOperationException(); }

  public static Format of(MemoryLayout layout) { throw new UnsupportedOperationException(); }

  /// As written.
  public String text() { throw new UnsupportedOperationException(); }

  /// Normal form; equal formats have equal canonical texts.
  public String canonical() { throw new UnsupportedOperationException(); }

  public long size() { throw new UnsupportedOperationException(); }

  public long alignment() { throw new UnsupportedOperationException(); }

  public Kind kind() { throw new UnsupportedOperationException(); }

  /// The code letter: `'i'`; complex are `'F'` and `'D'` however written; 0 for records.
  public char code() { throw new UnsupportedOperationException(); }

  /// Byte order of a single element; of a record the order of its first multi-byte value; native order when it does not matter.
  public ByteOrder order() { throw new UnsupportedOperationException(); }

  /// True if single-element and order is native or does not matter.
  public boolean isNativeOrder() { throw new UnsupportedOperationException(); }

  public boolean isRecord() { throw new UnsupportedOperationException(); }

  /// Fields of a record in order, pads left out; empty for single elements.
  public List<Field> fields() { throw new UnsupportedOperationException(); }

  public Field field(String name) { throw new UnsupportedOperationException(); }

  /// True if `cast` accepts it in CPython: optional `@` and one native code of `cbB?hHiIlLqQnNPfd e`.
  public boolean isNativeSingle() { throw new UnsupportedOperationException(); }

  /// True if CPython's `struct` module can parse the text.
  public boolean isStruct() { throw new UnsupportedOperationException(); }

  /// Same meaning up to byte order: same kinds, codes, sizes, offsets, names.
  public boolean sameElementAs(Format other) { throw new UnsupportedOperationException(); }

  public Format withOrder(ByteOrder order) { throw new UnsupportedOperationException(); }

  public MemoryLayout toMemoryLayout() { throw new UnsupportedOperationException(); }
}
