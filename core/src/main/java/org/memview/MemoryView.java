package org.memview;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.internal.AxisReduction;
import org.memview.internal.Block;
import org.memview.internal.CallbackException;
import org.memview.internal.Comparer;
import org.memview.internal.Converter;
import org.memview.internal.Copier;
import org.memview.internal.Elements;
import org.memview.internal.Explanation;
import org.memview.internal.Extremes;
import org.memview.internal.Filler;
import org.memview.internal.Hex;
import org.memview.internal.HexDump;
import org.memview.internal.Histograms;
import org.memview.internal.Lists;
import org.memview.internal.PrimitiveArrays;
import org.memview.internal.Reductions;
import org.memview.internal.Searcher;
import org.memview.internal.Streams;
import org.memview.internal.TextPrinter;
import org.memview.internal.ViewMemory;
import org.memview.internal.lease.Lease;
import org.memview.layout.Index;
import org.memview.layout.Layout;
import org.memview.layout.Order;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// A window on somebody else's memory: Python's `memoryview`, in any number of dimensions.
///
/// A view is *memory × layout × format*. Slicing, casting, reshaping and transposing make new views
/// of the **same** memory and copy nothing; a write through one is seen by all.
///
/// ```java
/// byte[] data = {1, 2, 3, 4, 5, 6, 7, 8};
/// try (MemoryView m = MemoryView.of(data)) {
///   m.slice("2:8:2").toList();          // [3, 5, 7]
///   m.slice(2, 4).setByte(0, (byte) 9); // data[2] == 9
///   MemoryView grid = m.cast("<H", 2, 2);
///   grid.get(1, -1);                    // 2055: bytes 7 and 8
///   grid.transpose().shape();           // [2, 2]
/// }
/// ```
///
/// **Lifetime: one acquire, one close.** [#of(Exporter)] opens a *lease* on what it views. Every
/// view derived from it lives on that lease, and [#close()] on any of them ends it for all, as
/// closing any stage of a stream pipeline does; so `try (var v = MemoryView.of(x).slice(1024))` is
/// right. [#share()] opens an independent lease. While a lease is open its owner refuses what would
/// move the memory. Views of plain arrays and buffers need no closing. Every operation that happens
/// after release throws [ViewReleasedException].
///
/// **Elements.** Index first, value last. Negative indices count from the end. One rule for the
/// typed accessors: same width as the format, the raw bits (`getByte` on `'B'`); wider and of the
/// same kind, the value (`getInt` on `'B'` is 0 to 255, `getDouble` on `'f'` and on integers up to
/// 32 bits); narrower or another kind, [org.memview.format.FormatException]. `'l' 'L' 'n' 'N' 'P'`
/// count as 64 bits wide.
///
/// **Indices, extents, strides, sizes** are `long`; strides and offsets are in bytes and may be
/// negative or zero.
///
/// **Threads.** As safe as the memory underneath: element access is not atomic and not ordered.
/// Closing while another thread reads is safe, but that thread may finish on the old memory. Bulk
/// work on 4 MiB and more (copies, conversions, comparisons, searches, reductions) is shared out
/// among the processors by way of the common pool, unless the memory is a confined arena's; its
/// results are the same. `-Dmemview.parallel=off` leaves all work to the calling thread, and
/// `-Dmemview.parallel=100000000` what has fewer bytes.
///
/// `equals` is identity; Python's `==` is [#contentEquals(MemoryView)].
///
/// @see <a href="https://peps.python.org/pep-3118/">PEP 3118</a>
public abstract sealed class MemoryView implements Exporter, AutoCloseable, Iterable<Object>
    permits ByteArrayView,
        ByteArrayView.Swapped,
        ByteArrayView.Strided,
        ShortArrayView,
        ShortArrayView.Swapped,
        ShortArrayView.Strided,
        CharArrayView,
        CharArrayView.Swapped,
        CharArrayView.Strided,
        IntArrayView,
        IntArrayView.Swapped,
        IntArrayView.Strided,
        LongArrayView,
        LongArrayView.Swapped,
        LongArrayView.Strided,
        FloatArrayView,
        FloatArrayView.Swapped,
        FloatArrayView.Strided,
        DoubleArrayView,
        DoubleArrayView.Swapped,
        DoubleArrayView.Strided,
        NativeView,
        NativeView.Swapped,
        NativeView.Strided,
        MappedView,
        MappedView.Swapped,
        MappedView.Strided,
        IndirectView {

  static {
    ViewMemory.install(new ViewMemoryAccess());
  }

  // 40 bytes with the header: what a slice costs that escapes. Of axis 0 the extent lies here and,
  // in views whose elements do not touch, the stride in their class; the rest is in meta.
  final Lease lease;
  final Meta meta;
  final long offset;
  final long extent;

  /// What an accessor compares, in one word because a slice copies it: [Access] has the parts.
  final int access;

  MemoryView(Lease lease, Meta meta, long offset, long extent, int access) {
    this.lease = lease;
    this.meta = meta;
    this.offset = offset;
    this.extent = extent;
    this.access = access;
  }

  /// A view of other rows of `from`: elements apart as there.
  MemoryView(MemoryView from, long offset, long extent) {
    this.lease = from.lease;
    this.meta = from.meta;
    this.offset = offset;
    this.extent = extent;
    this.access = from.access;
  }

  // ---------------------------------------------------------------- acquire

  /// Returns a view of `array`, shared, format `"B"`.
  public static MemoryView of(byte[] array) {
    return Acquire.bytes(array);
  }

  /// Returns a view of `array`, shared, format `"h"`.
  public static MemoryView of(short[] array) {
    return Acquire.shorts(array);
  }

  /// Returns a view of `array`, shared, format `"H"`.
  public static MemoryView of(char[] array) {
    return Acquire.chars(array);
  }

  /// Returns a view of `array`, shared, format `"i"`.
  public static MemoryView of(int[] array) {
    return Acquire.ints(array);
  }

  /// Returns a view of `array`, shared, format `"q"`.
  public static MemoryView of(long[] array) {
    return Acquire.longs(array);
  }

  /// Returns a view of `array`, shared, format `"f"`.
  public static MemoryView of(float[] array) {
    return Acquire.floats(array);
  }

  /// Returns a view of `array`, shared, format `"d"`.
  public static MemoryView of(double[] array) {
    return Acquire.doubles(array);
  }

  /// Returns a view of `buffer` from position to limit, shared; later moves of position or limit do
  /// not matter.
  ///
  /// A `ByteBuffer` becomes format `"B"` whatever its order; a typed buffer keeps its order in the
  /// format (`">i"`). Read-only if the buffer is.
  public static MemoryView of(Buffer buffer) {
    return Acquire.buffer(buffer);
  }

  /// Returns a view of `segment`, shared, format `"B"`, read-only if the segment is.
  ///
  /// When the segment's arena is closed, every later use throws [ViewReleasedException].
  public static MemoryView of(MemorySegment segment) {
    return Acquire.segment(segment);
  }

  /// Opens a lease on what `exporter` lends, any layout, read-only or not.
  ///
  /// Of another view: equal to [#share()].
  ///
  /// @throws BufferException if the exporter cannot lend its memory now
  public static MemoryView of(Exporter exporter) {
    return of(exporter, Request.READ);
  }

  /// Opens a lease on what `exporter` lends, insisting on `request`.
  ///
  /// @throws BufferException if the exporter cannot grant it; nothing is then left to release
  public static MemoryView of(Exporter exporter, Request request) {
    return Acquire.exporter(exporter, request);
  }

  /// Returns a view of `object`, whatever it is: one of the types above, or one an
  /// [ExporterProvider][org.memview.spi.ExporterProvider] knows.
  ///
  /// @throws IllegalArgumentException if nobody knows the type; the message names the module that
  ///   would, if there is one
  public static MemoryView of(Object object) {
    return Acquire.object(object);
  }

  /// Returns a view of fresh native memory, zeroed, C-contiguous, freed when no view is left.
  ///
  /// @param format what one element is, such as `"<i"`
  /// @param shape up to 64 extents; none makes one 0-dimensional element
  public static MemoryView allocate(String format, long... shape) {
    return Acquire.fresh(Format.of(format), shape);
  }

  // ---------------------------------------------------------------- describe

  /// Returns the format as it was given: Python's `format`, such as `"B"`, `"<i"`,
  /// `"T{<h:x:<d:y:}"`.
  public final String format() {
    return formatSpec().text();
  }

  /// Returns the parsed format.
  public final Format formatSpec() {
    requireOpen();
    return meta.format;
  }

  /// Returns the size of one element in bytes. It may exceed `formatSpec().size()` by trailing
  /// padding.
  public final long itemSize() {
    requireOpen();
    return meta.itemSize;
  }

  /// Returns the number of axes, 0 to 64.
  public final int ndim() {
    requireOpen();
    return meta.ndim;
  }

  /// Returns the extents of all axes, a fresh array.
  public final long[] shape() {
    requireOpen();
    return meta.shape(extent);
  }

  /// Returns the distances in bytes from one index of an axis to the next, a fresh array; C strides
  /// if contiguous.
  public long[] strides() {
    requireOpen();
    return meta.strides(stride());
  }

  /// Returns PEP 3118's `suboffsets`: empty for direct memory; of a view of rows in segments of
  /// their own, the offset in a row for the axis that chooses the row, and -1 for the others.
  public long[] suboffsets() {
    requireOpen();
    return new long[0];
  }

  /// Returns the extent of an axis; negative axes count from the end.
  ///
  /// @throws IndexOutOfBoundsException if there is no such axis
  public final long extent(int axis) {
    requireOpen();
    int k = checkAxis(axis);
    return k == 0 ? extent : meta.extent(k);
  }

  /// Returns the stride of an axis in bytes; negative axes count from the end.
  ///
  /// @throws IndexOutOfBoundsException if there is no such axis
  public long stride(int axis) {
    requireOpen();
    int k = checkAxis(axis);
    return k == 0 ? stride() : meta.stride(k);
  }

  /// Returns the extent of axis 0: Python's `len`. Not the number of bytes, nor of elements if
  /// there are more axes.
  ///
  /// @throws IllegalArgumentException if the view is 0-dimensional
  public final long length() {
    if (meta.ndim == 0 || lease.segment == null) {
      throw noLength();
    }
    return extent;
  }

  private RuntimeException noLength() {
    return lease.isEnded() ? lease.released() : Errors.noLength(this);
  }

  /// Returns whether there are no elements.
  public final boolean isEmpty() {
    return meta.ndim == 1 ? length() == 0 : elementCount() == 0;
  }

  /// Returns the number of elements: the product of the shape.
  public final long elementCount() {
    requireOpen();
    long count = meta.ndim == 0 ? 1 : extent;
    for (int axis = 1; axis < meta.ndim; axis++) {
      count *= meta.extent(axis);
    }
    return count;
  }

  /// Returns the number of bytes of a contiguous copy: Python's `nbytes`.
  public final long byteSize() {
    return elementCount() * meta.itemSize;
  }

  /// Returns whether writes are refused.
  public final boolean isReadOnly() {
    requireOpen();
    return Access.isReadOnly(access);
  }

  /// Returns the object that lent the memory: Python's `obj`.
  public final Object owner() {
    requireOpen();
    return lease.owner();
  }

  /// Returns shape, strides and offset as a value.
  ///
  /// @throws BufferException if the view is indirect: rows in segments of their own have no layout
  ///   in common
  public Layout layout() {
    return openLayout();
  }

  final Layout openLayout() {
    requireOpen();
    return currentLayout();
  }

  final Layout currentLayout() {
    return Layout.of(meta.itemSize, offset, meta.shape(extent), meta.strides(stride()));
  }

  /// Returns whether the elements lie without gaps, in C or Fortran order.
  public final boolean isContiguous() {
    return isCContiguous() || isFContiguous();
  }

  /// Returns whether the elements lie without gaps, last index fastest. True of every empty view.
  public final boolean isCContiguous() {
    return (isFlat() && !isReleased()) || openLayout().isCContiguous();
  }

  /// Returns whether the elements lie without gaps, first index fastest. True of every empty view.
  public final boolean isFContiguous() {
    return openLayout().isFContiguous();
  }

  // ---------------------------------------------------------------- derive

  /// Returns the elements of axis 0 from `start` on, sharing memory and lease: Python's
  /// `m[start:]`.
  ///
  /// A negative `start` counts from the end; one outside is clamped. O(1), 40 bytes, none if it
  /// does not escape.
  public MemoryView slice(long start) {
    return slice(start, Long.MAX_VALUE, 1);
  }

  /// Returns the elements `start` (included) to `stop` (excluded) of axis 0: Python's
  /// `m[start:stop]`.
  ///
  /// Negative numbers count from the end, those outside are clamped, `Long.MIN_VALUE` and
  /// `Long.MAX_VALUE` are open ends. Never fails.
  public MemoryView slice(long start, long stop) {
    return slice(start, stop, 1);
  }

  /// Returns every `step`-th element of axis 0: Python's `m[start:stop:step]`.
  ///
  /// A negative step walks backwards: `slice(Long.MAX_VALUE, Long.MIN_VALUE, -1)` is `m[::-1]`.
  ///
  /// @throws IllegalArgumentException if `step` is 0
  public final MemoryView slice(long start, long stop, long step) {
    requireOpen();
    long n = Layout.sliceExtent(start, stop, step, sliceable());
    long from = n == 0 || meta.rowsAreEmpty ? 0 : Layout.sliceStart(start, step, extent);
    long at = offset + from * stride();
    // Of one row or none the stride is never used: there it may overflow. Python cuts the step so.
    long by = stride() * Math.max(step, -Long.MAX_VALUE);
    return derive(lease, meta, at, n, by, isReadOnly());
  }

  /// Returns a sub-view by slice text, an entry per axis: `"1:3"`, `"::-1, 2"`, `"..., None"`,
  /// `"-5:"`.
  ///
  /// Equal to `slice(Index.parse(spec))`.
  ///
  /// @throws IllegalArgumentException if the text is no slice (the message says where) or has too
  ///   many entries
  /// @throws IndexOutOfBoundsException if a single index is outside
  public final MemoryView slice(String spec) {
    return slice(Index.parse(spec));
  }

  /// Returns a sub-view, an [Index] per axis; axes left out at the end are taken whole.
  ///
  /// `range(2, 8).step(2)` keeps an axis, `at(0)` removes it, `newAxis()` adds one of extent 1,
  /// `ellipsis()` stands for as many `all()` as are missing.
  ///
  /// @throws IllegalArgumentException if there are more entries than axes
  /// @throws IndexOutOfBoundsException if a single index is outside
  public final MemoryView slice(Index... spec) {
    return with(within(layout -> layout.slice(spec)));
  }

  /// Returns the sub-view at `index`, which fixes the leading axes: of shape `[h, w, 3]`, `at(4)`
  /// has `[w, 3]`.
  ///
  /// With an index for each axis the result is 0-dimensional. Shares memory and lease.
  ///
  /// @throws IllegalArgumentException if there are more indices than axes
  /// @throws IndexOutOfBoundsException if an index is outside
  public final MemoryView at(long... index) {
    return index.length == 1 && meta.ndim > 0
        ? row(index[0])
        : with(within(layout -> layout.at(index)));
  }

  /// Returns the same bytes as elements of another format: Python's `cast`.
  ///
  /// A C-contiguous view of any shape becomes one row; its byte size must be a multiple of the new
  /// item size. A view that is not C-contiguous keeps its shape and can take only formats of its
  /// own item size. Read-only stays read-only.
  ///
  /// @throws org.memview.format.FormatException if `format` is no format, has no size, or does not
  ///   fit
  public final MemoryView cast(String format) {
    return cast(Format.of(format));
  }

  /// Returns the same bytes as elements of another format; see [#cast(String)].
  public final MemoryView cast(Format format) {
    requireOpen();
    return Casting.cast(this, format);
  }

  /// Returns the same bytes as elements of another format in C order of `shape`: `cast("<i", 3,
  /// 4)`.
  ///
  /// An empty `shape` makes a 0-dimensional view of one element.
  ///
  /// @throws org.memview.format.FormatException if the format does not fit
  /// @throws IllegalArgumentException if this view is not C-contiguous or `shape` has not exactly
  ///   its bytes
  public final MemoryView cast(String format, long... shape) {
    return cast(Format.of(format), Order.C, shape);
  }

  /// Returns the same bytes as elements of another format, laid out over `shape` in the order they
  /// lie in memory.
  ///
  /// @param order [Order#C] for a C-contiguous view; [Order#F] for a Fortran-contiguous one, whose
  ///   memory is then read first index fastest, and the result has Fortran strides
  /// @throws org.memview.format.FormatException if the format does not fit
  /// @throws IllegalArgumentException if this view is not contiguous in `order` or `shape` has not
  ///   exactly its bytes
  public final MemoryView cast(Format format, Order order, long... shape) {
    requireOpen();
    return Casting.cast(this, format, order, shape);
  }

  /// Returns the same elements in C order of another shape, sharing memory; one extent may be -1,
  /// to be computed.
  ///
  /// @throws IllegalArgumentException if the number of elements differs, or the strides do not
  ///   allow it without a copy
  public final MemoryView reshape(long... shape) {
    return with(within(layout -> reshaped(layout, shape)));
  }

  Layout reshaped(Layout layout, long[] shape) {
    return layout.reshape(shape);
  }

  /// Returns the view with its axes permuted; without arguments, reversed: of shape `[2, 3]` one of
  /// `[3, 2]`.
  ///
  /// @throws IllegalArgumentException if `axes` is no permutation
  public final MemoryView transpose(int... axes) {
    return with(within(layout -> layout.transpose(axes)));
  }

  /// Returns the view stretched to `shape` by NumPy's rule: missing axes and axes of extent 1 get
  /// stride 0.
  ///
  /// The result is read-only, for its elements alias each other.
  ///
  /// @throws IllegalArgumentException if the shapes do not fit
  public final MemoryView broadcastTo(long... shape) {
    return with(within(layout -> layout.broadcastTo(shape))).asReadOnly();
  }

  /// Returns axis 0 backwards: Python's `m[::-1]`.
  public final MemoryView reversed() {
    return slice(Long.MAX_VALUE, Long.MIN_VALUE, -1);
  }

  /// Returns one field of every record: a column, strided, sharing memory.
  ///
  /// A sub-array field appends its axes to the shape.
  ///
  /// @throws org.memview.format.FormatException if the elements are no records or have no such
  ///   field
  public final MemoryView field(String name) {
    return column(formatSpec().field(name));
  }

  /// Returns the `n`-th field of every record, counting from 0; negative from the end.
  ///
  /// @throws org.memview.format.FormatException if the elements are no records
  /// @throws IndexOutOfBoundsException if there is no such field
  public final MemoryView field(int n) {
    List<Field> fields = formatSpec().fields();
    if (!formatSpec().isRecord()) {
      throw Errors.noRecord(this);
    }
    int k = n < 0 ? n + fields.size() : n;
    if (k < 0 || k >= fields.size()) {
      throw Errors.noField(n, fields.size(), this);
    }
    return column(fields.get(k));
  }

  private MemoryView column(Field field) {
    Layout column = openLayout().field(field.offset(), field.format().size(), field.shape());
    return with(field.format(), column);
  }

  /// Returns a view that refuses writes; it still sees what others write. It cannot be undone.
  public final MemoryView asReadOnly() {
    requireOpen();
    return derive(lease, meta, offset, extent, stride(), true);
  }

  // ---------------------------------------------------------------- own lease

  /// Returns the same view on a lease of its own, to be closed on its own: Python's
  /// `memoryview(m)`.
  public final MemoryView share() {
    lease.memory();
    boolean readOnly = isReadOnly();
    MemoryView shared = derive(lease.share(), meta, offset, extent, stride(), readOnly);
    shared.lease.openedBy(shared);
    return shared;
  }

  /// Returns a C-contiguous view of the same elements on a lease of its own: of this memory,
  /// shared, if it is C-contiguous already, else of a writable copy.
  public final MemoryView toContiguous() {
    return isCContiguous() ? share() : bulk(block -> Acquire.copy(this, block));
  }

  @Override
  public final Export export(Request request) {
    requireOpen();
    Export export = lend().format(meta.format).itemSize(meta.itemSize).owner(this);
    export = isReadOnly() ? export.readOnly() : export;
    request.check(export);
    Lease consumer = lease.share();
    return export.onRelease(() -> consumer.end(consumer));
  }

  /// Describes memory and layout for [#export(Request)].
  Export lend() {
    Layout layout = currentLayout();
    return Export.of(lease.memory())
        .format(meta.format)
        .itemSize(meta.itemSize)
        .shape(layout.shape())
        .strides(layout.strides())
        .offset(offset);
  }

  // ---------------------------------------------------------------- elements

  /// Returns element `i` of a 1-D view, boxed by format, never by value: `Integer`, `Long` or
  /// `BigInteger`, whichever always fits; `Float` (`e f`), `Double`, `Boolean`; `Byte` (`c`);
  /// [Bytes] (`s p`); [Complex]; a `List` for records.
  ///
  /// @throws IllegalArgumentException if the view is not 1-D; [#at(long...)] gives sub-views
  /// @throws IndexOutOfBoundsException if the index is outside
  public final Object get(long i) {
    return Boxing.get(this, address(i));
  }

  /// Returns element `[i, j]` of a 2-D view; see [#get(long)].
  public final Object get(long i, long j) {
    return Boxing.get(this, address(i, j));
  }

  /// Returns element `[i, j, k]` of a 3-D view; see [#get(long)].
  public final Object get(long i, long j, long k) {
    return Boxing.get(this, address(i, j, k));
  }

  /// Returns the element at `index`, which has an entry for each axis; see [#get(long)].
  public final Object get(long... index) {
    return Boxing.get(this, address(index));
  }

  /// Sets element `i` of a 1-D view to any value that fits the format, range-checked as in Python.
  ///
  /// @throws IllegalArgumentException if the view is not 1-D, or `value` does not fit; nothing is
  ///   then written
  /// @throws org.memview.format.FormatException if `value` is of a kind the format cannot hold
  /// @throws IndexOutOfBoundsException if the index is outside
  /// @throws ReadOnlyViewException if the view is read-only
  public final void set(long i, Object value) {
    requireWritable();
    Boxing.set(this, address(i), value);
  }

  /// Sets element `[i, j]` of a 2-D view; see [#set(long, Object)].
  public final void set(long i, long j, Object value) {
    requireWritable();
    Boxing.set(this, address(i, j), value);
  }

  /// Sets element `[i, j, k]` of a 3-D view; see [#set(long, Object)].
  public final void set(long i, long j, long k, Object value) {
    requireWritable();
    Boxing.set(this, address(i, j, k), value);
  }

  /// Sets the element at `index`; see [#set(long, Object)].
  public final void set(long[] index, Object value) {
    requireWritable();
    Boxing.set(this, address(index), value);
  }

  /// Returns element `i` of a 1-D view: the raw byte of a one-byte format (`b B c`).
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public byte getByte(long i) {
    return Widening.getByte(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getByte(long)].
  public byte getByte(long i, long j) {
    return Widening.getByte(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getByte(long)].
  public byte getByte(long i, long j, long k) {
    return Widening.getByte(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getByte(long)].
  public final byte getByte(long... index) {
    return switch (index.length) {
      case 1 -> getByte(index[0]);
      case 2 -> getByte(index[0], index[1]);
      case 3 -> getByte(index[0], index[1], index[2]);
      default -> Widening.getByte(this, address(index));
    };
  }

  /// Returns element `i` of a 1-D view: the truth of a `?`: any byte but 0.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public final boolean getBoolean(long i) {
    return Widening.getBoolean(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getBoolean(long)].
  public final boolean getBoolean(long i, long j) {
    return Widening.getBoolean(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getBoolean(long)].
  public final boolean getBoolean(long i, long j, long k) {
    return Widening.getBoolean(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getBoolean(long)].
  public final boolean getBoolean(long... index) {
    return Widening.getBoolean(this, address(index));
  }

  /// Returns element `i` of a 1-D view: the raw 16 bits of `h H u`, or the value of a `B`.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public char getChar(long i) {
    return Widening.getChar(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getChar(long)].
  public char getChar(long i, long j) {
    return Widening.getChar(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getChar(long)].
  public char getChar(long i, long j, long k) {
    return Widening.getChar(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getChar(long)].
  public final char getChar(long... index) {
    return switch (index.length) {
      case 1 -> getChar(index[0]);
      case 2 -> getChar(index[0], index[1]);
      case 3 -> getChar(index[0], index[1], index[2]);
      default -> Widening.getChar(this, address(index));
    };
  }

  /// Returns element `i` of a 1-D view: the raw 16 bits of `h H`, or the value of `b B`.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public short getShort(long i) {
    return Widening.getShort(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getShort(long)].
  public short getShort(long i, long j) {
    return Widening.getShort(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getShort(long)].
  public short getShort(long i, long j, long k) {
    return Widening.getShort(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getShort(long)].
  public final short getShort(long... index) {
    return switch (index.length) {
      case 1 -> getShort(index[0]);
      case 2 -> getShort(index[0], index[1]);
      case 3 -> getShort(index[0], index[1], index[2]);
      default -> Widening.getShort(this, address(index));
    };
  }

  /// Returns element `i` of a 1-D view: the raw 32 bits of `i I`, or the value of a narrower
  /// integer.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public int getInt(long i) {
    return Widening.getInt(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getInt(long)].
  public int getInt(long i, long j) {
    return Widening.getInt(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getInt(long)].
  public int getInt(long i, long j, long k) {
    return Widening.getInt(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getInt(long)].
  public final int getInt(long... index) {
    return switch (index.length) {
      case 1 -> getInt(index[0]);
      case 2 -> getInt(index[0], index[1]);
      case 3 -> getInt(index[0], index[1], index[2]);
      default -> Widening.getInt(this, address(index));
    };
  }

  /// Returns element `i` of a 1-D view: the raw 64 bits of `q Q l L n N P`, or the value of a
  /// narrower integer.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public long getLong(long i) {
    return Widening.getLong(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getLong(long)].
  public long getLong(long i, long j) {
    return Widening.getLong(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getLong(long)].
  public long getLong(long i, long j, long k) {
    return Widening.getLong(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getLong(long)].
  public final long getLong(long... index) {
    return switch (index.length) {
      case 1 -> getLong(index[0]);
      case 2 -> getLong(index[0], index[1]);
      case 3 -> getLong(index[0], index[1], index[2]);
      default -> Widening.getLong(this, address(index));
    };
  }

  /// Returns element `i` of a 1-D view: an `f`, or the value of `e` or bfloat16.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public float getFloat(long i) {
    return Widening.getFloat(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getFloat(long)].
  public float getFloat(long i, long j) {
    return Widening.getFloat(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getFloat(long)].
  public float getFloat(long i, long j, long k) {
    return Widening.getFloat(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getFloat(long)].
  public final float getFloat(long... index) {
    return switch (index.length) {
      case 1 -> getFloat(index[0]);
      case 2 -> getFloat(index[0], index[1]);
      case 3 -> getFloat(index[0], index[1], index[2]);
      default -> Widening.getFloat(this, address(index));
    };
  }

  /// Returns element `i` of a 1-D view: a `d`, or the value of `f`, `e`, bfloat16 or an integer up
  /// to 32 bits.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public double getDouble(long i) {
    return Widening.getDouble(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getDouble(long)].
  public double getDouble(long i, long j) {
    return Widening.getDouble(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getDouble(long)].
  public double getDouble(long i, long j, long k) {
    return Widening.getDouble(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getDouble(long)].
  public final double getDouble(long... index) {
    return switch (index.length) {
      case 1 -> getDouble(index[0]);
      case 2 -> getDouble(index[0], index[1]);
      case 3 -> getDouble(index[0], index[1], index[2]);
      default -> Widening.getDouble(this, address(index));
    };
  }

  /// Returns element `i` of a 1-D view: the byte of `b B c` as 0 to 255.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public int getUnsignedByte(long i) {
    return Widening.getUnsignedByte(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getUnsignedByte(long)].
  public int getUnsignedByte(long i, long j) {
    return Widening.getUnsignedByte(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getUnsignedByte(long)].
  public int getUnsignedByte(long i, long j, long k) {
    return Widening.getUnsignedByte(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getUnsignedByte(long)].
  public final int getUnsignedByte(long... index) {
    return switch (index.length) {
      case 1 -> getUnsignedByte(index[0]);
      case 2 -> getUnsignedByte(index[0], index[1]);
      case 3 -> getUnsignedByte(index[0], index[1], index[2]);
      default -> Widening.getUnsignedByte(this, address(index));
    };
  }

  /// Returns element `i` of a 1-D view: the 16 bits of `h H u` as 0 to 65535, or the value of a
  /// `B`.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public int getUnsignedShort(long i) {
    return Widening.getUnsignedShort(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getUnsignedShort(long)].
  public int getUnsignedShort(long i, long j) {
    return Widening.getUnsignedShort(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getUnsignedShort(long)].
  public int getUnsignedShort(long i, long j, long k) {
    return Widening.getUnsignedShort(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getUnsignedShort(long)].
  public final int getUnsignedShort(long... index) {
    return switch (index.length) {
      case 1 -> getUnsignedShort(index[0]);
      case 2 -> getUnsignedShort(index[0], index[1]);
      case 3 -> getUnsignedShort(index[0], index[1], index[2]);
      default -> Widening.getUnsignedShort(this, address(index));
    };
  }

  /// Returns element `i` of a 1-D view: the 32 bits of `i I` as 0 to 4294967295, or the value of
  /// `B` or `H`.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D
  /// @throws IndexOutOfBoundsException if the index is outside
  public long getUnsignedInt(long i) {
    return Widening.getUnsignedInt(this, address(i));
  }

  /// Returns element `[i, j]`; see [#getUnsignedInt(long)].
  public long getUnsignedInt(long i, long j) {
    return Widening.getUnsignedInt(this, address(i, j));
  }

  /// Returns element `[i, j, k]`; see [#getUnsignedInt(long)].
  public long getUnsignedInt(long i, long j, long k) {
    return Widening.getUnsignedInt(this, address(i, j, k));
  }

  /// Returns the element at `index`, an entry per axis; see [#getUnsignedInt(long)].
  public final long getUnsignedInt(long... index) {
    return switch (index.length) {
      case 1 -> getUnsignedInt(index[0]);
      case 2 -> getUnsignedInt(index[0], index[1]);
      case 3 -> getUnsignedInt(index[0], index[1], index[2]);
      default -> Widening.getUnsignedInt(this, address(index));
    };
  }

  /// Sets element `i` of a 1-D view: the raw byte of a one-byte format.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D, or a narrower format cannot hold `v`
  /// @throws IndexOutOfBoundsException if the index is outside
  /// @throws ReadOnlyViewException if the view is read-only
  public void setByte(long i, byte v) {
    Widening.setByte(this, address(i), v);
  }

  /// Sets element `[i, j]`; see [#setByte(long, byte)].
  public void setByte(long i, long j, byte v) {
    Widening.setByte(this, address(i, j), v);
  }

  /// Sets element `[i, j, k]`; see [#setByte(long, byte)].
  public void setByte(long i, long j, long k, byte v) {
    Widening.setByte(this, address(i, j, k), v);
  }

  /// Sets the element at `index`, an entry per axis; see [#setByte(long, byte)].
  public final void setByte(long[] index, byte v) {
    switch (index.length) {
      case 1 -> setByte(index[0], v);
      case 2 -> setByte(index[0], index[1], v);
      case 3 -> setByte(index[0], index[1], index[2], v);
      default -> Widening.setByte(this, address(index), v);
    }
  }

  /// Sets element `i` of a 1-D view: a `?`.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D, or a narrower format cannot hold `v`
  /// @throws IndexOutOfBoundsException if the index is outside
  /// @throws ReadOnlyViewException if the view is read-only
  public final void setBoolean(long i, boolean v) {
    Widening.setBoolean(this, address(i), v);
  }

  /// Sets element `[i, j]`; see [#setBoolean(long, boolean)].
  public final void setBoolean(long i, long j, boolean v) {
    Widening.setBoolean(this, address(i, j), v);
  }

  /// Sets element `[i, j, k]`; see [#setBoolean(long, boolean)].
  public final void setBoolean(long i, long j, long k, boolean v) {
    Widening.setBoolean(this, address(i, j, k), v);
  }

  /// Sets the element at `index`, an entry per axis; see [#setBoolean(long, boolean)].
  public final void setBoolean(long[] index, boolean v) {
    Widening.setBoolean(this, address(index), v);
  }

  /// Sets element `i` of a 1-D view: the raw 16 bits of `h H u`, or a `B` that holds the value.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D, or a narrower format cannot hold `v`
  /// @throws IndexOutOfBoundsException if the index is outside
  /// @throws ReadOnlyViewException if the view is read-only
  public void setChar(long i, char v) {
    Widening.setChar(this, address(i), v);
  }

  /// Sets element `[i, j]`; see [#setChar(long, char)].
  public void setChar(long i, long j, char v) {
    Widening.setChar(this, address(i, j), v);
  }

  /// Sets element `[i, j, k]`; see [#setChar(long, char)].
  public void setChar(long i, long j, long k, char v) {
    Widening.setChar(this, address(i, j, k), v);
  }

  /// Sets the element at `index`, an entry per axis; see [#setChar(long, char)].
  public final void setChar(long[] index, char v) {
    switch (index.length) {
      case 1 -> setChar(index[0], v);
      case 2 -> setChar(index[0], index[1], v);
      case 3 -> setChar(index[0], index[1], index[2], v);
      default -> Widening.setChar(this, address(index), v);
    }
  }

  /// Sets element `i` of a 1-D view: the raw 16 bits of `h H`, or a narrower integer that holds the
  /// value.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D, or a narrower format cannot hold `v`
  /// @throws IndexOutOfBoundsException if the index is outside
  /// @throws ReadOnlyViewException if the view is read-only
  public void setShort(long i, short v) {
    Widening.setShort(this, address(i), v);
  }

  /// Sets element `[i, j]`; see [#setShort(long, short)].
  public void setShort(long i, long j, short v) {
    Widening.setShort(this, address(i, j), v);
  }

  /// Sets element `[i, j, k]`; see [#setShort(long, short)].
  public void setShort(long i, long j, long k, short v) {
    Widening.setShort(this, address(i, j, k), v);
  }

  /// Sets the element at `index`, an entry per axis; see [#setShort(long, short)].
  public final void setShort(long[] index, short v) {
    switch (index.length) {
      case 1 -> setShort(index[0], v);
      case 2 -> setShort(index[0], index[1], v);
      case 3 -> setShort(index[0], index[1], index[2], v);
      default -> Widening.setShort(this, address(index), v);
    }
  }

  /// Sets element `i` of a 1-D view: the raw 32 bits of `i I`, or a narrower integer that holds the
  /// value.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D, or a narrower format cannot hold `v`
  /// @throws IndexOutOfBoundsException if the index is outside
  /// @throws ReadOnlyViewException if the view is read-only
  public void setInt(long i, int v) {
    Widening.setInt(this, address(i), v);
  }

  /// Sets element `[i, j]`; see [#setInt(long, int)].
  public void setInt(long i, long j, int v) {
    Widening.setInt(this, address(i, j), v);
  }

  /// Sets element `[i, j, k]`; see [#setInt(long, int)].
  public void setInt(long i, long j, long k, int v) {
    Widening.setInt(this, address(i, j, k), v);
  }

  /// Sets the element at `index`, an entry per axis; see [#setInt(long, int)].
  public final void setInt(long[] index, int v) {
    switch (index.length) {
      case 1 -> setInt(index[0], v);
      case 2 -> setInt(index[0], index[1], v);
      case 3 -> setInt(index[0], index[1], index[2], v);
      default -> Widening.setInt(this, address(index), v);
    }
  }

  /// Sets element `i` of a 1-D view: the raw 64 bits of `q Q l L n N P`, or a narrower integer that
  /// holds the value.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D, or a narrower format cannot hold `v`
  /// @throws IndexOutOfBoundsException if the index is outside
  /// @throws ReadOnlyViewException if the view is read-only
  public void setLong(long i, long v) {
    Widening.setLong(this, address(i), v);
  }

  /// Sets element `[i, j]`; see [#setLong(long, long)].
  public void setLong(long i, long j, long v) {
    Widening.setLong(this, address(i, j), v);
  }

  /// Sets element `[i, j, k]`; see [#setLong(long, long)].
  public void setLong(long i, long j, long k, long v) {
    Widening.setLong(this, address(i, j, k), v);
  }

  /// Sets the element at `index`, an entry per axis; see [#setLong(long, long)].
  public final void setLong(long[] index, long v) {
    switch (index.length) {
      case 1 -> setLong(index[0], v);
      case 2 -> setLong(index[0], index[1], v);
      case 3 -> setLong(index[0], index[1], index[2], v);
      default -> Widening.setLong(this, address(index), v);
    }
  }

  /// Sets element `i` of a 1-D view: an `f`, or an `e` or bfloat16 near the value.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D, or a narrower format cannot hold `v`
  /// @throws IndexOutOfBoundsException if the index is outside
  /// @throws ReadOnlyViewException if the view is read-only
  public void setFloat(long i, float v) {
    Widening.setFloat(this, address(i), v);
  }

  /// Sets element `[i, j]`; see [#setFloat(long, float)].
  public void setFloat(long i, long j, float v) {
    Widening.setFloat(this, address(i, j), v);
  }

  /// Sets element `[i, j, k]`; see [#setFloat(long, float)].
  public void setFloat(long i, long j, long k, float v) {
    Widening.setFloat(this, address(i, j, k), v);
  }

  /// Sets the element at `index`, an entry per axis; see [#setFloat(long, float)].
  public final void setFloat(long[] index, float v) {
    switch (index.length) {
      case 1 -> setFloat(index[0], v);
      case 2 -> setFloat(index[0], index[1], v);
      case 3 -> setFloat(index[0], index[1], index[2], v);
      default -> Widening.setFloat(this, address(index), v);
    }
  }

  /// Sets element `i` of a 1-D view: a `d`, a narrower float near the value, or an integer up to 32
  /// bits equal to it.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws IllegalArgumentException if the view is not 1-D, or a narrower format cannot hold `v`
  /// @throws IndexOutOfBoundsException if the index is outside
  /// @throws ReadOnlyViewException if the view is read-only
  public void setDouble(long i, double v) {
    Widening.setDouble(this, address(i), v);
  }

  /// Sets element `[i, j]`; see [#setDouble(long, double)].
  public void setDouble(long i, long j, double v) {
    Widening.setDouble(this, address(i, j), v);
  }

  /// Sets element `[i, j, k]`; see [#setDouble(long, double)].
  public void setDouble(long i, long j, long k, double v) {
    Widening.setDouble(this, address(i, j, k), v);
  }

  /// Sets the element at `index`, an entry per axis; see [#setDouble(long, double)].
  public final void setDouble(long[] index, double v) {
    switch (index.length) {
      case 1 -> setDouble(index[0], v);
      case 2 -> setDouble(index[0], index[1], v);
      case 3 -> setDouble(index[0], index[1], index[2], v);
      default -> Widening.setDouble(this, address(index), v);
    }
  }

  // ---------------------------------------------------------------- bulk

  /// Returns a copy of the bytes in C order: Python's `tobytes`.
  ///
  /// @throws BufferException if an array cannot hold them
  public final byte[] toBytes() {
    return toBytes(Order.C);
  }

  /// Returns a copy of the bytes with the elements listed in `order`.
  ///
  /// @throws BufferException if an array cannot hold them
  public final byte[] toBytes(Order order) {
    long size = extent * meta.itemSize;
    return isFlat() && Copier.fitsArray(size)
        ? blockBytes(size)
        : bulk(block -> Copier.toBytes(block, order));
  }

  private byte[] blockBytes(long size) {
    try {
      byte[] bytes;
      MemorySegment memory = memoryFor(size);
      if (0 < size && size <= Few.SOME) {
        bytes = new byte[(int) size];
        takeSome(memory, offset, bytes);
      } else {
        bytes = Copier.toBytes(memory, offset, size);
      }
      Faults.settle(this);
      return bytes;
    } catch (IllegalStateException | InternalError e) {
      throw translated(e, this);
    }
  }

  /// Returns the elements boxed as [#get(long)] does, nested by axis: Python's `tolist`. A
  /// 0-dimensional view gives a list of its one element.
  public final List<Object> toList() {
    return bulk(block -> Lists.toList(block));
  }

  /// Returns the elements in C order, as [#getByte(long)] reads them, in a fresh array.
  ///
  /// @throws org.memview.format.FormatException if the format is wider or of another kind
  /// @throws BufferException if an array cannot hold them
  public final byte[] toByteArray() {
    return bulk(block -> PrimitiveArrays.toBytes(block));
  }

  /// Returns the elements in C order, as [#getShort(long)] reads them; see [#toByteArray()].
  public final short[] toShortArray() {
    return bulk(block -> PrimitiveArrays.toShorts(block));
  }

  /// Returns the elements in C order, as [#getInt(long)] reads them; see [#toByteArray()].
  public final int[] toIntArray() {
    return bulk(block -> PrimitiveArrays.toInts(block));
  }

  /// Returns the elements in C order, as [#getLong(long)] reads them; see [#toByteArray()].
  public final long[] toLongArray() {
    return bulk(block -> PrimitiveArrays.toLongs(block));
  }

  /// Returns the elements in C order, as [#getFloat(long)] reads them; see [#toByteArray()].
  public final float[] toFloatArray() {
    return bulk(block -> PrimitiveArrays.toFloats(block));
  }

  /// Returns the elements in C order, as [#getDouble(long)] reads them; see [#toByteArray()].
  public final double[] toDoubleArray() {
    return bulk(block -> PrimitiveArrays.toDoubles(block));
  }

  /// Returns the bytes in C order as hexadecimal digits: `"0a1b"`.
  public final String hex() {
    return bulk(block -> Hex.hex(block));
  }

  /// Returns the bytes in C order as hexadecimal digits in groups.
  ///
  /// `hex(":", 1)` is `"0a:1b:2c"`, `hex(" ", 2)` is `"0a 1b2c"` (groups are counted from the
  /// right), `hex(" ", -2)` is `"0a1b 2c"`.
  ///
  /// @param separator one ASCII character
  /// @param bytesPerSeparator bytes in a group; negative counts from the left, 0 separates nothing
  /// @throws IllegalArgumentException if `separator` is not one ASCII character
  public final String hex(String separator, int bytesPerSeparator) {
    return bulk(block -> Hex.hex(block, separator, bytesPerSeparator));
  }

  /// Returns the elements as NumPy prints them, in nested brackets, summarised beyond 1000.
  ///
  /// Lines are as wide as the terminal where the environment variable `COLUMNS` (or the property
  /// `memview.columns`, which the launcher sets) says how wide that is, else 75 characters as
  /// NumPy's. Byte strings keep the zero bytes at their end, which NumPy does not count to them.
  public final String toText() {
    return bulk(block -> TextPrinter.print(block));
  }

  /// Returns the bytes with offsets and ASCII beside them; of records, a line per field with its
  /// name and value.
  public final String hexDump() {
    return bulk(block -> HexDump.of(block));
  }

  /// Returns a picture of what this view points at: owner, offset, shape, strides, contiguity, and
  /// which casts and reshapes would be refused, why, and what to write instead.
  public final String explain() {
    return this instanceof IndirectView rows && suboffsets().length > 0
        ? IndirectPicture.of(rows)
        : Explanation.of(Descriptions.portrait(this));
  }

  /// Copies the elements of `source` into this view, as if through a temporary: the two may overlap
  /// in any way.
  ///
  /// Shapes must be equal, and so must the element types; only the byte order may differ. Copied
  /// whole or not at all.
  ///
  /// @return this view
  /// @throws IllegalArgumentException if the shapes differ
  /// @throws org.memview.format.FormatException if the element types differ; [#convertFrom]
  ///   converts numbers
  /// @throws ReadOnlyViewException if this view is read-only
  public final MemoryView copyFrom(MemoryView source) {
    if (isBlockLike(source)) {
      return copyBlock(source);
    }
    Block target = writableBlock();
    Block from = source.block();
    if (!sameShape(from.layout(), target.layout())) {
      throw Errors.shapeMismatch(source, this);
    }
    if (meta.itemSize != source.meta.itemSize || !meta.format.sameElementAs(source.meta.format)) {
      throw Errors.copyFormats(source, this);
    }
    return write(target, source, block -> Copier.copy(from, block));
  }

  // Two 1-D views without gaps, of one format: the most frequent copies and comparisons, and the
  // smallest. No layout is made for them, which would take longer than copying a kilobyte.
  private boolean isBlockLike(MemoryView other) {
    return (access & other.access & Access.FLAT) != 0
        && extent == other.extent
        && meta.itemSize == other.meta.itemSize
        && meta.format.equals(other.meta.format);
  }

  private MemoryView copyBlock(MemoryView source) {
    requireWritable();
    long size = extent * meta.itemSize;
    try {
      MemorySegment to = memoryFor(size);
      MemorySegment from = source.memoryFor(size);
      if (size <= 0 || size > Few.SOME || source.getClass() != getClass()) {
        Copier.copyRun(from, source.offset, to, offset, size);
      } else if (size <= Few.MOST) {
        copyFew(from, source.offset, to, offset, (int) size);
      } else {
        copySome(from, source.offset, to, offset, (int) size);
      }
      Faults.settle(this, source);
      return this;
    } catch (IllegalStateException | InternalError e) {
      throw translated(e, source);
    }
  }

  /// Equal to `target.copyFrom(this)`.
  public final void copyTo(MemoryView target) {
    target.copyFrom(this);
  }

  /// Copies the numbers of `source` into this view, converting each to this view's format.
  ///
  /// @param mode what to do with a number that does not fit
  /// @return this view
  /// @throws IllegalArgumentException if the shapes differ, or, in mode `EXACT`, a value does not
  ///   fit; nothing is then written
  /// @throws org.memview.format.FormatException if one of the formats is not numeric
  public final MemoryView convertFrom(MemoryView source, Conversion mode) {
    Block target = writableBlock();
    Block from = source.block();
    if (!sameShape(from.layout(), target.layout())) {
      throw Errors.shapeMismatch(source, this);
    }
    return write(target, source, block -> Converter.convert(from, block, mode));
  }

  private static boolean sameShape(Layout a, Layout b) {
    return Arrays.equals(a.shape(), b.shape());
  }

  /// Sets every element to `value`, which is checked as [#set(long, Object)] does.
  ///
  /// @return this view
  public final MemoryView fill(Object value) {
    requireWritable();
    byte[] item = Elements.encode(meta.format, value);
    return isFlat() && item.length == meta.itemSize
        ? fillBlock(item)
        : write(writableBlock(), this, block -> Filler.fillEncoded(block, item));
  }

  private MemoryView fillBlock(byte[] item) {
    MemorySegment memory = lease.memory();
    try {
      Filler.fillRun(memory, offset, item, extent);
      Faults.settle(this);
      return this;
    } catch (IllegalStateException | InternalError e) {
      throw translated(e, this);
    }
  }

  /// Returns whether the views have the same shape and equal values, whatever their formats,
  /// strides and byte order: Python's `==`. NaN equals nothing; a released view equals only itself.
  public final boolean contentEquals(MemoryView other) {
    if (isReleased() || other.isReleased()) {
      return this == other;
    }
    return (isBlockLike(other) && meta.isByBytes)
        ? equalBlock(other)
        : bulk(other, Comparer::contentEquals);
  }

  private boolean equalBlock(MemoryView other) {
    long size = extent * meta.itemSize;
    try {
      MemorySegment mine = memoryFor(size);
      MemorySegment theirs = other.memoryFor(size);
      boolean equal;
      if (size <= 0 || size > Few.COMPARED || other.getClass() != getClass()) {
        equal = Comparer.equalBytes(mine, offset, theirs, other.offset, size);
      } else if (size <= Few.MOST) {
        equal = sameFew(mine, offset, theirs, other.offset, (int) size);
      } else {
        equal = sameSome(mine, offset, theirs, other.offset, (int) size);
      }
      Faults.settle(this, other);
      return equal;
    } catch (IllegalStateException | InternalError e) {
      throw translated(e, other);
    }
  }

  /// Returns the hash of the bytes in C order, equal to `Bytes.of(toBytes()).hashCode()`: Python's
  /// `hash`.
  ///
  /// @throws IllegalStateException if the view is writable: its hash could change
  /// @throws org.memview.format.FormatException unless the format is `B`, `b` or `c`
  public final int contentHash() {
    if (!isReadOnly()) {
      throw Errors.hashOfWritable(this);
    }
    return bulk(block -> Comparer.contentHash(block));
  }

  /// Returns the number, in C order, of the first element that differs, or -1 if all are equal.
  ///
  /// @throws IllegalArgumentException if the shapes differ
  public final long mismatch(MemoryView other) {
    return bulk(other, Comparer::mismatch);
  }

  /// Returns the number, in C order, of the first element that equals `value` as a number or value,
  /// or -1; of a view of one axis it is the index.
  public final long indexOf(Object value) {
    return bulk(block -> Searcher.indexOf(block, value));
  }

  /// Returns how many elements equal `value` as a number or value.
  public final long count(Object value) {
    return bulk(block -> Searcher.count(block, value));
  }

  /// Returns whether an element equals `value` as a number or value.
  public final boolean contains(Object value) {
    return bulk(block -> Searcher.contains(block, value));
  }

  /// Returns the least element, exact, boxed as [#get(long)] does; NaN if there is one.
  ///
  /// @throws IllegalArgumentException if the view is empty
  /// @throws org.memview.format.FormatException if the format is not numeric
  public final Number min() {
    return bulk(block -> Extremes.min(block));
  }

  /// Returns the greatest element, exact, boxed as [#get(long)] does; NaN if there is one.
  ///
  /// @throws IllegalArgumentException if the view is empty
  /// @throws org.memview.format.FormatException if the format is not numeric
  public final Number max() {
    return bulk(block -> Extremes.max(block));
  }

  /// Returns the least element of an integer format; see [#min()].
  ///
  /// @throws ArithmeticException if it does not fit a `long`
  public final long minLong() {
    return bulk(block -> Extremes.minLong(block));
  }

  /// Returns the greatest element of an integer format; see [#max()].
  ///
  /// @throws ArithmeticException if it does not fit a `long`
  public final long maxLong() {
    return bulk(block -> Extremes.maxLong(block));
  }

  /// Returns the least element as a `double`; see [#min()].
  public final double minDouble() {
    return bulk(block -> Extremes.minDouble(block));
  }

  /// Returns the greatest element as a `double`; see [#max()].
  public final double maxDouble() {
    return bulk(block -> Extremes.maxDouble(block));
  }

  /// Returns the number, in C order, of the first least element, or of the first NaN.
  ///
  /// @throws IllegalArgumentException if the view is empty
  public final long argmin() {
    return bulk(block -> Extremes.argmin(block));
  }

  /// Returns the number, in C order, of the first greatest element, or of the first NaN.
  ///
  /// @throws IllegalArgumentException if the view is empty
  public final long argmax() {
    return bulk(block -> Extremes.argmax(block));
  }

  /// Returns the sum: of integers the exact one rounded once; of floats by a fixed tree of 8 lanes,
  /// the same on every machine. Of no elements, 0.
  ///
  /// @throws org.memview.format.FormatException if the format is not numeric
  public final double sum() {
    return bulk(block -> Reductions.sum(block));
  }

  /// Returns the exact sum of integers.
  ///
  /// @throws ArithmeticException if it does not fit a `long`
  /// @throws org.memview.format.FormatException if the format is not an integer
  public final long sumExact() {
    return bulk(block -> Reductions.sumExact(block));
  }

  /// Returns [#sum()] divided by the number of elements.
  ///
  /// @throws IllegalArgumentException if the view is empty
  public final double mean() {
    return bulk(block -> Reductions.mean(block));
  }

  /// Returns the standard deviation of the population.
  ///
  /// @throws IllegalArgumentException if the view is empty
  public final double std() {
    return bulk(block -> Reductions.std(block));
  }

  /// Returns the sum of the products of the elements of two views of the same shape.
  ///
  /// @throws IllegalArgumentException if the shapes differ
  public final double dot(MemoryView other) {
    return bulk(other, Reductions::dot);
  }

  /// Returns the sums along an axis: NumPy's `sum(axis)`, shape `[h, w]` along axis 0 is `[w]`.
  ///
  /// Of signed integers and truth values the exact sums as `"q"`, of unsigned ones as `"Q"`; of
  /// floats of any width as `"d"`, each by the tree of [#sum()] and with its bits: that of number
  /// `j` is `slice("..., j").sum()`, whatever the layout and the machine. Along an axis without
  /// elements, 0. Memory is gone through in its own order.
  ///
  /// ```java
  /// MemoryView m = MemoryView.of(new int[] {1, 2, 3, 4, 5, 6}).reshape(2, 3);
  /// m.sumAlong(0).toList();  // [5, 7, 9]
  /// m.sumAlong(-1).toList(); // [6, 15]
  /// ```
  ///
  /// @param axis which axis is left out; a negative one counts from the end
  /// @return a new view of memory of its own, writable, C-contiguous, an axis less
  /// @throws IndexOutOfBoundsException if there is no such axis
  /// @throws ArithmeticException if a sum of integers does not fit 64 bits
  /// @throws org.memview.format.FormatException if the format is not numeric
  public final MemoryView sumAlong(int axis) {
    return along(axis, AxisReduction.SUM);
  }

  /// Returns the means along an axis as `"d"`, each as [#mean()] has it; see [#sumAlong].
  ///
  /// @throws IllegalArgumentException if the axis has no elements
  public final MemoryView meanAlong(int axis) {
    return along(axis, AxisReduction.MEAN);
  }

  /// Returns the standard deviations along an axis as `"d"`, each as [#std()] has it; see
  /// [#sumAlong].
  ///
  /// @throws IllegalArgumentException if the axis has no elements
  public final MemoryView stdAlong(int axis) {
    return along(axis, AxisReduction.STD);
  }

  /// Returns the least elements along an axis, in this format and native byte order; NaN where
  /// there is one; see [#sumAlong].
  ///
  /// @throws IllegalArgumentException if the axis has no elements
  public final MemoryView minAlong(int axis) {
    return along(axis, AxisReduction.MIN);
  }

  /// Returns the greatest elements along an axis; see [#minAlong].
  ///
  /// @throws IllegalArgumentException if the axis has no elements
  public final MemoryView maxAlong(int axis) {
    return along(axis, AxisReduction.MAX);
  }

  /// Returns the indices along an axis, as `"q"`, of the first least elements, or of the first NaN;
  /// see [#sumAlong].
  ///
  /// @throws IllegalArgumentException if the axis has no elements
  public final MemoryView argminAlong(int axis) {
    return along(axis, AxisReduction.ARGMIN);
  }

  /// Returns the indices along an axis, as `"q"`, of the first greatest elements, or of the first
  /// NaN; see [#sumAlong].
  ///
  /// @throws IllegalArgumentException if the axis has no elements
  public final MemoryView argmaxAlong(int axis) {
    return along(axis, AxisReduction.ARGMAX);
  }

  private MemoryView along(int axis, AxisReduction reduction) {
    requireOpen();
    int k = checkAxis(axis);
    return Acquire.made(bulk(block -> reduction.of(block, k, Acquire::memory)));
  }

  /// Returns how many elements lie in each of `bins` ranges of equal width: the counts of
  /// `numpy.histogram(a, bins, (low, high))`.
  ///
  /// Bin `i` begins with `low + i * ((high - low) / bins)`, a double, and ends before the next one;
  /// the last ends with `high`, which is in it. Elements outside, and NaN, are in no bin. If `low`
  /// is `high`, the range is from `low - 0.5` to `high + 0.5`. Integers of 64 bits count as the
  /// nearest double.
  ///
  /// ```java
  /// MemoryView.of(new int[] {1, 2, 2, 3, 9}).histogram(2, 1, 3); // {1, 3}
  /// ```
  ///
  /// @throws IllegalArgumentException if there is no bin, or the range is not finite or backwards
  /// @throws org.memview.format.FormatException if the format is not numeric
  public final long[] histogram(int bins, double low, double high) {
    return bulk(block -> Histograms.of(block, bins, low, high));
  }

  /// Returns how often each byte occurs: 256 counts, that of `0xFF` last, whatever the sign of the
  /// format.
  ///
  /// @throws org.memview.format.FormatException if an element has more than one byte; cast to `"B"`
  ///   first
  public final long[] byteCounts() {
    return bulk(block -> Histograms.ofBytes(block));
  }

  /// Returns the elements of a 1-D view, boxed as [#get(long)] does, or the sub-views of a view of
  /// more axes.
  ///
  /// @throws IllegalArgumentException if the view is 0-dimensional
  @Override
  public final Iterator<Object> iterator() {
    lease.memory();
    return new Items(this, sliceable());
  }

  /// Returns the elements in C order as [#getInt(long)] reads them, unboxed.
  public final IntStream ints() {
    requireOpen();
    return Streams.ints(this::block, this::guarded);
  }

  /// Returns the elements in C order as [#getLong(long)] reads them, unboxed.
  public final LongStream longs() {
    requireOpen();
    return Streams.longs(this::block, this::guarded);
  }

  /// Returns the elements in C order as [#getDouble(long)] reads them, unboxed.
  public final DoubleStream doubles() {
    requireOpen();
    return Streams.doubles(this::block, this::guarded);
  }

  /// Gives each element in C order, as [#getInt(long)] reads it, to `action`.
  public final void forEachInt(IntConsumer action) {
    visit(block -> Streams.forEachInt(block, action));
  }

  /// Gives each element in C order, as [#getLong(long)] reads it, to `action`.
  public final void forEachLong(LongConsumer action) {
    visit(block -> Streams.forEachLong(block, action));
  }

  /// Gives each element in C order, as [#getDouble(long)] reads it, to `action`.
  public final void forEachDouble(DoubleConsumer action) {
    visit(block -> Streams.forEachDouble(block, action));
  }

  /// Gives the elements, in C order, to `visitor` as runs of equally spaced ones: for loops of your
  /// own at full speed, whatever the layout.
  ///
  /// Axes that continue each other are one run; a contiguous view is a single one. Each run is of
  /// the memory itself, shared.
  ///
  /// ```java
  /// double[] sum = {0};
  /// view.forEachRun((memory, offset, stride, count) -> {
  ///   for (long i = 0; i < count; i++) {
  ///     sum[0] += memory.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset + i * stride);
  ///   }
  /// });
  /// ```
  ///
  /// Of rows that lie in segments of their own it gives memory that is read-only, and a copy if
  /// there is more than one.
  public final void forEachRun(RunVisitor visitor) {
    boolean copied = this instanceof IndirectView;
    visit(block -> Streams.forEachRun(block, copied || isReadOnly(), visitor));
  }

  // ---------------------------------------------------------------- bridge to the JDK

  /// Returns the memory of a contiguous view as a segment, shared, read-only if the view is.
  ///
  /// The segment does not know the lease: it stays usable after release, as far as its arena lets
  /// it.
  ///
  /// @throws BufferException if the view is not contiguous in C or Fortran order
  public final MemorySegment asSegment() {
    if (!isContiguous()) {
      throw Errors.notContiguous("asSegment", this);
    }
    MemorySegment part = isFlat() ? directRow() : contiguousPart();
    return isReadOnly() ? part.asReadOnly() : part;
  }

  /// Whether the elements are one row without gaps in direct memory: what sockets are given again
  /// and again, so that its segment costs one object and not a layout's six.
  final boolean isFlat() {
    return (access & Access.FLAT) != 0;
  }

  private MemorySegment directRow() {
    return lease.memory().asSlice(offset, extent * stride());
  }

  private MemorySegment contiguousPart() {
    Block block = block();
    return block.segment().asSlice(block.layout().minOffset(), byteSize());
  }

  /// Returns the memory of a contiguous view as a byte buffer, shared, in the byte order of the
  /// format.
  ///
  /// @throws BufferException if the view is not contiguous, has more than `Integer.MAX_VALUE - 8`
  ///   bytes, or lies in a Java array other than `byte[]`
  public final ByteBuffer asByteBuffer() {
    MemorySegment segment = asSegment();
    if (segment.byteSize() > Integer.MAX_VALUE - 8) {
      throw Errors.noByteBuffer(
          byteSize()
              + " bytes are more than the "
              + (Integer.MAX_VALUE - 8)
              + " a ByteBuffer holds",
          this);
    }
    try {
      return segment.asByteBuffer().order(meta.format.order());
    } catch (UnsupportedOperationException e) {
      throw Errors.noByteBuffer(
          "the JDK makes byte buffers only of byte[] and native memory", this);
    }
  }

  /// Returns format, shape, strides, storage, contiguity and the first elements; never fails.
  @Override
  public final String toString() {
    return Descriptions.summary(this);
  }

  // ---------------------------------------------------------------- release

  /// Ends the lease, and so this view and all it was derived from or into; once more does nothing.
  public final void release() {
    lease.end(this);
  }

  /// The same as [#release()].
  @Override
  public final void close() {
    lease.end(this);
  }

  /// Returns whether the lease has ended. (An arena closed underneath is not a release, but every
  /// use fails as if.)
  public final boolean isReleased() {
    return lease.isEnded();
  }

  // ---------------------------------------------------------------- inside

  /// Returns a view of the same leaf with other numbers.
  abstract MemoryView derive(
      Lease lease, Meta meta, long offset, long extent, long stride, boolean readOnly);

  /// Returns how many bytes lie between two elements of axis 0.
  final long stride() {
    return (access & Access.STRIDED) == 0 ? meta.stride0 : ownStride();
  }

  /// Returns what [#stride()] is in a class whose views carry it themselves.
  long ownStride() {
    return meta.stride0;
  }

  /// Returns sub-view `i` of axis 0.
  MemoryView row(long i) {
    long k = checkRow(i);
    return derive(
        lease, meta.inner(), offset + k * stride(), meta.extent1, meta.stride1, isReadOnly());
  }

  /// Copies 1 to [Few#MOST] bytes between memory of this class's kind, which may overlap.
  void copyFew(MemorySegment from, long a, MemorySegment to, long b, int bytes) {
    MemorySegment.copy(from, a, to, b, bytes);
  }

  /// Copies 1 to [Few#SOME] bytes between memory of this class's kind, which may overlap.
  void copySome(MemorySegment from, long a, MemorySegment to, long b, int bytes) {
    MemorySegment.copy(from, a, to, b, bytes);
  }

  /// Returns whether 1 to [Few#MOST] bytes are equal, in memory of this class's kind.
  boolean sameFew(MemorySegment one, long a, MemorySegment other, long b, int bytes) {
    return Comparer.equalBytes(one, a, other, b, bytes);
  }

  /// Returns whether 1 to [Few#COMPARED] bytes are equal, in memory of this class's kind.
  boolean sameSome(MemorySegment one, long a, MemorySegment other, long b, int bytes) {
    return Comparer.equalBytes(one, a, other, b, bytes);
  }

  /// Fills an array of 1 to [Few#SOME] bytes from memory of this class's kind.
  void takeSome(MemorySegment from, long a, byte[] to) {
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, a, to, 0, to.length);
  }

  abstract byte rawByte(long at);

  abstract void rawByte(long at, byte v);

  abstract short rawShort(long at);

  abstract void rawShort(long at, short v);

  abstract int rawInt(long at);

  abstract void rawInt(long at, int v);

  abstract long rawLong(long at);

  abstract void rawLong(long at, long v);

  /// Returns this view's elements as a bulk operation sees them.
  Block block() {
    return new Block(lease.memory(), currentLayout(), meta.format);
  }

  /// Returns this view's elements for a bulk operation that writes.
  final Block writableBlock() {
    requireWritable();
    return block();
  }

  /// Runs a bulk operation that reads; another thread may close the arena meanwhile, or another
  /// process truncate the file, and then the JDK stops it.
  private <T> T bulk(Function<Block, T> operation) {
    Block block = block();
    try {
      T result = operation.apply(block);
      Faults.settle(this);
      return result;
    } catch (IllegalStateException | InternalError e) {
      throw translated(e, this);
    }
  }

  private void guarded(Runnable read) {
    bulk(_ -> {
      read.run();
      return this;
    });
  }

  // What the callback throws is its own, even if it has released this view.
  private void visit(Consumer<Block> operation) {
    try {
      bulk(block -> {
        operation.accept(block);
        return this;
      });
    } catch (CallbackException e) {
      throw e.thrown();
    }
  }

  private <T> T bulk(MemoryView other, BiFunction<Block, Block, T> operation) {
    Block mine = block();
    Block theirs = other.block();
    try {
      T result = operation.apply(mine, theirs);
      Faults.settle(this, other);
      return result;
    } catch (IllegalStateException | InternalError e) {
      throw translated(e, other);
    }
  }

  private MemoryView write(Block target, MemoryView source, Consumer<Block> operation) {
    try {
      operation.accept(target);
      written(target);
      Faults.settle(this, source);
      return this;
    } catch (IllegalStateException | InternalError e) {
      throw translated(e, source);
    }
  }

  /// Tells that a bulk operation has written `target`, which [#writableBlock()] gave.
  void written(Block target) {}

  /// Returns the segment of the element at an address.
  MemorySegment segmentAt(long at) {
    return lease.memory();
  }

  /// Returns where in [#segmentAt(long)] the element lies.
  long offsetAt(long at) {
    return at;
  }

  /// Returns a view of the same memory and format with another layout.
  final MemoryView with(Layout layout) {
    return with(meta.format, layout);
  }

  /// Returns a view of the same memory with another format and layout.
  final MemoryView with(Format format, Layout layout) {
    boolean scalar = layout.ndim() == 0;
    return derive(
        lease,
        Meta.of(format, layout),
        layout.offset(),
        scalar ? 1 : layout.extent(0),
        scalar ? layout.itemSize() : layout.stride(0),
        isReadOnly());
  }

  /// Does layout arithmetic and adds this view to the message of what it refuses.
  private Layout within(UnaryOperator<Layout> arithmetic) {
    Layout layout = openLayout();
    try {
      return arithmetic.apply(layout);
    } catch (IndexOutOfBoundsException e) {
      throw Errors.in(this, e);
    } catch (IllegalArgumentException e) {
      throw Errors.in(this, e);
    }
  }

  // Whether the arena lives, every access asks again; so here only where there will be none.
  private MemorySegment memoryFor(long bytes) {
    MemorySegment memory = lease.segment;
    return memory == null || bytes == 0 ? lease.memory() : memory;
  }

  final void requireOpen() {
    if (lease.segment == null) {
      throw lease.released();
    }
  }

  final void requireWritable() {
    requireOpen();
    if (Access.isReadOnly(access)) {
      throw Errors.readOnly(this);
    }
  }

  /// Returns the extent of axis 0 of an open view that has one.
  final long sliceable() {
    if (meta.ndim == 0 || lease.segment == null) {
      throw noAxis();
    }
    return extent;
  }

  private RuntimeException noAxis() {
    return lease.isEnded() ? lease.released() : Errors.noAxis(this);
  }

  /// Whether the view is open and a slice of it that is not empty moves by its start.
  final boolean hasRows() {
    return (access & Access.ROWS) != 0 && lease.segment != null;
  }

  /// Returns how many strides of axis 0 lie between this view and its row `i`.
  final long checkRow(long i) {
    long k = index(0, i, sliceable());
    return meta.rowsAreEmpty ? 0 : k;
  }

  private int checkAxis(int axis) {
    int k = axis < 0 ? axis + meta.ndim : axis;
    if (k < 0 || k >= meta.ndim) {
      throw Errors.axisOutOfRange(axis, this);
    }
    return k;
  }

  private long index(int axis, long i, long n) {
    long k = i < 0 ? i + n : i;
    if (k < 0 || k >= n) {
      throw Errors.indexOutOfRange(i, axis, n, this);
    }
    return k;
  }

  /// Returns the byte offset of element `i`. The accessors come here when their fast path did not
  /// apply.
  final long address(long i) {
    requireRank(1);
    return offset + index(0, i, extent) * stride();
  }

  final long address(long i, long j) {
    requireRank(2);
    return offset + index(0, i, extent) * stride() + index(1, j, meta.extent1) * meta.stride1;
  }

  final long address(long i, long j, long k) {
    requireRank(3);
    return offset
        + index(0, i, extent) * stride()
        + index(1, j, meta.extent1) * meta.stride1
        + index(2, k, meta.extent2) * meta.stride2;
  }

  final long address(long... index) {
    requireRank(index.length);
    long at = meta.ndim == 0 ? offset : offset + index(0, index[0], extent) * stride();
    for (int axis = 1; axis < meta.ndim; axis++) {
      at += index(axis, index[axis], meta.extent(axis)) * meta.stride(axis);
    }
    return at;
  }

  private void requireRank(int indices) {
    requireOpen();
    if (meta.ndim != indices) {
      throw Errors.wrongRank(indices, this);
    }
  }

  // What to throw in place of what stopped work on this view and another (or this one again).
  private RuntimeException translated(Throwable e, MemoryView other) {
    if (e instanceof InternalError fault) {
      return Faults.of(fault, this, other);
    }
    IllegalStateException failure = (IllegalStateException) e;
    RuntimeException mine = failed(failure);
    return mine instanceof ViewReleasedException ? mine : other.failed(failure);
  }

  /// Turns what an accessor met into what its caller is told; the cold half of every accessor.
  final RuntimeException failed(RuntimeException e, long... index) {
    if (e instanceof ViewReleasedException) {
      return e;
    }
    if (lease.segment == null) {
      return lease.released();
    }
    if (index.length > 0 && e instanceof IndexOutOfBoundsException) {
      requireRank(index.length);
      for (int axis = 0; axis < index.length; axis++) {
        index(axis, index[axis], axis == 0 ? extent : meta.extent(axis));
      }
      return e;
    }
    MemorySegment memory = lease.segment;
    return memory != null && memory.scope().isAlive() ? e : lease.closedUnderneath(e);
  }
}
