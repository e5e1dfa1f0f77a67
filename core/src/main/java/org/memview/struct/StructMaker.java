package org.memview.struct;

import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.memview.format.Format;

/// Makes structs of formats, the first of them each a hidden copy of [StructLeaf].
final class StructMaker {
  /// A copy takes a tenth of a millisecond and some kilobytes: a program that has as many formats
  /// as data does not get one for each.
  static final int MOST_COPIES = 256;

  private static final MethodType SIGNATURE =
      MethodType.methodType(void.class, Format.class, CodecMode.class);
  private static final AtomicInteger COPIES = new AtomicInteger();

  private StructMaker() {}

  static Struct make(Format format, CodecMode mode) {
    Struct copy = mode == CodecMode.INTERPRETED ? null : copy(format, mode);
    return copy != null ? copy : new StructLeaf(format, mode);
  }

  private static @Nullable Struct copy(Format format, CodecMode mode) {
    boolean isOneMore = COPIES.get() < MOST_COPIES && COPIES.getAndIncrement() < MOST_COPIES;
    return isOneMore && Template.LEAF != null ? Template.LEAF.make(SIGNATURE, format, mode) : null;
  }

  /// The class file of [StructLeaf], read when first needed.
  private static final class Template {
    private static final @Nullable HiddenCopies<Struct> LEAF =
        HiddenCopies.of(Struct.class, StructLeaf.class);
  }
}
