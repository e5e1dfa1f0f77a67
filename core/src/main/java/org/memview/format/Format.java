package org.memview.format;

import java.lang.foreign.MemoryLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the bytes of one element mean: a parsed format of Python's `struct` module or of PEP 3118.
///
///     Format.of("i").size()                          // 4
///     Format.of("<IHB").fields().get(1).offset()     // 4
///     Format.of("T{i:id:(2)d:at:}").field("at")      // two doubles at offset 8
///
/// A format is either a **single element** (one code, such as `>i`, `16s`, `Zd`) or a **record** of
/// several values with offsets and, if the text gives them, names. It is a pure value: it holds no
/// memory and knows no axes.
///
/// **Size.** [#size()] is what `struct.calcsize` returns: under `@` pads come before items, never after
/// the last one. A record nested in another is padded to its alignment as in C and NumPy. Exporters may
/// leave their own trailing pads out of the text, so where an exporter states an item size, that is the truth.
///
/// **Equality.** Two formats are equal if they read every byte alike: same kinds, codes, sizes, resolved
/// order, offsets, sub-array shapes and names, however written. On a little-endian machine `i`, `@i`,
/// `=i` and `<i` are equal; `l` and `q` never are, nor are `b` and `B`. The declared [#alignment()] takes no part.
///
/// Beyond Python's codes, `E` is bfloat16 (2 bytes, the upper half of a `float`), and `P` has a size under every
/// prefix because ctypes writes `<P`.
public final class Format {
  static final Part[] NO_PARTS = {};

  private final Kind kind;
  private final char code;
  private final ByteOrder order;
  private final long length;
  private final int unitSize;
  private final long size;
  private final long alignment;
  private final Part[] parts;

  // Filled when first asked for. Races are harmless: every thread computes the same immutable
  // value.
  private @Nullable String text;
  private @Nullable String canonical;
  private @Nullable List<Field> fields;
  private @Nullable Spans leafSpans;

  Format(
      Kind kind,
      char code,
      ByteOrder order,
      long length,
      int unitSize,
      long size,
      long alignment,
      Part[] parts,
      @Nullable String text) {
    this.kind = kind;
    this.code = code;
    this.order = order;
    this.length = length;
    this.unitSize = unitSize;
    this.size = size;
    this.alignment = alignment;
    this.parts = parts;
    this.text = text;
  }

  /// Parses `text`; [#text()] of the result is exactly `text`. Parsed formats are remembered.
  ///
  /// @throws FormatException if the text is not a format, with the position of the offending
  ///   character
  public static Format of(String text) {
    return FormatCache.get(Objects.requireNonNull(text, "text"));
  }

  /// Describes the values of `layout`, with its offsets and member names.
  ///
  /// Sequences become sub-arrays, structs become records, padding becomes pads; `boolean` is `?`,
  /// `char` is `H`, addresses are `P`. The name of `layout` itself is dropped.
  ///
  /// @throws FormatException if `layout` contains a union, or names a format cannot hold
  public static Format of(MemoryLayout layout) {
    return LayoutReader.read(Objects.requireNonNull(layout, "layout"));
  }

  /// The text as written; of a field's format, text that reads the same on its own.
  public String text() {
    String known = text;
    if (known == null) {
      known = Writer.text(this);
      text = known;
    }
    return known;
  }

  /// The normal form: equal formats have equal canonical texts, and the text parses to an equal
  /// format.
  ///
  /// Single native elements are bare (`i`), everything else spells out byte order and pads: `bi` is
  /// `<b3xi` on a little-endian machine.
  public String canonical() {
    String known = canonical;
    if (known == null) {
      known = Writer.canonical(this);
      canonical = known;
    }
    return known;
  }

  /// Bytes of one element.
  public long size() {
    return size;
  }

  /// The boundary in bytes that `@` asks for; 1 under every other prefix.
  public long alignment() {
    return alignment;
  }

  public Kind kind() {
    return kind;
  }

  /// The code letter: `'i'`; complex are `'F'` and `'D'` however written; 0 for records.
  public char code() {
    return code;
  }

  /// Bytes of `s`, `p` and pads, characters of `u` and `w`; 1 for everything else.
  public long length() {
    return length;
  }

  /// Bytes of the piece a byte order arranges: 4 for `i`, for half of an `F` and for one character
  /// of `w`; 0 for records.
  public int unitSize() {
    return unitSize;
  }

  /// Byte order of a single element; of a record the order of its first multi-byte value; native
  /// order when it does not matter.
  public ByteOrder order() {
    return order;
  }

  /// True if single-element and order is native or does not matter.
  public boolean isNativeOrder() {
    return kind != Kind.RECORD && order == ByteOrder.nativeOrder();
  }

