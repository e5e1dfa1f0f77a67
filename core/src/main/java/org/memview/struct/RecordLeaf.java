package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// The body of [RecordStruct], defined again as a hidden class for each record class: a program
/// that reads three kinds of records still has one codec behind each call below, which the JIT
/// inlines. As one class for all, a record cost a virtual call and its allocation.
///
/// No nested classes and no lambdas here: they would be shared.
final class RecordLeaf<R extends Record> extends RecordStruct<R> {
  private final RecordCodecs codecs;

  // Read plainly: whichever codec a thread sees, the results are the same.
  private RecordCodec heap;
  private RecordCodec foreign;

  // By kind. Where several are in use, the call is virtual and stays small, which the two above
  // need
  // to be inlined: a method of more than 2500 bytes of machine code is not.
  private final RecordCodec[] others = new RecordCodec[Memory.KINDS];

  RecordLeaf(RecordShape shape, RecordCodecs codecs) {
    super(shape);
    this.codecs = codecs;
    this.heap = codecs.first(this, Memory.HEAP_KIND);
    this.foreign = codecs.first(this, Memory.FOREIGN_KIND);
    for (int kind = 0; kind < others.length; kind++) {
      others[kind] = codecs.first(this, kind);
    }
  }

  @Override
  void settle(int kind) {
    RecordCodec codec = codecs.generate();
    others[kind] = codec;
    if (kind == Memory.HEAP_KIND) {
      heap = codec;
    } else if (kind == Memory.FOREIGN_KIND) {
      foreign = codec;
    }
  }

  @Override
  public R read(MemoryView source, long offset) {
    MemorySegment memory = Memory.VIEWS.memory(source);
    long at = Memory.VIEWS.address(source, offset, size);
    if (at < 0) {
      return scattered(source, offset);
    }
    try {
      return get(memory, at);
    } catch (IllegalStateException e) {
      throw Memory.VIEWS.failed(source, e);
    }
  }

  private R scattered(MemoryView source, long offset) {
    long from = Memory.address("read", offset, size, source.byteSize());
    byte[] bytes = Scattered.read(source, from, Math.toIntExact(size));
    return get(MemorySegment.ofArray(bytes), 0);
  }

  @Override
  public R read(MemorySegment source, long offset) {
    return get(source, Memory.address("read", offset, size, source.byteSize()));
  }

  @SuppressWarnings("unchecked") // the shape is that of R
  private R get(MemorySegment memory, long at) {
    Class<?> kind = memory.getClass();
    if (kind == Memory.HEAP) {
      return (R) heap.read(memory, at);
    }
    if (Memory.isForeign(kind)) {
      return (R) foreign.read(memory, at);
    }
    return (R) others[Memory.otherKind(memory)].read(memory, at);
  }

  @Override
  public void write(MemoryView target, long offset, R record) {
    Memory.VIEWS.requireWritable(target);
    long at = Memory.VIEWS.address(target, offset, size);
    if (at < 0) {
      long from = Memory.address("write", offset, size, target.byteSize());
      Scattered.write(target, from, shape.encode(record));
      return;
    }
    try {
      put(Memory.VIEWS.memory(target), at, record, target);
    } catch (IllegalStateException e) {
      throw Memory.VIEWS.failed(target, e);
    }
  }

  @Override
  public void write(MemorySegment target, long offset, R record) {
    long at = Memory.address("write", offset, size, target.byteSize());
    put(Memory.writable(target), at, record, null);
  }

  private void put(MemorySegment memory, long at, R record, @Nullable MemoryView view) {
    try {
      Class<?> kind = memory.getClass();
      if (kind == Memory.HEAP) {
        heap.write(memory, at, record, view);
      } else if (Memory.isForeign(kind)) {
        foreign.write(memory, at, record, view);
      } else {
        others[Memory.otherKind(memory)].write(memory, at, record, view);
      }
    } catch (IllegalArgumentException | NullPointerException e) {
      // Nothing is written. Once more by the interpreter, which names the component.
      shape.encode(record);
      throw e;
    }
  }

  @Override
  @SuppressWarnings("unchecked") // filled with R only
  public List<R> list(MemoryView source) {
    Rows rows = Rows.of(source, format);
    Object[] records = new Object[rows.length(source)];
    MemorySegment memory = rows.memory();
    try {
      for (int i = 0; i < records.length; i++) {
        records[i] = get(memory, rows.origin() + i * rows.step());
      }
    } catch (IllegalStateException e) {
      throw Memory.VIEWS.failed(source, e);
    }
    return (List<R>) (List<?>) Collections.unmodifiableList(Arrays.asList(records));
  }

  @Override
  R element(Rows rows, long index) {
    MemoryView view = rows.view();
    Memory.VIEWS.memory(view);
    try {
      return get(rows.memory(), rows.origin() + index * rows.step());
    } catch (IllegalStateException e) {
      throw Memory.VIEWS.failed(view, e);
    }
  }
}
