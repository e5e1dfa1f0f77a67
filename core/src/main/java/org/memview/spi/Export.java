package org.memview.spi;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.memview.format.Format;
import org.memview.layout.Layout;

/// What an exporter lent: memory, where the elements lie in it, what they are, and how to give it
/// back.
///
/// A value; each method returns a changed copy. Left unsaid, an export is the whole segment as one
/// row of unsigned bytes (format `"B"`), writable if the segment is:
///
/// ```java
/// Export.of(segment).format("<h").shape(480, 640).readOnly().owner(this).onRelease(loans.open())
/// ```
public final class Export {
  private static final Format BYTES = Format.of("B");

  private final MemorySegment segment;
  private final MemorySegment @Nullable [] table;
  private final @Nullable Layout inner;
  private final Format format;
  private final long itemSize;
  private final long @Nullable [] shape;
  private final long @Nullable [] strides;
  private final long offset;
  private final boolean readOnly;
  private final @Nullable Object owner;
  private final @Nullable Runnable onRelease;

  private Export(Draft draft) {
    this.segment = draft.segment;
    this.table = draft.table;
    this.inner = draft.inner;
    this.format = draft.format;
    this.itemSize = draft.itemSize;
    this.shape = draft.shape;
    this.strides = draft.strides;
    this.offset = draft.offset;
    this.readOnly = draft.readOnly;
    this.owner = draft.owner;
    this.onRelease = draft.onRelease;
  }

  /// Lends `segment`, shared, as one row of bytes; read-only if the segment is.
  public static Export of(MemorySegment segment) {
    return new Draft(Objects.requireNonNull(segment, "segment")).done();
  }

  /// Lends rows that lie in segments of their own: element `[i, …]` is element `[…]` of `inner` in
  /// `table[i]`.
  ///
  /// PEP 3118's suboffsets (an array of pointers to rows). The outermost extent is `table.length`,
  /// the item size is `inner`'s; the format must be set when that is not 1.
  ///
  /// @throws IllegalArgumentException if the table is empty, or `inner` already has as many axes as
  ///   a view can have
  /// @throws IndexOutOfBoundsException if a segment is too small for `inner`
  public static Export indirect(MemorySegment[] table, Layout inner) {
    if (table.length == 0) {
      throw Errors.emptyTable();
    }
    for (MemorySegment row : table) {
      inner.requireWithin(row.byteSize());
    }
    Draft draft = new Draft(table[0]);
    draft.table = table.clone();
    draft.inner = inner;
    draft.itemSize = inner.itemSize();
    draft.offset = inner.offset();
    for (MemorySegment row : table) {
      draft.readOnly |= row.isReadOnly();
    }
    return draft.done();
  }

  /// Returns this export with a format, whose size becomes the item size unless [#itemSize(long)]
  /// says otherwise.
  ///
  /// @throws org.memview.format.FormatException if `text` is not a format
  public Export format(String text) {
    return format(Format.of(text));
  }

  /// Returns this export with a format.
  public Export format(Format value) {
    Draft draft = new Draft(this);
    draft.format = value;
    draft.itemSize = table == null ? value.size() : itemSize;
    return draft.done();
  }

  /// Returns this export with the bytes from one element to the next; call it after
  /// [#format(Format)].
  ///
  /// Needed where the format text leaves out trailing padding, as NumPy's do; it is the truth, the
  /// format's own size is not.
  ///
  /// @throws IllegalArgumentException if it is smaller than the format
  public Export itemSize(long bytes) {
    if (bytes < format.size()) {
      throw Errors.itemSize(bytes, format);
    }
    Draft draft = new Draft(this);
    draft.itemSize = bytes;
    return draft.done();
  }

  /// Returns this export with a shape, up to 64 extents; none makes it 0-dimensional.
  public Export shape(long... extents) {
    Draft draft = new Draft(this);
    draft.shape = extents.clone();
    return draft.done();
  }

  /// Returns this export with strides in bytes, one for each extent; left unsaid they are those of
  /// C order.
  public Export strides(long... bytes) {
    Draft draft = new Draft(this);
    draft.strides = bytes.clone();
    return draft.done();
  }

