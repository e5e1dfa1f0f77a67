package org.memview.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ScatteringByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.memview.MemoryView;
import org.memview.layout.Index;

/// Moves bytes between views and channels, streams, files: into memory that exists, out of memory
/// as it lies.
///
/// | | one attempt: the count, maybe short | all of it, or an exception with the count |
/// |---|---|---|
/// | into a view | `readInto`, `receiveInto` | `readFully` |
/// | out of a view | `write`, `send` | `writeFully`, `sendAll` |
/// | a file | | `copy`, `sendFile` |
///
/// **Views of any kind**, any size, anywhere in their memory; what is moved is the elements in C
/// order, as `toBytes` lists them. Memory outside the heap is given to the channel where it lies.
/// Heap arrays and views with gaps pass through one buffer of 256 KiB, a piece at a time: the JDK
/// would take a hidden one as large as the request.
///
/// **Counts are bytes and true.** What was not accepted is not counted, what was not read is not
/// touched. A failure is a [TransferException] with the count so far and the reason. Wrong use is
/// refused before the first byte: [org.memview.ReadOnlyViewException],
/// [org.memview.ViewReleasedException], and what the channel itself throws
/// (`NonWritableChannelException`).
///
/// **Channels that do not block** return short counts from the attempts; the others wait for them,
/// with a selector of their own. The view is on a lease of the transfer's own meanwhile: its owner
/// refuses to resize, and releasing it elsewhere does no harm.
///
/// **Datagrams** are moved whole, one in each call: see [Datagrams].
///
/// ```java
/// MemoryView rest = view;                            // while rest: rest = rest[s.send(rest):]
/// while (!rest.isEmpty()) {
///   rest = rest.slice(Transfer.send(channel, rest)); // nothing is copied
/// }
/// ```
public final class Transfer {
  private Transfer() {}

  // ---------------------------------------------------------------- into a view

  /// Reads once into `target`, from its first element on: Python's `readinto`.
  ///
  /// A channel that blocks is read one time; a file, or a channel that does not block, until it
  /// gives less than it is asked for.
  ///
  /// @return the bytes that are in the view now; -1 if the input had ended, 0 if there is nothing
  ///   now (or the view is empty)
  /// @throws TransferException if reading fails
  public static long readInto(ReadableByteChannel channel, MemoryView target) throws IOException {
    return input(channel, target, false);
  }

  /// Reads a file from byte `position` on; the channel's own position stays. Short only where the
  /// file ends.
  ///
  /// @return the bytes read, -1 if the file ends before `position`
  public static long readInto(FileChannel file, long position, MemoryView target)
      throws IOException {
    return input(new FilePort(file, position), target, true);
  }

  /// Reads once from a stream; a `byte[]` under the view is given to the stream itself.
  ///
  /// @return the bytes that are in the view now, -1 if the stream had ended
  public static long readInto(InputStream in, MemoryView target) throws IOException {
    return input(StreamPort.of(Objects.requireNonNull(in, "in")), target, false);
  }

  /// Reads a file from its start. Short only where the file ends.
  ///
  /// @return the bytes read, -1 if the file is empty and the view is not
  public static long readInto(Path file, MemoryView target) throws IOException {
    return readInto(file, 0, target);
  }

