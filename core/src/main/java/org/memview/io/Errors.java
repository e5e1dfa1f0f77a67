package org.memview.io;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.format.FormatException;
import org.memview.io.TransferException.Reason;

/// The texts of this package's errors.
final class Errors {
  private Errors() {}

  // ---------------------------------------------------------------- transfers

  static TransferException stopped(
      Reason reason, String why, long moved, String of, @Nullable Throwable cause) {
    return new TransferException(reason, moved, why + " after " + moved + " of " + of, cause);
  }

  /// Names what is moved: `4096 bytes (view <i [32, 32])`.
  static String amount(MemoryView view) {
    return view.isReleased()
        ? "a view released meanwhile"
        : view.byteSize() + " bytes" + named(view);
  }

  static String amount(long bytes, int views) {
    return bytes + " bytes (" + views + " views)";
  }

  static String amount(long bytes, Object file) {
    return bytes + " bytes of " + file;
  }

  static String badCount(String who, long said, long moved, long asked) {
    return who + " reported " + said + " bytes and moved " + moved + " of " + asked + " asked for";
  }

  static String wouldBlock(String who, String verb) {
    return who + " " + verb + " no bytes now, and cannot be waited for";
  }

  private static String named(MemoryView view) {
    return " (view " + view.format() + " " + Arrays.toString(view.shape()) + ")";
  }

  static ReadOnlyViewException readOnlyTarget(MemoryView view) {
    return new ReadOnlyViewException("cannot read into read-only memory" + named(view));
  }

  static IllegalArgumentException readOnlyBuffer(ByteBuffer buffer) {
    return new IllegalArgumentException("cannot read into a read-only buffer: " + buffer);
  }

  static IllegalArgumentException notOneDimensional(String method, MemoryView view) {
    return new IllegalArgumentException(notBytes(method, view.ndim() + " axes", view));
  }

  static FormatException notOneByte(String method, MemoryView view) {
    return new FormatException(notBytes(method, "items of " + view.itemSize() + " bytes", view));
  }

  private static String notBytes(String method, String what, MemoryView view) {
    return method
        + " needs a 1-D view of one-byte items, so that its count can be sliced off, not "
        + what
        + ": cast(\"B\") first, or use "
        + (method.equals("send") ? "sendAll" : "readFully")
        + named(view);
  }

  static WrongThreadException otherThreads(MemoryView view) {
    return new WrongThreadException(
        "an asynchronous transfer needs memory that every thread may touch, and this belongs to one"
            + " (a confined arena): use a shared or automatic one"
            + named(view));
  }

  // ---------------------------------------------------------------- datagrams

  static IllegalArgumentException tooLargeForADatagram(long size, long limit) {
    return new IllegalArgumentException(
        "a datagram has " + limit + " bytes at most, and the view has " + size);
  }

  static String truncatedDatagram(long size) {
    return "the datagram had " + size + " bytes, the rest is lost";
  }

  static IllegalArgumentException noStream(String method) {
    return new IllegalArgumentException(
        method + " needs a stream of bytes, and datagrams are none: see org.memview.io.Datagrams");
  }

  // ---------------------------------------------------------------- arguments

  static IllegalArgumentException negative(String name, long value) {
    return new IllegalArgumentException(name + " must not be negative: " + value);
  }

  static IllegalArgumentException sameFile(Path source, Path target) {
    return new IllegalArgumentException(
        "cannot copy " + source + " to " + target + ": they are the same file");
  }

  // ---------------------------------------------------------------- views as channels

  static IllegalArgumentException notContiguous(MemoryView view) {
    return new IllegalArgumentException(
        "a channel needs a C-contiguous view: toContiguous() first, or write it out with"
            + " Transfer.write"
            + named(view));
  }

  static TransferException endOfView(int written, int asked, MemoryView view) {
    return stopped(
        Reason.NO_SPACE,
        "the view of " + view.length() + " bytes ended",
        written,
        "" + asked,
        null);
  }

  static IllegalArgumentException noByte(int value) {
    return new IllegalArgumentException(value + " is no byte (0..255)");
  }

  static IndexOutOfBoundsException outsideMove(long to, long from, long count, long size) {
    return new IndexOutOfBoundsException(
        "cannot move " + count + " bytes from " + from + " to " + to + ": the view has " + size);
  }

  static UnsupportedOperationException fixedSize(long size, MemoryView view) {
    return new UnsupportedOperationException(
        "cannot truncate to " + size + " bytes: a view keeps its " + view.length());
  }

  // ---------------------------------------------------------------- mapped files

  static IllegalStateException closed(String operation, Path path) {
    return new IllegalStateException(
        "cannot " + operation + ": the mapped file " + path + " was closed");
  }

  static IndexOutOfBoundsException outside(long offset, long size, Path path, long present) {
    return new IndexOutOfBoundsException(
        "cannot map "
            + size
            + " bytes from offset "
            + offset
            + " of "
            + path
            + ", which has "
            + present
            + " bytes; create(path, size) or resize(size) make room");
  }

  static IndexOutOfBoundsException outsideMapping(long from, long to, long size, Path path) {
    return new IndexOutOfBoundsException(
        "bytes " + from + " to " + to + " are outside the " + size + " mapped ones of " + path);
  }

  static UnsupportedOperationException notResizable(MappedFile.Mode mode, Path path) {
    return new UnsupportedOperationException(
        "cannot resize " + path + ": it is mapped " + mode + ", not READ_WRITE");
  }

  static UnsupportedOperationException privateMapping(String operation, Path path) {
    return new UnsupportedOperationException(
        "cannot "
            + operation
            + " "
            + path
            + ": what was written to a PRIVATE mapping would be lost");
  }

  static UnsupportedOperationException grouped(String operation, Path path) {
    return new UnsupportedOperationException(
        "cannot " + operation + " " + path + ": it is mapped in a MappedGroup, as one with others");
  }

  static IllegalStateException groupClosed(Path path) {
    return new IllegalStateException("cannot open " + path + ": the group was closed");
  }

  static BufferException inTransfer(String operation, Object what, Throwable cause) {
    return new BufferException(
        "cannot " + operation + " " + what + ": a transfer from or into the mapping is going on",
        cause);
  }
}
