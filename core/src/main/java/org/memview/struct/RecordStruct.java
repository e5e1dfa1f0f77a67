package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.memview.MemoryView;
import org.memview.format.Format;

/// Reads and writes Java records in memory: what [Struct#of(Class)] returns.
///
/// ```java
/// @Binary("<")
/// record Trade(long id, @Code("H") int quantity, double price) {}
///
/// RecordStruct<Trade> trades = Struct.of(Trade.class);
/// trades.format();                                  // T{<q:id:H:quantity:d:price:}
/// trades.write(view, 0, new Trade(1, 65_535, 2.5));
/// trades.read(view, 0);                             // Trade[id=1, quantity=65535, price=2.5]
/// view.cast(trades.format()).field("price").sum();  // the column, nothing copied
/// ```
///
/// **Where.** Any view, `byte[]`, [ByteBuffer] (position to limit, unmoved), [MemorySegment].
/// Offsets are in bytes; negative ones count from the end. Bytes of strided views and of several
/// axes count in C order.
///
/// **What.** Components as [Code] lists them, records, and arrays of these with a [Count]; [Binary]
/// gives byte order and alignment, [Pad] gaps. Pads are written as zeros. A record that does not
/// fit is refused before the first byte is written.
///
/// **Speed.** The first uses are interpreted; then a class is generated that reads as code written
/// by hand does, once for each kind of memory. `-Dmemview.struct.codec=interpreted` turns that off,
/// `generated` skips the first part.
///
/// Immutable and safe for any number of threads.
///
/// @param <R> the record class
// Not final, for each record class gets a hidden subclass with type profiles of its own; nobody
// else can extend it, the constructor is not visible.
public abstract class RecordStruct<R extends Record> {
  final RecordShape shape;
  final Format format;
  final long size;

  RecordStruct(RecordShape shape) {
    this.shape = shape;
    this.size = shape.size();
    FormatText text = new FormatText();
    text.open();
    shape.describe(text);
    text.close();
    this.format = Format.of(text.toString());
  }

  /// Returns the bytes of one record, pads included.
  public final long size() {
    return size;
  }

  /// Returns the equivalent format, which reads the same bytes: for `cast`, NumPy and ctypes.
  ///
  /// Pads are spelled out, so that the text has the size of the record under every reader.
  public final String format() {
    return format.text();
  }

  /// Returns the parsed format.
  public final Format formatSpec() {
    return format;
  }

  /// Returns the record at `offset`, in bytes, negative from the end.
  ///
  /// @throws IndexOutOfBoundsException if `size()` bytes from there on are not all inside
  public abstract R read(MemoryView source, long offset);

  /// Returns the record at `offset`; see [#read(MemoryView, long)].
  public abstract R read(MemorySegment source, long offset);

  /// Returns the record at `offset`; see [#read(MemoryView, long)].
  public abstract R read(byte[] source, long offset);

  /// Returns the record at `offset` from the buffer's position on, which does not move; see
  /// [#read(MemoryView, long)].
  public abstract R read(ByteBuffer source, long offset);

  /// Writes a record at `offset`, in bytes, negative from the end.
  ///
  /// @throws IllegalArgumentException if a component does not fit; the message names it, and
  ///   nothing has been written
  /// @throws IndexOutOfBoundsException if `size()` bytes from there on are not all inside
  /// @throws org.memview.ReadOnlyViewException if the target is read-only
  public abstract void write(MemoryView target, long offset, R record);

  /// Writes a record at `offset`; see [#write(MemoryView, long, Record)].
  public abstract void write(MemorySegment target, long offset, R record);

  /// Writes a record at `offset`; see [#write(MemoryView, long, Record)].
  public abstract void write(byte[] target, long offset, R record);

  /// Writes a record at `offset` from the buffer's position on, which does not move; see
  /// [#write(MemoryView, long, Record)].
  public abstract void write(ByteBuffer target, long offset, R record);

  /// Returns a record as `size()` bytes.
  ///
  /// @throws IllegalArgumentException if a component does not fit
  public abstract byte[] pack(R record);

  /// Returns all records of `source`, read now.
  ///
  /// The elements of a view that has this format, or elements of this size; else the bytes in C
  /// order, divided.
  ///
  /// @throws IllegalArgumentException if the bytes are no multiple of `size()`, or there are more
  ///   records than a list holds
  public abstract List<R> list(MemoryView source);

  /// Returns all records of `source` in order, each read when the stream comes to it; see
  /// [#list(MemoryView)]. The view must stay open that long.
  ///
  /// A view of several axes, or whose bytes do not lie evenly spaced, is copied first.
  public final Stream<R> stream(MemoryView source) {
    Rows rows = Rows.of(source, format);
    return LongStream.range(0, rows.count()).mapToObj(i -> element(rows, i));
  }

  /// Returns a cursor over the records of a view, which need not have this format yet: see
  /// [Cursor].
  ///
  /// @throws org.memview.format.FormatException if the view holds neither such records nor bytes
  public final Cursor cursor(MemoryView view) {
    return Cursor.of(Rows.records(view, format));
  }

  /// Returns the record class and the format.
  @Override
  public final String toString() {
    return "Struct(" + shape.type().getSimpleName() + ": '" + format.text() + "')";
  }

  /// Reads one of many, if the view they are of is still open.
  abstract R element(Rows rows, long index);
}
