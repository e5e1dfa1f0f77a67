package org.memview.struct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.format.Format;
import org.memview.format.FormatException;

class RecordStructTest {
  @Binary("<")
  record Trade(long id, @Code("H") int quantity, double price) {}

  record Native(byte kind, int id, short tail) {}

  @Binary(value = ">", aligned = true)
  record Aligned(byte kind, double value, @Code("3s") String name) {}

  record Point(short x, double y) {}

  @Binary(">")
  record Own(int v) {}

  @Binary("<")
  record Outer(
      boolean flag,
      Point at,
      Own own,
      @Count(2) Point[] more,
      @Count({2, 2}) @Code("B") int[][] grid,
      @Pad(value = 2, after = 1) char last) {}

  @Binary("<")
  record Everything(
      @Code("B") short u8,
      @Code("I") long u32,
      @Code("I") int raw,
      @Code("Q") BigInteger u64,
      @Code("e") float half,
      @Code("E") double brain,
      @Code("f") double single,
      @Code("c") byte letter,
      Complex z,
      @Code("8p") String pascal,
      @Code("3w") String wide,
      @Code("5s") Bytes five,
      @Code("12s") byte[] twelve,
      @Code(value = "6s", charset = "UTF-16LE") String utf16,
      @Count(3) float[] floats,
      @Count(2) boolean[] flags) {}

  private record Hidden(int value) {}

  private static <R extends Record> RecordStruct<R> struct(Class<R> type, CodecMode mode) {
    return RecordStructs.of(type, MethodHandles.lookup(), mode);
  }

