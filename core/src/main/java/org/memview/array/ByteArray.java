package org.memview.array;

import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collector;
import org.memview.ByteSequence;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.internal.Literal;
import org.memview.internal.bytes.Bounds;
import org.memview.internal.bytes.Charsets;
import org.memview.internal.bytes.Editing;
import org.memview.internal.bytes.HexParser;
import org.memview.internal.bytes.Span;
import org.memview.layout.Index;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;

/// Bytes that can be changed, grow at both ends of a slice, and are lent to views: Python's
/// `bytearray`.
///
/// ```java
/// ByteArray buffer = ByteArray.of("abcdef", US_ASCII);
/// buffer.setSlice(1, 3, Bytes.ofInts('-')).append('!');   // bytearray(b'a-def!')
/// buffer.deleteSlice("::2");                              // bytearray(b'-e!')
/// try (MemoryView view = MemoryView.of(buffer)) {
///   view.setByte(0, (byte) '+');                          // buffer is bytearray(b'+e!')
///   buffer.append('?');      // BufferException: cannot append: 1 view is open on this ByteArray
/// }
/// ```
///
/// What it shares with [Bytes] (search, split, strip, text) is in [ByteSequence]; methods that
/// change it return `this`. Taking bytes away at the start is as cheap as at the end, so that
/// `extend` and `takeBytes` make a queue. Up to 2 GiB; a [TypedArray] of `"B"` outside the heap has
/// no limit.
///
/// A change that would move or resize memory is refused while a view is open, just where Python
/// refuses it; a failed operation changes nothing.
public final class ByteArray extends ByteSequence<ByteArray> implements Comparable<ByteArray> {
  private final Loans loans = Loans.of(this);
  private byte[] data;
  private int start;
  private int size;

  private ByteArray(byte[] data) {
    this.data = data;
    this.size = data.length;
  }

  // ---------------------------------------------------------------- making

  /// Returns the given bytes; the array is copied.
  public static ByteArray of(byte... values) {
    return new ByteArray(values.clone());
  }

  /// Returns a copy of the bytes of any exporter, in C order whatever its strides.
  public static ByteArray of(Exporter buffer) {
    try (MemoryView view = MemoryView.of(buffer)) {
      return new ByteArray(view.toBytes());
    }
  }

  /// Returns the bytes that write a text, strictly.
  ///
  /// @throws IllegalArgumentException if the charset lacks a character; the message names it
  public static ByteArray of(String text, Charset charset) {
    return new ByteArray(Charsets.encode(text, charset));
  }

  /// Returns bytes of these numbers of 0 to 255.
  ///
  /// @throws IllegalArgumentException if a number is no byte
  public static ByteArray ofInts(int... values) {
    return of(Bytes.ofInts(values));
  }

  /// Returns bytes of the numbers of 0 to 255 that something lists.
  ///
  /// @throws IllegalArgumentException if a number is no byte
  public static ByteArray copyOf(Iterable<Integer> values) {
    ByteArray bytes = of();
    for (int value : values) {
      bytes.append(value);
    }
    return bytes;
  }

  /// Returns `count` bytes of zero: Python's `bytearray(n)`.
  ///
  /// @throws IllegalArgumentException if the count is negative
  public static ByteArray ofZeros(int count) {
    return of().resize(count);
  }

  /// Returns the bytes that hexadecimal text writes; ASCII whitespace may stand between bytes.
  ///
  /// @throws IllegalArgumentException if the text is something else; the message says where
  public static ByteArray fromHex(String text) {
    return new ByteArray(HexParser.parse(text));
  }

  /// The same with text that is there as ASCII bytes.
  ///
  /// @throws IllegalArgumentException if the bytes are something else; the message says where
  public static ByteArray fromHex(Exporter ascii) {
    return fromHex(Bytes.of(ascii).decode(StandardCharsets.ISO_8859_1));
  }

  /// Returns a collector of numbers of 0 to 255.
  public static Collector<Integer, ?, ByteArray> collector() {
    return Collector.of(
        ByteArray::of, (bytes, value) -> bytes.append((int) value), ByteArray::extend);
  }

