package org.memview.struct;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Makes the codecs of one record class: an interpreter to begin with, then a generated class.
///
/// Which kinds of memory the class has code for is settled by the first that is much used.
final class RecordCodecs {
  private final RecordShape shape;
  private final CodecMode mode;
  private @Nullable RecordCodec generated;

  RecordCodecs(RecordShape shape, CodecMode mode) {
    this.shape = shape;
    this.mode = mode;
  }

  /// An interpreter that gives `enough` the kind of memory when it has been used often enough to
  /// generate a class.
  RecordInterpreter first(IntConsumer enough) {
    int uses = RecordCodecWriter.canWrite(shape) ? mode.uses() : -1;
    return new RecordInterpreter(shape, uses, enough);
  }

  /// The generated codec, fastest for one kind of memory and for `byte[]`; where the platform
  /// refuses hidden classes, the interpreter stays.
  synchronized RecordCodec generated(int kind) {
    RecordCodec known = generated;
    if (known == null) {
      known = RecordCodecWriter.write(shape, kind).next(new RecordInterpreter(shape, -1, _ -> {}));
      generated = known;
    }
    return known;
  }
}
