package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.spi.Exporter;

/// Packs values into bytes and unpacks them: Python's `struct.Struct`.
///
/// ```java
/// Struct header = Struct.of("<IHB");
/// byte[] packed = header.pack(1, 2, 3);       // 01 00 00 00 02 00 03
/// header.unpack(packed);                      // [1L, 2, 3]
/// header.packInto(buffer, -7, 1, 2, 3);       // the last seven bytes of buffer
/// ```
///
/// Any [Format] will do, `T{…}` and sub-arrays included. A format of several values has one Java
/// value for each of them, boxed as [MemoryView#get(long)] boxes: `Integer`, `Long` or
/// `BigInteger`, `Float`, `Double`, `Boolean`, `Byte` (`c`), [org.memview.Bytes] (`s p`), `List`
/// for what is nested. Written may be any number that fits; `s` and `p` take `Bytes`, `byte[]` and
/// [ByteArray][org.memview.array.ByteArray], cut or padded with zeros as in Python. Pads are
/// written as zeros.
///
/// **Where.** `byte[]`, [MemorySegment], [ByteBuffer] (its position to its limit, unmoved), any
/// view and any exporter, which is then leased for the time of the call. Views may be strided or of
/// several axes: their bytes count in C order. Offsets are in bytes; negative ones count from the
/// end.
///
/// **All or nothing.** Whatever is refused, no byte has been written: unlike in Python.
///
/// Immutable and safe for any number of threads. [#of(Class)] maps Java records instead.
///
/// @see <a href="https://docs.python.org/3/library/struct.html">Python's struct</a>
// Not final, for formats get hidden subclasses with type profiles of their own; nobody else can
// extend it, the constructor is not visible.
public abstract class Struct {
  final Format format;
  final long size;
  final List<Field> items;

  Struct(Format format) {
    this.format = format;
    this.size = format.size();
    this.items = Items.of(format);
  }

  /// Returns the struct of a format, from a cache if it was used lately.
  ///
  /// @throws org.memview.format.FormatException if the text is not a format
  public static Struct of(String format) {
    return StructCache.get(Objects.requireNonNull(format, "format"));
  }

  /// Returns the struct of a parsed format.
  public static Struct of(Format format) {
    return StructMaker.make(Objects.requireNonNull(format, "format"), CodecMode.DEFAULT);
  }

  /// Returns the mapping of a record class, kept as long as the class.
  ///
  /// The record's constructor must be within reach: public in an exported package, or in a package
  /// open to `org.memview`, as every one on the class path is. Else use [#of(Class,
  /// MethodHandles.Lookup)].
  ///
  /// @throws org.memview.format.FormatException if a component has no equivalent in memory; the
  ///   message names component and reason
  /// @throws IllegalArgumentException if the constructor cannot be reached; the message says what
  ///   to do
  public static <R extends Record> RecordStruct<R> of(Class<R> type) {
    return RecordStructs.of(Objects.requireNonNull(type, "type"));
  }

  /// Returns the mapping of a record class that `lookup` can reach: private ones, and those of
  /// modules that open nothing. Made anew at each call: keep it.
  ///
  /// ```java
  /// private record Header(int id, double value) {}
  /// private static final RecordStruct<Header> HEADER =
  ///     Struct.of(Header.class, MethodHandles.lookup());
  /// ```
  ///
  /// @throws org.memview.format.FormatException if a component has no equivalent in memory; the
  ///   message names component and reason
  /// @throws IllegalArgumentException if `lookup` has no access to the constructor
  public static <R extends Record> RecordStruct<R> of(Class<R> type, MethodHandles.Lookup lookup) {
    return RecordStructs.of(
        Objects.requireNonNull(type, "type"),
        Objects.requireNonNull(lookup, "lookup"),
        CodecMode.DEFAULT);
  }

  /// Returns the struct of a plain C struct, laid out as the C compiler of this platform does: with
  /// its gaps, its end padded.
  ///
  /// ```java
  /// Struct s = Struct.fromC("struct { uint16_t a; double b; char name[8]; }");
  /// s.format();     // T{^H:a:6xd:b:8s:name:}
  /// view.cast(s.formatSpec()).field("b").sum();
  /// ```
  ///
  /// Fields are C's numbers, `bool`, the types of `stdint.h`, and arrays of these; `char x[n]` is a
  /// byte string. Comments, `typedef` and several names in one declaration are read. A name may
  /// stand before and after the braces.
  ///
  /// @throws org.memview.format.FormatException if the text declares something else: pointers, bit
  ///   fields, nested structs, unions; the message names it and its position
  public static Struct fromC(String declaration) {
    return of(CReader.read(Objects.requireNonNull(declaration, "declaration")));
  }

  /// Returns the bytes one `format` takes: Python's `struct.calcsize`.
  ///
  /// @throws org.memview.format.FormatException if the text is not a format
  public static long calcsize(String format) {
    return Format.of(format).size();
  }

  /// Returns the bytes of all values, pads included.
  public final long size() {
    return size;
  }

  /// Returns the format as it was given.
  public final String format() {
    return format.text();
  }

