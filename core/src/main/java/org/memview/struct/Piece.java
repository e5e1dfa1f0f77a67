package org.memview.struct;

import java.lang.foreign.MemorySegment;

/// How one component of a record, or one element of an array in it, lies in memory.
///
/// The methods here interpret; generated codecs do the same for numbers and bytes in code of their
/// own, and call these for the rest.
sealed interface Piece
    permits NumberPiece,
        BytesPiece,
        ValuePiece,
        EnumPiece,
        BitsPiece,
        OptionalPiece,
        ArrayPiece,
        RecordPiece {
  long size();

  /// The boundary C would align it to.
  long alignment();

  /// Appends the format, without a name.
  void describe(FormatText text);

  Object read(MemorySegment memory, long at);

  /// Writes into memory that is zero so far and that nobody sees yet.
  ///
  /// @throws IllegalArgumentException if `value` does not fit
  void write(MemorySegment zeroed, long at, Object value);

  /// The bytes of `value`.
  default byte[] encode(Object value) {
    byte[] bytes = new byte[Math.toIntExact(size())];
    write(MemorySegment.ofArray(bytes), 0, value);
    return bytes;
  }
}
