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
  /// What is said in place of a kind of memory where packs into `byte[]` have been many.
  static final int ARRAYS = -1;

  private final Format format;
  private final List<Field> items;
  private final CodecMode mode;
  private @Nullable StructCodec generated;
  private @Nullable StructCodec forViews;
  private @Nullable StructCodec forArrays;

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

  /// The same for packs into `byte[]`; `enough` is given [#ARRAYS].
  StructInterpreter firstForArrays(IntConsumer enough) {
    return first(_ -> enough.accept(ARRAYS));
  }

  /// The generated codec, fastest for one kind of memory and for `byte[]`; where the platform
  /// refuses hidden classes, an interpreter.
  synchronized StructCodec generated(int kind) {
    StructCodec known = generated;
    if (known == null) {
      known = generate(kind, false, true);
      generated = known;
    }
    return known;
  }

  /// The same for packs into views, which ask more before and have less room for the stores.
  synchronized StructCodec forViews(int kind) {
    StructCodec known = forViews;
    if (known == null) {
      known =
          StructCodecWriter.hasOneForViews(items, kind)
              ? generate(kind, true, true)
              : generated(kind);
      forViews = known;
    }
    return known;
  }

  /// The same for packs into `byte[]`. A slice of one is now and then made by a call (`low call
  /// site frequency`), and then the values' array and boxes are made, too: 112 bytes in a JVM that
  /// also used native views.
  synchronized StructCodec forArrays() {
    StructCodec known = forArrays;
    if (known == null) {
      known = generate(Memory.HEAP_KIND, false, false);
      forArrays = known;
    }
    return known;
  }

  private StructCodec generate(int kind, boolean calls, boolean sliced) {
    return StructCodecWriter.write(format, items, kind, calls, sliced)
        .next(new StructInterpreter(format, items, -1, _ -> {}));
  }
}
