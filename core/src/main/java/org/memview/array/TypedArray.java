package org.memview.array;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.memview.Complex;
import org.memview.MemoryView;
import org.memview.internal.bytes.Bounds;
import org.memview.layout.Index;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;

/// A row of numbers of one type that grows and is lent to views: Python's `array.array`.
///
/// ```java
/// TypedArray a = TypedArray.of("i", 1, 2, 3);
/// a.append(4).insert(0, 9);                // array('i', [9, 1, 2, 3, 4])
/// a.setSlice("1:3", TypedArray.of("i"));   // array('i', [9, 3, 4])
/// a.append(1L << 31);   // IllegalArgumentException: 2147483648 does not fit type code 'i' (…)
/// a.longs().sum();                         // 16
/// ```
///
/// **Type codes**: `b B h H i I l L q Q` (integers, native sizes), `e f d` (reals of 2, 4 and 8
/// bytes), `Zf Zd` ([Complex]), `w` (a code point in 4 bytes) and `u` (a C `wchar_t`, lent as
/// format `"w"` or `"u"`, by its size).
///
/// **Memory**: on the heap as long as a Java array can hold it, outside from there on;
/// [#ofNative(String)] begins outside, in automatic memory, [#ofNative(String, Arena)] in an arena
/// of yours. Sizes and indices are `long`.
///
/// **Values**: `append`, `insert`, `set` and `extend` take `long` and `double` without boxing, and
/// any object that fits. Integers are checked against the range, so is `e`; `f` stores infinity for
/// what is too large. Getters follow the one rule of [MemoryView]: same width, the bits; wider and
/// of the same kind, the value.
///
/// Methods that change the array return `this`. While a view is open what would change the size is
/// refused, just where Python refuses it.
///
/// Equal are arrays of equal items, whatever their type codes, as in Python: `array('i', [1]) ==
/// array('d', [1.0])`.
public final class TypedArray implements Exporter, Iterable<Object>, Comparable<TypedArray> {
  private final Loans loans = Loans.of(this);
  private final TypeCode type;
  private final @Nullable Arena arena;
  private final Cells cells;

  private TypedArray(TypeCode type, @Nullable Arena arena) {
    this.type = type;
    this.arena = arena;
    this.cells = new Cells(type, arena);
  }

  // ---------------------------------------------------------------- making

  /// Returns an empty array on the heap.
  ///
  /// @throws org.memview.format.FormatException if `typeCode` is none
  public static TypedArray of(String typeCode) {
    return new TypedArray(TypeCode.of(typeCode), null);
  }

  /// Returns an array of these integers.
  ///
  /// @throws IllegalArgumentException if one does not fit
  /// @throws org.memview.format.FormatException if `typeCode` is none, or takes no numbers
  public static TypedArray of(String typeCode, long... values) {
    return of(typeCode).extend(values);
  }

  /// Returns an array of these real numbers.
  ///
  /// @throws org.memview.format.FormatException if `typeCode` is none, or takes integers
  public static TypedArray of(String typeCode, double... values) {
    return of(typeCode).extend(values);
  }

  /// Returns an array of the items that something lists: numbers, characters; those of a view or
  /// another array are converted without boxing where they are numbers.
  ///
  /// @throws IllegalArgumentException if one does not fit
  /// @throws org.memview.format.FormatException if one is of the wrong kind
  public static TypedArray of(String typeCode, Iterable<?> items) {
    TypedArray array = of(typeCode);
    array.addAll(items);
    return array;
  }

  /// Returns an array of the characters of a text; the code is `"u"` or `"w"`.
  public static TypedArray of(String typeCode, String text) {
    return of(typeCode).fromUnicode(text);
  }

  /// Returns an array of the numbers of a stream.
  public static TypedArray of(String typeCode, IntStream values) {
    TypedArray array = of(typeCode);
    values.forEachOrdered(array::append);
    return array;
  }

  /// Returns an array of the numbers of a stream.
  public static TypedArray of(String typeCode, LongStream values) {
    TypedArray array = of(typeCode);
    values.forEachOrdered(array::append);
    return array;
  }

  /// Returns an array of the numbers of a stream.
  public static TypedArray of(String typeCode, DoubleStream values) {
    TypedArray array = of(typeCode);
    values.forEachOrdered(array::append);
    return array;
  }