  /// Returns this export with the byte offset of element `[0, …, 0]` in the segment.
  public Export offset(long bytes) {
    Draft draft = new Draft(this);
    draft.offset = bytes;
    return draft.done();
  }

  /// Returns this export, read-only.
  public Export readOnly() {
    Draft draft = new Draft(this);
    draft.readOnly = true;
    return draft.done();
  }

  /// Returns this export with the object that `MemoryView.owner()` names: Python's `obj`.
  public Export owner(Object object) {
    Draft draft = new Draft(this);
    draft.owner = object;
    return draft.done();
  }

  /// Returns this export with what is to run, once, when the last lease on it ends.
  public Export onRelease(Runnable action) {
    Draft draft = new Draft(this);
    draft.onRelease = action;
    return draft.done();
  }

  /// Returns the memory; of an indirect export, the first row's.
  public MemorySegment segment() {
    return segment;
  }

  /// Returns the rows of an indirect export, a copy; empty for a direct one.
  public MemorySegment[] table() {
    return table == null ? new MemorySegment[0] : table.clone();
  }

  /// Returns the layout of each row of an indirect export, or null.
  public @Nullable Layout inner() {
    return inner;
  }

  /// Returns what one element means.
  public Format format() {
    return format;
  }

  /// Returns the bytes from one element to the next.
  public long itemSize() {
    return itemSize;
  }

  /// Returns where the elements lie in [#segment()].
  ///
  /// @throws IllegalArgumentException if shape and strides do not fit each other, or the memory is
  ///   indirect
  /// @throws IndexOutOfBoundsException if an element would lie outside the segment
  public Layout layout() {
    if (table != null) {
      throw Errors.noLayout();
    }
    long[] extents = shape == null ? new long[] {row()} : shape;
    long[] steps = strides == null ? Layout.contiguous(itemSize, extents).strides() : strides;
    return Layout.of(itemSize, offset, extents, steps).requireWithin(segment.byteSize());
  }

  private long row() {
    if (offset < 0 || offset > segment.byteSize()) {
      throw Errors.offset(offset, segment.byteSize());
    }
    long bytes = segment.byteSize() - offset;
    if (itemSize == 0 || bytes % itemSize != 0) {
      throw Errors.notWhole(bytes, itemSize);
    }
    return bytes / itemSize;
  }

  /// Returns whether the memory may not be written through views of this export.
  public boolean isReadOnly() {
    return readOnly || segment.isReadOnly();
  }

  /// Returns whether the rows lie in segments of their own.
  public boolean isIndirect() {
    return table != null;
  }

  boolean isCContiguous() {
    return table == null && layout().isCContiguous();
  }

  boolean isFContiguous() {
    return table == null && layout().isFContiguous();
  }

  /// Returns who owns the memory, if the exporter said; else it is the exporter itself.
  public Optional<Object> owner() {
    return Optional.ofNullable(owner);
  }

  /// Returns what gives the memory back, or null.
  public @Nullable Runnable onRelease() {
    return onRelease;
  }

  @Override
  public String toString() {
    String where = table == null ? layout().toString() : table.length + " rows of " + inner;
    return format.text() + " " + where + (isReadOnly() ? " read-only" : "");
  }

  /// The fields while they are being changed.
  private static final class Draft {
    private final MemorySegment segment;
    private MemorySegment @Nullable [] table;
    private @Nullable Layout inner;
    private Format format = BYTES;
    private long itemSize = 1;
    private long @Nullable [] shape;
    private long @Nullable [] strides;
    private long offset;
    private boolean readOnly;
    private @Nullable Object owner;
    private @Nullable Runnable onRelease;

    Draft(MemorySegment segment) {
      this.segment = segment;
    }

    Draft(Export from) {
      this.segment = from.segment;
      this.table = from.table;
      this.inner = from.inner;
      this.format = from.format;
      this.itemSize = from.itemSize;
      this.shape = from.shape;
      this.strides = from.strides;
      this.offset = from.offset;
      this.readOnly = from.readOnly;
      this.owner = from.owner;
      this.onRelease = from.onRelease;
    }

    Export done() {
      return new Export(this);
    }
  }
}
