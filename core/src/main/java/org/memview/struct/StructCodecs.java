package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.memview.format.Field;
import org.memview.format.Format;

/// The codecs of one format, one for each kind of storage: interpreted at first, then generated.
final class StructCodecs {
  private final Format format;
  private final List<Field> items;
  private final StructInterpreter interpreter;

  /// Races are harmless: whichever codec is seen gives the same results.
  private final @Nullable StructCodec[] settled = new StructCodec[Memory.KINDS];

  private final int[] uses = new int[Memory.KINDS];
  private @Nullable HiddenCopies<StructCodec> copies;

  StructCodecs(Format format, List<Field> items, StructInterpreter interpreter, CodecMode mode) {
    this.format = format;
    this.items = items;
    this.interpreter = interpreter;
    for (int kind = 0; kind < Memory.KINDS; kind++) {
      settled[kind] = mode == CodecMode.INTERPRETED ? interpreter : null;
      uses[kind] = mode == CodecMode.GENERATED ? CodecMode.USES : 0;
    }
  }

  StructCodec of(MemorySegment memory) {
    int kind = Memory.kind(memory);
    StructCodec codec = settled[kind];
    return codec != null ? codec : early(kind);
  }

  private StructCodec early(int kind) {
    if (uses[kind]++ < CodecMode.USES) {
      return interpreter;
    }
    StructCodec codec = generate();
    settled[kind] = codec;
    return codec;
  }

  private synchronized StructCodec generate() {
    if (!StructCodecWriter.canWrite(items)) {
      return interpreter;
    }
    HiddenCopies<StructCodec> known = copies;
    if (known == null) {
      known = StructCodecWriter.write(format, items);
      copies = known;
    }
    return known.next(interpreter);
  }

  boolean isGenerated(int kind) {
    StructCodec codec = settled[kind];
    return codec != null && codec.getClass().isHidden();
  }
}
