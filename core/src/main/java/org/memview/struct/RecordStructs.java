package org.memview.struct;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// Makes the structs of record classes, each a hidden copy of [RecordLeaf].
final class RecordStructs {
  /// Those reached without a caller's lookup, for as long as their class lives.
  private static final ClassValue<RecordStruct<?>> KNOWN =
      new ClassValue<>() {
        @Override
        protected RecordStruct<?> computeValue(Class<?> type) {
          return make(type.asSubclass(Record.class), new Reach(null), CodecMode.DEFAULT);
        }
      };

  private RecordStructs() {}

  @SuppressWarnings("unchecked") // the value for a class is of that class
  static <R extends Record> RecordStruct<R> of(Class<R> type) {
    return (RecordStruct<R>) KNOWN.get(type);
  }

  static <R extends Record> RecordStruct<R> of(
      Class<R> type, MethodHandles.Lookup lookup, CodecMode mode) {
    return make(type, new Reach(lookup), mode);
  }

  private static <R extends Record> RecordStruct<R> make(
      Class<R> type, Reach reach, CodecMode mode) {
    RecordShape shape = new ShapeReader(reach).read(type);
    RecordCodecs codecs = new RecordCodecs(shape, mode);
    RecordStruct<R> copy = mode == CodecMode.INTERPRETED ? null : Template.copy(shape, codecs);
    return copy != null ? copy : new RecordLeaf<>(shape, codecs);
  }

  /// The class file of [RecordLeaf], read when first needed.
  @SuppressWarnings("rawtypes") // a class has no type arguments
  private static final class Template {
    private static final MethodType SIGNATURE =
        MethodType.methodType(void.class, RecordShape.class, RecordCodecs.class);
    private static final @Nullable HiddenCopies<RecordStruct> LEAF =
        HiddenCopies.of(RecordStruct.class, RecordLeaf.class);

    /// Returns null where the platform has no class files or no hidden classes: one class then
    /// serves all records, slower.
    @SuppressWarnings("unchecked") // the copy has no type of its own
    static <R extends Record> @Nullable RecordStruct<R> copy(
        RecordShape shape, RecordCodecs codecs) {
      return LEAF == null ? null : (RecordStruct<R>) LEAF.make(SIGNATURE, shape, codecs);
    }
  }
}
