package org.memview.numpy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;
import org.memview.layout.Layout;
import org.memview.layout.Order;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.FaultReporter;
import org.memview.spi.Request;

/// An npy file as memory: its elements, where they are in the file. Made by [Npy].
///
/// [#close] unmaps; views that are open then fail with [org.memview.ViewReleasedException]. While
/// views are open [#append] is refused. Safe for any number of threads, as safe as the memory where
/// elements are concerned.
public final class NpyFile implements Exporter, FaultReporter, AutoCloseable {
  private final MappedFile file;
  private Header header;

  private NpyFile(MappedFile file, Header header) {
    this.file = file;
    this.header = header;
  }

  static NpyFile open(Path path, MappedFile.Mode mode) throws IOException {
    MappedFile file = MappedFile.open(path, mode);
    try (MemoryView bytes = file.view()) {
      return new NpyFile(file, Header.read(bytes.asSegment(), path.toString()));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /// Opens a view of the elements, shared, in the shape and order of the file; close it.
  ///
  /// @throws IllegalStateException if this was closed
  public MemoryView view() {
    return MemoryView.of((Exporter) this);
  }

  /// Returns the type as NumPy describes it: `<f8`, or the list of a record.
  public String descr() {
    return dtype().descr();
  }

  /// Returns the type, and with it the format.
  public synchronized DType dtype() {
    return header.type();
  }

  /// Returns the extents; append changes one.
  public synchronized long[] shape() {
    return header.extents();
  }

  /// Returns [Order#F] if the first index runs fastest, else [Order#C].
  public synchronized Order order() {
    return header.order();
  }

  /// Returns the major version of the format: 1, 2 or 3.
  public synchronized int version() {
    return header.version();
  }

  /// Returns the byte of the file at which the elements begin.
  public synchronized long dataOffset() {
    return header.dataOffset();
  }

  /// Returns the path it was opened by.
  public Path path() {
    return file.path();
  }

  @Override
  public synchronized Export export(Request request) {
    Layout layout = header.layout();
    return file.export(request)
        .format(header.type().format())
        .shape(layout.shape())
        .strides(layout.strides())
        .offset(header.dataOffset())
        .owner(this);
  }

  @Override
  public MappingFaultException fault(Throwable cause) {
    return file.fault(cause);
  }

  /// Writes more elements behind the last: along axis 0, or along the last axis of a file in
  /// Fortran order.
  ///
  /// The elements are written and forced to the device first, the header after them: whenever the
  /// program or the machine stops, the file is a valid one, without them or with all. (The header's
  /// line changes within one sector unless it is longer than that.) What an interrupted append left
  /// behind the last element is overwritten by the next.
  ///
  /// @param more of the same element type, in either byte order and any strides; of the same shape
  ///   but for that axis, or of one axis less for a single row
  /// @return this file
  /// @throws IllegalArgumentException if the shapes or element types do not fit
  /// @throws org.memview.BufferException if views are open
  /// @throws IllegalStateException if the file is closed or not open `READ_WRITE`, another array
  ///   follows this one, or its header (of an old NumPy) has no room for the longer shape
  public synchronized NpyFile append(MemoryView more) throws IOException {
    requireWritable();
    int axis = header.growthAxis();
    MemoryView rows = fitting(more, axis);
    long end = header.dataOffset() + header.layout().byteSize();
    requireNoOther(end);
    long[] shape = header.extents();
    Header grown = header.grown(Math.addExact(shape[axis], rows.extent(axis)));
    byte[] start = grown.bytes();
    file.resize(end); // refused while views are open, before anything is written
    try (FileChannel channel = FileChannel.open(path(), StandardOpenOption.WRITE)) {
      Transfer.writeFully(channel, end, Elements.inFileOrder(rows, header));
      channel.force(true);
      writeHeader(channel, start);
      channel.force(true);
    }
    header = grown;
    file.resize(end + rows.byteSize());
    return this;
  }

  private static void writeHeader(FileChannel channel, byte[] start) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(start);
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
  }

  private void requireWritable() {
    if (!file.isOpen()) {
      throw Errors.closed("append", path());
    }
    if (file.mode() != MappedFile.Mode.READ_WRITE) {
      throw Errors.notWritable(path().toString());
    }
    if (header.shape().isEmpty()) {
      throw Errors.notAppendable(path().toString());
    }
  }

  private MemoryView fitting(MemoryView more, int axis) {
    if (!more.formatSpec().sameElementAs(header.type().format())) {
      throw Errors.notTheType(header.type(), more.formatSpec());
    }
    long[] shape = header.extents();
    MemoryView rows = more.ndim() == shape.length - 1 ? oneMore(more, axis) : more;
    boolean fits = rows.ndim() == shape.length;
    for (int a = 0; fits && a < shape.length; a++) {
      fits = a == axis || rows.extent(a) == shape[a];
    }
    if (!fits) {
      throw Errors.wrongShape(path().toString(), shape, axis, more.shape());
    }
    return rows;
  }

  private static MemoryView oneMore(MemoryView row, int axis) {
    return row.slice(axis == 0 ? "None, ..." : "..., None");
  }

  private void requireNoOther(long end) throws IOException {
    if (file.fileSize() < end + 6) {
      return;
    }
    try (MemoryView bytes = file.view()) {
      MemorySegment segment = bytes.asSegment();
      if (segment.byteSize() >= end + 6
          && segment.get(ValueLayout.JAVA_INT_UNALIGNED, end)
              == segment.get(ValueLayout.JAVA_INT_UNALIGNED, 0)) {
        throw Errors.otherArrayBehind(path().toString(), end);
      }
    }
  }

  /// Has everything written through views reach the device.
  public void flush() throws IOException {
    file.flush();
  }

  /// Unmaps and closes the file; once more does nothing.
  ///
  /// @throws org.memview.BufferException if a channel is just reading or writing the memory
  @Override
  public void close() {
    file.close();
  }

  /// Returns path, type, shape and order.
  @Override
  public String toString() {
    return "NpyFile[%s %s %s%s]"
        .formatted(path(), descr(), Arrays.toString(shape()), order() == Order.F ? " Fortran" : "");
  }
}
