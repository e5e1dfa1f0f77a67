package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// The body of [RecordStruct], defined again as a hidden class for each record class: a program
/// that reads three kinds of records still has one codec behind each call below, which the JIT
/// inlines. As one class for all, a record cost a virtual call and its allocation.
///
/// That holds only while `read` and `write` with all they inline stay below 2500 bytes of machine
/// code (`InlineSmallCode`): larger ones are called, the record is allocated, and takes 13 times as
/// long. So the interpreter never passes through the call of the generated codec, which would then
/// inline both.
///
/// No nested classes and no lambdas here: they would be shared.
final class RecordLeaf<R extends Record> extends RecordStruct<R> implements IntConsumer {
  private final RecordCodecs codecs;
  private final RecordInterpreter first;
  private final boolean isReadToItsEnds;

  // Read plainly: whichever codec a thread sees, the results are the same.
  private @Nullable RecordCodec codec;

  RecordLeaf(RecordShape shape, RecordCodecs codecs) {
    super(shape);
    this.codecs = codecs;
    this.first = codecs.first(this);
    this.isReadToItsEnds = shape.isReadToItsEnds();
  }

  /// Called by the interpreter when it has been used often enough.
  @Override
  public void accept(int kind) {
    codec = codecs.generated(kind);
  }

  // All in one, for the reason of `write`. Where the record may end with the memory, as `get`.
  @Override
  @SuppressWarnings("unchecked") // the shape is that of R
  public R read(MemoryView source, long offset) {
    RecordCodec generated = codec;
    MemorySegment memory = Memory.VIEWS.memory(source);
    long start = Memory.VIEWS.start(source);
    if (generated == null || start < 0) {
      return readElsewhere(source, memory, start, offset);
    }
    long length = Memory.VIEWS.length(source);
    try {
      if (isReadToItsEnds && start + length == memory.byteSize() && (start == 0 || offset >= 0)) {
        try {
          return (R) generated.read(memory, start + offset);
        } catch (IndexOutOfBoundsException e) {
          return again(memory, start, length, offset);
        }
      }
      return (R) generated.read(memory, start + Memory.address("read", offset, size, length));
    } catch (IllegalStateException e) {
      throw Memory.VIEWS.failed(source, e);
    }
  }

  private R readElsewhere(MemoryView source, MemorySegment memory, long start, long offset) {
    if (start < 0) {
      return scattered(source, offset);
    }
    try {
      return again(memory, start, Memory.VIEWS.length(source), offset);
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
    return get(source, 0, source.byteSize(), offset);
  }

  @Override
  public R read(byte[] source, long offset) {
    return read(MemorySegment.ofArray(source), offset);
  }

  @Override
  public R read(ByteBuffer source, long offset) {
    return read(MemorySegment.ofBuffer(source), offset);
  }

  /// Reads at `offset` of `length` bytes that begin at `start`.
  ///
  /// Where they end with the memory its own check is enough, and in a loop the JIT takes that out;
  /// an own one, whatever it looks like, stays in and costs half the time of a read.
  private R get(MemorySegment memory, long start, long length, long offset) {
    boolean isChecked = isReadToItsEnds && start + length == memory.byteSize();
    if (!isChecked || (start != 0 && offset < 0)) {
      return get(memory, start + Memory.address("read", offset, size, length));
    }
    try {
      return get(memory, start + offset);
    } catch (IndexOutOfBoundsException e) {
      // Outside, or counted from the end; or the record's own, which then comes again.
      return again(memory, start, length, offset);
    }
  }

  private R again(MemorySegment memory, long start, long length, long offset) {
    return get(memory, start + Memory.address("read", offset, size, length));
  }

  @SuppressWarnings("unchecked") // the shape is that of R
  private R get(MemorySegment memory, long at) {
    RecordCodec generated = codec;
    return (R) (generated == null ? first.read(memory, at) : generated.read(memory, at));
  }

  // All in one: a method of its own may have no profile yet when this one is compiled, and then the
  // codec is called, and the record made, for ever.
  @Override
  public void write(MemoryView target, long offset, R record) {
    RecordCodec generated = codec;
    if (generated == null || !Memory.VIEWS.isWritableRow(target)) {
      writeElsewhere(target, offset, record);
      return;
    }
    MemorySegment memory = Memory.VIEWS.memory(target);
    long length = Memory.VIEWS.length(target);
    long at = Memory.VIEWS.offset(target) + Memory.address("write", offset, size, length);
    try {
      generated.write(memory, at, record, target);
    } catch (IllegalStateException e) {
      throw Memory.VIEWS.failed(target, e);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw refused(record, e);
    }
  }

  /// Writes as long as there is no generated codec, or where the bytes do not lie in a row.
  private void writeElsewhere(MemoryView target, long offset, R record) {
    Memory.VIEWS.requireWritable(target);
    long start = Memory.VIEWS.start(target);
    if (start < 0) {
      long from = Memory.address("write", offset, size, target.byteSize());
      Scattered.write(target, from, shape.encode(record));
      return;
    }
    long at = start + Memory.address("write", offset, size, Memory.VIEWS.length(target));
    try {
      put(Memory.VIEWS.memory(target), at, record, target);
    } catch (IllegalStateException e) {
      throw Memory.VIEWS.failed(target, e);
    }
  }

  /// Once more by the interpreter, which names the component; nothing is written so far.
  private RuntimeException refused(R record, RuntimeException e) {
    shape.encode(record);
    return e;
  }

  @Override
  public void write(MemorySegment target, long offset, R record) {
    long at = Memory.address("write", offset, size, target.byteSize());
    put(Memory.writable(target), at, record, null);
  }

  @Override
  public void write(byte[] target, long offset, R record) {
    write(MemorySegment.ofArray(target), offset, record);
  }

  @Override
  public void write(ByteBuffer target, long offset, R record) {
    write(MemorySegment.ofBuffer(target), offset, record);
  }

  @Override
  public byte[] pack(R record) {
    if (size > Integer.MAX_VALUE - 8) {
      throw Errors.tooLarge(format, "a record");
    }
    byte[] packed = new byte[(int) size];
    put(MemorySegment.ofArray(packed), 0, record, null);
    return packed;
  }

  private void put(MemorySegment memory, long at, R record, @Nullable MemoryView view) {
    try {
      RecordCodec generated = codec;
      if (generated == null) {
        first.write(memory, at, record, view);
      } else {
        generated.write(memory, at, record, view);
      }
    } catch (IllegalArgumentException | NullPointerException e) {
      throw refused(record, e);
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
      Memory.VIEWS.settle(source);
    } catch (IllegalStateException e) {
      throw Memory.VIEWS.failed(source, e);
    } catch (InternalError e) {
      throw Memory.VIEWS.fault(source, e);
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
