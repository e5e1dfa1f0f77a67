package org.memview.struct;

import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.memview.format.Field;
import org.memview.format.Format;

/// Makes the codecs of one format: an interpreter to begin with, then a generated class.
///
/// Which kinds of memory the class has code for is settled by the first that is much used.
final class StructCodecs {
  private final Format format;
  private final List<Field> items;
  private final CodecMode mode;
  private @Nullable StructCodec generated;

  StructCodecs(Format format, List<Field> items, CodecMode mode) {
    this.format = format;
    this.items = items;
    this.mode = mode;
  }

  /// An interpreter that gives `enough` the kind of memory when it has been used often enough to
  /// generate a class.
  StructInterpreter first(IntConsumer enough) {
    int uses = StructCodecWriter.canWrite(format, items) ? mode.uses() : -1;
    return new StructInterpreter(format, items, uses, enough);
  }

  /// The generated codec, fastest for one kind of memory and for `byte[]`; where the platform
  /// refuses hidden classes, an interpreter.
  synchronized StructCodec generated(int kind) {
    StructCodec known = generated;
    if (known == null) {
      known =
          StructCodecWriter.write(format, items, kind)
              .next(new StructInterpreter(format, items, -1, _ -> {}));
      generated = known;
    }
    return known;
  }
}