  /// True if some value lies in memory in the order that is not this machine's.
  public boolean needsSwap() {
    if (kind != Kind.RECORD) {
      return order != ByteOrder.nativeOrder();
    }
    for (Part part : parts) {
      if (part.elementCount() > 0 && part.format().needsSwap()) {
        return true;
      }
    }
    return false;
  }

  public boolean isRecord() {
    return kind == Kind.RECORD;
  }

  /// Fields of a record in order, pads left out; empty for single elements. Unmodifiable.
  ///
  /// An unnamed count such as `3i` is three fields; a pad that has a name is a field.
  ///
  /// @throws FormatException if there are more than 2^31 - 1
  public List<Field> fields() {
    List<Field> known = fields;
    if (known == null) {
      known = FieldList.of(this);
      fields = known;
    }
    return known;
  }

  /// The field called `name`.
  ///
  /// @throws FormatException if there is none; the message lists the names there are
  public Field field(String name) {
    Objects.requireNonNull(name, "name");
    for (Part part : parts) {
      if (!name.isEmpty() && part.name().equals(name)) {
        return part.field(0);
      }
    }
    throw Errors.noSuchField(name, this);
  }

  /// The single elements a record is made of, nested ones included, at offsets from its start.
  /// Unmodifiable.
  ///
  /// Names are paths such as `at.x` and `points[3].x`. Adjacent equal elements (sub-arrays,
  /// `1000i`) are one leaf with a shape; sub-arrays of records are expanded while the list is read,
  /// and empty ones left out. A single element is its own only leaf.
  ///
  /// @throws FormatException if there are more than 2^31 - 1
  public List<Field> leaves() {
    return LeafList.of(this);
  }

  /// True if `cast` accepts the text in CPython 3.14: optional `@` and one native code of
  /// `cbB?hHiIlLqQnNPfde`.
  public boolean isNativeSingle() {
    return Grammar.isNativeSingle(text());
  }

  /// True if CPython's `struct` module (3.14, which has `F` and `D`) can parse the text.
  public boolean isStruct() {
    return Grammar.isStruct(text());
  }

  /// Same meaning up to byte order: same kinds, codes, sizes, offsets, shapes, names.
  ///
  /// Where the orders differ, `l L n N` also match the code they are written as in the other order
  /// (see [#withOrder(ByteOrder)]); in the same order `l` and `q` stay different.
  public boolean sameElementAs(Format other) {
    return equals(other) || Orders.same(this, other);
  }

  /// The same element with every multi-byte value in `order`.
  ///
  /// The text of the result is canonical. `l L n N` in their native sizes have no other order in
  /// any grammar; they become the code of fixed size, as in NumPy: `l` is `>q` where `long` has 8
  /// bytes.
  public Format withOrder(ByteOrder newOrder) {
    Objects.requireNonNull(newOrder, "newOrder");
    return Orders.with(this, newOrder);
  }

  /// The layout of one element, which may always be put in a sequence layout.
  ///
  /// The value layouts of the JDK come back as they went in: `H` is a `char`, `P` an address.
  /// Values are aligned as C aligns them where text, offset and size allow it, otherwise to one
  /// byte. `e` and `E` are shorts, complex values structs `real`, `imag`; `s`, `p`, `u`, `w`
  /// sequences of bytes, chars and ints.
  ///
  /// @throws FormatException if an unnamed run has more members than a layout can reasonably hold
  ///   (65,536)
  public MemoryLayout toMemoryLayout() {
    return LayoutWriter.write(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Format that
            && kind == that.kind
            && code == that.code
            && order == that.order
            && length == that.length
            && unitSize == that.unitSize
            && size == that.size
            && Arrays.equals(parts, that.parts));
  }

  @Override
  public int hashCode() {
    int hash = 31 * Character.hashCode(code) + Long.hashCode(length);
    hash = 31 * hash + Long.hashCode(size);
    hash = 31 * hash + (order == ByteOrder.BIG_ENDIAN ? 1 : 0);
    return 31 * hash + Arrays.hashCode(parts);
  }

  /// The text.
  @Override
  public String toString() {
    return text();
  }

  Part[] parts() {
    return parts;
  }

  /// True if a byte order matters to any value.
  boolean hasOrder() {
    if (kind != Kind.RECORD) {
      return unitSize > 1;
    }
    for (Part part : parts) {
      if (part.format().hasOrder()) {
        return true;
      }
    }
    return false;
  }

  Spans leafSpans() {
    Spans known = leafSpans;
    if (known == null) {
      known = Spans.ofLeaves(parts);
      leafSpans = known;
    }
    return known;
  }

  Format withText(String newText) {
    return new Format(kind, code, order, length, unitSize, size, alignment, parts, newText);
  }
}