  /// Returns an array of items as they lie in memory: Python's `array(code, b'…')`.
  ///
  /// @throws IllegalArgumentException if the bytes are no whole number of items
  public static TypedArray ofBytes(String typeCode, byte... bytes) {
    return of(typeCode).fromBytes(bytes);
  }

  /// Returns an array of type code `i`.
  public static TypedArray ofInts(int... values) {
    return of("i").extend(values);
  }

  /// Returns an array of type code `q`.
  public static TypedArray ofLongs(long... values) {
    return of("q").extend(values);
  }

  /// Returns an array of type code `f`.
  public static TypedArray ofFloats(float... values) {
    return of("f").extendCopy(MemoryView.of(values));
  }

  /// Returns an array of type code `d`.
  public static TypedArray ofDoubles(double... values) {
    return of("d").extend(values);
  }

  /// Returns an empty array in native memory, which the garbage collector frees.
  ///
  /// @throws org.memview.format.FormatException if `typeCode` is none
  public static TypedArray ofNative(String typeCode) {
    return new TypedArray(TypeCode.of(typeCode), new AutomaticArena());
  }

  /// Returns an empty array in memory of `arena`, whose owner closes it: then every use of the
  /// array throws. Each growth allocates anew, and what was outgrown stays until the arena is
  /// closed.
  ///
  /// @throws org.memview.format.FormatException if `typeCode` is none
  public static TypedArray ofNative(String typeCode, Arena arena) {
    return new TypedArray(TypeCode.of(typeCode), Objects.requireNonNull(arena, "arena"));
  }

  /// Returns a collector of items.
  ///
  /// @throws org.memview.format.FormatException if `typeCode` is none
  public static Collector<Object, ?, TypedArray> collector(String typeCode) {
    TypeCode type = TypeCode.of(typeCode);
    return Collector.of(
        () -> new TypedArray(type, null), TypedArray::append, (a, b) -> a.extend(b));
  }

  /// An empty array of the same type in the same kind of memory.
  private TypedArray like() {
    return new TypedArray(type, arena);
  }

  // ---------------------------------------------------------------- describing and lending

  /// Returns the type code.
  public String typeCode() {
    return type.code();
  }

  /// Returns the bytes of an item.
  public long itemSize() {
    return type.itemSize();
  }

  /// Returns the number of items: Python's `len`.
  public long length() {
    return cells.size();
  }

  /// Returns whether there are no items.
  public boolean isEmpty() {
    return length() == 0;
  }

  /// Returns whether the memory lies outside the heap.
  public boolean isNative() {
    return cells.memory().isNative();
  }

  /// Returns address and length of the items: Python's `buffer_info`. The address is good as long
  /// as the array is reachable and no item is added.
  ///
  /// @throws IllegalStateException if the memory is on the heap, where it has no address
  public BufferInfo bufferInfo() {
    if (!isNative()) {
      throw Errors.noAddress(this);
    }
    return new BufferInfo(cells.memory().address(), length());
  }

  /// Where the items of a native array lie.
  ///
  /// @param address of the first one
  /// @param length how many there are
  public record BufferInfo(long address, long length) {}

  /// Lends the items, shared, writable, in the format of the type code; until it is given back the
  /// size is fixed.
  @Override
  public Export export(Request request) {
    return Export.of(cells.memory())
        .format(type.format())
        .shape(length())
        .owner(this)
        .onRelease(loans.open());
  }

  // ---------------------------------------------------------------- items

  private long at(String operation, long index) {
    try {
      return Objects.checkIndex(index < 0 ? index + cells.size() : index, cells.size());
    } catch (IndexOutOfBoundsException _) {
      throw Errors.index(operation, index, this);
    }
  }