  private static String hex(byte... bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String message(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void trade_packed_liesAsItsFormatSays(CodecMode mode) {
    RecordStruct<Trade> trades = struct(Trade.class, mode);
    var trade = new Trade(1, 65_535, 2.5);

    byte[] packed = trades.pack(trade);

    assertEquals("T{<q:id:H:quantity:d:price:}", trades.format());
    assertEquals(18, trades.size());
    assertEquals("0100000000000000" + "ffff" + "0000000000000440", hex(packed));
    assertEquals(trade, trades.read(packed, 0));
    assertArrayEquals(new Object[] {1L, 65_535, 2.5}, Struct.of(trades.format()).unpack(packed));
  }

  @ParameterizedTest
  @EnumSource
  void unannotated_liesAsInC(CodecMode mode) {
    RecordStruct<Native> struct = struct(Native.class, mode);
    assertEquals(12, struct.size());
    assertEquals("T{^b:kind:3xi:id:h:tail:2x}", struct.format());
    byte[] target = new byte[12];
    java.util.Arrays.fill(target, (byte) -1);
    struct.write(target, 0, new Native((byte) 1, 2, (short) 3));
    assertEquals(new Native((byte) 1, 2, (short) 3), struct.read(target, 0));
    assertEquals(0, target[1]);
    assertEquals(0, target[11]);
    assertEquals("T{>b:kind:7xd:value:3s:name:5x}", struct(Aligned.class, mode).format());
  }

  @ParameterizedTest
  @EnumSource
  void nestedAndArrays_roundTrip(CodecMode mode) {
    RecordStruct<Outer> struct = struct(Outer.class, mode);
    var point = new Point((short) -1, 0.5);
    var value =
        new Outer(
            true,
            point,
            new Own(7),
            new Point[] {point, new Point((short) 2, 2)},
            new int[][] {{1, 2}, {3, 255}},
            'z');

    byte[] packed = struct.pack(value);
    Outer back = struct.read(packed, 0);

    assertEquals(
        "T{<?:flag:T{h:x:d:y:}:at:T{>i:v:}:own:(2)T{<h:x:d:y:}:more:(2,2)B:grid:2xH:last:x}",
        struct.format());
    assertEquals(struct.size(), Format.of(struct.format()).size());
    assertEquals(point, back.at());
    assertEquals(new Own(7), back.own());
    assertArrayEquals(value.more(), back.more());
    assertArrayEquals(value.grid(), back.grid());
    assertEquals('z', back.last());
    assertArrayEquals(
        packed, Struct.of(struct.format()).pack(Struct.of(struct.format()).unpack(packed)));
  }

  @ParameterizedTest
  @EnumSource
  void everyCarrier_roundTrips(CodecMode mode) {
    RecordStruct<Everything> struct = struct(Everything.class, mode);
    var value =
        new Everything(
            (short) 255,
            4_294_967_295L,
            -1,
            new BigInteger("18446744073709551615"),
            1.5f,
            -2.0,
            0.25,
            (byte) 'x',
            new Complex(1, 2),
            "grün",
            "日本",
            Bytes.of(new byte[5]),
            new byte[] {1, 2, 3},
            "añ",
            new float[] {1, 2, 3},
            new boolean[] {true, false});

    byte[] packed = struct.pack(value);
    Everything back = struct.read(packed, 0);

    assertEquals(
        "T{<B:u8:I:u32:I:raw:Q:u64:e:half:E:brain:f:single:c:letter:Zd:z:8p:pascal:3w:wide:5s:five:"
            + "12s:twelve:6s:utf16:(3)f:floats:(2)?:flags:}",
        struct.format());
    assertEquals(value.u8(), back.u8());
    assertEquals(value.u32(), back.u32());
    assertEquals(-1, back.raw());
    assertEquals(value.u64(), back.u64());
    assertEquals(1.5f, back.half());
    assertEquals(-2.0, back.brain());
    assertEquals(0.25, back.single());
    assertEquals((byte) 'x', back.letter());
    assertEquals(new Complex(1, 2), back.z());
    assertEquals("grün", back.pascal());
    assertEquals("日本", back.wide());
    assertEquals(value.five(), back.five());
    assertEquals("010203000000000000000000", hex(back.twelve()));
    assertEquals("añ", back.utf16());
    assertArrayEquals(value.floats(), back.floats());
    assertArrayEquals(value.flags(), back.flags());
    assertArrayEquals(packed, struct.pack(back));
  }

  @ParameterizedTest
  @EnumSource
  void write_outOfRange_namesComponentAndWritesNothing(CodecMode mode) {
    RecordStruct<Trade> trades = struct(Trade.class, mode);
    byte[] target = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};
    byte[] before = target.clone();

    var e =
        assertThrows(
            IllegalArgumentException.class, () -> trades.write(target, 0, new Trade(1, 65_536, 0)));

    assertTrue(message(e).contains("'quantity' of Trade"), message(e));
    assertTrue(message(e).contains("65536") && message(e).contains("0..65535"), message(e));
    assertArrayEquals(before, target);
  }

  record Inner(@Code("2s") String text) {}

  record Wrapping(@Count(2) Inner[] inner, Inner more) {}

  @ParameterizedTest
  @EnumSource
  void write_badNested_namesThePath(CodecMode mode) {
    RecordStruct<Wrapping> struct = struct(Wrapping.class, mode);
    var good = new Inner("ab");
    var longer =
        assertThrows(
            IllegalArgumentException.class,
            () -> struct.pack(new Wrapping(new Inner[] {good, good}, new Inner("abc"))));
    assertTrue(message(longer).contains("'more' of Wrapping"), message(longer));
    assertTrue(message(longer).contains("'text' of Inner"), message(longer));
    assertTrue(message(longer).contains("abc") && message(longer).contains("2 bytes"));
    var count =
        assertThrows(
            IllegalArgumentException.class,
            () -> struct.pack(new Wrapping(new Inner[] {good}, good)));
    assertTrue(message(count).contains("2 elements, got 1"), message(count));
    @SuppressWarnings("NullAway") // what is tested
    var missing =
        assertThrows(
            IllegalArgumentException.class,
            () -> struct.pack(new Wrapping(new Inner[] {good, good}, null)));
    assertTrue(message(missing).contains("'more' of Wrapping: is null"), message(missing));
    var surrogate =
        assertThrows(
            IllegalArgumentException.class,
            () -> struct.pack(new Wrapping(new Inner[] {good, good}, new Inner("\ud800"))));
    assertTrue(message(surrogate).contains("UTF-8"), message(surrogate));
  }

  @ParameterizedTest
  @EnumSource
  void views_everyWayToLie_readAndWriteAlike(CodecMode mode) {
    RecordStruct<Trade> trades = struct(Trade.class, mode);
    var trade = new Trade(-5, 17, 1e100);
    for (MemoryView view :
        List.of(
            MemoryView.of(new byte[60]),
            MemoryView.of(Arena.ofAuto().allocate(60)),
            MemoryView.of(new long[8]),
            MemoryView.of(new byte[120]).slice("::2"),
            MemoryView.of(new byte[60]).cast("B", 6, 10).transpose())) {
      for (int round = 0; round < 2 * CodecMode.USES; round++) {
        trades.write(view, 5, trade);
        assertEquals(trade, trades.read(view, 5));
      }
      trades.write(view, -18, trade);
      assertEquals(trade, trades.read(view, view.byteSize() - 18));
      assertThrows(IndexOutOfBoundsException.class, () -> trades.read(view, -17));
      assertThrows(
          IndexOutOfBoundsException.class, () -> trades.write(view, view.byteSize() - 17, trade));
      assertThrows(ReadOnlyViewException.class, () -> trades.write(view.asReadOnly(), 0, trade));
      view.close();
      assertThrows(ViewReleasedException.class, () -> trades.read(view, 0));
      assertThrows(ViewReleasedException.class, () -> trades.write(view, 0, trade));
      assertThrows(ViewReleasedException.class, () -> trades.list(view));
    }
    ByteBuffer buffer = ByteBuffer.allocate(20).position(2);
    trades.write(buffer, 0, trade);
    assertEquals(trade, trades.read(buffer, -18));
    assertThrows(
        ReadOnlyViewException.class, () -> trades.write(buffer.asReadOnlyBuffer(), 0, trade));
  }

  @ParameterizedTest
  @EnumSource
  void closedArena_isAReleasedView(CodecMode mode) {
    MemoryView view;
    try (Arena arena = Arena.ofShared()) {
      view = MemoryView.of(arena.allocate(36));
    }
    RecordStruct<Trade> trades = struct(Trade.class, mode);
    assertThrows(ViewReleasedException.class, () -> trades.read(view, 0));
    assertThrows(ViewReleasedException.class, () -> trades.list(view));
    assertThrows(ViewReleasedException.class, () -> trades.write(view, 0, new Trade(1, 2, 3)));
  }

  @ParameterizedTest
  @EnumSource
  void listAndStream_bytesRecordsAndStrides_giveTheSame(CodecMode mode) {
    RecordStruct<Trade> trades = struct(Trade.class, mode);
    byte[] data = new byte[18 * 300];
    for (int i = 0; i < 300; i++) {
      trades.write(data, i * 18L, new Trade(i, i, i / 2.0));
    }
    MemoryView bytes = MemoryView.of(data);
    MemoryView records = bytes.cast(trades.format());

    List<Trade> all = trades.list(bytes);

    assertEquals(300, all.size());
    assertEquals(new Trade(299, 299, 149.5), all.getLast());
    assertEquals(all, trades.list(records));
    assertEquals(all, trades.stream(records).toList());
    assertEquals(all, trades.stream(bytes).parallel().toList());
    assertEquals(all.reversed(), trades.list(records.reversed()));
    assertEquals(all.get(7), trades.list(records.slice("1::2")).get(3));
    assertEquals(
        all.get(299), trades.list(records.cast(trades.format(), 20, 15).transpose()).getLast());
    assertEquals(299 * 300 / 4.0, records.field("price").sum());
    assertThrows(UnsupportedOperationException.class, () -> all.add(all.getFirst()));
    assertThrows(IllegalArgumentException.class, () -> trades.list(bytes.slice(1)));
    var late = trades.stream(records);
    records.close();
    assertThrows(ViewReleasedException.class, late::toList);
  }

  @Test
  void cursor_walksAndWrites() {
    RecordStruct<Trade> trades = Struct.of(Trade.class);
    MemoryView view = MemoryView.of(new byte[18 * 3]);
    Cursor cursor = trades.cursor(view);
    int quantity = cursor.field("quantity");
    int price = cursor.field("price");
    assertThrows(IndexOutOfBoundsException.class, () -> cursor.getInt(quantity));
    while (cursor.next()) {
      cursor.setInt(quantity, (int) cursor.index() + 1);
      cursor.setDouble(price, 0.5);
      cursor.set(0, 9L);
    }
    assertThrows(IndexOutOfBoundsException.class, () -> cursor.getInt(quantity));
    cursor.moveTo(-1);
    assertEquals(3, cursor.getUnsignedShort(quantity));
    assertEquals(9L, cursor.get(0));
    assertEquals(new Trade(9, 3, 0.5), trades.read(view, -18));
    assertThrows(IndexOutOfBoundsException.class, () -> cursor.moveTo(3));
    var e = assertThrows(FormatException.class, () -> cursor.field("cost"));
    assertTrue(message(e).contains("cost") && message(e).contains("quantity"), message(e));
    cursor.rewind();
    assertEquals(-1, cursor.index());
  }

  @Test
  void of_sameClass_isKept() {
    assertSame(Struct.of(Trade.class), Struct.of(Trade.class));
    assertEquals(new Hidden(5), Struct.of(Hidden.class).read(new byte[] {5, 0, 0, 0}, 0));
  }

  record NoLength(String name) {}

  record NoCount(int[] values) {}

  record Narrow(@Code("I") short value) {}

  record Kind(@Code("d") int value) {}

  record Odd(Optional<String> value) {}

  record Boxed(Integer value) {}

  record Many(@Code("4H") int value) {}

  record Unknown(@Code("y") int value) {}

  record Loop(@Count(1) Loop[] loop) {}

  record Empty() {}

  @Binary("?")
  record BadOrder(int x) {}

  record BadCount(@Count({1, 2}) int[] x) {}

  record NegativePad(@Pad(-1) int x) {}

  record BadCharset(@Code(value = "4s", charset = "klingon") String x) {}

  record CodeOnRecord(@Code("i") Point p) {}

  private static void refuses(Class<? extends Record> type, String... words) {
    var e = assertThrows(FormatException.class, () -> Struct.of(type));
    for (String word : words) {
      assertTrue(message(e).contains(word), message(e));
    }
    assertTrue(message(e).contains(type.getSimpleName()), message(e));
  }

  @Test
  void whatCannotBeMapped_isRefusedWithComponentAndReason() {
    refuses(NoLength.class, "'name'", "unknown length", "@Code");
    refuses(NoCount.class, "'values'", "@Count");
    refuses(Narrow.class, "'value'", "short", "'I'");
    refuses(Kind.class, "'value'", "int", "'d'");
    refuses(Odd.class, "'value'", "String of unknown length");
    refuses(Boxed.class, "'value'", "Integer");
    refuses(Many.class, "'value'", "4H", "@Count");
    refuses(Unknown.class, "'value'", "y");
    refuses(Loop.class, "'loop'", "contain itself");
    refuses(Empty.class, "no components");
    refuses(BadOrder.class, "@Binary");
    refuses(BadCount.class, "'x'", "2 axes");
    refuses(NegativePad.class, "'x'", "negative");
    refuses(BadCharset.class, "'x'", "klingon");
    refuses(CodeOnRecord.class, "'p'", "record");
  }

  record Checked(int value) {
    Checked {
      if (value < 0) {
        throw new IllegalStateException("negative " + value);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void constructorThatThrows_isHeard(CodecMode mode) {
    RecordStruct<Checked> struct = struct(Checked.class, mode);
    var e =
        assertThrows(
            IllegalStateException.class,
            () -> struct.read(MemoryView.of(new byte[] {0, 0, 0, -1}), 0));
    assertEquals("negative -16777216", message(e));
  }

  @Test
  void manyStructs_haveClassesOfTheirOwn() {
    Class<?> one = Struct.of(Trade.class).getClass();
    Class<?> two = Struct.of(Native.class).getClass();
    assertTrue(one.isHidden());
    assertTrue(two != one);
  }
}
