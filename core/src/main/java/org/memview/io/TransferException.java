package org.memview.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A transfer that did not end well, and how far it came.
///
/// [#bytesTransferred()] is the truth: so many bytes of the view, in C order, have been accepted by
/// the channel, or have been read into it; nothing behind them has been touched. [#getCause()] is
/// what the JDK said, where it said something.
///
/// ```java
/// try {
///   Transfer.readFully(channel, frame);
/// } catch (TransferException e) {
///   if (e.reason() == TransferException.Reason.END_OF_INPUT) {
///     use(frame.slice(0, e.bytesTransferred()));
///   }
/// }
/// ```
public final class TransferException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final long bytesTransferred;

  /// Why a transfer stopped.
  public enum Reason {
    /// The input ended before the view was full.
    END_OF_INPUT,
    /// The other side of the connection closed or reset it; of datagrams: nobody is there.
    PEER_CLOSED,
    /// The disk, or the user's part of it, is full. Found in the system's message, if that is in
    /// English; else [#OTHER].
    NO_SPACE,
    /// The channel or stream was closed, by this thread before or by another one meanwhile.
    CLOSED,
    /// The thread was interrupted; its interrupt status is set. The JDK closes a blocking channel
    /// then; a non-blocking one that was being waited for stays open.
    INTERRUPTED,
    /// The file mapped under the view could not be reached; the cause is a
    /// [org.memview.MappingFaultException].
    MAPPING_FAULT,
    /// The arena of the view's memory was closed meanwhile.
    RELEASED,
    /// A datagram was larger than the view; what there was room for is in the view, the rest is
    /// lost.
    TRUNCATED,
    /// The channel takes or gives nothing now, and is none that could be waited for.
    WOULD_BLOCK,
    /// The channel or stream reported a number of bytes that cannot be.
    BAD_COUNT,
    /// Anything else; the message is the system's.
    OTHER
  }

  TransferException(
      Reason reason, long bytesTransferred, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.bytesTransferred = bytesTransferred;
  }

  /// Returns why the transfer stopped.
  public Reason reason() {
    return reason;
  }

  /// Returns how many bytes were moved before.
  public long bytesTransferred() {
    return bytesTransferred;
  }
}
