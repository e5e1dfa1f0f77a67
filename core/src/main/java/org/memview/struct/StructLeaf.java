package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.spi.Exporter;

/// The body of [Struct], defined again as a hidden class for each format, for the reasons of
/// [RecordLeaf]: where a caller's values go all the way into a codec the JIT knows, neither their
/// array nor their boxes are made. As one class for all, a pack of five values took 60 ns.
///
/// No nested classes and no lambdas here: they would be shared.
final class StructLeaf extends Struct implements IntConsumer {
  private final StructCodecs codecs;
  private final StructInterpreter first;
  private final int count;

  // Read plainly: whichever codec a thread sees, the results are the same. That a thread which gets
  // a struct by a data race sees one at all is HotSpot's doing, not the memory model's: the barrier
  // behind the final `count`, which is set later.
  private StructCodec codec;

  // For packs into views, with their stores in a method of its own; packs into arrays would have to
  // make a segment to call it with.
  private StructCodec viewCodec;

  // For packs into `byte[]`, as generated code a class that sees no other memory.
  private StructCodec arrayCodec;

  StructLeaf(Format format, CodecMode mode) {
    super(format);
    this.codecs = new StructCodecs(format, items, mode);
    this.first = codecs.first(this);
    this.codec = new StructFirstUses(first);
    this.viewCodec = codec;
    this.arrayCodec = new StructFirstUses(codecs.firstForArrays(this));
    this.count = items.size();
  }

  /// Called by either interpreter when it has been used often enough.
  @Override
  public void accept(int kind) {
    if (kind == StructCodecs.ARRAYS) {
      arrayCodec = codecs.forArrays();
    } else {
      codec = codecs.generated(kind);
      viewCodec = codecs.forViews(kind);
    }
  }

  @Override
  boolean isGenerated() {
    return codec.getClass().isHidden() || arrayCodec.getClass().isHidden();
  }

  // ---------------------------------------------------------------- pack

  @Override
  public byte[] pack(@Nullable Object... values) {
    if (size > Integer.MAX_VALUE - 8) {
      throw Errors.tooLarge(format, "a value");
    }
    byte[] packed = new byte[(int) size];
    putIntoArray(MemorySegment.ofArray(packed), 0, values);
    return packed;
  }

  // All in one: a method of its own may have no profile yet when this one is compiled, and then the
  // codec is called, and the values' array made, for ever.
  @Override
  public void packInto(Exporter target, long offset, @Nullable Object... values) {
    if (!(target instanceof MemoryView view) || !Memory.VIEWS.isWritableRow(view)) {
      packElsewhere(target, offset, values);
      return;
    }
    long at = Memory.VIEWS.offset(view) + inside(offset, Memory.VIEWS.length(view), values);
    MemorySegment memory = Memory.VIEWS.memory(view);
    try {
      viewCodec.write(memory, at, values, view);
      settle(memory, view);
    } catch (IllegalStateException e) {
      throw Memory.VIEWS.failed(view, e);
    } catch (InternalError e) {
      throw Memory.VIEWS.fault(view, e);
    } catch (IllegalArgumentException | NullPointerException | ArrayIndexOutOfBoundsException e) {
      throw refused(values, e);
    }
  }

  private void packElsewhere(Exporter target, long offset, @Nullable Object[] values) {
    if (target instanceof MemoryView view) {
      Memory.VIEWS.requireWritable(view);
      requireCount(values);
      long from = Memory.address("packInto", offset, size, view.byteSize());
      Scattered.write(view, from, first.encode(values));
      return;
    }
    try (MemoryView view = MemoryView.of(target)) {
      packInto(view, offset, values);
    }
  }

  @Override
  public void packInto(byte[] target, long offset, @Nullable Object... values) {
    putIntoArray(MemorySegment.ofArray(target), inside(offset, target.length, values), values);
  }

  @Override
  public void packInto(ByteBuffer target, long offset, @Nullable Object... values) {
    packInto(MemorySegment.ofBuffer(target), offset, values);
  }

  @Override
  public void packInto(MemorySegment target, long offset, @Nullable Object... values) {
    long at = inside(offset, target.byteSize(), values);
    put(Memory.writable(target), at, values);
  }

