package org.memview.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memview.Bytes;
import org.memview.layout.Index;

/// The oracle against lists written down by hand, as Python prints them.
class ListOracleTest {
  private static final ListOracle<Long> GRID =
      ListOracle.addresses(Structure.contiguous("B", 2, 3));

  @Test
  void addresses_areThoseOfTheStrides() {
    Structure turned = new Structure("<h", 2, 12, 10, new long[] {3, 2}, new long[] {-2, -6});

    assertEquals(
        List.of(List.of(10L, 4L), List.of(8L, 2L), List.of(6L, 0L)),
        ListOracle.addresses(turned).toList());
  }

  @Test
  void slices_selectWhatPythonPrints() {
    assertEquals(List.of(List.of(3L, 4L, 5L)), GRID.slice(1, Long.MAX_VALUE, 1).toList());
    assertEquals(List.of(5L, 4L, 3L), GRID.slice(Index.parse("-1, ::-1")).toList());
    assertEquals(List.of(List.of(2L), List.of(5L)), GRID.slice(Index.parse("..., -1:")).toList());
    assertEquals(List.of(List.of(0L, 2L)), GRID.slice(Index.parse(":1, ::2")).toList());
    assertEquals(List.of(), GRID.slice(Index.parse("2:")).toList());
    assertArrayEquals(new long[] {0, 3}, GRID.slice(Index.parse("2:")).shape());
    assertArrayEquals(new long[] {1, 2, 3, 1}, GRID.slice(Index.parse("None, ..., None")).shape());
  }

  @Test
  void shapes_areMovedAndStretched() {
    assertEquals(
        List.of(List.of(0L, 3L), List.of(1L, 4L), List.of(2L, 5L)), GRID.transpose().toList());
    assertEquals(
        List.of(List.of(0L, 1L), List.of(2L, 3L), List.of(4L, 5L)), GRID.reshape(3, 2).toList());
    assertEquals(List.of(3L, 4L, 5L), GRID.at(-1).toList());
    assertEquals(
        List.of(List.of(7, 7)), ListOracle.build(new long[0], _ -> 7).broadcastTo(1, 2).toList());
    assertEquals(List.of(0L, 3L, 1L, 4L, 2L, 5L), GRID.flatFortran());
  }

  @Test
  void whatDoesNotFit_isRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> GRID.at(2));
    assertThrows(IllegalArgumentException.class, () -> GRID.at(0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> GRID.reshape(4));
    assertThrows(IllegalArgumentException.class, () -> GRID.broadcastTo(2, 4));
    assertThrows(IllegalArgumentException.class, () -> GRID.transpose(0, 0));
  }

  /// `struct.unpack` of these bytes in CPython.
  @Test
  void elements_readAsStructUnpacks() {
    assertEquals(List.of(-2), read("b", 0xfe));
    assertEquals(List.of(258), read(">h", 1, 2));
    assertEquals(List.of(513), read("<H", 1, 2));
    assertEquals(List.of(4294967295L), read("<I", 255, 255, 255, 255));
    assertEquals(List.of(BigInteger.ONE.shiftLeft(63)), read(">Q", 0x80, 0, 0, 0, 0, 0, 0, 0));
    assertEquals(List.of(1.5f), read("<e", 0, 0x3e));
    assertEquals(List.of(5.9604645e-8f), read("<e", 1, 0));
    assertEquals(List.of(1.0f), read(">E", 0x3f, 0x80));
    assertEquals(List.of(-2.0), read(">d", 0xc0, 0, 0, 0, 0, 0, 0, 0));
    assertEquals(List.of(Bytes.of((byte) 97, (byte) 0)), read("2s", 97, 0));
    assertEquals(List.of(Bytes.of((byte) 97)), read("3p", 1, 97, 98));
    assertEquals(List.of(List.of(1, 2)), read("<HB", 1, 0, 2));
    assertEquals(List.of(List.of(List.of(List.of(1), List.of(2)))), read("T{(2,1)B:m:}", 1, 2));
  }

  private static List<Object> read(String format, int... bytes) {
    byte[] memory = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      memory[i] = (byte) bytes[i];
    }
    return ListOracle.read(MemorySegment.ofArray(memory), Structure.contiguous(format, new long[0]))
        .toList();
  }

  @Test
  void validity_isThatOfEveryElementInside() {
    long[] three = {3};

    assertEquals(true, new Structure("B", 1, 5, 4, three, new long[] {-2}).isValid());
    assertEquals(false, new Structure("B", 1, 5, 3, three, new long[] {-2}).isValid());
    assertEquals(false, new Structure("B", 1, 4, 4, three, new long[] {-2}).isValid());
    assertEquals(false, new Structure("B", 1, 9, 0, three, new long[] {Long.MAX_VALUE}).isValid());
    assertEquals(false, new Structure("<h", 1, 9, 0, three, new long[] {1}).isValid());
    assertEquals(true, new Structure("B", 1, 4, 4, new long[] {0}, new long[] {9}).isValid());
    assertEquals(false, new Structure("B", 1, 4, 5, new long[] {0}, new long[] {9}).isValid());
  }
}
