package org.memview.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import org.memview.MemoryView;

/// A view as a channel that can be read, written and positioned: Python's `io.BytesIO`, and the
/// file methods of its `mmap`, over memory that exists.
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
        : "ViewChannel[%d bytes, at %d]".formatted(bytes.length(), position);
  }
}
