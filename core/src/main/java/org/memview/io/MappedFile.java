package org.memview.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.FaultReporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;

/// A file, or part of one, as memory: any size, any offset, read by the system when it is looked
/// at. Python's `mmap`.
///
/// ```java
/// try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ);
///     MemoryView view = file.view()) {
///   view.slice(-1024).cast("<i").sum();      // reads one page of it, wherever the file ends
/// }
/// ```
///
/// [#close] unmaps, at once. Views that are open then fail with
/// [org.memview.ViewReleasedException]; close them first. [#resize] and [#refresh] are refused
/// while views are open. A forgotten file is unmapped by the garbage collector.
///
/// **Somebody else may shorten the file.** The memory behind its new end is then gone. Bulk
/// operations and transfers throw [MappingFaultException], which names the file and both sizes. A
/// loop over single elements may meet the JDK's [InternalError]; [#checkSize] asks before. Pages of
/// a sparse file get their place on the disk when they are first written: on a full disk that is
/// the same error. Native code has no such protection: check before handing it a view.
///
/// **Two mappings of one file** are the same bytes at two addresses: what is written through one is
/// seen through the other, but a copy between them is not recognized as overlapping. Copy within
/// one view, or through [MemoryView#toContiguous].
///
/// Safe for any number of threads, as safe as the memory where elements are concerned.
public final class MappedFile implements Exporter, FaultReporter, AutoCloseable {
  private final Path path;
  private final Mode mode;
  private final long offset;
  private final Mapping mapping;
  private final @Nullable MappedGroup group;
  private final @Nullable Object identity;
  private final Cleaner.Cleanable cleanable;
  private final Loans loans = Loans.of(this);
  private volatile MemorySegment memory;
  private boolean closed;

  /// What may be done with the memory, and who sees it.
  public enum Mode {
    /// Views are read-only.
    READ,
    /// What is written reaches the file and everybody who maps it: at the latest when it is closed,
    /// or by [MappedFile#flush].
    READ_WRITE,
    /// What is written stays in this mapping, page by page: Python's `ACCESS_COPY`. Pages never
    /// written go on showing what others write into the file, pages behind its end are gone when it
    /// is shortened, written or not. The file must be writable all the same: the JDK asks for it.
    PRIVATE;

    private MapMode map() {
      return switch (this) {
        case READ -> MapMode.READ_ONLY;
        case READ_WRITE -> MapMode.READ_WRITE;
        case PRIVATE -> MapMode.PRIVATE;
      };
    }

    private FileChannel open(Path path) throws IOException {
      return this == READ
          ? FileChannel.open(path, StandardOpenOption.READ)
          : FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
  }

  private MappedFile(
      Path path,
      Mode mode,
      long offset,
      Mapping mapping,
      MemorySegment memory,
      @Nullable MappedGroup group,
      @Nullable Object identity) {
    this.group = group;
    this.identity = identity;
    this.path = path;
    this.mode = mode;
    this.offset = offset;
    this.mapping = mapping;
    this.memory = memory;
    this.cleanable = mapping.closedWith(this);
  }

  /// Maps a whole file, which may be empty.
  ///
  /// @throws java.nio.file.NoSuchFileException if there is none
  /// @throws IOException if it cannot be opened so, or cannot be mapped
  public static MappedFile open(Path path, Mode mode) throws IOException {
    return open(path, mode, 0, -1);
  }

  /// Maps `size` bytes of a file from byte `offset` on, which need not be a multiple of anything.
  ///
  /// @param size -1 for all there is behind `offset`
  /// @throws IndexOutOfBoundsException if the file does not have them; it is never made longer here
  /// @throws IOException if it cannot be opened so, or cannot be mapped
  public static MappedFile open(Path path, Mode mode, long offset, long size) throws IOException {
    return open(path, mode, offset, size, null);
  }

