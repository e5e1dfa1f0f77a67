package org.memview.internal;

/// Cuts elements, as a cursor over planes lists them, into portions that one call of a kernel can
/// take: a part of a row, or some whole rows.
final class Portions {
  private final Runs planes;
  private long row;
  private long skipped;
  private long at;
  private long rows;
  private long length;

  /// Portions of the first layout of `planes`, beginning with element number `from`, which must
  /// exist unless none is ever asked for.
  Portions(Runs planes, long from) {
    this.planes = planes;
    if (planes.length() > 0) {
      long before = from / planes.length();
      planes.startAt(before / planes.rows());
      planes.next();
      row = before % planes.rows();
      skipped = from % planes.length();
    }
  }

  /// Moves on to the next portion, of at most `most` elements, of which there must be some.
  void next(long most) {
    if (row == planes.rows()) {
      planes.next();
      row = 0;
    }
    at = planes.offset(0) + row * planes.rowStride(0) + skipped * planes.stride(0);
    long inRow = planes.length() - skipped;
    rows = skipped == 0 && most > inRow ? Math.min(most / inRow, planes.rows() - row) : 1;
    length = Math.min(most, inRow);
    skipped += length;
    if (skipped == planes.length()) {
      skipped = 0;
      row += rows;
    }
  }

  /// Byte offset of the first element.
  long at() {
    return at;
  }

  /// Rows, all of them whole if there is more than one.
  long rows() {
    return rows;
  }

  /// Elements in each row.
  long length() {
    return length;
  }

  /// Bytes from one element of a row to the next.
  long step() {
    return planes.stride(0);
  }

  /// Bytes from one row to the next.
  long rowStep() {
    return planes.rowStride(0);
  }

  /// True if the elements of each row lie side by side, enough of them for a call of the JDK's
  /// copy.
  boolean isWorthACall(long width) {
    return step() == width && length * width >= Move.WORTH_A_CALL;
  }
}