  /// Reads a file from byte `position` on. Short only where the file ends.
  ///
  /// @return the bytes read, -1 if the file ends before `position`
  public static long readInto(Path file, long position, MemoryView target) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return readInto(channel, position, target);
    }
  }

  /// Reads once into several views, which are filled one after the other: Python's `readv`.
  ///
  /// @return the bytes in all views together, -1 if the input had ended
  public static long readInto(ReadableByteChannel channel, List<MemoryView> targets)
      throws IOException {
    targets.forEach(Transfer::requireTarget);
    if (targets.isEmpty()) {
      return 0;
    }
    if (channel instanceof DatagramChannel datagrams) {
      return Datagrams.read(datagrams, targets);
    }
    if (channel instanceof ScatteringByteChannel scattering) {
      try (Leased views = Leased.of(targets);
          Scatter scatter = new Scatter(scattering)) {
        return scatter.read(views.list());
      }
    }
    return readInto(channel, targets.getFirst());
  }

  /// Reads until `target` is full, waiting if need be.
  ///
  /// @throws TransferException if the input ends before (`END_OF_INPUT`) or reading fails; what
  ///   came is in the view
  public static void readFully(ReadableByteChannel channel, MemoryView target) throws IOException {
    fill(channel, target);
  }

  /// Reads from byte `position` of a file until `target` is full; the channel's own position stays.
  ///
  /// @throws TransferException if the file ends before or reading fails
  public static void readFully(FileChannel file, long position, MemoryView target)
      throws IOException {
    fill(new FilePort(file, position), target);
  }

  /// Reads from a stream until `target` is full.
  ///
  /// @throws TransferException if the stream ends before or reading fails
  public static void readFully(InputStream in, MemoryView target) throws IOException {
    fill(StreamPort.of(Objects.requireNonNull(in, "in")), target);
  }

  /// Reads from the start of a file until `target` is full.
  ///
  /// @throws TransferException if the file is shorter or reading fails
  public static void readFully(Path file, MemoryView target) throws IOException {
    readFully(file, 0, target);
  }

  /// Reads from byte `position` of a file until `target` is full.
  ///
  /// @throws TransferException if the file ends before or reading fails
  public static void readFully(Path file, long position, MemoryView target) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      readFully(channel, position, target);
    }
  }

  /// Reads until all views are full, one after the other.
  ///
  /// @throws TransferException if the input ends before or reading fails; it counts the bytes of
  ///   all views
  public static void readFully(ReadableByteChannel channel, List<MemoryView> targets)
      throws IOException {
    targets.forEach(Transfer::requireTarget);
    Datagrams.requireStream("readFully", channel);
    try (Leased views = Leased.of(targets);
        Input input = new Input(channel, true)) {
      for (MemoryView view : views.list()) {
        input.readFully(view);
      }
    }
  }

  // ---------------------------------------------------------------- out of a view

  /// Writes `source` until the channel takes less than it is given: a file and a channel that
  /// blocks take all of it.
  ///
  /// @return the bytes taken
  /// @throws TransferException if writing fails
  public static long write(WritableByteChannel channel, MemoryView source) throws IOException {
    return output(channel, source, false);
  }

  /// Writes to a file from byte `position` on; the channel's own position stays.
  ///
  /// @return the bytes taken
  public static long write(FileChannel file, long position, MemoryView source) throws IOException {
    return output(new FilePort(file, position), source, false);
  }

  /// Writes all of `source` to a stream; equal to `writeFully`, for streams take everything.
  ///
  /// A writable `byte[]` under the view is given to the stream itself.
  ///
  /// @return the bytes written
  public static long write(OutputStream out, MemoryView source) throws IOException {
    return output(StreamPort.of(Objects.requireNonNull(out, "out")), source, true);
  }

  /// Writes all of `source` to a file, which is made or emptied before, unless `options` say
  /// otherwise, as in [Files#write].
  ///
  /// @return the bytes written
  /// @throws TransferException if writing fails; what was written before is in the file
  public static long write(Path file, MemoryView source, OpenOption... options) throws IOException {
    try (FileChannel channel = FileChannel.open(file, forWriting(options))) {
      return output(channel, source, true);
    }
  }

  /// Writes several views, one after the other, as if they were one: Python's `writev` and
  /// `sendmsg`. Ends like [#write(WritableByteChannel, MemoryView)].
  ///
  /// @return the bytes taken of all views together
  public static long write(WritableByteChannel channel, List<MemoryView> sources)
      throws IOException {
    return output(channel, sources, false);
  }

  /// Writes all of `source`, waiting if need be.
  ///
  /// @throws TransferException if writing fails
  public static void writeFully(WritableByteChannel channel, MemoryView source) throws IOException {
    output(channel, source, true);
  }

  /// Writes all of `source` to a file from byte `position` on; the channel's own position stays.
  ///
  /// @throws TransferException if writing fails
  public static void writeFully(FileChannel file, long position, MemoryView source)
      throws IOException {
    output(new FilePort(file, position), source, true);
  }

  /// Writes all of `source` to a stream.
  ///
  /// @throws TransferException if writing fails
  public static void writeFully(OutputStream out, MemoryView source) throws IOException {
    write(out, source);
  }

  /// Writes all of several views, one after the other, waiting if need be.
  ///
  /// @throws TransferException if writing fails; it counts the bytes of all views
  public static void writeFully(WritableByteChannel channel, List<MemoryView> sources)
      throws IOException {
    output(channel, sources, true);
  }

  // ---------------------------------------------------------------- sockets

  /// Sends what the channel takes now of a 1-D view of one-byte items: Python's `send`.
  ///
  /// One call to the system for memory outside the heap; of a heap array, pieces until one is not
  /// taken whole. So `rest = rest.slice(Transfer.send(channel, rest))` costs what is sent, never
  /// what is left.
  ///
  /// @return the bytes taken, 0 if the channel does not block and takes nothing now
  /// @throws IllegalArgumentException if the view has not exactly one axis
  /// @throws org.memview.format.FormatException if its items have more than one byte: the count
  ///   could not be sliced off
  /// @throws TransferException if sending fails
  public static long send(WritableByteChannel channel, MemoryView view) throws IOException {
    Sending.requireBytes("send", view);
    return channel instanceof DatagramChannel ? write(channel, view) : Sending.send(channel, view);
  }

  /// Sends all of a view of any kind, waiting if need be: Python's `sendall`.
  ///
  /// @throws TransferException if sending fails
  public static void sendAll(WritableByteChannel channel, MemoryView view) throws IOException {
    writeFully(channel, view);
  }

  /// Sends all of several views, one after the other, waiting if need be.
  ///
  /// @throws TransferException if sending fails
  public static void sendAll(WritableByteChannel channel, List<MemoryView> views)
      throws IOException {
    writeFully(channel, views);
  }

  /// Receives once into a 1-D view of one-byte items: Python's `recv_into`; for at most `n` bytes,
  /// into `view.slice(0, n)`.
  ///
  /// @return the bytes that are in the view now; -1 if the other side has ended, 0 if there is
  ///   nothing now
  /// @throws IllegalArgumentException if the view has not exactly one axis
  /// @throws org.memview.format.FormatException if its items have more than one byte
  /// @throws TransferException if receiving fails
  public static long receiveInto(ReadableByteChannel channel, MemoryView view) throws IOException {
    Sending.requireBytes("receiveInto", view);
    requireTarget(view);
    return channel instanceof DatagramChannel
        ? readInto(channel, view)
        : Sending.receive(channel, view);
  }

  /// Sends `count` bytes of a file from byte `position` on, by the system itself where it can,
  /// waiting if need be: Python's `sendfile`.
  ///
  /// @throws TransferException if the file ends before, or sending fails
  public static void sendFile(
      WritableByteChannel channel, FileChannel file, long position, long count) throws IOException {
    requireSpan(position, count);
    new FileCopy(file, "the file", channel, true).run(position, count);
  }

  /// Sends a whole file, by the system itself where it can, waiting if need be.
  ///
  /// @return the bytes sent
  /// @throws TransferException if sending fails
  public static long sendFile(WritableByteChannel channel, Path file) throws IOException {
    try (FileChannel source = FileChannel.open(file)) {
      return new FileCopy(source, file, channel, true).run(0, source.size());
    }
  }

  // ---------------------------------------------------------------- files

  /// Copies the bytes that `range` selects of a file to a channel, in memory that does not grow
  /// with the file; by the system itself where the step is 1 and the channel a file or socket.
  ///
  /// Bounds and steps mean what they mean in Python: `Index.from(1024)` drops the first 1,024
  /// bytes, `Index.reversed()` turns the file round.
  ///
  /// @return the bytes copied
  /// @throws TransferException if the file becomes shorter meanwhile, or writing fails
  public static long copy(FileChannel source, Index.Range range, WritableByteChannel target)
      throws IOException {
    return new FileCopy(source, "the file", target, true).copy(range);
  }

  /// Copies the bytes that `range` selects of a file to another one, which must not exist, unless
  /// `options` say otherwise.
  ///
  /// @return the bytes copied
  /// @throws IllegalArgumentException if they are the same file
  /// @throws java.nio.file.FileAlreadyExistsException if `target` exists and no options are given
  /// @throws TransferException if copying fails; what was copied before is in `target`
  public static long copy(Path source, Index.Range range, Path target, OpenOption... options)
      throws IOException {
    OpenOption[] opened =
        options.length > 0
            ? options
            : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    if (Files.exists(target) && Files.exists(source) && Files.isSameFile(source, target)) {
      throw Errors.sameFile(source, target);
    }
    try (FileChannel from = FileChannel.open(source);
        FileChannel to = FileChannel.open(target, opened)) {
      return new FileCopy(from, source, to, true).copy(range);
    }
  }

  // ---------------------------------------------------------------- inside

  private static long input(ReadableByteChannel channel, MemoryView target, boolean all)
      throws IOException {
    requireTarget(target);
    if (channel instanceof DatagramChannel datagrams) {
      return Datagrams.read(datagrams, List.of(target));
    }
    try (MemoryView own = target.share();
        Input input = new Input(channel, all)) {
      input.read(own);
      return input.result();
    }
  }

  private static void fill(ReadableByteChannel channel, MemoryView target) throws IOException {
    requireTarget(target);
    Datagrams.requireStream("readFully", channel);
    try (MemoryView own = target.share();
        Input input = new Input(channel, true)) {
      input.readFully(own);
    }
  }

  private static long output(WritableByteChannel channel, MemoryView source, boolean all)
      throws IOException {
    if (channel instanceof DatagramChannel datagrams) {
      return Datagrams.write(datagrams, List.of(source), all);
    }
    try (MemoryView own = source.share();
        Output output = new Output(channel, all)) {
      output.write(own);
      return output.moved();
    }
  }

  private static long output(WritableByteChannel channel, List<MemoryView> sources, boolean all)
      throws IOException {
    if (sources.isEmpty()) {
      return 0;
    }
    if (channel instanceof DatagramChannel datagrams) {
      return Datagrams.write(datagrams, sources, all);
    }
    try (Leased views = Leased.of(sources)) {
      return channel instanceof GatheringByteChannel gathering
          ? gather(gathering, views.list(), all)
          : inTurn(channel, views.list(), all);
    }
  }

  private static long gather(GatheringByteChannel channel, List<MemoryView> views, boolean all)
      throws IOException {
    try (Gather gather = new Gather(channel, all)) {
      return gather.write(views);
    }
  }

  private static long inTurn(WritableByteChannel channel, List<MemoryView> views, boolean all)
      throws IOException {
    try (Output output = new Output(channel, all)) {
      for (MemoryView view : views) {
        if (!output.write(view)) {
          break;
        }
      }
      return output.moved();
    }
  }

  private static OpenOption[] forWriting(OpenOption... options) {
    return options.length > 0
        ? options
        : new OpenOption[] {
          StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
        };
  }

  static void requireTarget(MemoryView view) {
    if (view.isReadOnly()) {
      throw Errors.readOnlyTarget(view);
    }
  }

  private static void requireSpan(long position, long count) {
    if (position < 0) {
      throw Errors.negative("position", position);
    }
    if (count < 0) {
      throw Errors.negative("count", count);
    }
  }
}
