package org.memview.numpy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.memview.format.Format;
import org.memview.numpy.PythonLiteral.Tuple;

/// NumPy's description of an element, and the format that reads the same bytes.
///
/// ```java
/// DType.of("<M8[us]").format().text();                      // "q"
/// DType.of("[('id', '<i4'), ('at', '<f8', (2,))]").format(); // T{<i:id:(2)d:at:}
/// DType.of(Format.of(">d")).descr();                        // ">f8"
/// ```
///
/// | NumPy | format | |
/// |---|---|---|
/// | `|b1` `|i1` … `<u8` | `?` `b` … `Q` | |
/// | `<f2 <f4 <f8`, `<c8 <c16` | `e f d`, `Zf Zd` | |
/// | `<M8[unit]`, `<m8[unit]` | `q` | the count of units; the unit is in [#descr] |
/// | `|S5`, `<U5` | `5s`, `5w` | |
/// | `|V5`, `<f16`, `<c32` | `5s`, `16s`, `32s` | raw bytes: Java has no `long double` |
/// | `[('a', …), ('', '|V4'), …]` | `T{…:a:4x…}` | nested, with sub-arrays |
///
/// Titles of fields, and names with a colon, are only in [#descr]; such a field has a number.
/// Objects (`O`) and NumPy 2's `StringDType` are pickles and refused. An immutable value.
public final class DType {
  private final Object literal;
  private final Format format;

  private DType(Object literal, Format format) {
    this.literal = literal;
    this.format = format;
  }

  /// Returns the type that `descr` describes: the text of a plain one, or the list of a record as
  /// Python writes it.
  ///
  /// @throws org.memview.format.FormatException if NumPy writes no such type, or it is a pickle
  public static DType of(String descr) {
    String text = Objects.requireNonNull(descr, "descr").strip();
    return ofLiteral(text.startsWith("[") ? PythonLiteral.parse(text) : text);
  }

  /// Returns the type whose elements are those of `format`; fields without a name are called `f0`,
  /// `f1`, … and Pascal strings become raw bytes.
  ///
  /// @throws org.memview.format.FormatException if NumPy has none: UCS-2 text and bfloat16
  public static DType of(Format format) {
    return of(format, format.size());
  }

  static DType of(Format format, long itemSize) {
    Object literal = DescrWriter.descr(format, itemSize);
    return itemSize == format.size() ? new DType(literal, format) : ofLiteral(literal);
  }

  static DType ofLiteral(Object literal) {
    return new DType(literal, DescrReader.format(literal));
  }

  /// Returns the description: `<f8`, or the list of a record as Python writes it.
  public String descr() {
    return literal instanceof String text ? text : literal();
  }

  /// Returns the type of one field of a record, without its shape if it has one: what the elements
  /// of [org.memview.MemoryView#field(int)] of that number are.
  ///
  /// @throws IndexOutOfBoundsException if there is no such field
  public DType field(int n) {
    List<Object> fields = new ArrayList<>();
    for (Object field : literal instanceof List<?> list ? list : List.of()) {
      if (field instanceof Tuple(List<Object> parts) && !isPadding(parts)) {
        fields.add(parts.get(1));
      }
    }
    Object type = fields.get(Objects.checkIndex(n, fields.size()));
    while (type instanceof Tuple(List<Object> sub)) {
      type = sub.getFirst();
    }
    return ofLiteral(type);
  }

  private static boolean isPadding(List<Object> field) {
    return "".equals(field.getFirst())
        && field.get(1) instanceof String type
        && TypeString.parse(type).isVoid();
  }

  /// Returns the description as it stands in a header, in quotes if it is a text.
  String literal() {
    return PythonLiteral.repr(literal);
  }

  /// Returns what the bytes of an element mean.
  public Format format() {
    return format;
  }

  /// Two are equal if NumPy writes them alike.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DType that && descr().equals(that.descr());
  }

  @Override
  public int hashCode() {
    return descr().hashCode();
  }

  /// The description.
  @Override
  public String toString() {
    return descr();
  }
}
