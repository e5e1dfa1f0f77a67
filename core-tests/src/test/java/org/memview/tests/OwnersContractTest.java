package org.memview.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.Collector;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.memview.ByteSequence;
import org.memview.Bytes;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// Spells out the signatures of the owners of memory, as [ContractTest] does for the rest: that it
/// compiles is the test.
@SuppressWarnings({"unused", "CheckReturnValue", "ReturnValueIgnored"})
final class OwnersContractTest {
  private OwnersContractTest() {}

  static void make(Exporter exporter, Iterable<Integer> numbers) {
    Bytes bytes = Bytes.of((byte) 1, (byte) 2);
    Bytes copied = Bytes.of(exporter);
    Bytes text = Bytes.of("a", US_ASCII);
    Bytes ints = Bytes.ofInts(1, 200);
    Bytes zeros = Bytes.ofZeros(3);
    Bytes hex = Bytes.fromHex("00 ff");
    Bytes hexBytes = Bytes.fromHex(exporter);
    Bytes table = Bytes.makeTrans(bytes, copied);
    ByteArray array = ByteArray.of((byte) 1, (byte) 2);
    ByteArray arrayCopied = ByteArray.of(exporter);
    ByteArray arrayText = ByteArray.of("a", US_ASCII);
    ByteArray arrayInts = ByteArray.ofInts(1, 200);
    ByteArray arrayZeros = ByteArray.ofZeros(3);
    ByteArray arrayHex = ByteArray.fromHex("00 ff");
    ByteArray arrayHexBytes = ByteArray.fromHex(exporter);
    ByteArray listed = ByteArray.copyOf(numbers);
    Collector<Integer, ?, ByteArray> collector = ByteArray.collector();
    Request simple = Request.SIMPLE;
  }

  static void read(ByteArray array, Exporter exporter, byte[] sub, byte[] target) {
    ByteSequence<ByteArray> sequence = array;
    Iterable<Integer> iterable = array;
    Comparable<ByteArray> comparable = array;
    int length = array.length();
    boolean isEmpty = array.isEmpty();
    byte item = array.get(-1L);
    int number = array.getUnsignedByte(-1L);
    ByteArray[] slices = {
      array.getSlice(1L, 2L), array.getSlice(1L, 2L, -1L), array.getSlice("::-1"), array.copy()
    };
    PrimitiveIterator.OfInt iterator = array.iterator();
    IntStream ints = array.ints();
    List<Integer> list = array.toList();
    byte[] bytes = array.toArray();
    array.copyTo(target, 0);
    InputStream in = array.inputStream();
    int[] found = {
      array.find(sub),
      array.find(exporter),
      array.find('a'),
      array.find(sub, 0L, 1L),
      array.find(exporter, 0L, 1L),
      array.find('a', 0L, 1L),
      array.rfind(sub),
      array.rfind(exporter),
      array.rfind('a'),
      array.rfind(sub, 0L, 1L),
      array.rfind(exporter, 0L, 1L),
      array.rfind('a', 0L, 1L),
      array.index(sub),
      array.index(exporter),
      array.index('a'),
      array.index(sub, 0L, 1L),
      array.index(exporter, 0L, 1L),
      array.index('a', 0L, 1L),
      array.rindex(sub),
      array.rindex(exporter),
      array.rindex('a'),
      array.rindex(sub, 0L, 1L),
      array.rindex(exporter, 0L, 1L),
      array.rindex('a', 0L, 1L),
      array.count(sub),
      array.count(exporter),
      array.count('a'),
      array.count(sub, 0L, 1L),
      array.count(exporter, 0L, 1L),
      array.count('a', 0L, 1L)
    };
    boolean[] answers = {
      array.contains(sub),
      array.contains(exporter),
      array.contains('a'),
      array.startsWith(sub),
      array.startsWith(exporter),
      array.startsWith(exporter, 0L, 1L),
      array.startsWith(List.of(exporter)),
      array.startsWith(List.of(exporter), 0L, 1L),
      array.endsWith(sub),
      array.endsWith(exporter),
      array.endsWith(exporter, 0L, 1L),
      array.endsWith(List.of(exporter)),
      array.endsWith(List.of(exporter), 0L, 1L),
      array.contentEquals(exporter),
      array.isAscii(),
      array.isAlpha(),
      array.isDigit(),
      array.isAlnum(),
      array.isSpace(),
      array.isLower(),
      array.isUpper(),
      array.isTitle()
    };
    int order = array.compareContent(exporter);
  }

  static void derive(Bytes bytes, Exporter exporter, byte[] sub, List<Exporter> parts) {
    List<List<Bytes>> pieces =
        List.of(
            bytes.split(),
            bytes.split(sub),
            bytes.split(exporter),
            bytes.split(exporter, 1L),
            bytes.splitWords(1L),
            bytes.rsplit((byte) 1),
            bytes.rsplit(exporter),
            bytes.rsplit(exporter, 1L),
            bytes.rsplitWords(1L),
            bytes.splitLines(),
            bytes.splitLines(true),
            bytes.partition(exporter),
            bytes.rpartition(exporter));
    Bytes[] made = {
      bytes.join(parts),
      bytes.concat(exporter),
      bytes.repeat(2L),
      bytes.replace(exporter, exporter),
      bytes.replace(exporter, exporter, 1L),
      bytes.strip(),
      bytes.strip(exporter),
      bytes.lstrip(),
      bytes.lstrip(exporter),
      bytes.rstrip(),
      bytes.rstrip(exporter),
      bytes.removePrefix(exporter),
      bytes.removeSuffix(exporter),
      bytes.translate(exporter),
      bytes.translate(exporter, exporter),
      bytes.without(exporter),
      bytes.lower(),
      bytes.upper(),
      bytes.swapCase(),
      bytes.capitalize(),
      bytes.title(),
      bytes.center(9L),
      bytes.center(9L, '-'),
      bytes.ljust(9L),
      bytes.ljust(9L, '-'),
      bytes.rjust(9L),
      bytes.rjust(9L, '-'),
      bytes.zfill(9L),
      bytes.expandTabs(),
      bytes.expandTabs(4)
    };
    String decoded = bytes.decode(US_ASCII);
    String hex = bytes.hex();
    String grouped = bytes.hex(":", 2);
  }

