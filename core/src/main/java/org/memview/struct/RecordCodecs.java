package org.memview.struct;

import org.jspecify.annotations.Nullable;

/// Makes the codecs of one record class: an interpreter to begin with, then the generated class
/// anew for each kind of storage.
final class RecordCodecs {
  private final RecordShape shape;
  private final CodecMode mode;
  private @Nullable HiddenCopies<RecordCodec> copies;

  RecordCodecs(RecordShape shape, CodecMode mode) {
    this.shape = shape;
    this.mode = mode;
  }

  /// The codec a struct starts with. It calls [RecordStruct#settle(int)] when it has seen enough.
  RecordCodec first(RecordStruct<?> owner, int kind) {
    int uses =
        switch (mode) {
          case ADAPTIVE -> CodecMode.USES;
          case GENERATED -> 0;
          case INTERPRETED -> -1;
        };
    boolean never = !RecordCodecWriter.canWrite(shape);
    return new RecordInterpreter(shape, never ? -1 : uses, () -> owner.settle(kind));
  }

  /// A generated codec; where the platform refuses hidden classes, the interpreter stays.
  synchronized RecordCodec generate() {
    HiddenCopies<RecordCodec> known = copies;
    if (known == null) {
      known = RecordCodecWriter.write(shape);
      copies = known;
    }
    return known.next(new RecordInterpreter(shape, -1, () -> {}));
  }
}
