package org.memview.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.function.ToLongFunction;
import org.memview.MemoryView;

/// A view as a channel that can be read, written and positioned: Python's `io.BytesIO`, and the
/// file methods of its `mmap`, over memory that exists.
///
/// ```java
/// try (MemoryView view = file.view();                // of a MappedFile, or any other
///     ViewChannel log = ViewChannel.of(view)) {
///   log.position(Math.max(0, log.rfind(stamp)));     // m.seek(m.rfind(stamp))
///   for (MemoryView line = log.readLine(); !line.isEmpty(); line = log.readLine()) {
///     …                                              // where it lies: nothing is copied
///   }
/// }
/// ```
///
/// For everything in the JDK that wants a channel or a stream:
///
/// ```java
/// InputStream in = Channels.newInputStream(ViewChannel.of(view));
/// new InputStreamReader(in, UTF_8);                  // text of any size, decoded as it is read
/// new InflaterInputStream(in);                       // and so ImageIO.read, Files.copy, …
/// try (OutputStream base64 = Base64.getEncoder().wrap(out)) {
///   Transfer.write(base64, view);                    // out of any view, without a channel
/// }
/// ```
///
/// The size is that of the view: reading behind it is the end, writing behind it is refused. The
/// view must be C-contiguous; others go out through [Transfer#write]. The channel has a lease of
/// its own, which [#close] ends. For one thread at a time.
public final class ViewChannel implements SeekableByteChannel {
  private final MemoryView bytes;
  private long position;

  private ViewChannel(MemoryView bytes) {
    this.bytes = bytes;
  }

  /// Opens a channel over the bytes of a view, shared, at position 0; close it.
  ///
  /// @throws IllegalArgumentException if the view is not C-contiguous
  public static ViewChannel of(MemoryView view) {
    if (!view.isCContiguous()) {
      throw Errors.notContiguous(view);
    }
    MemoryView shared = view.share();
    return new ViewChannel(shared.cast("B", shared.byteSize()));
  }

  private void requireOpen() throws ClosedChannelException {
    if (bytes.isReleased()) {
      throw new ClosedChannelException();
    }
  }