  static void change(ByteArray array, Exporter exporter, Iterable<Integer> numbers, byte[] values) {
    ByteArray same =
        array
            .set(0L, 1)
            .set(0L, (byte) 1)
            .setSlice(0L, 1L, values)
            .setSlice(0L, 1L, exporter)
            .setSlice(0L, 1L, 1L, exporter)
            .setSlice("0:1", exporter)
            .delete(0L)
            .deleteSlice(0L, 1L)
            .deleteSlice(0L, 1L, 2L)
            .deleteSlice("::2")
            .append(1)
            .append((byte) 1)
            .extend(values)
            .extend(values, 0, 1)
            .extend(exporter)
            .extendWith(numbers)
            .insert(0L, 1)
            .remove(1)
            .clear()
            .resize(3)
            .repeatInPlace(2L)
            .reverse()
            .ensureCapacity(9);
    int popped = array.pop() + array.pop(0L);
    Bytes taken = array.takeBytes();
    Bytes some = array.takeBytes(2L);
    OutputStream out = array.outputStream();
  }

  static void typed(Arena arena, IntStream is, LongStream ls, DoubleStream ds, List<?> items) {
    TypedArray[] made = {
      TypedArray.of("i"), TypedArray.of("i", 1, 2), TypedArray.of("i", 1L, 2L),
      TypedArray.of("d", 1.5, 2), TypedArray.of("i", items), TypedArray.of("w", "text"),
      TypedArray.of("i", is), TypedArray.of("q", ls), TypedArray.of("d", ds),
      TypedArray.ofBytes("h", (byte) 1, (byte) 2), TypedArray.ofInts(1), TypedArray.ofLongs(1),
      TypedArray.ofFloats(1), TypedArray.ofDoubles(1), TypedArray.ofNative("i"),
      TypedArray.ofNative("i", arena)
    };
    Collector<Object, ?, TypedArray> collector = TypedArray.collector("i");
  }

  static void typedRead(TypedArray array, OutputStream out) throws IOException {
    Exporter exporter = array;
    Comparable<TypedArray> comparable = array;
    String typeCode = array.typeCode();
    long itemSize = array.itemSize();
    long length = array.length();
    boolean isEmpty = array.isEmpty();
    boolean isNative = array.isNative();
    TypedArray.BufferInfo info = array.bufferInfo();
    long address = info.address() + info.length();
    Object item = array.get(0L);
    int i = array.getInt(0L);
    long l = array.getLong(0L);
    float f = array.getFloat(0L);
    double d = array.getDouble(0L);
    TypedArray[] copies = {
      array.getSlice(0L, 1L), array.getSlice(0L, 1L, 2L), array.getSlice("::2"),
      array.concat(array), array.repeat(2L), array.copy()
    };
    long[] found = {array.index(1), array.index(1, 0L, 9L), array.find(1, 0L, 9L), array.count(1)};
    boolean contains = array.contains(1);
    byte[] bytes = array.toBytes();
    String text = array.toUnicode();
    List<Object> list = array.toList();
    int[] ints = array.toIntArray();
    long[] longs = array.toLongArray();
    float[] floats = array.toFloatArray();
    double[] doubles = array.toDoubleArray();
    IntStream intStream = array.ints();
    LongStream longStream = array.longs();
    DoubleStream doubleStream = array.doubles();
    Iterator<Object> iterator = array.iterator();
    array.toFile(out);
  }

  static void typedChange(TypedArray array, List<?> items, Exporter exporter, InputStream in)
      throws IOException {
    TypedArray same =
        array
            .set(0L, 1L)
            .set(0L, 1.5)
            .set(0L, (Object) 1)
            .setSlice(0L, 1L, array)
            .setSlice(0L, 1L, 1L, array)
            .setSlice("0:1", array)
            .delete(0L)
            .deleteSlice(0L, 1L)
            .deleteSlice(0L, 1L, 2L)
            .deleteSlice("::2")
            .append(1)
            .append(1.5)
            .append((Object) 1)
            .insert(0L, 1)
            .insert(0L, 1.5)
            .insert(0L, (Object) 1)
            .extend(1, 2)
            .extend(1L, 2L)
            .extend(1.5, 2)
            .extend(array)
            .extend(items)
            .fromList(items)
            .fromBytes((byte) 1, (byte) 2)
            .fromBytes(exporter)
            .fromFile(in, 1L)
            .fromUnicode("text")
            .remove(1)
            .clear()
            .resize(3L)
            .ensureCapacity(9L)
            .repeatInPlace(2L)
            .reverse()
            .byteswap();
    Object popped = array.pop();
    Object first = array.pop(0L);
    long integer = array.popLong();
    double real = array.popDouble();
  }
}
