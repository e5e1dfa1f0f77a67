package org.memview.struct;

import java.lang.foreign.MemorySegment;

/// A record inside a record.
record RecordPiece(RecordShape shape) implements Piece {
  @Override
  public long size() {
    return shape.size();
  }

  @Override
  public long alignment() {
    return shape.alignment();
  }

  @Override
  public void describe(FormatText text) {
    text.open();
    shape.describe(text);
    text.close();
  }

  @Override
  public Object read(MemorySegment memory, long at) {
    return shape.read(memory, at);
  }

  @Override
  public void write(MemorySegment zeroed, long at, Object value) {
    shape.write(zeroed, at, value);
  }
}
