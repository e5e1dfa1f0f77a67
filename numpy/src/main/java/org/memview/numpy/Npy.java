package org.memview.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;
import org.memview.layout.Order;

/// NumPy's npy files, mapped: nothing is read but what is looked at, however large the file.
///
/// ```java
/// try (NpyFile file = Npy.open(path);          // numpy.load(path, mmap_mode="r")
///     MemoryView view = file.view()) {
///   view.slice("10:20, ::2").sum();
///   Npy.save(copy, view);                      // numpy.save(copy, array)
/// }
/// ```
///
/// Versions 1.0, 2.0 and 3.0 are read, in either order, of every type but pickles (see [DType]).
/// What a header says is checked against the file before anything of that size is mapped or made; a
/// file that lies is an [NpyException] that says so.
///
/// @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the npy
///   format</a>
public final class Npy {
  private Npy() {}

  /// Maps a file to read it: NumPy's `mmap_mode="r"`.
  ///
  /// @throws NpyException if it is no npy file, is damaged, or holds what cannot be viewed
  /// @throws java.nio.file.NoSuchFileException if there is none
  public static NpyFile open(Path path) throws IOException {
    return open(path, MappedFile.Mode.READ);
  }

  /// Maps a file: `READ`, `READ_WRITE` and `PRIVATE` are NumPy's `"r"`, `"r+"` and `"c"`.
  ///
  /// @throws NpyException if it is no npy file, is damaged, or holds what cannot be viewed
  /// @throws java.nio.file.NoSuchFileException if there is none
  public static NpyFile open(Path path, MappedFile.Mode mode) throws IOException {
    return NpyFile.open(path, mode);
  }

  /// Makes a new file of zeros in C order and maps it `READ_WRITE`; equal to `create(path,
  /// DType.of(Format.of(format)), Order.C, shape)`.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException if there is a file
  public static NpyFile create(Path path, String format, long... shape) throws IOException {
    return create(path, DType.of(Format.of(format)), Order.C, shape);
  }

  /// Makes a new file of zeros and maps it `READ_WRITE`. Where the system can, the zeros take no
  /// room until they are written. An extent of 0 along the axis that grows is right for a file that
  /// is only appended to.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException if there is a file
  /// @throws IllegalArgumentException if an extent is negative or the size does not fit a `long`
  public static NpyFile create(Path path, DType type, Order order, long... shape)
      throws IOException {
    Header header = Header.of(type, order, shape);
    long size = Math.addExact(header.dataOffset(), header.layout().byteSize());
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      write(channel, ByteBuffer.wrap(header.bytes()));
      if (size > header.dataOffset()) {
        channel.write(ByteBuffer.allocate(1), size - 1);
      }
    }
    return open(path, MappedFile.Mode.READ_WRITE);
  }

  /// Writes a view of any kind as a file, which replaces one of that name: NumPy's `save`.
  ///
  /// The bytes are those NumPy would write: Fortran order only where that saves turning the
  /// elements. The file appears whole or not at all, so it may be the one that `view` maps.
  ///
  /// @throws org.memview.format.FormatException if NumPy has no type for the elements
  /// @throws IOException if writing fails; an older file is then still there
  public static void save(Path path, MemoryView view) throws IOException {
    save(path, view, Elements.typeOf(view));
  }

  /// Writes a view as elements of a type that a format cannot tell: `DType.of("<M8[us]")` of a view
  /// of `q`, `DType.of("|V16")` of one of `16s`.
  ///
  /// @throws org.memview.format.FormatException if the elements are not of that type
  /// @throws IOException if writing fails; an older file is then still there
  public static void save(Path path, MemoryView view, DType type) throws IOException {
    Header header = Header.of(type, Elements.orderOf(view), view.shape());
    MemoryView rows = Elements.inFileOrder(view, header);
    try (NewFile file = NewFile.at(path)) {
      write(file.channel(), header, rows);
      file.commit();
    }
  }

  /// Writes header and elements.
  static void write(WritableByteChannel channel, Header header, MemoryView rows)
      throws IOException {
    write(channel, ByteBuffer.wrap(header.bytes()));
    Transfer.writeFully(channel, rows);
  }

  private static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