  /// Returns the parsed format.
  public final Format formatSpec() {
    return format;
  }

  // ---------------------------------------------------------------- pack

  /// Returns the values as `size()` bytes.
  ///
  /// @throws IllegalArgumentException if there are too few or too many values, or one does not fit
  /// @throws org.memview.format.FormatException if a value is of a kind its code cannot hold
  public abstract byte[] pack(@Nullable Object... values);

  /// Writes the values at `offset`, in bytes, negative from the end.
  ///
  /// @throws IllegalArgumentException if there are too few or too many values, or one does not fit
  /// @throws org.memview.format.FormatException if a value is of a kind its code cannot hold
  /// @throws IndexOutOfBoundsException if `size()` bytes from there on are not all inside
  /// @throws org.memview.ReadOnlyViewException if the target is read-only
  public abstract void packInto(Exporter target, long offset, @Nullable Object... values);

  /// Writes the values at `offset`; see [#packInto(Exporter, long, Object...)].
  public abstract void packInto(byte[] target, long offset, @Nullable Object... values);

  /// Writes the values at `offset` from the buffer's position on, which does not move; see
  /// [#packInto(Exporter, long, Object...)].
  public abstract void packInto(ByteBuffer target, long offset, @Nullable Object... values);

  /// Writes the values at `offset`; see [#packInto(Exporter, long, Object...)].
  public abstract void packInto(MemorySegment target, long offset, @Nullable Object... values);

  // ---------------------------------------------------------------- unpack

  /// Returns the values in exactly `size()` bytes.
  ///
  /// @throws IllegalArgumentException if there are more or fewer bytes
  public abstract Object[] unpack(Exporter source);

  /// Returns the values in exactly `size()` bytes; see [#unpack(Exporter)].
  public abstract Object[] unpack(byte[] source);

  /// Returns the values between position and limit, exactly `size()` bytes; see
  /// [#unpack(Exporter)].
  public abstract Object[] unpack(ByteBuffer source);

  /// Returns the values in exactly `size()` bytes; see [#unpack(Exporter)].
  public abstract Object[] unpack(MemorySegment source);

  /// Returns the values at `offset`, in bytes, negative from the end.
  ///
  /// @throws IndexOutOfBoundsException if `size()` bytes from there on are not all inside
  public abstract Object[] unpackFrom(Exporter source, long offset);

  /// Returns the values at `offset`; see [#unpackFrom(Exporter, long)].
  public abstract Object[] unpackFrom(byte[] source, long offset);

  /// Returns the values at `offset` from the buffer's position on, which does not move; see
  /// [#unpackFrom(Exporter, long)].
  public abstract Object[] unpackFrom(ByteBuffer source, long offset);

  /// Returns the values at `offset`; see [#unpackFrom(Exporter, long)].
  public abstract Object[] unpackFrom(MemorySegment source, long offset);

  /// Walks `source` record by record: each turn is what [#unpackFrom(Exporter, long)] gives there.
  ///
  /// A view or exporter is read while it is walked; an exporter other than a view is leased until
  /// the iteration has ended (or is collected).
  ///
  /// @throws IllegalArgumentException if the bytes are no multiple of `size()`, or that is 0
  public final Iterable<Object[]> iterUnpack(Exporter source) {
    if (source instanceof MemoryView view) {
      long count = requireWhole(view.byteSize());
      return () -> new Unpacking(this, view, count, false);
    }
    try (MemoryView view = MemoryView.of(source)) {
      requireWhole(view.byteSize());
    }
    return () -> {
      MemoryView view = MemoryView.of(source);
      return new Unpacking(this, view, view.byteSize() / size, true);
    };
  }

  /// Walks `source` record by record; see [#iterUnpack(Exporter)].
  public final Iterable<Object[]> iterUnpack(byte[] source) {
    return iterUnpack(MemoryView.of(source));
  }

  /// Walks `source`, position to limit, record by record; see [#iterUnpack(Exporter)].
  public final Iterable<Object[]> iterUnpack(ByteBuffer source) {
    return iterUnpack(MemoryView.of(source));
  }

  /// Walks `source` record by record; see [#iterUnpack(Exporter)].
  public final Iterable<Object[]> iterUnpack(MemorySegment source) {
    return iterUnpack(MemoryView.of(source));
  }

  /// Returns a cursor over the records of this format in a view: see [Cursor].
  ///
  /// @throws org.memview.format.FormatException if the view holds neither such records nor bytes
  public final Cursor cursor(MemoryView view) {
    return Cursor.of(Rows.records(view, format));
  }

  /// Returns the format in quotes: `Struct('<IHB')`.
  @Override
  public final String toString() {
    return "Struct('" + format.text() + "')";
  }

  // ---------------------------------------------------------------- inside

  /// Whether there is a generated codec by now.
  abstract boolean isGenerated();

  private long requireWhole(long bytes) {
    if (size == 0) {
      throw Errors.sizeZero(format);
    }
    if (bytes % size != 0) {
      throw Errors.notMultiple(format, size, bytes);
    }
    return bytes / size;
  }
}