  // ---------------------------------------------------------------- lending

  /// Lends the bytes, shared, writable, format `"B"`; until it is given back the size is fixed.
  @Override
  public Export export(Request request) {
    return Export.of(MemorySegment.ofArray(data))
        .offset(start)
        .shape(size)
        .owner(this)
        .onRelease(loans.open());
  }

  @Override
  protected byte[] memory() {
    return data;
  }

  @Override
  protected int offset() {
    return start;
  }

  @Override
  protected ByteArray wrap(byte[] owned) {
    return new ByteArray(owned);
  }

  @Override
  public int length() {
    return size;
  }

  /// Returns a copy.
  public ByteArray copy() {
    return new ByteArray(toArray());
  }

  // ---------------------------------------------------------------- items and slices

  /// Stores a number of 0 to 255: Python's `b[i] = n`.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  /// @throws IllegalArgumentException if `value` is no byte
  public ByteArray set(long index, int value) {
    return set(index, requireByte(value));
  }

  /// Stores the bits of a byte.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  public ByteArray set(long index, byte value) {
    data[start + requireIndex("set", index)] = value;
    return this;
  }

  /// Replaces bytes `start` to `stop` (excluded), by any number of bytes: Python's `b[start:stop] =
  /// …`. If `start` is behind `stop`, inserts at `start`.
  ///
  /// @throws org.memview.BufferException if the size would change and a view is open
  public ByteArray setSlice(long start, long stop, byte... values) {
    return setSlice(start, stop, 1, MemoryView.of(values));
  }

  /// The same with the bytes of any exporter, of any strides, in C order.
  public ByteArray setSlice(long start, long stop, Exporter values) {
    return setSlice(start, stop, 1, values);
  }

  /// Replaces every `step`-th byte: Python's `b[start:stop:step] = …`. With a step other than 1,
  /// there must be as many new bytes as old ones, or none, which deletes the old ones.
  ///
  /// @throws IllegalArgumentException if `step` is 0, or the sizes do not fit
  /// @throws org.memview.BufferException if the size would change and a view is open
  public ByteArray setSlice(long start, long stop, long step, Exporter values) {
    switch (values) {
      // Perhaps this very one, which must not lend to itself.
      case ByteSequence<?> bytes -> assign(start, stop, step, MemoryView.of(bytes.toArray()));
      case MemoryView view -> assign(start, stop, step, view);
      default -> {
        try (MemoryView view = MemoryView.of(values)) {
          assign(start, stop, step, view);
        }
      }
    }
    return this;
  }

  private void assign(long from, long to, long step, MemoryView source) {
    long count = source.byteSize();
    Bounds bounds = Bounds.of(from, to, step, size);
    if (step == 1) {
      replace("set a slice", (int) bounds.start(), (int) bounds.end(), source);
    } else if (count == 0) {
      delete(bounds);
    } else if (count != bounds.count()) {
      throw Errors.extendedSlice("bytes", count, bounds.count());
    } else {
      items().slice(from, to, step).copyFrom(readable(source));
    }
  }

  /// The same with a slice text such as `"1:3"` or `"::2"`.
  public ByteArray setSlice(String spec, Exporter values) {
    Index.Range range = Bounds.parse(spec);
    return setSlice(range.start(), range.stop(), range.step(), values);
  }

  /// Removes the byte at `index`: Python's `del b[i]`.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  /// @throws org.memview.BufferException if a view is open
  public ByteArray delete(long index) {
    int at = requireIndex("delete", index);
    gap("delete", at, at + 1, 0);
    return this;
  }

  /// Removes bytes `start` to `stop` (excluded): Python's `del b[start:stop]`.
  ///
  /// @throws org.memview.BufferException if there are any and a view is open
  public ByteArray deleteSlice(long start, long stop) {
    return deleteSlice(start, stop, 1);
  }

  /// Removes every `step`-th byte: Python's `del b[start:stop:step]`.
  ///
  /// @throws IllegalArgumentException if `step` is 0
  /// @throws org.memview.BufferException if a view is open; with step 1, only if there is something
  ///   to remove
  public ByteArray deleteSlice(long start, long stop, long step) {
    Bounds bounds = Bounds.of(start, stop, step, size);
    if (step == 1) {
      gap("delete", (int) bounds.start(), (int) bounds.end(), 0);
    } else {
      delete(bounds);
    }
    return this;
  }

  /// The same with a slice text such as `"1:3"` or `"::2"`.
  public ByteArray deleteSlice(String spec) {
    Index.Range range = Bounds.parse(spec);
    return deleteSlice(range.start(), range.stop(), range.step());
  }

  /// Removes bytes that lie apart. CPython asks for permission even if there are none.
  private void delete(Bounds bounds) {
    loans.requireNone("delete");
    Bounds up = bounds.ascending();
    int to = start + (int) up.start();
    for (int i = 0; i < up.count(); i++) {
      int from = start + (int) (up.start() + i * up.step()) + 1;
      int next = i + 1 < up.count() ? from + (int) up.step() - 1 : start + size;
      System.arraycopy(data, from, data, to, next - from);
      to += next - from;
    }
    if (up.count() > 0) {
      gap("delete", size - (int) up.count(), size, 0);
    }
  }

  // ---------------------------------------------------------------- growing and shrinking

  /// Adds a number of 0 to 255 at the end. Amortised O(1).
  ///
  /// @throws IllegalArgumentException if `value` is no byte
  /// @throws org.memview.BufferException if a view is open
  public ByteArray append(int value) {
    return append(requireByte(value));
  }

  /// Adds the bits of a byte at the end. Amortised O(1).
  ///
  /// @throws org.memview.BufferException if a view is open
  public ByteArray append(byte value) {
    int at = gap("append", size, size, 1);
    data[at] = value;
    return this;
  }

  /// Adds bytes at the end.
  ///
  /// @throws org.memview.BufferException if there are any and a view is open
  public ByteArray extend(byte... values) {
    return extend(values, 0, values.length);
  }

  /// Adds bytes `from` to `to` (excluded) of an array at the end.
  ///
  /// @throws IndexOutOfBoundsException if the array has no such bytes
  /// @throws org.memview.BufferException if there are any and a view is open
  public ByteArray extend(byte[] values, int from, int to) {
    Objects.checkFromToIndex(from, to, values.length);
    int at = gap("extend", size, size, to - from);
    System.arraycopy(values, from, data, at, to - from);
    return this;
  }

  /// Adds the bytes of any exporter at the end, as they lie in memory; of this very array, too.
  ///
  /// @throws org.memview.BufferException if there are any and a view is open, or their memory has
  ///   gaps
  public ByteArray extend(Exporter values) {
    if (values instanceof Bytes bytes) {
      int at = gap("extend", size, size, bytes.length());
      bytes.copyTo(data, at);
      return this;
    }
    if (values instanceof ByteArray that) {
      int count = that.size;
      int at = gap("extend", size, size, count);
      // If it is this very one, the gap has moved its bytes, and perhaps them to another array.
      System.arraycopy(that.data, that.start, data, at, count);
      return this;
    }
    if (values instanceof MemoryView view && view.isCContiguous()) {
      replace("extend", size, size, view);
    } else {
      try (MemoryView view = MemoryView.of(values, Request.SIMPLE)) {
        replace("extend", size, size, view);
      }
    }
    return this;
  }

  /// Adds the numbers of 0 to 255 that something lists, all or none.
  ///
  /// @throws IllegalArgumentException if a number is no byte
  /// @throws org.memview.BufferException if there are any and a view is open
  public ByteArray extendWith(Iterable<Integer> values) {
    return extend(copyOf(values));
  }

  /// Puts a number of 0 to 255 before the byte at `index`, which is clamped.
  ///
  /// @throws IllegalArgumentException if `value` is no byte
  /// @throws org.memview.BufferException if a view is open
  public ByteArray insert(long index, int value) {
    byte inserted = requireByte(value);
    int before = (int) Bounds.of(index, Long.MAX_VALUE, 1, size).start();
    int at = gap("insert", before, before, 1);
    data[at] = inserted;
    return this;
  }

  /// Removes the last byte and returns it, 0 to 255.
  ///
  /// @throws IndexOutOfBoundsException if there is none
  /// @throws org.memview.BufferException if a view is open
  public int pop() {
    return pop(-1);
  }

  /// Removes the byte at `index` and returns it, 0 to 255.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  /// @throws org.memview.BufferException if a view is open
  public int pop(long index) {
    int at = requireIndex("pop", index);
    int popped = data[start + at] & 0xff;
    gap("pop", at, at + 1, 0);
    return popped;
  }

  /// Removes the first byte of this value.
  ///
  /// @throws IllegalArgumentException if there is none, or `value` is no byte
  /// @throws org.memview.BufferException if a view is open
  public ByteArray remove(int value) {
    int at = find(value);
    if (at < 0) {
      throw Errors.notFound("remove", value, "ByteArray", size);
    }
    gap("remove", at, at + 1, 0);
    return this;
  }

  /// Removes all bytes.
  ///
  /// @throws org.memview.BufferException if there are any and a view is open
  public ByteArray clear() {
    gap("clear", 0, size, 0);
    return this;
  }

  /// Changes the length: cuts off bytes at the end or adds zeros.
  ///
  /// @throws IllegalArgumentException if `length` is negative
  /// @throws org.memview.BufferException if the length would change and a view is open
  public ByteArray resize(int length) {
    if (length < 0) {
      throw Errors.negative("length", length);
    }
    if (length <= size) {
      gap("resize", length, size, 0);
    } else {
      int added = length - size;
      int at = gap("resize", size, size, added);
      Arrays.fill(data, at, at + added, (byte) 0);
    }
    return this;
  }

  /// Repeats the contents `times` times, none if it is below 1: Python's `b *= n`.
  ///
  /// @throws IllegalArgumentException if the result is too long for an array
  /// @throws org.memview.BufferException if the length would change and a view is open
  public ByteArray repeatInPlace(long times) {
    if (times != 1) {
      byte[] repeated = Editing.repeat(new Span(data, start, start + size), times);
      if (repeated.length != size) {
        loans.requireNone("repeat");
        hold(repeated);
      }
    }
    return this;
  }

  /// Removes all bytes and returns them.
  ///
  /// @throws org.memview.BufferException if there are any and a view is open
  public Bytes takeBytes() {
    return takeBytes(size);
  }

  /// Removes the first `count` bytes and returns them; a negative count leaves so many.
  ///
  /// @throws IndexOutOfBoundsException if there are not so many
  /// @throws org.memview.BufferException if there are any and a view is open
  public Bytes takeBytes(long count) {
    long taken = count < 0 ? count + size : count;
    if (taken < 0 || taken > size) {
      throw Errors.cannotTake(count, size);
    }
    Bytes bytes = Bytes.of(MemoryView.of(data).slice(start, start + taken));
    gap("take bytes", 0, (int) taken, 0);
    return bytes;
  }

  /// Reverses the order of the bytes in place.
  public ByteArray reverse() {
    Reversal.inPlace(items());
    return this;
  }

  /// Makes room for `capacity` bytes in all, so that growth up to there copies nothing.
  ///
  /// @throws org.memview.BufferException if memory would move and a view is open
  public ByteArray ensureCapacity(int capacity) {
    if (capacity > data.length - start) {
      loans.requireNone("grow");
      move(size, size, 0, capacity);
    }
    return this;
  }

  /// Returns a stream that appends what is written to it.
  public OutputStream outputStream() {
    return new OutputStream() {
      @Override
      public void write(int value) {
        append((byte) value);
      }

      @Override
      public void write(byte[] values, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, values.length);
        extend(values, offset, offset + length);
      }
    };
  }

  // ---------------------------------------------------------------- memory

  /// The bytes. Valid until the next change of size.
  private MemoryView items() {
    return MemoryView.of(data).slice(start, start + (long) size);
  }

  /// Replaces bytes `from` to `to` by those of a view; if they cannot be read, nothing changes.
  private void replace(String operation, int from, int to, MemoryView source) {
    int count = (int) Math.min(source.byteSize(), Integer.MAX_VALUE);
    if (count == 0) {
      gap(operation, from, to, 0);
    } else if (from == size) {
      add(operation, count, source);
    } else {
      MemoryView values = count > Editing.MAX ? source : readable(source);
      int at = gap(operation, from, to, count);
      MemoryView.of(data).slice(at, at + (long) count).copyFrom(values);
    }
  }

  /// Adds the bytes of a view behind the last one, where they may come to nothing.
  private void add(String operation, int count, MemoryView source) {
    int at = gap(operation, size, size, count);
    size -= count;
    MemoryView.of(data).slice(at, at + (long) count).copyFrom(flat(source));
    size += count;
  }

  private static MemoryView flat(MemoryView source) {
    return source.isCContiguous() ? source.cast("B") : MemoryView.of(source.toBytes());
  }

  /// The bytes of a view where nothing can go wrong any more: memory outside the heap may be that
  /// of another thread, or of a file that somebody truncates meanwhile.
  private static MemoryView readable(MemoryView source) {
    boolean isSafe = source.isCContiguous() && !source.asSegment().isNative();
    return isSafe ? source.cast("B") : MemoryView.of(source.toBytes());
  }

  /// Replaces bytes `from` to `to` by `count` bytes without meaning; returns where they are in
  /// `data`. All changes of size come through here, and are refused here.
  private int gap(String operation, int from, int to, int count) {
    int change = count - (to - from);
    if (change == 0) {
      return start + from;
    }
    loans.requireNone(operation);
    long needed = (long) size + change;
    if (needed > Editing.MAX) {
      throw Errors.tooLong(operation, needed, Editing.MAX);
    }
    if (isMuchTooLarge(needed)) {
      move(from, to, count, (int) (needed + needed / 2));
    } else if (from == 0 && change < 0) {
      start -= change;
      size += change;
    } else if (start + needed <= data.length) {
      System.arraycopy(data, start + to, data, start + from + count, size - to);
      size += change;
    } else if (start > data.length / 2 && needed <= data.length) {
      slide(from, to, count);
    } else {
      int larger = data.length - start + (data.length >> 1);
      move(from, to, count, Math.clamp(Math.max(needed, larger), 16, Editing.MAX));
    }
    return start + from;
  }

  private boolean isMuchTooLarge(long needed) {
    return data.length > 64 && needed < data.length / 4 && needed < size;
  }

  /// Moves all to the start of the same array: more than half of it lies free there, so that this
  /// copies no more than was taken away before.
  private void slide(int from, int to, int count) {
    System.arraycopy(data, start, data, 0, from);
    System.arraycopy(data, start + to, data, from + count, size - to);
    start = 0;
    size += count - (to - from);
  }

  private void move(int from, int to, int count, int capacity) {
    byte[] moved = new byte[capacity];
    System.arraycopy(data, start, moved, 0, from);
    System.arraycopy(data, start + to, moved, from + count, size - to);
    data = moved;
    start = 0;
    size += count - (to - from);
  }

  private void hold(byte[] values) {
    data = values;
    start = 0;
    size = values.length;
  }

  // ---------------------------------------------------------------- identity

  /// Compares byte by byte, unsigned; a prefix comes first.
  @Override
  public int compareTo(ByteArray other) {
    return compareContent(other);
  }

  /// Python's `repr`: `bytearray(b'a\x00')`.
  @Override
  public String toString() {
    String literal = Literal.of(toArray());
    // Between double quotes CPython escapes single ones here, and nowhere else.
    return "bytearray(" + (literal.startsWith("b\"") ? literal.replace("'", "\\'") : literal) + ")";
  }
}
