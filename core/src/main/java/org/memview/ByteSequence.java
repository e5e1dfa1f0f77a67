package org.memview;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.memview.array.ByteArray;
import org.memview.internal.bytes.Ascii;
import org.memview.internal.bytes.Bounds;
import org.memview.internal.bytes.Charsets;
import org.memview.internal.bytes.Editing;
import org.memview.internal.bytes.Errors;
import org.memview.internal.bytes.Search;
import org.memview.internal.bytes.Span;
import org.memview.internal.bytes.Splitting;
import org.memview.internal.bytes.Trimming;
import org.memview.layout.Index;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// A row of bytes with the methods that Python's `bytes` and `bytearray` have in common: [Bytes] is
/// the immutable one, [ByteArray] the one that grows.
///
/// ```java
/// Bytes header = Bytes.of("Host: example.org\r\n", US_ASCII);
/// header.partition(Bytes.of(": ", US_ASCII));     // [b'Host', b': ', b'example.org\r\n']
/// header.strip().upper();                         // b'HOST: EXAMPLE.ORG'
/// header.find('e', -6, Long.MAX_VALUE);           // -1
/// ```
///
/// **Arguments.** Where Python takes any bytes-like object, these methods take a `byte[]` or any
/// [Exporter]: `Bytes`, `ByteArray`, `TypedArray`, a `MemoryView`, what another library lends. Its
/// bytes are read as they lie in memory; memory with gaps is refused with [BufferException], as
/// Python does. A single byte is an `int` of 0 to 255, as in Python.
///
/// **Bounds** have Python's meaning: negative ones count from the end, those outside are clamped,
/// `Long.MIN_VALUE` and `Long.MAX_VALUE` are open ends.
///
/// **Results** are copies of the receiver's type; nothing made here shares memory. To look at a
/// part without copying it, take `MemoryView.of(bytes).slice(…)`.
///
/// Two sequences are equal if their bytes are, whatever their type; `hashCode` agrees with that.
///
/// @param <S> the type of the results, the receiver's own
/// @see <a href="https://docs.python.org/3/library/stdtypes.html#bytes-and-bytearray-operations">
///   Bytes and Bytearray Operations</a>
public abstract sealed class ByteSequence<S extends ByteSequence<S>>
    implements Exporter, Iterable<Integer> permits Bytes, ByteArray {

  /// For the two subclasses.
  protected ByteSequence() {}

  // ---------------------------------------------------------------- what a subclass knows

  /// Returns the array that holds the bytes, not a copy.
  protected abstract byte[] memory();

  /// Returns where in the array the bytes begin.
  protected abstract int offset();

  /// Returns a sequence of these bytes; nobody else keeps the array.
  protected abstract S wrap(byte[] owned);

  /// Returns the number of bytes: Python's `len`.
  public abstract int length();

  private Span span() {
    return new Span(memory(), offset(), offset() + length());
  }

  private S wrap(Span part) {
    return wrap(part.toArray());
  }

  private List<S> wrap(List<Span> parts) {
    List<S> made = new ArrayList<>(parts.size());
    for (Span part : parts) {
      made.add(wrap(part));
    }
    return made;
  }

  /// The bytes of an argument, which may be this very sequence.
  private static Span bytes(Exporter buffer) {
    if (Objects.requireNonNull(buffer, "buffer") instanceof ByteSequence<?> sequence) {
      return sequence.span();
    }
    try (MemoryView view = MemoryView.of(buffer, Request.SIMPLE)) {
      return Span.of(view.toBytes());
    }
  }

  private static Span bytes(int value) {
    return Span.of(requireByte(value));
  }

  /// Returns a number of 0 to 255 as a byte.
  protected static byte requireByte(long value) {
    if ((value & 0xff) != value) {
      throw Errors.notAByte(value);
    }
    return (byte) value;
  }

  /// Returns an index counted from the front.
  protected final int requireIndex(String operation, long index) {
    long resolved = index < 0 ? index + length() : index;
    if (resolved < 0 || resolved >= length()) {
      throw Errors.index(operation, index, length());
    }
    return (int) resolved;
  }

  // ---------------------------------------------------------------- elements

  /// Returns whether there are no bytes.
  public final boolean isEmpty() {
    return length() == 0;
  }

  /// Returns the byte at `index`, sign included; negative indices count from the end.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  public final byte get(long index) {
    return memory()[offset() + requireIndex("get", index)];
  }

  /// Returns the byte at `index` as a number of 0 to 255: Python's `b[i]`.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  public final int getUnsignedByte(long index) {
    return get(index) & 0xff;
  }

  /// Returns a copy of bytes `start` to `stop` (excluded): Python's `b[start:stop]`. Never fails.
  public final S getSlice(long start, long stop) {
    return getSlice(start, stop, 1);
  }

  /// Returns a copy of every `step`-th byte: Python's `b[start:stop:step]`.
  ///
  /// @throws IllegalArgumentException if `step` is 0
  public final S getSlice(long start, long stop, long step) {
    Bounds bounds = Bounds.of(start, stop, step, length());
    Span all = span();
    if (step == 1) {
      return wrap(all.slice((int) bounds.start(), (int) bounds.end()));
    }
    return wrap(view().slice(start, stop, step).toBytes());
  }

  /// Returns a copy of what a slice text such as `"1:3"` or `"::-2"` selects.
  ///
  /// @throws IllegalArgumentException if the text is no such slice; the message says where
  public final S getSlice(String spec) {
    Index.Range range = Bounds.parse(spec);
    return getSlice(range.start(), range.stop(), range.step());
  }

  /// Returns the bytes as numbers of 0 to 255, boxed; [#ints()] does not box.
  @Override
  public final PrimitiveIterator.OfInt iterator() {
    return new PrimitiveIterator.OfInt() {
      private int next;

      @Override
      public boolean hasNext() {
        // Once at the end it stays there, as Python's does, whatever is appended.
        next = next < length() ? next : Integer.MAX_VALUE;
        return next < Integer.MAX_VALUE;
      }

      @Override
      public int nextInt() {
        if (!hasNext()) {
          throw new NoSuchElementException("no more bytes of " + length());
        }
        return getUnsignedByte(next++);
      }
    };
  }

  /// Returns the bytes as numbers of 0 to 255.
  public final IntStream ints() {
    return IntStream.range(0, length()).map(this::getUnsignedByte);
  }

  /// Returns the bytes as a list of numbers of 0 to 255, a copy: Python's `list(b)`.
  public final List<Integer> toList() {
    return ints().boxed().toList();
  }

  /// Returns the bytes as a new array.
  public final byte[] toArray() {
    return span().toArray();
  }

  /// Copies the bytes to `target[index…]`.
  ///
  /// @throws IndexOutOfBoundsException if they do not fit
  public final void copyTo(byte[] target, int index) {
    Objects.checkFromIndexSize(index, length(), target.length);
    span().copyTo(target, index);
  }

  /// Returns a stream that reads the bytes; what is appended before its end is reached is read too.
  public final InputStream inputStream() {
    return new ByteSequenceInput(this);
  }

  // ---------------------------------------------------------------- search

  /// Returns the index of the first place of `sub`, or -1. The empty one is found at the start.
  public final int find(byte... sub) {
    return find(Span.of(sub), 0, Long.MAX_VALUE);
  }

  /// The same with the bytes of any exporter.
  public final int find(Exporter sub) {
    return find(bytes(sub), 0, Long.MAX_VALUE);
  }

  /// The same with one byte of 0 to 255.
  public final int find(int value) {
    return find(bytes(value), 0, Long.MAX_VALUE);
  }

  /// The same, wholly within bytes `start` to `end` (excluded).
  public final int find(byte[] sub, long start, long end) {
    return find(Span.of(sub), start, end);
  }

  /// The same, wholly within bytes `start` to `end` (excluded).
  public final int find(Exporter sub, long start, long end) {
    return find(bytes(sub), start, end);
  }

  /// The same within bytes `start` to `end` (excluded).
  public final int find(int value, long start, long end) {
    return find(bytes(value), start, end);
  }

  /// Returns the index of the last place of `sub`, or -1. The empty one is found at the end.
  public final int rfind(byte... sub) {
    return rfind(Span.of(sub), 0, Long.MAX_VALUE);
  }

  /// The same with the bytes of any exporter.
  public final int rfind(Exporter sub) {
    return rfind(bytes(sub), 0, Long.MAX_VALUE);
  }

  /// The same with one byte of 0 to 255.
  public final int rfind(int value) {
    return rfind(bytes(value), 0, Long.MAX_VALUE);
  }

  /// The same, wholly within bytes `start` to `end` (excluded).
  public final int rfind(byte[] sub, long start, long end) {
    return rfind(Span.of(sub), start, end);
  }

  /// The same, wholly within bytes `start` to `end` (excluded).
  public final int rfind(Exporter sub, long start, long end) {
    return rfind(bytes(sub), start, end);
  }

  /// The same within bytes `start` to `end` (excluded).
  public final int rfind(int value, long start, long end) {
    return rfind(bytes(value), start, end);
  }

  /// Returns what [#find(byte...)] does, and throws where it gives -1.
  ///
  /// @throws IllegalArgumentException if `sub` is not there
  public final int index(byte... sub) {
    return index(Span.of(sub), 0, Long.MAX_VALUE);
  }

  /// The same with the bytes of any exporter.
  public final int index(Exporter sub) {
    return index(bytes(sub), 0, Long.MAX_VALUE);
  }

  /// The same with one byte of 0 to 255.
  public final int index(int value) {
    return index(bytes(value), 0, Long.MAX_VALUE);
  }

  /// The same, wholly within bytes `start` to `end` (excluded).
  public final int index(byte[] sub, long start, long end) {
    return index(Span.of(sub), start, end);
  }

  /// The same, wholly within bytes `start` to `end` (excluded).
  public final int index(Exporter sub, long start, long end) {
    return index(bytes(sub), start, end);
  }

  /// The same within bytes `start` to `end` (excluded).
  public final int index(int value, long start, long end) {
    return index(bytes(value), start, end);
  }

  /// Returns what [#rfind(byte...)] does, and throws where it gives -1.
  ///
  /// @throws IllegalArgumentException if `sub` is not there
  public final int rindex(byte... sub) {
    return rindex(Span.of(sub), 0, Long.MAX_VALUE);
  }

  /// The same with the bytes of any exporter.
  public final int rindex(Exporter sub) {
    return rindex(bytes(sub), 0, Long.MAX_VALUE);
  }

  /// The same with one byte of 0 to 255.
  public final int rindex(int value) {
    return rindex(bytes(value), 0, Long.MAX_VALUE);
  }

  /// The same, wholly within bytes `start` to `end` (excluded).
  public final int rindex(byte[] sub, long start, long end) {
    return rindex(Span.of(sub), start, end);
  }

  /// The same, wholly within bytes `start` to `end` (excluded).
  public final int rindex(Exporter sub, long start, long end) {
    return rindex(bytes(sub), start, end);
  }

  /// The same within bytes `start` to `end` (excluded).
  public final int rindex(int value, long start, long end) {
    return rindex(bytes(value), start, end);
  }

  /// Returns how many times `sub` is there without overlap; the empty one is there once more than
  /// there are bytes.
  public final int count(byte... sub) {
    return count(Span.of(sub), 0, Long.MAX_VALUE);
  }

  /// The same with the bytes of any exporter.
  public final int count(Exporter sub) {
    return count(bytes(sub), 0, Long.MAX_VALUE);
  }

  /// The same with one byte of 0 to 255.
  public final int count(int value) {
    return count(bytes(value), 0, Long.MAX_VALUE);
  }

  /// The same, wholly within bytes `start` to `end` (excluded).
  public final int count(byte[] sub, long start, long end) {
    return count(Span.of(sub), start, end);
  }

  /// The same, wholly within bytes `start` to `end` (excluded).
  public final int count(Exporter sub, long start, long end) {
    return count(bytes(sub), start, end);
  }

  /// The same within bytes `start` to `end` (excluded).
  public final int count(int value, long start, long end) {
    return count(bytes(value), start, end);
  }

  /// Returns whether `sub` is there: Python's `sub in b`.
  public final boolean contains(byte... sub) {
    return find(sub) >= 0;
  }

  /// The same with the bytes of any exporter.
  public final boolean contains(Exporter sub) {
    return find(sub) >= 0;
  }

  /// The same with one byte of 0 to 255.
  public final boolean contains(int value) {
    return find(value) >= 0;
  }

  /// Returns whether the sequence begins with `prefix`.
  public final boolean startsWith(byte... prefix) {
    return span().startsWith(Span.of(prefix));
  }

  /// The same with the bytes of any exporter.
  public final boolean startsWith(Exporter prefix) {
    return span().startsWith(bytes(prefix));
  }

  /// Returns whether bytes `start` to `end` (excluded) begin with `prefix`.
  public final boolean startsWith(Exporter prefix, long start, long end) {
    Span sought = bytes(prefix);
    Window window = window(start, end);
    return window.exists && window.span.startsWith(sought);
  }

  /// Returns whether the sequence begins with one of `prefixes`: Python's `b.startswith((x, y))`.
  public final boolean startsWith(List<? extends Exporter> prefixes) {
    return prefixes.stream().anyMatch(this::startsWith);
  }

  /// Returns whether bytes `start` to `end` (excluded) begin with one of `prefixes`.
  public final boolean startsWith(List<? extends Exporter> prefixes, long start, long end) {
    return prefixes.stream().anyMatch(prefix -> startsWith(prefix, start, end));
  }

  /// Returns whether the sequence ends with `suffix`.
  public final boolean endsWith(byte... suffix) {
    return span().endsWith(Span.of(suffix));
  }

  /// The same with the bytes of any exporter.
  public final boolean endsWith(Exporter suffix) {
    return span().endsWith(bytes(suffix));
  }

  /// Returns whether bytes `start` to `end` (excluded) end with `suffix`.
  public final boolean endsWith(Exporter suffix, long start, long end) {
    Span sought = bytes(suffix);
    Window window = window(start, end);
    return window.exists && window.span.endsWith(sought);
  }

  /// Returns whether the sequence ends with one of `suffixes`: Python's `b.endswith((x, y))`.
  public final boolean endsWith(List<? extends Exporter> suffixes) {
    return suffixes.stream().anyMatch(this::endsWith);
  }

  /// Returns whether bytes `start` to `end` (excluded) end with one of `suffixes`.
  public final boolean endsWith(List<? extends Exporter> suffixes, long start, long end) {
    return suffixes.stream().anyMatch(suffix -> endsWith(suffix, start, end));
  }

  /// The part that a search with bounds looks at; where the start is behind the end not even the
  /// empty sequence is found.
  private record Window(Span span, boolean exists) {}

  private Window window(long start, long end) {
    int length = length();
    long stop = end < 0 ? Math.max(end + length, 0) : Math.min(end, length);
    long from = start < 0 ? Math.max(start + length, 0) : start;
    boolean exists = from <= stop;
    Span all = span();
    return new Window(exists ? all.slice((int) from, (int) stop) : all.slice(0, 0), exists);
  }

  private int find(Span sub, long start, long end) {
    Window window = window(start, end);
    return place(window, window.exists ? Search.find(window.span, sub) : -1);
  }

  private int rfind(Span sub, long start, long end) {
    Window window = window(start, end);
    return place(window, window.exists ? Search.rfind(window.span, sub) : -1);
  }

  private int place(Window window, int found) {
    return found < 0 ? -1 : window.span.from() - offset() + found;
  }

  private int index(Span sub, long start, long end) {
    return found("index", sub, find(sub, start, end));
  }

  private int rindex(Span sub, long start, long end) {
    return found("rindex", sub, rfind(sub, start, end));
  }

  private int found(String operation, Span sub, int at) {
    if (at < 0) {
      throw Errors.notFound(operation, sub, length());
    }
    return at;
  }

  private int count(Span sub, long start, long end) {
    Window window = window(start, end);
    return window.exists ? Search.count(window.span, sub) : 0;
  }

  // ---------------------------------------------------------------- pieces

  /// Returns the pieces between runs of ASCII whitespace; none of them is empty.
  public final List<S> split() {
    return wrap(Splitting.words(span(), -1));
  }

  /// Returns the pieces between separators, which may be empty.
  ///
  /// @throws IllegalArgumentException if the separator is empty
  public final List<S> split(byte... separator) {
    return wrap(Splitting.split(span(), Span.of(separator), -1));
  }

  /// The same with the bytes of any exporter.
  public final List<S> split(Exporter separator) {
    return split(separator, -1);
  }

  /// The same with at most `maxSplit` cuts, from the left; below 0 there is no limit.
  public final List<S> split(Exporter separator, long maxSplit) {
    return wrap(Splitting.split(span(), bytes(separator), maxSplit));
  }

  /// Returns [#split()] with at most `maxSplit` cuts, from the left; below 0 there is no limit.
  public final List<S> splitWords(long maxSplit) {
    return wrap(Splitting.words(span(), maxSplit));
  }

  /// Returns the pieces between separators, which may be empty; without a limit the side from which
  /// they are cut only matters where a separator overlaps itself.
  ///
  /// @throws IllegalArgumentException if the separator is empty
  public final List<S> rsplit(byte... separator) {
    return wrap(Splitting.rsplit(span(), Span.of(separator), -1));
  }

  /// The same with the bytes of any exporter.
  public final List<S> rsplit(Exporter separator) {
    return rsplit(separator, -1);
  }

  /// Returns the pieces between separators with at most `maxSplit` cuts, from the right.
  ///
  /// @throws IllegalArgumentException if the separator is empty
  public final List<S> rsplit(Exporter separator, long maxSplit) {
    return wrap(Splitting.rsplit(span(), bytes(separator), maxSplit));
  }

  /// Returns [#split()] with at most `maxSplit` cuts, from the right; below 0 there is no limit.
  public final List<S> rsplitWords(long maxSplit) {
    return wrap(Splitting.rwords(span(), maxSplit));
  }

  /// Returns the lines without their ends, which are `\n`, `\r` or `\r\n`.
  public final List<S> splitLines() {
    return splitLines(false);
  }

  /// Returns the lines, with their ends or without.
  public final List<S> splitLines(boolean keepEnds) {
    return wrap(Splitting.lines(span(), keepEnds));
  }

  /// Returns what is before the first separator, the separator, and what is behind it; if there is
  /// none: all, nothing, nothing.
  ///
  /// @throws IllegalArgumentException if the separator is empty
  public final List<S> partition(Exporter separator) {
    return wrap(Splitting.partition(span(), bytes(separator)));
  }

  /// Returns what is before the last separator, the separator, and what is behind it; if there is
  /// none: nothing, nothing, all.
  ///
  /// @throws IllegalArgumentException if the separator is empty
  public final List<S> rpartition(Exporter separator) {
    return wrap(Splitting.rpartition(span(), bytes(separator)));
  }

  /// Returns the parts one after the other, with this sequence between each two.
  ///
  /// @throws IllegalArgumentException if the result is too long for an array
  public final S join(Iterable<? extends Exporter> parts) {
    List<Span> spans = new ArrayList<>();
    for (Exporter part : parts) {
      spans.add(bytes(part));
    }
    return wrap(Editing.join(span(), spans));
  }

  /// Returns this sequence and `other` behind it: Python's `b + other`.
  public final S concat(Exporter other) {
    return wrap(Editing.concat(span(), bytes(other)));
  }

  /// Returns `times` copies of this sequence in a row, none if it is below 1: Python's `b * n`.
  ///
  /// @throws IllegalArgumentException if the result is too long for an array
  public final S repeat(long times) {
    return wrap(Editing.repeat(span(), times));
  }

  /// Returns a copy with every `old` replaced.
  public final S replace(Exporter old, Exporter with) {
    return replace(old, with, -1);
  }

  /// Returns a copy with the first `count` places of `old` replaced; below 0, all. The empty `old`
  /// is before every byte and at the end.
  public final S replace(Exporter old, Exporter with, long count) {
    byte[] replaced = Editing.replace(span(), bytes(old), bytes(with), count);
    return replaced == null ? wrap(span()) : wrap(replaced);
  }

  /// Returns a copy without ASCII whitespace (NUL is none) at either end.
  public final S strip() {
    return wrap(Trimming.lstrip(Trimming.rstrip(span())));
  }

  /// Returns a copy without the bytes of `set` at either end.
  public final S strip(Exporter set) {
    Span dropped = bytes(set);
    return wrap(Trimming.lstrip(Trimming.rstrip(span(), dropped), dropped));
  }

  /// Returns a copy without ASCII whitespace at the start.
  public final S lstrip() {
    return wrap(Trimming.lstrip(span()));
  }

  /// Returns a copy without the bytes of `set` at the start.
  public final S lstrip(Exporter set) {
    return wrap(Trimming.lstrip(span(), bytes(set)));
  }

  /// Returns a copy without ASCII whitespace at the end.
  public final S rstrip() {
    return wrap(Trimming.rstrip(span()));
  }

  /// Returns a copy without the bytes of `set` at the end.
  public final S rstrip(Exporter set) {
    return wrap(Trimming.rstrip(span(), bytes(set)));
  }

  /// Returns a copy without `prefix`, if it begins so.
  public final S removePrefix(Exporter prefix) {
    return wrap(Trimming.removePrefix(span(), bytes(prefix)));
  }

  /// Returns a copy without `suffix`, if it ends so.
  public final S removeSuffix(Exporter suffix) {
    return wrap(Trimming.removeSuffix(span(), bytes(suffix)));
  }

  // ---------------------------------------------------------------- text

  /// Returns the text that the bytes write, strictly: nothing malformed is replaced.
  ///
  /// @throws IllegalArgumentException if the bytes are malformed; the message says which and where
  public final String decode(Charset charset) {
    return Charsets.decode(span(), charset);
  }

  /// Returns two hexadecimal digits for each byte.
  public final String hex() {
    return view().hex();
  }

  /// Returns two hexadecimal digits for each byte and `separator` between groups of
  /// `bytesPerSeparator`, counted from the right if positive, from the left if negative.
  ///
  /// @throws IllegalArgumentException if `separator` is not one ASCII character
  public final String hex(String separator, int bytesPerSeparator) {
    return view().hex(separator, bytesPerSeparator);
  }

  private MemoryView view() {
    return MemoryView.of(memory()).slice(offset(), (long) offset() + length());
  }

  /// Returns a copy with each byte looked up in `table`, of 256 bytes as [Bytes#makeTrans] makes
  /// it.
  public final S translate(Exporter table) {
    return wrap(Editing.translate(span(), bytes(table), Span.of()));
  }

  /// Returns a copy without the bytes of `delete`, the others looked up in `table`.
  public final S translate(Exporter table, Exporter delete) {
    return wrap(Editing.translate(span(), bytes(table), bytes(delete)));
  }

  /// Returns a copy without the bytes of `delete`: Python's `b.translate(None, delete)`.
  public final S without(Exporter delete) {
    return wrap(Editing.translate(span(), null, bytes(delete)));
  }

  /// Returns a copy in lower case, ASCII letters only.
  public final S lower() {
    return wrap(Ascii.lower(span()));
  }

  /// Returns a copy in upper case, ASCII letters only.
  public final S upper() {
    return wrap(Ascii.upper(span()));
  }

  /// Returns a copy with upper and lower case exchanged, ASCII letters only.
  public final S swapCase() {
    return wrap(Ascii.swapCase(span()));
  }

  /// Returns a copy in lower case, its first byte in upper case.
  public final S capitalize() {
    return wrap(Ascii.capitalize(span()));
  }

  /// Returns a copy with the first letter of each run of ASCII letters in upper case, the others in
  /// lower case.
  public final S title() {
    return wrap(Ascii.title(span()));
  }

  /// Returns a copy of `width` bytes with this sequence in the middle of spaces.
  public final S center(long width) {
    return center(width, ' ');
  }

  /// Returns a copy of `width` bytes with this sequence in the middle of `fill` bytes.
  public final S center(long width, int fill) {
    long room = Math.max(width - length(), 0);
    // Where the room is odd, CPython puts the larger half to the left if the width is odd too.
    long left = room / 2 + (room & width & 1);
    return wrap(Editing.pad(span(), left, room - left, requireByte(fill)));
  }

  /// Returns a copy of `width` bytes, filled with spaces on the right.
  public final S ljust(long width) {
    return ljust(width, ' ');
  }

  /// Returns a copy of `width` bytes, filled on the right.
  public final S ljust(long width, int fill) {
    return wrap(Editing.pad(span(), 0, Math.max(width - length(), 0), requireByte(fill)));
  }

  /// Returns a copy of `width` bytes, filled with spaces on the left.
  public final S rjust(long width) {
    return rjust(width, ' ');
  }

  /// Returns a copy of `width` bytes, filled on the left.
  public final S rjust(long width, int fill) {
    return wrap(Editing.pad(span(), Math.max(width - length(), 0), 0, requireByte(fill)));
  }

  /// Returns a copy of `width` bytes, filled with digits zero behind the sign.
  public final S zfill(long width) {
    return width <= length() ? wrap(span()) : wrap(Editing.zeroFill(span(), width));
  }

  /// Returns a copy with each tab replaced by spaces up to the next multiple of 8 columns.
  public final S expandTabs() {
    return expandTabs(8);
  }

  /// Returns a copy with each tab replaced by spaces up to the next multiple of `tabSize` columns;
  /// by none if it is below 1.
  public final S expandTabs(int tabSize) {
    return wrap(Editing.expandTabs(span(), tabSize));
  }

  /// Returns whether all bytes are below 128; true of none.
  public final boolean isAscii() {
    return Ascii.isAscii(span());
  }

  /// Returns whether there are only ASCII letters, and some.
  public final boolean isAlpha() {
    return Ascii.isAlpha(span());
  }

  /// Returns whether there are only ASCII digits, and some.
  public final boolean isDigit() {
    return Ascii.isDigit(span());
  }

  /// Returns whether there are only ASCII letters and digits, and some.
  public final boolean isAlnum() {
    return Ascii.isAlnum(span());
  }

  /// Returns whether there is only ASCII whitespace, and some.
  public final boolean isSpace() {
    return Ascii.isSpace(span());
  }

  /// Returns whether there are lower case letters and no upper case ones.
  public final boolean isLower() {
    return Ascii.isLower(span());
  }

  /// Returns whether there are upper case letters and no lower case ones.
  public final boolean isUpper() {
    return Ascii.isUpper(span());
  }

  /// Returns whether there are letters, in upper case at the start of each run and in lower case
  /// elsewhere.
  public final boolean isTitle() {
    return Ascii.isTitle(span());
  }

  // ---------------------------------------------------------------- comparison

  /// Returns whether the bytes of `other` are the same: Python's `==` of a `bytearray` and
  /// anything.
  public final boolean contentEquals(Exporter other) {
    return compareContent(other) == 0;
  }

  /// Compares with the bytes of `other`, unsigned, one by one; a prefix comes first.
  public final int compareContent(Exporter other) {
    Span mine = span();
    Span theirs = bytes(other);
    return Arrays.compareUnsigned(
        mine.array(), mine.from(), mine.to(), theirs.array(), theirs.from(), theirs.to());
  }

  /// Returns whether `other` is [Bytes] or a [ByteArray] of the same bytes.
  @Override
  public final boolean equals(Object other) {
    return this == other || (other instanceof ByteSequence<?> that && contentEquals(that));
  }

  /// The hash of the content: `Arrays.hashCode(toArray())`, and the `contentHash` of every view of
  /// the same bytes. That of a [ByteArray] changes with it.
  @Override
  public final int hashCode() {
    int hash = 1;
    Span all = span();
    for (int i = all.from(); i < all.to(); i++) {
      hash = 31 * hash + all.array()[i];
    }
    return hash;
  }
}