  /// Reads from the position on; what is read may be less than `target` has room for only where the
  /// view ends.
  ///
  /// @throws IllegalArgumentException if `target` is read-only
  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (target.isReadOnly()) {
      throw Errors.readOnlyBuffer(target);
    }
    if (position >= bytes.length()) {
      return target.hasRemaining() ? -1 : 0;
    }
    int n = (int) Math.min(target.remaining(), bytes.length() - position);
    MemoryView.of(target.slice(target.position(), n)).copyFrom(bytes.slice(position, position + n));
    target.position(target.position() + n);
    position += n;
    return n;
  }

  /// Writes at the position.
  ///
  /// @throws TransferException if `source` does not fit behind the position (`NO_SPACE`); what fits
  ///   has been written then
  /// @throws org.memview.ReadOnlyViewException if the view is read-only
  @Override
  public int write(ByteBuffer source) throws IOException {
    requireOpen();
    int asked = source.remaining();
    int n = Math.clamp(bytes.length() - position, 0, asked);
    MemoryView target = bytes.slice(Math.min(position, bytes.length()), position + n);
    target.copyFrom(MemoryView.of(source.slice(source.position(), n)));
    source.position(source.position() + n);
    position += n;
    if (n < asked) {
      throw Errors.endOfView(n, asked, bytes);
    }
    return n;
  }

  // ---------------------------------------------------------------- Python's mmap

  /// Returns the next `n` bytes where they lie, fewer where the view ends, and moves the position
  /// behind them: Python's `m.read(n)`, without the copy.
  ///
  /// The view is on the lease of this channel and ends with it: do not close it.
  ///
  /// @throws IllegalArgumentException if `n` is negative
  public MemoryView read(long n) throws ClosedChannelException {
    requireOpen();
    if (n < 0) {
      throw Errors.negative("n", n);
    }
    long from = Math.min(position, bytes.length());
    long to = from + Math.min(n, bytes.length() - from);
    position += to - from;
    return bytes.slice(from, to);
  }

  /// Returns the bytes up to and with the next line feed, or to the end of the view, where they
  /// lie, and moves the position behind them: Python's `m.readline()`. Empty at the end only.
  ///
  /// The view is on the lease of this channel and ends with it: do not close it.
  public MemoryView readLine() throws ClosedChannelException {
    requireOpen();
    MemoryView rest = bytes.slice(Math.min(position, bytes.length()));
    long feed = rest.indexOf((int) '\n');
    return read(feed < 0 ? rest.length() : feed + 1);
  }

  /// Returns the byte at the position, 0 to 255, and moves behind it; -1 at the end, as streams
  /// say, where Python's `m.read_byte()` raises.
  public int readByte() throws ClosedChannelException {
    requireOpen();
    return position >= bytes.length() ? -1 : bytes.getUnsignedByte(position++);
  }

  /// Writes one byte at the position and moves behind it: Python's `m.write_byte(value)`.
  ///
  /// @param value 0 to 255
  /// @throws IllegalArgumentException if it is not
  /// @throws TransferException at the end of the view (`NO_SPACE`)
  /// @throws org.memview.ReadOnlyViewException if the view is read-only
  public void writeByte(int value) throws IOException {
    requireOpen();
    if (value < 0 || value > 255) {
      throw Errors.noByte(value);
    }
    if (position >= bytes.length()) {
      throw Errors.endOfView(0, 1, bytes);
    }
    bytes.setByte(position, (byte) value);
    position++;
  }

  /// Copies `count` bytes from `from` on to `to`, as if aside first; the position stays: Python's
  /// `m.move(to, from, count)`.
  ///
  /// @throws IndexOutOfBoundsException if they are not all inside; nothing is copied then
  /// @throws org.memview.ReadOnlyViewException if the view is read-only
  public ViewChannel move(long to, long from, long count) throws ClosedChannelException {
    requireOpen();
    long size = bytes.length();
    if (to < 0 || from < 0 || count < 0 || count > size - Math.max(to, from)) {
      throw Errors.outsideMove(to, from, count, size);
    }
    bytes.slice(to, to + count).copyFrom(bytes.slice(from, from + count));
    return this;
  }

  /// Returns where `sub` is found first from the position on, -1 if it is not: Python's
  /// `m.find(sub)`. The position stays; equal to `find(sub, position(), Long.MAX_VALUE)`.
  public long find(MemoryView sub) throws ClosedChannelException {
    return find(sub, position, Long.MAX_VALUE);
  }

  /// Returns where `sub`, as `toBytes` lists it, is found first in the bytes `from` (included) to
  /// `to` (excluded), -1 if it is not: Python's `m.find(sub, from, to)`. Negative bounds count from
  /// the end, those outside are cut. Linear in the bytes looked at, whatever is sought.
  public long find(MemoryView sub, long from, long to) throws ClosedChannelException {
    return found(from, to, text -> new Finding(text, sub).first());
  }

  /// Returns where `sub` is found last from the position on, -1 if it is not: Python's
  /// `m.rfind(sub)`. The position stays; equal to `rfind(sub, position(), Long.MAX_VALUE)`.
  public long rfind(MemoryView sub) throws ClosedChannelException {
    return rfind(sub, position, Long.MAX_VALUE);
  }

  /// Returns where `sub` is found last in the bytes `from` (included) to `to` (excluded), -1 if it
  /// is not: Python's `m.rfind(sub, from, to)`, with bounds as in [#find(MemoryView, long, long)].
  public long rfind(MemoryView sub, long from, long to) throws ClosedChannelException {
    return found(from, to, text -> new Finding(text, sub).last());
  }

  private long found(long from, long to, ToLongFunction<MemoryView> search)
      throws ClosedChannelException {
    requireOpen();
    long start = bound(from);
    long stop = bound(to);
    long at = start > stop ? -1 : search.applyAsLong(bytes.slice(start, stop));
    return at < 0 ? -1 : start + at;
  }

  private long bound(long index) {
    long size = bytes.length();
    return Math.clamp(index < 0 ? index + size : index, 0, size);
  }

  // ---------------------------------------------------------------- the place in it

  @Override
  public long position() throws ClosedChannelException {
    requireOpen();
    return position;
  }

  /// Sets the position, which may lie behind the end.
  ///
  /// @throws IllegalArgumentException if it is negative
  @Override
  public ViewChannel position(long newPosition) throws ClosedChannelException {
    requireOpen();
    if (newPosition < 0) {
      throw Errors.negative("position", newPosition);
    }
    position = newPosition;
    return this;
  }

  /// Returns the bytes of the view.
  @Override
  public long size() throws ClosedChannelException {
    requireOpen();
    return bytes.length();
  }

  /// Does nothing if `size` is that of the view or more, and only moves the position; memory does
  /// not become less.
  ///
  /// @throws UnsupportedOperationException if it is less
  @Override
  public ViewChannel truncate(long size) throws ClosedChannelException {
    requireOpen();
    if (size < 0) {
      throw Errors.negative("size", size);
    }
    if (size < bytes.length()) {
      throw Errors.fixedSize(size, bytes);
    }
    position = Math.min(position, size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return !bytes.isReleased();
  }

  /// Ends the channel's lease; the view stays as it is.
  @Override
  public void close() {
    bytes.close();
  }

  /// Returns the view and the position.
  @Override
  public String toString() {
    return bytes.isReleased()
        ? "ViewChannel[closed]"
        : "ViewChannel[%s bytes, at %s]".formatted(bytes.length(), position);
  }
}
