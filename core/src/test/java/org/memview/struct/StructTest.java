package org.memview.struct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.array.ByteArray;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.layout.Index;
import org.memview.spi.Export;

class StructTest {
  private static Struct struct(String format, CodecMode mode) {
    return StructMaker.make(Format.of(format), mode);
  }

  private static String hex(byte... bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String message(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }

  // Of more than two values in an array the stores are a method of their own, of more than 120 not.
  @ParameterizedTest
  @EnumSource
  void packInto_anyNumberOfValues_writesWhatPackDoes(CodecMode mode) {
    for (String format :
        List.of("<2h", ">3h", "<h3x2h", "<b9sh", ">4s3sQ4s", "<120q", ">121q", "<30s70d30e")) {
      Struct struct = struct(format, mode);
      Object[] values = values(struct);
      byte[] packed = struct(format, CodecMode.INTERPRETED).pack(values);
      int size = packed.length;
      byte[] array = new byte[size + 2];
      MemoryView view = MemoryView.of(array);

      for (int use = 0; use < CodecMode.USES + 2; use++) {
        view.fill(0x55);
        struct.packInto(view, 1, values);
        assertEquals("55" + hex(packed) + "55", hex(array), format);
      }

      Object[] wrong = values.clone();
      wrong[values.length - 1] = "no number";
      view.fill(0x55);
      assertThrows(IllegalArgumentException.class, () -> struct.packInto(view, 1, wrong), format);
      assertEquals("55".repeat(size + 2), hex(array), format);
      view.close();
      assertThrows(ViewReleasedException.class, () -> struct.packInto(view, 1, values), format);
    }
  }

  private static Object[] values(Struct struct) {
    byte[] bytes = new byte[Math.toIntExact(struct.size())];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 97 + 1);
    }
    return struct.unpack(bytes);
  }

  @ParameterizedTest
  @EnumSource
  void pack_everyCode_writesWhatPythonWrites(CodecMode mode) {
    Struct struct = struct("<cbB?hHiIlLqQefd4s5pxZf", mode);

    byte[] packed =
        struct.pack(
            (byte) 'a',
            -1,
            255,
            true,
            -2,
            65_534,
            -3,
            4_294_967_293L,
            -4,
            4_294_967_292L,
            -5L,
            new BigInteger("18446744073709551611"),
            1.5,
            2.5f,
            3.5,
            Bytes.of((byte) 1),
            new byte[] {7, 8},
            new Complex(1, -1));

    assertEquals(
        "61ffff01fefffefffdfffffffdfffffffcfffffffcfffffffbfffffffffffffffbffffffffffffff003e"
            + "000020400000000000000c40010000000207080000000000803f000080bf",
        hex(packed));
    assertArrayEquals(
        new Object[] {
          (byte) 'a',
          -1,
          255,
          true,
          -2,
          65_534,
          -3,
          4_294_967_293L,
          -4L,
          new BigInteger("4294967292"),
          -5L,
          new BigInteger("18446744073709551611"),
          1.5f,
          2.5f,
          3.5,
          Bytes.of(new byte[] {1, 0, 0, 0}),
          Bytes.of(new byte[] {7, 8}),
          new Complex(1, -1)
        },
        struct.unpack(packed));
  }

  @ParameterizedTest
  @EnumSource
  void pack_bigEndianAndNested_keepsOrderAndLists(CodecMode mode) {
    Struct struct = struct("T{>h:a:(2)T{<i:x:>d:y:}:points:xx(2,2)H:grid:}", mode);
    Object[] values = {
      1, List.of(List.of(2, 3.0), List.of(4, 5.0)), List.of(List.of(1, 2), List.of(3, 4))
    };

    byte[] packed = struct.pack(values);

    assertEquals(
        "0001020000004008000000000000040000004014000000000000" + "0000" + "0001000200030004",
        hex(packed));
    assertArrayEquals(values, struct.unpack(packed));
  }

  @ParameterizedTest
  @EnumSource
  void packInto_everyKindOfTarget_writesInPlace(CodecMode mode) {
    Struct struct = struct("<IHB", mode);
    byte[] expected = {0, 1, 0, 0, 0, 2, 0, 3, 0};

    byte[] array = new byte[9];
    struct.packInto(array, 1, 1, 2, 3);
    assertArrayEquals(expected, array);

    ByteBuffer buffer = ByteBuffer.allocate(12).position(3);
    struct.packInto(buffer, -8, 1, 2, 3);
    assertArrayEquals(expected, MemoryView.of(buffer).toBytes());
    assertEquals(3, buffer.position());

    MemorySegment segment = Arena.ofAuto().allocate(9);
    struct.packInto(segment, 1, 1, 2, 3);
    assertEquals(3, struct.unpackFrom(segment, -8)[2]);

    MemoryView shorts = MemoryView.of(new short[5]).slice(0, 5);
    struct.packInto(shorts, 1, 1, 2, 3);
    assertArrayEquals(new Object[] {1L, 2, 3}, struct.unpackFrom(shorts, 1));

    MemoryView strided = MemoryView.of(new byte[20]).slice("1::2").slice(0, 9);
    struct.packInto(strided, 1, 1, 2, 3);
    assertArrayEquals(expected, strided.toBytes());
    assertArrayEquals(new Object[] {1L, 2, 3}, struct.unpackFrom(strided, -8));

    MemoryView grid = MemoryView.of(new byte[12]).cast("B", 3, 4).transpose();
    struct.packInto(grid, 2, 1, 2, 3);
    assertArrayEquals(new Object[] {1L, 2, 3}, struct.unpackFrom(grid, 2));
    assertEquals("0000" + "01000000020003" + "000000", hex(grid.toBytes()));
  }

  @ParameterizedTest
  @EnumSource
  void packInto_padsAndUnusedTails_areZeroed(CodecMode mode) {
    Struct struct = struct("<B3xH2x40xB6s4p5x", mode);
    byte[] target = new byte[(int) struct.size()];
    java.util.Arrays.fill(target, (byte) -1);

    struct.packInto(target, 0, 1, 2, 3, new byte[] {4}, new byte[] {5});

    assertEquals(
        "01000000" + "0200" + "00".repeat(42) + "03" + "040000000000" + "01050000" + "00".repeat(5),
        hex(target));
  }

  @ParameterizedTest
  @EnumSource
  void packInto_refusedValue_writesNothingAndNamesIt(CodecMode mode) {
    Struct struct = struct("T{<I:id:H:load:4s:core:}", mode);
    byte[] target = new byte[10];
    java.util.Arrays.fill(target, (byte) 9);
    byte[] before = target.clone();

    var range =
        assertThrows(
            IllegalArgumentException.class,
            () -> struct.packInto(target, 0, 1, 65_536, new byte[4]));
    var kind = assertThrows(FormatException.class, () -> struct.packInto(target, 0, 1, 2, "text"));
    var missing =
        assertThrows(FormatException.class, () -> struct.packInto(target, 0, 1, null, new byte[0]));
    var count =
        assertThrows(IllegalArgumentException.class, () -> struct.packInto(target, 0, 1, 2));

    assertTrue(message(range).contains("value 1 (load)"), message(range));
    assertTrue(message(range).contains("65536") && message(range).contains("0..65535"));
    assertTrue(message(kind).contains("value 2 (core)") && message(kind).contains("text"));
    assertTrue(message(missing).contains("value 1 (load)"), message(missing));
    assertTrue(message(count).contains("expected 3") && message(count).contains("got 2"));
    assertArrayEquals(before, target);
  }

  @ParameterizedTest
  @EnumSource
  void unpackFrom_badOffsets_saySo(CodecMode mode) {
    Struct struct = struct("<I", mode);
    byte[] ten = new byte[10];
    for (long offset : new long[] {7, 10, 11, -3, -11, Long.MIN_VALUE, Long.MAX_VALUE}) {
      var array =
          assertThrows(IndexOutOfBoundsException.class, () -> struct.unpackFrom(ten, offset));
      var view =
          assertThrows(
              IndexOutOfBoundsException.class, () -> struct.unpackFrom(MemoryView.of(ten), offset));
      assertTrue(message(array).contains(Long.toString(offset).replace("-", "")), message(array));
      assertEquals(message(array), message(view));
    }
    assertArrayEquals(new Object[] {0L}, struct.unpackFrom(ten, 6));
    assertArrayEquals(new Object[] {0L}, struct.unpackFrom(ten, -4));
    assertArrayEquals(new Object[] {0L}, struct.unpackFrom(ten, -10));
  }

  @ParameterizedTest
  @EnumSource
  void emptyFormat_takesNoValueAtAnyOffsetInside(CodecMode mode) {
    Struct struct = struct("", mode);

    assertEquals(0, struct.pack().length);
    assertEquals(0, struct.unpackFrom(new byte[2], 2).length);
    struct.packInto(new byte[2], 2);
    assertThrows(IndexOutOfBoundsException.class, () -> struct.unpackFrom(new byte[2], 3));
    assertThrows(IllegalArgumentException.class, () -> struct.iterUnpack(new byte[0]));
  }

  @Test
  void calcsize_likePython() {
    assertEquals(8, Struct.calcsize("ci"));
    assertEquals(4, Struct.calcsize("c0i"));
    assertEquals(24, Struct.calcsize("llh0l"));
    assertEquals(3, Struct.calcsize("hx"));
    assertEquals(5, Struct.of("ib").size());
    assertEquals("ib", Struct.of("ib").format());
    assertEquals("Struct('>hb')", Struct.of(">hb").toString());
    assertSame(Struct.of("<IHB"), Struct.of("<IHB"));
  }

  @Test
  void of_countlessTexts_keepsTheCacheSmall() {
    for (int i = 0; i < 1000; i++) {
      Struct.of(i + "x");
    }
    assertTrue(StructCache.size() <= 200, "" + StructCache.size());
  }

  @Test
  void unpack_otherLength_isRefused() {
    var e = assertThrows(IllegalArgumentException.class, () -> Struct.of("<I").unpack(new byte[5]));
    assertTrue(message(e).contains("4 bytes") && message(e).contains("got 5"), message(e));
  }

  @Test
  void iterUnpack_bytes_walksThemAll() {
    byte[] data = {1, 0, 2, 0, 3, 0};
    List<Object> seen = new ArrayList<>();
    for (Object[] values : Struct.of("<H").iterUnpack(data)) {
      seen.add(values[0]);
    }

    assertEquals(List.of(1, 2, 3), seen);
    var e =
        assertThrows(IllegalArgumentException.class, () -> Struct.of("<I").iterUnpack(new byte[6]));
    assertTrue(message(e).contains("6 bytes") && message(e).contains("4"), message(e));
  }

  @Test
  void iterUnpack_exporter_isLeasedUntilTheEnd() {
    int[] released = {0};
    byte[] memory = {1, 2};
    Iterator<Object[]> walk =
        Struct.of("B")
            .iterUnpack(
                request -> Export.of(MemorySegment.ofArray(memory)).onRelease(() -> released[0]++))
            .iterator();
    int before = released[0];
    walk.next();
    assertEquals(before, released[0]);
    walk.next();
    assertEquals(before + 1, released[0]);
    assertFalse(walk.hasNext());
    assertThrows(java.util.NoSuchElementException.class, walk::next);
  }

  @ParameterizedTest
  @EnumSource
  void exporters_areLeasedForTheCall(CodecMode mode) {
    Struct struct = struct("<H", mode);
    assertArrayEquals(new Object[] {513}, struct.unpack(Bytes.of((byte) 1, (byte) 2)));
    assertArrayEquals(
        new Object[] {513}, struct.unpackFrom(Bytes.of((byte) 0, (byte) 1, (byte) 2), -2));
    assertThrows(
        ReadOnlyViewException.class, () -> struct.packInto(Bytes.of((byte) 1, (byte) 2), 0, 1));
  }

  @ParameterizedTest
  @EnumSource
  void readOnly_isRefusedBeforeAnything(CodecMode mode) {
    Struct struct = struct("<H", mode);
    MemoryView view = MemoryView.of(new byte[2]).asReadOnly();
    assertThrows(ReadOnlyViewException.class, () -> struct.packInto(view, 0, "bad"));
    assertThrows(
        ReadOnlyViewException.class,
        () -> struct.packInto(ByteBuffer.allocate(2).asReadOnlyBuffer(), 0, 1));
  }

  @ParameterizedTest
  @EnumSource
  void released_throwsEverywhere(CodecMode mode) {
    Struct struct = struct("<H", mode);
    MemoryView view = MemoryView.of(new byte[2]);
    Iterator<Object[]> walk = struct.iterUnpack(view).iterator();
    view.close();
    assertThrows(ViewReleasedException.class, () -> struct.unpack(view));
    assertThrows(ViewReleasedException.class, () -> struct.unpackFrom(view, 0));
    assertThrows(ViewReleasedException.class, () -> struct.packInto(view, 0, 1));
    assertThrows(ViewReleasedException.class, walk::next);

    MemoryView closed;
    try (Arena arena = Arena.ofConfined()) {
      closed = MemoryView.of(arena.allocate(2));
    }
    assertThrows(ViewReleasedException.class, () -> struct.unpackFrom(closed, 0));
    assertThrows(ViewReleasedException.class, () -> struct.packInto(closed, 0, 1));
  }

  @ParameterizedTest
  @EnumSource
  void valueThatReleasesTheView_isNoticed(CodecMode mode) {
    byte[] memory = new byte[8];
    MemoryView view = MemoryView.of(memory);
    Number sly =
        new BigInteger("5") {
          private static final long serialVersionUID = 1L;

          @Override
          public long longValue() {
            view.close();
            return 5;
          }
        };

    assertThrows(ViewReleasedException.class, () -> struct("<iI", mode).packInto(view, 0, 1, sly));
    assertArrayEquals(new byte[8], memory);
  }

  @ParameterizedTest
  @EnumSource
  void arrayThatIsTheTarget_isReadBeforeItIsWritten(CodecMode mode) {
    byte[] memory = new byte[20];
    for (int i = 0; i < memory.length; i++) {
      memory[i] = (byte) i;
    }

    struct("<I16s", mode).packInto(memory, 0, 0xffffffffL, memory);

    assertEquals("ffffffff000102030405060708090a0b0c0d0e0f", hex(memory));
  }

  @ParameterizedTest
  @EnumSource
  void floats_tooLarge_followPython(CodecMode mode) {
    assertEquals("0000807f", hex(struct("f", mode).pack(1e39)));
    assertEquals("0000807f0000807f", hex(struct("ff", mode).pack(1e39, Double.POSITIVE_INFINITY)));
    assertThrows(IllegalArgumentException.class, () -> struct("<f", mode).pack(1e39));
    assertThrows(
        IllegalArgumentException.class, () -> struct(">f", mode).pack(3.4028235677973366e38));
    assertEquals("ff7f7f7f".length(), hex(struct(">f", mode).pack(3.4e38)).length());
    assertThrows(IllegalArgumentException.class, () -> struct("e", mode).pack(65520.0));
    assertEquals("ff7b", hex(struct("<e", mode).pack(65519.0)));
  }

  @ParameterizedTest
  @EnumSource
  void everyStorage_readsAndWritesAlike(CodecMode mode) throws Exception {
    Struct struct = struct("<hI3sd", mode);
    @Nullable Object[] values = {-2, 7L, Bytes.of(new byte[] {1, 2, 3}), 0.5};
    for (MemoryView view :
        List.of(
            MemoryView.of(new byte[40]),
            MemoryView.of(new int[10]),
            MemoryView.of(new double[5]),
            MemoryView.of(Arena.ofAuto().allocate(40)),
            MemoryView.of(ByteBuffer.allocateDirect(40)))) {
      for (int round = 0; round < 2 * CodecMode.USES; round++) {
        struct.packInto(view, 3, values);
        assertArrayEquals(values, struct.unpackFrom(view, 3));
      }
      assertEquals(0, view.at(0).toBytes()[0]);
    }
  }

  @Test
  void indirectView_worksBytewise() {
    MemorySegment[] rows = {MemorySegment.ofArray(new byte[4]), Arena.ofAuto().allocate(4)};
    MemoryView view =
        MemoryView.of(request ->
            Export.indirect(
                rows, org.memview.layout.Layout.contiguous(org.memview.layout.Order.C, 1, 4)));
    Struct.of("<I").packInto(view, 2, 0x04030201L);
    assertEquals("0000010203040000", hex(view.toBytes()));
    assertArrayEquals(new Object[] {0x04030201L}, Struct.of("<I").unpackFrom(view, 2));
    assertEquals(4, view.slice(Index.at(1)).length());
  }

  @ParameterizedTest
  @EnumSource
  void byteStrings_takeWhatHoldsBytes(CodecMode mode) {
    byte[] raw = {1, 2, 3};
    for (String format : List.of("2s", "5s", "12s", "5p")) {
      Struct struct = struct(format, mode);
      struct.pack(raw);
      byte[] expected = struct.pack(raw);

      assertArrayEquals(expected, struct.pack(Bytes.of(raw)), format);
      assertArrayEquals(expected, struct.pack(ByteArray.of(raw)), format);
      var e = assertThrows(FormatException.class, () -> struct.pack(MemoryView.of(raw)));
      assertTrue(String.valueOf(e.getMessage()).contains("takes Bytes, ByteArray or byte[]"));
    }
  }

  @Test
  void mappedMemory_hasTheClassThatCodecsKnow() throws Exception {
    Path file = Files.createTempFile("struct", ".bin");
    try (Arena arena = Arena.ofConfined();
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, 64, arena);
      assertEquals(Memory.MAPPED, mapped.getClass());
      assertEquals(Memory.MAPPED_KIND, Memory.kind(mapped));
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void adaptive_afterSomeUses_generates() {
    Struct struct = struct("<IHB", CodecMode.ADAPTIVE);
    byte[] data = {1, 0, 0, 0, 2, 0, 3};
    for (int i = 0; i < CodecMode.USES + 5; i++) {
      assertArrayEquals(new Object[] {1L, 2, 3}, struct.unpack(data));
    }
    assertTrue(struct.isGenerated());
    assertFalse(struct("<IHB", CodecMode.INTERPRETED).isGenerated());
  }

  @ParameterizedTest
  @EnumSource
  void longFormats_areInterpretedAndWork(CodecMode mode) {
    Struct struct = struct("<1000H", mode);
    Object[] values = new Object[1000];
    java.util.Arrays.setAll(values, i -> i);
    assertArrayEquals(values, struct.unpack(struct.pack(values)));
  }
}
