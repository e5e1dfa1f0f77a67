package org.memview.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.io.TransferException.Reason;
import org.memview.spi.FaultReporter;

/// Tells why a transfer stopped, from what the JDK threw.
final class Failures {
  private Failures() {}

  /// A reason found by this package itself, on its way to where the count of the transfer is known.
  static final class Stop extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Stop(Reason reason, String message) {
      super(message);
      this.reason = reason;
    }
  }

  /// Returns the exception for the caller.
  ///
  /// @param of what was to be moved, for the message
  /// @param view whose memory it was, if one view's
  /// @throws ViewReleasedException if that is what happened, before the first byte
  static TransferException of(Exception e, long moved, String of, @Nullable MemoryView view) {
    if (e instanceof TransferException done) {
      return done;
    }
    if (e instanceof ViewReleasedException released && moved == 0) {
      throw released;
    }
    if (e instanceof MappingFaultException) {
      return Errors.stopped(Reason.MAPPING_FAULT, message(e), moved, of, e);
    }
    MappingFaultException fault = fault(e, view);
    return fault == null
        ? Errors.stopped(reason(e), text(e), moved, of, e)
        : Errors.stopped(Reason.MAPPING_FAULT, message(fault), moved, of, fault);
  }

  /// A system call that meets a page which is not there says EFAULT, "Bad address".
  private static @Nullable MappingFaultException fault(Exception e, @Nullable MemoryView view) {
    FaultReporter reporter = view == null ? null : reporter(view);
    if (reporter == null || !(e instanceof IOException)) {
      return null;
    }
    MappingFaultException fault = reporter.fault(e);
    return fault.isTruncated() || message(e).contains("Bad address") ? fault : null;
  }

  private static @Nullable FaultReporter reporter(MemoryView view) {
    try {
      return Origin.owner(view) instanceof FaultReporter reporter ? reporter : null;
    } catch (ViewReleasedException _) {
      return null;
    }
  }

  private static Reason reason(Exception e) {
    return switch (e) {
      case Stop stop -> stop.reason;
      case ClosedByInterruptException _ -> Reason.INTERRUPTED;
      case SocketTimeoutException _ -> Reason.OTHER;
      case InterruptedIOException _ -> Reason.INTERRUPTED;
      case ClosedChannelException _ -> Reason.CLOSED;
      case PortUnreachableException _ -> Reason.PEER_CLOSED;
      case ViewReleasedException _ -> Reason.RELEASED;
      default -> fromText(message(e).toLowerCase(Locale.ROOT));
    };
  }

  /// The JDK hands the system's words through and nothing else.
  private static Reason fromText(String text) {
    if (text.contains("broken pipe") || text.contains("connection reset")) {
      return Reason.PEER_CLOSED;
    }
    if (text.contains("no space left") || text.contains("quota exceeded")) {
      return Reason.NO_SPACE;
    }
    return text.contains("stream closed") ? Reason.CLOSED : Reason.OTHER;
  }

  private static String text(Exception e) {
    return switch (reason(e)) {
      case INTERRUPTED -> "the thread was interrupted";
      case CLOSED -> "the channel was closed";
      case PEER_CLOSED -> peer(e) + " (" + message(e) + ")";
      case NO_SPACE -> "the disk is full (" + message(e) + ")";
      case RELEASED -> "the memory of the view was closed (" + message(e) + ")";
      default -> message(e);
    };
  }

  private static String peer(Exception e) {
    return e instanceof PortUnreachableException
        ? "nobody is at the other side"
        : "the other side closed the connection";
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