  /// Returns an item as an object, of the class that [MemoryView#get(long)] has for the format.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  public Object get(long index) {
    return cells.cells().get(at("get", index));
  }

  /// Returns an item, by the rule of [MemoryView#getInt(long)].
  public int getInt(long index) {
    return cells.cells().getInt(at("getInt", index));
  }

  /// Returns an item, by the rule of [MemoryView#getLong(long)].
  public long getLong(long index) {
    return cells.cells().getLong(at("getLong", index));
  }

  /// Returns an item, by the rule of [MemoryView#getFloat(long)].
  public float getFloat(long index) {
    return cells.cells().getFloat(at("getFloat", index));
  }

  /// Returns an item, by the rule of [MemoryView#getDouble(long)].
  public double getDouble(long index) {
    return cells.cells().getDouble(at("getDouble", index));
  }

  /// Stores an integer.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  /// @throws IllegalArgumentException if the value does not fit
  /// @throws org.memview.format.FormatException if the type takes text
  public TypedArray set(long index, long value) {
    long i = at("set", index);
    type.check(value);
    type.put(cells.cells(), i, value);
    return this;
  }

  /// Stores a real number.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  /// @throws org.memview.format.FormatException if the type takes integers or text
  public TypedArray set(long index, double value) {
    long i = at("set", index);
    type.check(value);
    type.put(cells.cells(), i, value);
    return this;
  }

  /// Stores a number or character.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  /// @throws IllegalArgumentException if the value does not fit
  /// @throws org.memview.format.FormatException if it is of the wrong kind
  public TypedArray set(long index, Object value) {
    cells.cells().set(at("set", index), value);
    return this;
  }

  // ---------------------------------------------------------------- slices

  /// Returns a copy of items `start` to `stop` (excluded), in the same kind of memory: Python's
  /// `a[start:stop]`. Never fails.
  public TypedArray getSlice(long start, long stop) {
    return getSlice(start, stop, 1);
  }

  /// Returns a copy of every `step`-th item: Python's `a[start:stop:step]`.
  ///
  /// @throws IllegalArgumentException if `step` is 0
  public TypedArray getSlice(long start, long stop, long step) {
    return like().extendCopy(cells.items().slice(start, stop, step));
  }

  /// The same with a slice text such as `"1:3"` or `"::-2"`.
  public TypedArray getSlice(String spec) {
    Index.Range range = Bounds.parse(spec);
    return getSlice(range.start(), range.stop(), range.step());
  }

  /// Replaces items `start` to `stop` (excluded) by any number of items: Python's `a[start:stop] =
  /// …`.
  ///
  /// @throws org.memview.format.FormatException if the type codes differ
  /// @throws org.memview.BufferException if the size would change and a view is open
  public TypedArray setSlice(long start, long stop, TypedArray values) {
    return setSlice(start, stop, 1, values);
  }

  /// Replaces every `step`-th item: Python's `a[start:stop:step] = …`. With a step other than 1
  /// there must be as many new items as old ones, or none, which deletes the old ones.
  ///
  /// @throws org.memview.format.FormatException if the type codes differ
  /// @throws IllegalArgumentException if `step` is 0, or the sizes do not fit
  /// @throws org.memview.BufferException if the size would change and a view is open
  public TypedArray setSlice(long start, long stop, long step, TypedArray values) {
    Bounds bounds = Bounds.of(start, stop, step, length());
    requireKind("assign", values);
    TypedArray source = values.cells == cells ? copy() : values;
    long count = source.length();
    requireResizable("set a slice", count, bounds);
    if (step == 1) {
      replace(bounds, source.cells);
    } else if (count == 0) {
      remove(bounds);
    } else if (count != bounds.count()) {
      throw Errors.extendedSlice("an array", count, bounds.count());
    } else {
      cells.items().slice(start, stop, step).copyFrom(source.cells.items());
    }
    return this;
  }

  /// The same with a slice text such as `"1:3"` or `"::2"`.
  public TypedArray setSlice(String spec, TypedArray values) {
    Index.Range range = Bounds.parse(spec);
    return setSlice(range.start(), range.stop(), range.step(), values);
  }

  /// Removes the item at `index`: Python's `del a[i]`.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  /// @throws org.memview.BufferException if a view is open
  public TypedArray delete(long index) {
    long i = at("delete", index);
    loans.requireNone("delete");
    cells.gap(i, i + 1, 0);
    return this;
  }

  /// Removes items `start` to `stop` (excluded): Python's `del a[start:stop]`.
  ///
  /// @throws org.memview.BufferException if a view is open, even if there is nothing to remove
  public TypedArray deleteSlice(long start, long stop) {
    return deleteSlice(start, stop, 1);
  }

  /// Removes every `step`-th item: Python's `del a[start:stop:step]`.
  ///
  /// @throws IllegalArgumentException if `step` is 0
  /// @throws org.memview.BufferException if a view is open, even if there is nothing to remove
  public TypedArray deleteSlice(long start, long stop, long step) {
    Bounds bounds = Bounds.of(start, stop, step, length());
    requireResizable("delete", 0, bounds);
    if (step == 1) {
      cells.gap(bounds.start(), bounds.end(), 0);
    } else {
      remove(bounds);
    }
    return this;
  }

  /// The same with a slice text such as `"1:3"` or `"::2"`.
  public TypedArray deleteSlice(String spec) {
    Index.Range range = Bounds.parse(spec);
    return deleteSlice(range.start(), range.stop(), range.step());
  }

  /// CPython asks for permission to resize whenever the new slice is empty, even if the old one is.
  private void requireResizable(String operation, long count, Bounds bounds) {
    if (count == 0 || count != bounds.count()) {
      loans.requireNone(operation);
    }
  }

  private void remove(Bounds bounds) {
    Bounds up = bounds.ascending();
    if (up.count() > 0) {
      cells.removeEach(up.start(), up.step(), up.count());
    }
  }

  private void replace(Bounds bounds, Cells source) {
    if (bounds.start() == length()) {
      extendCopy(source.items());
    } else {
      source.requireAccess();
      cells.gap(bounds.start(), bounds.end(), source.size());
      put(bounds.start(), source.items());
    }
  }

  private void requireKind(String operation, TypedArray other) {
    if (!other.type.code().equals(type.code())) {
      throw Errors.otherKind(operation, this, other);
    }
  }

  // ---------------------------------------------------------------- growing and shrinking

  /// Makes room for `count` items at the end, if no view is open; none need not be asked for.
  /// Returns the index of the first, which is no item before [Cells#add(long)]: what fails until
  /// then changes nothing.
  private long room(String operation, long count) {
    if (count > 0) {
      loans.requireNone(operation);
      if (count > Long.MAX_VALUE / type.itemSize() - length()) {
        throw Errors.tooMany(operation, count, this);
      }
      cells.room(count);
    }
    return length();
  }

  /// Puts an item that was checked before the one at `index`.
  private TypedArray insert(long index, MemoryView item) {
    long i = clamp(index);
    loans.requireNone("insert");
    if (i == length()) {
      cells.room(1);
      put(i, item);
      cells.add(1);
    } else {
      cells.gap(i, i, 1);
      put(i, item);
    }
    return this;
  }

  /// Copies items of the same format to `index…`.
  private void put(long index, MemoryView source) {
    cells.cells().slice(index, index + source.length()).copyFrom(source);
  }

  private TypedArray extendCopy(MemoryView source) {
    return extendCopy("extend", source);
  }

  private TypedArray extendCopy(String operation, MemoryView source) {
    long count = source.length();
    put(room(operation, count), source);
    cells.add(count);
    return this;
  }

  /// Adds an integer at the end. Amortised O(1), nothing is boxed.
  ///
  /// @throws IllegalArgumentException if the value does not fit
  /// @throws org.memview.format.FormatException if the type takes text
  /// @throws org.memview.BufferException if a view is open
  public TypedArray append(long value) {
    type.check(value);
    long i = room("append", 1);
    type.put(cells.cells(), i, value);
    cells.add(1);
    return this;
  }

  /// Adds a real number at the end. Amortised O(1), nothing is boxed.
  ///
  /// @throws org.memview.format.FormatException if the type takes integers or text
  /// @throws org.memview.BufferException if a view is open
  public TypedArray append(double value) {
    type.check(value);
    long i = room("append", 1);
    type.put(cells.cells(), i, value);
    cells.add(1);
    return this;
  }

  /// Adds a number or character at the end. Amortised O(1).
  ///
  /// @throws IllegalArgumentException if the value does not fit
  /// @throws org.memview.format.FormatException if it is of the wrong kind
  /// @throws org.memview.BufferException if a view is open
  public TypedArray append(Object value) {
    return extendCopy("append", encoded(value));
  }

  /// Puts an integer before the item at `index`, which is clamped.
  ///
  /// @throws IllegalArgumentException if the value does not fit
  /// @throws org.memview.format.FormatException if the type takes text
  /// @throws org.memview.BufferException if a view is open
  public TypedArray insert(long index, long value) {
    type.check(value);
    MemoryView item = item();
    type.put(item, 0, value);
    return insert(index, item);
  }

  /// Puts a real number before the item at `index`, which is clamped.
  ///
  /// @throws org.memview.format.FormatException if the type takes integers or text
  /// @throws org.memview.BufferException if a view is open
  public TypedArray insert(long index, double value) {
    type.check(value);
    MemoryView item = item();
    type.put(item, 0, value);
    return insert(index, item);
  }

  /// Puts a number or character before the item at `index`, which is clamped.
  ///
  /// @throws IllegalArgumentException if the value does not fit
  /// @throws org.memview.format.FormatException if it is of the wrong kind
  /// @throws org.memview.BufferException if a view is open
  public TypedArray insert(long index, Object value) {
    return insert(index, encoded(value));
  }

  /// One item, checked before anything is changed.
  private MemoryView encoded(Object value) {
    MemoryView item = item();
    item.set(0, value);
    return item;
  }

  private MemoryView item() {
    return MemoryView.of(new byte[(int) type.itemSize()]).cast(type.format());
  }

  private long clamp(long index) {
    long n = length();
    return index < 0 ? Math.max(index + n, 0) : Math.min(index, n);
  }

  /// Adds integers at the end, all or none; nothing is boxed.
  ///
  /// @throws IllegalArgumentException if one does not fit
  /// @throws org.memview.format.FormatException if the type takes text
  /// @throws org.memview.BufferException if there are any and a view is open
  public TypedArray extend(int... values) {
    if (type.code().equals("i")) {
      return extendCopy(MemoryView.of(values));
    }
    for (int value : values) {
      type.check((long) value);
    }
    long at = room("extend", values.length);
    for (int value : values) {
      type.put(cells.cells(), at++, (long) value);
    }
    cells.add(values.length);
    return this;
  }

  /// Adds integers at the end, all or none; nothing is boxed.
  ///
  /// @throws IllegalArgumentException if one does not fit
  /// @throws org.memview.format.FormatException if the type takes text
  /// @throws org.memview.BufferException if there are any and a view is open
  public TypedArray extend(long... values) {
    if (type.code().equals("q")) {
      return extendCopy(MemoryView.of(values));
    }
    for (long value : values) {
      type.check(value);
    }
    long at = room("extend", values.length);
    for (long value : values) {
      type.put(cells.cells(), at++, value);
    }
    cells.add(values.length);
    return this;
  }

  /// Adds real numbers at the end, all or none; nothing is boxed.
  ///
  /// @throws org.memview.format.FormatException if the type takes integers or text
  /// @throws org.memview.BufferException if there are any and a view is open
  public TypedArray extend(double... values) {
    if (type.code().equals("d")) {
      return extendCopy(MemoryView.of(values));
    }
    for (double value : values) {
      type.check(value);
    }
    long at = room("extend", values.length);
    for (double value : values) {
      type.put(cells.cells(), at++, value);
    }
    cells.add(values.length);
    return this;
  }

  /// Adds the items of an array of the same type code, perhaps of this very one.
  ///
  /// @throws org.memview.format.FormatException if the type codes differ
  /// @throws org.memview.BufferException if there are any and a view is open
  public TypedArray extend(TypedArray values) {
    requireKind("extend", values);
    long count = values.length();
    long at = room("extend", count);
    // If it is this very one, the room has moved its items.
    put(at, values.cells.items());
    cells.add(count);
    return this;
  }

  /// Adds the items that something lists, all or none. Those of a view are its elements, converted.
  ///
  /// @throws IllegalArgumentException if one does not fit
  /// @throws org.memview.format.FormatException if one is of the wrong kind
  /// @throws org.memview.BufferException if there are any and a view is open
  public TypedArray extend(Iterable<?> items) {
    if (items instanceof TypedArray array) {
      return extend(array);
    }
    // The items are gathered aside, for the last of them may be the one that is refused.
    TypedArray gathered = of(typeCode());
    gathered.addAll(items);
    return extend(gathered);
  }

  /// Adds the items of a list, all or none: Python's `fromlist`.
  ///
  /// @throws IllegalArgumentException if one does not fit
  /// @throws org.memview.format.FormatException if one is of the wrong kind
  /// @throws org.memview.BufferException if there are any and a view is open
  public TypedArray fromList(List<?> items) {
    if (!items.isEmpty()) {
      loans.requireNone("extend");
    }
    return extend(items);
  }

  /// Adds items one by one.
  private void addAll(Iterable<?> items) {
    switch (items) {
      case TypedArray array when array.isText() && !isText() ->
          throw Errors.otherKind("convert", this, array);
      case TypedArray array -> addNumbers(array.cells.items());
      case MemoryView view when view.ndim() == 1 -> addNumbers(view);
      default -> items.forEach(this::append);
    }
  }

  private void addNumbers(MemoryView view) {
    switch (view.formatSpec().code()) {
      case 'b', 'B', 'h', 'H', 'i', 'I', 'l', 'q', 'n' -> view.forEachLong(this::append);
      case 'L', 'Q', 'N', 'P' -> view.forEachLong(this::appendUnsigned);
      case 'e', 'E', 'f', 'd' -> view.forEachDouble(this::append);
      default -> view.forEach(this::append);
    }
  }

  /// Only what no `long` holds is boxed.
  private void appendUnsigned(long bits) {
    if (bits >= 0) {
      append(bits);
    } else {
      append(new BigInteger(Long.toUnsignedString(bits)));
    }
  }

  /// Removes the last item and returns it.
  ///
  /// @throws IndexOutOfBoundsException if there is none
  /// @throws org.memview.BufferException if a view is open
  public Object pop() {
    return pop(-1);
  }

  /// Removes the item at `index` and returns it.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  /// @throws org.memview.BufferException if a view is open
  public Object pop(long index) {
    long i = at("pop", index);
    Object popped = cells.cells().get(i);
    loans.requireNone("pop");
    cells.gap(i, i + 1, 0);
    return popped;
  }

  /// Removes the last item and returns it as [#getLong(long)] does; nothing is boxed.
  ///
  /// @throws IndexOutOfBoundsException if there is none
  /// @throws org.memview.BufferException if a view is open
  public long popLong() {
    long popped = cells.cells().getLong(at("pop", -1));
    removeLast();
    return popped;
  }

  /// Removes the last item and returns it as [#getDouble(long)] does; nothing is boxed.
  ///
  /// @throws IndexOutOfBoundsException if there is none
  /// @throws org.memview.BufferException if a view is open
  public double popDouble() {
    double popped = cells.cells().getDouble(at("pop", -1));
    removeLast();
    return popped;
  }

  private void removeLast() {
    loans.requireNone("pop");
    cells.gap(length() - 1, length(), 0);
  }

  /// Removes the first item that equals `value`.
  ///
  /// @throws IllegalArgumentException if there is none
  /// @throws org.memview.BufferException if a view is open
  public TypedArray remove(Object value) {
    long i = index(value);
    loans.requireNone("remove");
    cells.gap(i, i + 1, 0);
    return this;
  }

  /// Removes all items.
  ///
  /// @throws org.memview.BufferException if there are any and a view is open
  public TypedArray clear() {
    return resize(0);
  }

  /// Changes the length: cuts off items at the end or adds zeros.
  ///
  /// @throws IllegalArgumentException if `length` is negative or beyond all memory
  /// @throws org.memview.BufferException if the length would change and a view is open
  public TypedArray resize(long length) {
    if (length < 0) {
      throw Errors.negative("length", length);
    }
    if (length != length()) {
      loans.requireNone("resize");
      if (length > Long.MAX_VALUE / type.itemSize()) {
        throw Errors.tooMany("resize", length - length(), this);
      }
      if (length < length()) {
        cells.gap(length, length(), 0);
      } else {
        cells.addZeros(length - length());
      }
    }
    return this;
  }

  /// Makes room for `capacity` items in all, so that growth up to there copies nothing.
  ///
  /// @throws org.memview.BufferException if memory would move and a view is open
  public TypedArray ensureCapacity(long capacity) {
    if (capacity > cells.capacity()) {
      loans.requireNone("grow");
      cells.reserve(capacity);
    }
    return this;
  }

  /// Repeats the contents `times` times, none if it is below 1: Python's `a *= n`.
  ///
  /// @throws IllegalArgumentException if the result is beyond all memory
  /// @throws org.memview.BufferException if the length would change and a view is open
  public TypedArray repeatInPlace(long times) {
    long count = length();
    if (times <= 0) {
      return clear();
    }
    if (count == 0 || times == 1) {
      return this;
    }
    if (times > Long.MAX_VALUE / type.itemSize() / count) {
      throw Errors.tooMany("repeat", times, this);
    }
    long added = count * (times - 1);
    room("repeat", added);
    for (long done = count; done < count + added; ) {
      long more = Math.min(done, count + added - done);
      put(done, cells.cells().slice(0, more));
      done += more;
    }
    cells.add(added);
    return this;
  }

  /// Returns this array and `other` behind it, a copy: Python's `a + b`.
  ///
  /// @throws org.memview.format.FormatException if the type codes differ
  public TypedArray concat(TypedArray other) {
    requireKind("concat", other);
    return copy().extend(other);
  }

  /// Returns `times` copies in a row, none if it is below 1: Python's `a * n`.
  public TypedArray repeat(long times) {
    return times <= 0 ? like() : copy().repeatInPlace(times);
  }

  /// Returns a copy in the same kind of memory.
  public TypedArray copy() {
    return like().extendCopy(cells.items());
  }

  // ---------------------------------------------------------------- in place

  /// Reverses the order of the items in place.
  public TypedArray reverse() {
    cells.reverse();
    return this;
  }

  /// Reverses the bytes of every item in place.
  public TypedArray byteswap() {
    cells.byteswap();
    return this;
  }

  // ---------------------------------------------------------------- search

  /// Returns the index of the first item that equals `value` by value (`1.0` finds 1).
  ///
  /// @throws IllegalArgumentException if there is none
  public long index(Object value) {
    return index(value, 0, Long.MAX_VALUE);
  }

  /// The same among items `start` to `stop` (excluded).
  ///
  /// @throws IllegalArgumentException if there is none
  public long index(Object value, long start, long stop) {
    long i = find(value, start, stop);
    if (i < 0) {
      throw Errors.notFound("index", value, "TypedArray '" + typeCode() + "'", length());
    }
    return i;
  }

  /// Returns the index of the first item that equals `value` among items `start` to `stop`
  /// (excluded), or -1.
  public long find(Object value, long start, long stop) {
    long i = cells.items().slice(start, stop).indexOf(value);
    return i < 0 ? -1 : i + Bounds.of(start, stop, 1, length()).start();
  }

  /// Returns how many items equal `value`.
  public long count(Object value) {
    return cells.items().count(value);
  }

  /// Returns whether an item equals `value`: Python's `value in a`.
  public boolean contains(Object value) {
    return cells.items().contains(value);
  }

  // ---------------------------------------------------------------- bytes, files, text, Java

  /// Adds items as they lie in memory: Python's `frombytes`.
  ///
  /// @throws IllegalArgumentException if the bytes are no whole number of items
  /// @throws org.memview.BufferException if there are any and a view is open
  public TypedArray fromBytes(byte... bytes) {
    return addBytes(MemoryView.of(bytes));
  }

  /// Adds items as they lie in the memory of any exporter of one-byte items.
  ///
  /// @throws IllegalArgumentException if the bytes are no whole number of items
  /// @throws org.memview.format.FormatException if the exporter's items have more bytes
  /// @throws org.memview.BufferException if there are any and a view is open, or the memory has
  ///   gaps
  public TypedArray fromBytes(Exporter buffer) {
    if (buffer instanceof MemoryView view && view.isCContiguous()) {
      return addBytes(view);
    }
    try (MemoryView view = MemoryView.of(buffer, Request.SIMPLE)) {
      return addBytes(view);
    }
  }

  private TypedArray addBytes(MemoryView view) {
    if (view.itemSize() != 1) {
      throw Errors.notBytes(view.itemSize());
    }
    long bytes = view.byteSize();
    if (bytes % type.itemSize() != 0) {
      throw Errors.notWhole(bytes, type);
    }
    if (bytes > 0) {
      long count = bytes / type.itemSize();
      long at = room("add bytes", count) * type.itemSize();
      cells.cells().cast("B").slice(at, at + bytes).copyFrom(view.cast("B"));
      cells.add(count);
    }
    return this;
  }

  /// Adds `count` items from a stream, as they lie in memory.
  ///
  /// @throws EOFException if the stream ends before; the items read until then are kept, for they
  ///   cannot be read again
  /// @throws IllegalArgumentException if the count is negative, or the stream ends within an item;
  ///   nothing is then added
  /// @throws IOException if reading fails; nothing is then added
  /// @throws org.memview.BufferException if the count is not 0 and a view is open; nothing is then
  ///   read
  public TypedArray fromFile(InputStream in, long count) throws IOException {
    if (count < 0) {
      throw Errors.negative("count", count);
    }
    if (count > 0) {
      loans.requireNone("read into");
    }
    ItemFiles.read(in, this, count);
    return this;
  }

  /// Writes the items as they lie in memory.
  ///
  /// @throws IOException if writing fails
  public void toFile(OutputStream out) throws IOException {
    ItemFiles.write(cells.items(), out);
  }

  /// Returns the items as they lie in memory.
  public byte[] toBytes() {
    return cells.items().toBytes();
  }

  /// Adds the characters of a text to an array of type code `u` or `w`.
  ///
  /// @throws org.memview.format.FormatException if the type code is another
  /// @throws org.memview.BufferException if there are any and a view is open
  public TypedArray fromUnicode(String text) {
    requireText();
    int[] units = (type.itemSize() == 4 ? text.codePoints() : text.chars()).toArray();
    long at = room("add text", units.length);
    MemoryView numbers = cells.cells().cast(type.itemSize() == 4 ? "I" : "H");
    for (int unit : units) {
      numbers.set(at++, unit);
    }
    cells.add(units.length);
    return this;
  }

  /// Returns the text of an array of type code `u` or `w`.
  ///
  /// @throws org.memview.format.FormatException if the type code is another
  /// @throws IllegalArgumentException if an item is no character
  public String toUnicode() {
    requireText();
    StringBuilder text = new StringBuilder();
    for (Object character : this) {
      text.append(character);
    }
    return text.toString();
  }

  private boolean isText() {
    return type.kind() == TypeCode.Kind.TEXT;
  }

  private void requireText() {
    if (!isText()) {
      throw Errors.notText(type);
    }
  }

  /// Returns the items, boxed, a copy.
  public List<Object> toList() {
    return cells.items().toList();
  }

  /// Returns the items as [MemoryView#toIntArray()] does.
  public int[] toIntArray() {
    return cells.items().toIntArray();
  }

  /// Returns the items as [MemoryView#toLongArray()] does.
  public long[] toLongArray() {
    return cells.items().toLongArray();
  }

  /// Returns the items as [MemoryView#toFloatArray()] does.
  public float[] toFloatArray() {
    return cells.items().toFloatArray();
  }

  /// Returns the items as [MemoryView#toDoubleArray()] does.
  public double[] toDoubleArray() {
    return cells.items().toDoubleArray();
  }

  /// Returns the items as [#getInt(long)] reads them, unboxed.
  public IntStream ints() {
    return cells.items().ints();
  }

  /// Returns the items as [#getLong(long)] reads them, unboxed.
  public LongStream longs() {
    return cells.items().longs();
  }

  /// Returns the items as [#getDouble(long)] reads them, unboxed.
  public DoubleStream doubles() {
    return cells.items().doubles();
  }

  /// Returns the items, boxed; the array may grow meanwhile, as in Python.
  @Override
  public Iterator<Object> iterator() {
    return new Iterator<>() {
      private long next;

      @Override
      public boolean hasNext() {
        // Once at the end it stays there, as Python's does, whatever is appended.
        next = next < length() ? next : Long.MAX_VALUE;
        return next < Long.MAX_VALUE;
      }

      @Override
      public Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException("no more items of " + length());
        }
        return get(next++);
      }
    };
  }

  // ---------------------------------------------------------------- comparison

  /// Returns whether `other` is a typed array of equal items, whatever its type code. NaN equals
  /// nothing, but every array equals itself.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TypedArray that
            && length() == that.length()
            && cells.items().contentEquals(that.cells.items()));
  }

  /// A hash that equal arrays share; it changes with the items.
  @Override
  public int hashCode() {
    int hash = 1;
    for (Object item : this) {
      hash = 31 * hash + hash(item);
    }
    return hash;
  }

  /// Equal numbers are equal as doubles, and -0.0 equals 0.0.
  private static int hash(Object item) {
    return switch (item) {
      case Number n -> Double.hashCode(n.doubleValue() + 0.0);
      case Complex z when z.im() == 0 -> hash(z.re());
      case Complex z -> 31 * hash(z.re()) + hash(z.im());
      default -> item.hashCode();
    };
  }

  /// Compares item by item, by value; a prefix comes first. NaN counts as the largest number.
  ///
  /// @throws ClassCastException if one holds numbers and the other text, or they are complex
  @Override
  public int compareTo(TypedArray other) {
    long common = Math.min(length(), other.length());
    MemoryView mine = cells.items().slice(0, common);
    MemoryView theirs = other.cells.items().slice(0, common);
    // The first pair tells whether there is an order; the pairs that differ, two NaN among them,
    // are then looked for. What is no character is found by reading all, as Python does.
    for (long i = 0; i < common; i++) {
      int order = Order.compare(mine.get(i), theirs.get(i));
      if (order != 0) {
        return order;
      }
      long equal = isText() ? 0 : mine.slice(i + 1).mismatch(theirs.slice(i + 1));
      i = equal < 0 ? common : i + equal;
    }
    return Long.compare(length(), other.length());
  }

  /// Python's `repr`: `array('i', [1, 2])`, `array('u', 'ab')`, `array('d')`.
  @Override
  public String toString() {
    return Repr.of(this);
  }
}