  static MappedFile open(Path path, Mode mode, long offset, long size, @Nullable MappedGroup group)
      throws IOException {
    Objects.requireNonNull(mode, "mode");
    Object identity = mode == Mode.PRIVATE ? null : Origin.identity(path);
    FileChannel channel = mode.open(path);
    try {
      long present = channel.size();
      long wanted = size == -1 ? present - offset : size;
      if (offset < 0 || wanted < 0 || offset > present - wanted) {
        throw Errors.outside(offset, size, path, present);
      }
      return map(channel, path, mode, offset, wanted, group, identity);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// Makes a new file of `size` zeros and maps it `READ_WRITE`; where the system can, the zeros
  /// take no room.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException if there is a file
  public static MappedFile create(Path path, long size) throws IOException {
    if (size < 0) {
      throw Errors.negative("size", size);
    }
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE);
    return map(channel, path, Mode.READ_WRITE, 0, size, null, Origin.identity(path));
  }

  /// Maps `size` zeros that are in no file, `PRIVATE`: Python's `mmap(-1, size)`.
  ///
  /// Unlike memory of [MemoryView#allocate] it takes no place before it is looked at or written,
  /// page by page, may be larger than the machine's memory, and is given back at once by [#close].
  /// It rests on an empty file that has no name any more: nothing is ever written to it, and
  /// [#path] is where it was. So the first write of a page costs more than that of allocated
  /// memory: for what is written all over, allocate. It cannot be resized; copy it to a larger one.
  ///
  /// @throws IllegalArgumentException if `size` is negative
  /// @throws IOException if the system cannot map so much, or there is no folder for such files
  public static MappedFile anonymous(long size) throws IOException {
    if (size < 0) {
      throw Errors.negative("size", size);
    }
    Path path = Files.createTempFile("memview-anonymous", null);
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    return map(channel, path, Mode.PRIVATE, 0, size, null, null);
  }

  /// Closes the channel if it cannot.
  ///
  /// @param before which file the path led to before it was opened: if it leads to another one now,
  ///   it is not known which of them this is
  private static MappedFile map(
      FileChannel channel,
      Path path,
      Mode mode,
      long offset,
      long size,
      @Nullable MappedGroup group,
      @Nullable Object before)
      throws IOException {
    Mapping mapping = new Mapping(channel, mode.map(), group == null ? null : group.arena());
    try {
      MemorySegment memory = mapping.map(offset, size);
      Object identity = before != null && before.equals(Origin.identity(path)) ? before : null;
      return new MappedFile(path, mode, offset, mapping, memory, group, identity);
    } catch (IOException | RuntimeException e) {
      mapping.run();
      throw e;
    }
  }

  // ---------------------------------------------------------------- describe

  /// Returns the path it was opened by.
  public Path path() {
    return path;
  }

  /// Returns which file this is, null if the system cannot say or others than this see another one.
  @Nullable Object identity() {
    return identity;
  }

  /// Returns the byte of the file at which `part` begins, -1 if it is no part of this mapping.
  long positionOf(MemorySegment part) {
    MemorySegment all = memory;
    long from = part.address() - all.address();
    return from >= 0 && from <= all.byteSize() - part.byteSize() ? offset + from : -1;
  }

  /// Returns what may be done with the memory.
  public Mode mode() {
    return mode;
  }

  /// Returns the byte of the file at which the mapping starts.
  public long offset() {
    return offset;
  }

  /// Returns how many bytes are mapped.
  public long size() {
    return memory.byteSize();
  }

  /// Returns how many bytes the file has now, whoever changed it.
  ///
  /// @throws IllegalStateException if this was closed
  public long fileSize() throws IOException {
    requireOpen("ask the size");
    return mapping.fileSize();
  }

  /// Returns whether the file has become too short for what is mapped of it.
  ///
  /// @throws IllegalStateException if this was closed
  public boolean isTruncated() throws IOException {
    return fileSize() < offset + size();
  }

  /// Does nothing if the file still has all that is mapped. Ask before native code is given a view,
  /// or before a long loop over single elements; nothing keeps the file from being shortened after.
  ///
  /// @throws MappingFaultException if it has not, naming the file and both sizes
  /// @throws IllegalStateException if this was closed
  public void checkSize() throws IOException {
    if (isTruncated()) {
      throw fault(new IOException("the file is shorter than what is mapped of it"));
    }
  }

  /// Returns whether the path leads to another file now, or to none: so logs are rotated. False
  /// where the system does not tell files apart, and for `PRIVATE` mappings.
  public boolean isReplaced() {
    Object mapped = identity;
    return mapped != null && !mapped.equals(Origin.identity(path));
  }

  /// Returns whether [#close] has not been called, nor that of its group.
  public synchronized boolean isOpen() {
    return !closed && memory.scope().isAlive();
  }

  // ---------------------------------------------------------------- lend

  /// Opens a view of the whole mapping, bytes (`"B"`), shared; close it.
  ///
  /// @throws IllegalStateException if this was closed
  public MemoryView view() {
    return MemoryView.of((Exporter) this);
  }

  /// Opens a view of the whole mapping as a row of elements; equal to `view().cast(format)`.
  ///
  /// @throws org.memview.format.FormatException if the format does not fit the size
  public MemoryView view(String format) {
    return view(bytes -> bytes.cast(format));
  }

  /// Opens a view of the whole mapping in a shape; equal to `view().cast(format, shape)`.
  ///
  /// @throws IllegalArgumentException if shape and format do not have exactly the mapped bytes
  public MemoryView view(String format, long... shape) {
    return view(bytes -> bytes.cast(format, shape));
  }

  private MemoryView view(UnaryOperator<MemoryView> cast) {
    MemoryView bytes = view();
    try {
      return cast.apply(bytes);
    } catch (RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public synchronized Export export(Request request) {
    requireOpen("lend");
    return Export.of(memory).owner(this).onRelease(loans.open());
  }

  @Override
  public MappingFaultException fault(Throwable cause) {
    return new MappingFaultException(path.toString(), size(), present(), cause);
  }

  private long present() {
    try {
      return Math.clamp(mapping.fileSize() - offset, 0, size());
    } catch (IOException _) {
      return -1;
    }
  }

  // ---------------------------------------------------------------- change

  /// Maps `size` bytes instead, and gives the file the size that ends there; new bytes are zeros.
  ///
  /// @throws org.memview.BufferException if views are open, or a transfer is going on
  /// @throws UnsupportedOperationException if the mode is not `READ_WRITE`, or this is of a group
  /// @throws IllegalStateException if this was closed
  public synchronized void resize(long size) throws IOException {
    requireOpen("resize");
    if (mode != Mode.READ_WRITE) {
      throw Errors.notResizable(mode, path);
    }
    requireAlone("resize");
    if (size < 0) {
      throw Errors.negative("size", size);
    }
    loans.requireNone("resize");
    try {
      memory = mapping.remap(offset, size);
      mapping.truncate(offset + size);
    } catch (IllegalStateException e) {
      throw Errors.inTransfer("resize", path, e);
    }
  }

  /// Maps the file as it is now, from [#offset] to its end: what others have appended meanwhile, in
  /// place of what was mapped. Nothing is copied.
  ///
  /// @return whether that is another size than before
  /// @throws org.memview.BufferException if it is and views are open, or a transfer is going on
  /// @throws UnsupportedOperationException if the mode is `PRIVATE`, or this is of a group
  /// @throws IllegalStateException if this was closed
  public synchronized boolean refresh() throws IOException {
    requireOpen("refresh");
    if (mode == Mode.PRIVATE) {
      throw Errors.privateMapping("refresh", path);
    }
    requireAlone("refresh");
    long present = mapping.fileSize();
    long size = Math.max(0, present - offset);
    if (size == size()) {
      return false;
    }
    loans.requireNone("refresh");
    try {
      memory = mapping.remap(Math.min(offset, present), size);
      return true;
    } catch (IllegalStateException e) {
      throw Errors.inTransfer("refresh", path, e);
    }
  }

  private void requireAlone(String operation) {
    if (mapping.isOfAGroup()) {
      throw Errors.grouped(operation, path);
    }
  }

  /// Has everything written reach the device; equal to `flush(0, size())`.
  public void flush() throws IOException {
    flush(0, size());
  }

  /// Has what was written to bytes `from` (included) to `to` (excluded) reach the device. Of other
  /// modes than `READ_WRITE` nothing has to.
  ///
  /// @throws IndexOutOfBoundsException if they are not mapped
  /// @throws MappingFaultException if the file was shortened
  /// @throws IOException if the device fails
  public void flush(long from, long to) throws IOException {
    requireOpen("flush");
    MemorySegment part = part(from, to);
    if (mode == Mode.READ_WRITE && from < to) {
      checkSize();
      try {
        part.force();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  private MemorySegment part(long from, long to) {
    MemorySegment mapped = memory;
    if (from < 0 || to < from || to > mapped.byteSize()) {
      throw Errors.outsideMapping(from, to, mapped.byteSize(), path);
    }
    return mapped.asSlice(from, to - from);
  }

  /// Reads bytes `from` (included) to `to` (excluded) into memory, so that nobody waits for them
  /// later: Python's `madvise(MADV_WILLNEED)`, and then a look at each page.
  ///
  /// @throws IndexOutOfBoundsException if they are not mapped
  /// @throws MappingFaultException if the file was shortened
  /// @throws IllegalStateException if this was closed
  public void load(long from, long to) throws IOException {
    requireOpen("load");
    MemorySegment part = part(from, to);
    checkSize();
    try {
      part.load();
    } catch (InternalError e) {
      throw fault(e);
    }
  }

  /// Lets the pages of bytes `from` (included) to `to` (excluded) no longer count as memory of this
  /// process: Python's `madvise(MADV_DONTNEED)`. What was written stays written, and who looks
  /// again reads it again.
  ///
  /// @throws IndexOutOfBoundsException if they are not mapped
  /// @throws UnsupportedOperationException if the mode is `PRIVATE`: what was written would be lost
  /// @throws IllegalStateException if this was closed
  public void unload(long from, long to) {
    requireOpen("unload");
    if (mode == Mode.PRIVATE) {
      throw Errors.privateMapping("unload", path);
    }
    part(from, to).unload();
  }

  /// Unmaps, and closes the file; once more does nothing. What was written reaches the file, if not
  /// yet the device. A file of a group stays mapped until the group is closed.
  ///
  /// @throws org.memview.BufferException if a channel is just reading or writing the memory;
  ///   nothing is closed then
  @Override
  public synchronized void close() {
    if (!closed) {
      try {
        mapping.unmap();
      } catch (IllegalStateException e) {
        throw Errors.inTransfer("close", path, e);
      }
      closed = true;
      cleanable.clean();
      if (group != null) {
        group.forget(this);
      }
    }
  }

  private synchronized void requireOpen(String operation) {
    if (closed || !memory.scope().isAlive()) {
      throw Errors.closed(operation, path);
    }
  }

  /// Returns path, mode, what is mapped, and how many views are open.
  @Override
  public String toString() {
    return "MappedFile[%s %s, %s bytes from %s, %s]"
        .formatted(path, mode, size(), offset, isOpen() ? loans.count() + " open views" : "closed");
  }
}