  /// Returns where to pack, as [Memory#address], by one comparison in place of three: each is a
  /// hundred bytes of machine code.
  private long inside(long offset, long bytes, @Nullable Object[] values) {
    long room = bytes - size;
    if ((room | offset | (room - offset)) >= 0) {
      return offset;
    }
    requireCount(values);
    return Memory.address("packInto", offset, size, bytes);
  }

  private void put(MemorySegment memory, long at, @Nullable Object[] values) {
    try {
      codec.write(memory, at, values, null);
    } catch (IllegalArgumentException | NullPointerException | ArrayIndexOutOfBoundsException e) {
      throw refused(values, e);
    }
  }

  private void putIntoArray(MemorySegment memory, long at, @Nullable Object[] values) {
    try {
      arrayCodec.write(memory, at, values, null);
    } catch (IllegalArgumentException | NullPointerException | ArrayIndexOutOfBoundsException e) {
      throw refused(values, e);
    }
  }

  /// Once more by the interpreter, which names the value; nothing is written so far.
  private RuntimeException refused(@Nullable Object[] values, RuntimeException e) {
    requireCount(values);
    first.encode(values);
    return e;
  }

  private void requireCount(@Nullable Object[] values) {
    if (values.length != count) {
      throw Errors.wrongCount(format, items.size(), values.length);
    }
  }

  // One comparison, for that is all most memory needs, and this is inlined into callers.
  private static void settle(MemorySegment memory, MemoryView view) {
    if (memory.getClass() == Memory.MAPPED) {
      Memory.VIEWS.settle(view);
    }
  }

  // ---------------------------------------------------------------- unpack

  @Override
  public Object[] unpack(Exporter source) {
    if (source instanceof MemoryView view) {
      requireSize(view.byteSize());
      return unpackFromView(view, 0);
    }
    try (MemoryView view = MemoryView.of(source)) {
      return unpack(view);
    }
  }

  @Override
  public Object[] unpack(byte[] source) {
    return unpack(MemorySegment.ofArray(source));
  }

  @Override
  public Object[] unpack(ByteBuffer source) {
    return unpack(MemorySegment.ofBuffer(source));
  }

  @Override
  public Object[] unpack(MemorySegment source) {
    requireSize(source.byteSize());
    return get(source, 0);
  }

  private void requireSize(long bytes) {
    if (bytes != size) {
      throw Errors.wrongSize("unpack", format, size, bytes);
    }
  }

  @Override
  public Object[] unpackFrom(Exporter source, long offset) {
    if (source instanceof MemoryView view) {
      return unpackFromView(view, offset);
    }
    try (MemoryView view = MemoryView.of(source)) {
      return unpackFromView(view, offset);
    }
  }

  @Override
  public Object[] unpackFrom(byte[] source, long offset) {
    return unpackFrom(MemorySegment.ofArray(source), offset);
  }

  @Override
  public Object[] unpackFrom(ByteBuffer source, long offset) {
    return unpackFrom(MemorySegment.ofBuffer(source), offset);
  }

  @Override
  public Object[] unpackFrom(MemorySegment source, long offset) {
    return get(source, Memory.address("unpackFrom", offset, size, source.byteSize()));
  }

  private Object[] unpackFromView(MemoryView view, long offset) {
    MemorySegment memory = Memory.VIEWS.memory(view);
    long start = Memory.VIEWS.start(view);
    if (start < 0) {
      long from = Memory.address("unpackFrom", offset, size, view.byteSize());
      return get(MemorySegment.ofArray(Scattered.read(view, from, Math.toIntExact(size))), 0);
    }
    long at = start + Memory.address("unpackFrom", offset, size, Memory.VIEWS.length(view));
    try {
      Object[] values = get(memory, at);
      settle(memory, view);
      return values;
    } catch (IllegalStateException e) {
      throw Memory.VIEWS.failed(view, e);
    } catch (InternalError e) {
      throw Memory.VIEWS.fault(view, e);
    }
  }

  private Object[] get(MemorySegment memory, long at) {
    return codec.read(memory, at);
  }
}
