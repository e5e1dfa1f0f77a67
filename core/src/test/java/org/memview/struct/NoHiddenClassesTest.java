package org.memview.struct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memview.MemoryView;
import org.memview.format.Format;

/// On a platform that refuses hidden classes everything is interpreted, and right.
class NoHiddenClassesTest {
  @Binary("<")
  record Trade(long id, @Code("H") int quantity, double price, @Code("4s") String name) {}

  private static final String FORMAT = "<qHd4s";

  @BeforeEach
  void refuse() {
    HiddenCopies.isRefused = true;
  }

  @AfterEach
  void allow() {
    HiddenCopies.isRefused = false;
  }

  @ParameterizedTest
  @EnumSource(CodecMode.class)
  void records_areReadAndWrittenByOneClass(CodecMode mode) {
    RecordStruct<Trade> trades = RecordStructs.of(Trade.class, MethodHandles.lookup(), mode);
    for (MemoryView view : views()) {
      for (int i = 0; i < 2 * CodecMode.USES; i++) {
        Trade trade = new Trade(-i, i, i / 4.0, "n" + i);
        trades.write(view, -22, trade);

        assertEquals(trade, trades.read(view, 22));
      }
      assertEquals(2, trades.list(view).size());
      assertThrows(
          IllegalArgumentException.class, () -> trades.write(view, 0, new Trade(0, -1, 0, "")));
      assertEquals(new Trade(0, 0, 0, ""), trades.read(view, 0), "nothing was written");
    }
    assertFalse(trades.getClass().isHidden());
  }

  @ParameterizedTest
  @EnumSource(CodecMode.class)
  void values_areInterpreted(CodecMode mode) {
    Struct struct = StructMaker.make(Format.of(FORMAT), mode);
    byte[] packed =
        StructMaker.make(Format.of(FORMAT), CodecMode.INTERPRETED).pack(1L, 2, 3.0, name());
    for (MemoryView view : views()) {
      for (int i = 0; i < 2 * CodecMode.USES; i++) {
        struct.packInto(view, 22, 1L, 2, 3.0, name());

        assertArrayEquals(packed, view.slice(22).toBytes());
        assertArrayEquals(
            new Object[] {1L, 2, 3.0},
            List.of(struct.unpackFrom(view, 22)).subList(0, 3).toArray());
      }
    }
    assertFalse(struct.isGenerated());
    assertFalse(struct.getClass().isHidden());
  }

  /// That the checks above can fail.
  @Test
  void whereHiddenClassesAreAllowed_thereAreSome() {
    allow();
    Struct struct = StructMaker.make(Format.of(FORMAT), CodecMode.GENERATED);
    struct.pack(1L, 2, 3.0, name());

    assertTrue(struct.isGenerated());
    assertTrue(
        RecordStructs.of(Trade.class, MethodHandles.lookup(), CodecMode.GENERATED)
            .getClass()
            .isHidden());
  }

  private static byte[] name() {
    return new byte[] {'a', 'b', 'c', 'd'};
  }

  private static List<MemoryView> views() {
    return List.of(
        MemoryView.of(new byte[44]),
        MemoryView.of(Arena.ofAuto().allocate(44)),
        MemoryView.of(new int[11]).cast("B"));
  }
}
