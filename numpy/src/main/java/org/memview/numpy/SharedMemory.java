package org.memview.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.io.MappedFile;
import org.memview.layout.Layout;
import org.memview.layout.Order;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.FaultReporter;
import org.memview.spi.Request;

/// A block of memory that processes share by its name: Python's
/// `multiprocessing.shared_memory.SharedMemory`, on Linux.
///
/// ```java
/// try (SharedMemory block = SharedMemory.create("frames", 8 * 1000)) {   // Java makes it
///   MemoryView values = block.view().cast("d");
///   values.sum();                                                        // SharedMemory("frames")
///   block.unlink();
/// }
/// SharedMemory.attach("psm_21467_46075");                                // Python has made it
/// SharedMemory.create("grid", "<d", 480, 640).array();                   // says what is in it
/// ```
///
/// What one side writes, the other sees; who writes when is for the two to settle. [#close] ends
/// this process's part, [#unlink] takes the name away: the memory goes when nobody has it mapped.
/// Forgetting to unlink leaves it in memory until the next start of the machine.
///
/// **The trap.** Python 3.12 and older registers a block it merely *attaches to* with its resource
/// tracker, which unlinks the block when that Python process ends; from 3.13 on `SharedMemory(name,
/// track=False)` prevents it. In older ones say, right after attaching,
///
/// ```python
/// from multiprocessing import resource_tracker
/// resource_tracker.unregister(block._name, "shared_memory")
/// ```
///
/// or attach by `numpy.memmap("/dev/shm/" + name)`, which no tracker watches. Memory that is mapped
/// stays valid in any case; it is only the name that is gone.
///
/// Another: `numpy.ndarray(buffer=block.buf)` does not keep the block open in Python, so there
/// `block.close()` leaves such an array without memory; `numpy.frombuffer(block.buf)` does keep it.
public final class SharedMemory implements Exporter, FaultReporter, AutoCloseable {
  /// Where Linux keeps blocks.
  static final Path FOLDER = Path.of("/dev/shm");

  private static final int LONGEST_NAME = 250;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String name;
  private final MappedFile file;

  private SharedMemory(String name, MappedFile file) {
    this.name = name;
    this.file = file;
  }

  /// Makes a block of zeros under a name nobody has, which [#name] tells.
  ///
  /// @throws IOException if there is no room for it
  public static SharedMemory create(long size) throws IOException {
    byte[] random = new byte[4];
    RANDOM.nextBytes(random);
    return create("psm_" + HexFormat.of().formatHex(random), size);
  }

