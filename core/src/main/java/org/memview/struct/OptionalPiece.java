package org.memview.struct;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A component that may be missing: its bytes are then all zero, as those of a pad.
///
/// @param piece what it is where it is there
record OptionalPiece(Piece piece) implements Piece {

  @Override
  public long size() {
    return piece.size();
  }

  @Override
  public long alignment() {
    return piece.alignment();
  }

  @Override
  public void describe(FormatText text) {
    piece.describe(text);
  }

  @Override
  public Object read(MemorySegment memory, long at) {
    return isZero(memory, at) ? Optional.empty() : Optional.of(piece.read(memory, at));
  }

  @Override
  public void write(MemorySegment zeroed, long at, Object value) {
    Optional<?> optional = (Optional<?>) value;
    if (optional.isPresent()) {
      piece.write(zeroed, at, optional.get());
      if (isZero(zeroed, at)) {
        throw Errors.lostOptional(optional.get());
      }
    }
  }

  private boolean isZero(MemorySegment memory, long at) {
    for (long i = 0; i < size(); i++) {
      if (memory.get(JAVA_BYTE, at + i) != 0) {
        return false;
      }
    }
    return true;
  }
}
