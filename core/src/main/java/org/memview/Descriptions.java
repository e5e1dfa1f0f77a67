package org.memview;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.util.Arrays;
import java.util.Locale;
import org.memview.internal.Block;
import org.memview.internal.Portrait;
import org.memview.internal.ViewSummary;

/// How a view names its owner and its storage where people read it.
final class Descriptions {
  private Descriptions() {}

  /// Returns the one line of `toString`, whatever state the view is in.
  static String summary(MemoryView view) {
    MemorySegment memory = view.lease.segment;
    if (memory == null) {
      return ViewSummary.released(view.meta.format, view.currentLayout());
    }
    if (view instanceof IndirectView && view.suboffsets().length > 0) {
      return "MemoryView[%s shape=%s strides=%s suboffsets=%s indirect]"
          .formatted(
              view.format(),
              Arrays.toString(view.shape()),
              Arrays.toString(view.strides()),
              Arrays.toString(view.suboffsets()));
    }
    Block block =
        view instanceof IndirectView
            ? view.block()
            : new Block(memory, view.currentLayout(), view.meta.format);
    return ViewSummary.of(block, kind(memory), Access.isReadOnly(view.access));
  }

  /// Returns what `explain` draws.
  static Portrait portrait(MemoryView view) {
    MemorySegment memory = view.lease.memory();
    return new Portrait(
        view.block(),
        owner(view.lease.owner()),
        storage(view, memory),
        Access.isReadOnly(view.access),
        memory.byteSize());
  }

  /// Names a kind of memory.
  static String kind(MemorySegment memory) {
    if (memory.isMapped()) {
      return "mapped";
    }
    return memory.isNative() ? "native" : "heap";
  }

  private static String storage(MemoryView view, MemorySegment memory) {
    if (memory.isNative() || view instanceof IndirectView) {
      return kind(memory);
    }
    String leaf = view.getClass().getNestHost().getSimpleName();
    String element = leaf.substring(0, leaf.length() - "ArrayView".length());
    return "heap " + element.toLowerCase(Locale.ROOT) + "[]";
  }

  /// Names an owner.
  static String owner(Object owner) {
    Class<?> type = owner.getClass();
    if (type.isArray()) {
      return type.getComponentType().getSimpleName() + "[" + Array.getLength(owner) + "]";
    }
    if (owner instanceof Buffer buffer) {
      String name = buffer.isDirect() ? "direct " : "";
      return name + bufferName(buffer) + "[" + buffer.capacity() + "]";
    }
    if (owner instanceof MemorySegment segment) {
      return "MemorySegment of " + segment.byteSize() + " bytes";
    }
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  private static String bufferName(Buffer buffer) {
    return buffer.getClass().getSuperclass().getSimpleName();
  }
}