  /// Makes a block of zeros, which only this user can open.
  ///
  /// @param name without `/`, but for one at the start that is dropped
  /// @param size in bytes, at least 1
  /// @throws IllegalArgumentException if the name or the size is none
  /// @throws IOException if a block of that name exists, or there is no room for it
  /// @throws UnsupportedOperationException if the system has no `/dev/shm`
  public static SharedMemory create(String name, long size) throws IOException {
    String plain = checked(name);
    if (size <= 0) {
      throw Errors.blockSize(size);
    }
    requireRoom(plain, size);
    Path path = FOLDER.resolve(plain);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel channel = FileChannel.open(path, options, owner)) {
      return filled(channel, plain, size);
    } catch (FileAlreadyExistsException e) {
      IOException exists = Errors.blockExists(plain);
      exists.initCause(e);
      throw exists;
    }
  }

  private static SharedMemory filled(FileChannel channel, String name, long size)
      throws IOException {
    Path path = FOLDER.resolve(name);
    try {
      channel.write(ByteBuffer.allocate(1), size - 1);
      return new SharedMemory(name, MappedFile.open(path, MappedFile.Mode.READ_WRITE));
    } catch (Throwable e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /// Makes a block that says what is in it: zeros of a format and a shape behind the header of an
  /// npy file, so that whoever attaches need not be told. [#array()] views them, here and there; in
  /// Python `numpy.lib.format.open_memmap("/dev/shm/" + name, "r+")` is the array.
  ///
  /// @throws org.memview.format.FormatException if NumPy has no type for the format
  /// @throws IllegalArgumentException if the name or the shape is none
  /// @throws IOException as of [#create(String, long)]
  public static SharedMemory create(String name, String format, long... shape) throws IOException {
    Header header = Header.of(DType.of(Format.of(format)), Order.C, shape);
    long size = Math.addExact(header.dataOffset(), header.layout().byteSize());
    SharedMemory block = create(name, size);
    try (MemoryView bytes = block.view()) {
      byte[] start = header.bytes();
      bytes.slice(0, start.length).copyFrom(MemoryView.of(start));
      return block;
    } catch (Throwable e) {
      block.close();
      block.unlink();
      throw e;
    }
  }

  /// A full file system would only be noticed by the first write that finds no page: a signal, not
  /// an exception one can plan for.
  private static void requireRoom(String name, long size) throws IOException {
    long free = Files.getFileStore(FOLDER).getUsableSpace();
    if (size > free) {
      throw Errors.full(name, size, free);
    }
  }

  /// Opens a block that another process made, for reading and writing.
  ///
  /// @param name as Python's `block.name` tells it
  /// @throws IOException if there is none of that name, or it belongs to another user
  /// @throws UnsupportedOperationException if the system has no `/dev/shm`
  public static SharedMemory attach(String name) throws IOException {
    String plain = checked(name);
    try {
      MappedFile file = MappedFile.open(FOLDER.resolve(plain), MappedFile.Mode.READ_WRITE);
      return new SharedMemory(plain, file);
    } catch (NoSuchFileException e) {
      IOException missing = Errors.blockMissing(plain);
      missing.initCause(e);
      throw missing;
    }
  }

  private static String checked(String name) {
    String plain = name.startsWith("/") ? name.substring(1) : name;
    int bytes = plain.getBytes(StandardCharsets.UTF_8).length;
    boolean isName = plain.indexOf('/') < 0 && plain.indexOf('\0') < 0 && !plain.matches("\\.*");
    if (bytes > LONGEST_NAME || !isName) {
      throw Errors.badBlockName(name);
    }
    if (!Files.isDirectory(FOLDER)) {
      throw Errors.noSharedMemory();
    }
    return plain;
  }

  /// Returns the name, as Python's `SharedMemory(name)` takes it.
  public String name() {
    return name;
  }

  /// Returns the bytes of the block.
  public long size() {
    return file.size();
  }

  /// Opens a view of the block, bytes (`"B"`), writable, shared with every process that has it;
  /// close it.
  ///
  /// @throws IllegalStateException if this was closed
  public MemoryView view() {
    return MemoryView.of((Exporter) this);
  }

  /// Opens a view of the array in a block that says what is in it, writable, shared; close it.
  ///
  /// @throws NpyException if the block has no header of an npy file, or a smaller size than it says
  /// @throws IllegalStateException if this was closed
  public MemoryView array() throws NpyException {
    try (MemoryView bytes = view()) {
      Header header = Header.read(bytes.asSegment(), "shared memory block '" + name + "'");
      Layout layout = header.layout();
      return MemoryView.of(
          (Exporter)
              request ->
                  export(request)
                      .format(header.type().format())
                      .shape(layout.shape())
                      .strides(layout.strides())
                      .offset(header.dataOffset()));
    } catch (InternalError e) {
      throw fault(e);
    }
  }

  @Override
  public Export export(Request request) {
    return file.export(request).owner(this);
  }

  @Override
  public MappingFaultException fault(Throwable cause) {
    return file.fault(cause);
  }

  /// Takes the name away; whoever has the memory mapped keeps it. Works after [#close], too.
  ///
  /// @return whether the name was still there
  /// @throws IOException if it may not be removed
  public boolean unlink() throws IOException {
    return Files.deleteIfExists(FOLDER.resolve(name));
  }

  /// Ends this process's part; views that are open then fail with
  /// [org.memview.ViewReleasedException]. Once more does nothing.
  ///
  /// @throws org.memview.BufferException if a channel is just reading or writing the memory
  @Override
  public void close() {
    file.close();
  }

  /// Returns the name, the size and whether it is open.
  @Override
  public String toString() {
    return "SharedMemory[%s, %s bytes%s]".formatted(name, size(), file.isOpen() ? "" : ", closed");
  }
}
