package org.memview.format;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// To and from memory layouts.
class FormatLayoutTest {
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
  private static final List<ValueLayout> VALUES =
      List.of(
          JAVA_BYTE,
          JAVA_SHORT,
          JAVA_CHAR,
          JAVA_INT,
          JAVA_LONG,
          JAVA_FLOAT,
          JAVA_DOUBLE,
          JAVA_BOOLEAN,
          ADDRESS);

  @Test
  void of_valueLayouts_isTheirCode() {
    assertEquals(
        "bhHiqfd?P", String.join("", VALUES.stream().map(FormatLayoutTest::text).toList()));
  }

  @Test
  void toMemoryLayout_ofValueLayouts_isTheSameLayout() {
    for (ValueLayout layout : VALUES) {
      ValueLayout packed = layout.withByteAlignment(1);
      ValueLayout other = layout.byteSize() == 1 ? packed : packed.withOrder(BIG);

      assertEquals(layout, Format.of(layout).toMemoryLayout());
      assertEquals(packed, Format.of(packed).toMemoryLayout());
      assertEquals(other, Format.of(other).toMemoryLayout());
    }
  }

  @Test
  void of_orderAndAlignment_becomePrefixes() {
    String nativePrefix = ByteOrder.nativeOrder() == BIG ? ">" : "<";

    assertEquals(">i", text(JAVA_INT.withOrder(BIG).withByteAlignment(1)));
    assertEquals(nativePrefix + "i", text(JAVA_INT.withByteAlignment(1)));
    assertEquals("i", text(JAVA_INT.withByteAlignment(16)));
  }

  @Test
  void of_struct_keepsNamesAndOffsets() {
    MemoryLayout layout =
        MemoryLayout.structLayout(
            JAVA_BYTE.withName("tag"),
            MemoryLayout.paddingLayout(7),
            MemoryLayout.sequenceLayout(2, MemoryLayout.sequenceLayout(3, JAVA_DOUBLE))
                .withName("m"),
            MemoryLayout.structLayout(JAVA_INT.withName("x")).withName("s"),
            MemoryLayout.paddingLayout(4));

    Format format = Format.of(layout);

    assertEquals("T{b:tag:7x(2,3)d:m:T{i:x:}:s:4x}", format.text());
    assertEquals(8, format.field("m").offset());
    assertEquals(layout, format.toMemoryLayout());
  }

  @Test
  void of_structEndingUnaligned_isNotPadded() {
    MemoryLayout inner = MemoryLayout.structLayout(JAVA_INT.withName("a"), JAVA_BYTE.withName("b"));
    MemoryLayout layout = MemoryLayout.structLayout(inner.withName("s"), JAVA_BYTE.withName("c"));

    Format format = Format.of(layout);

    assertEquals(5, format.field("c").offset());
    assertEquals(6, format.size());
  }

  @Test
  void of_topLevelSequence_isSubArray() {
    assertEquals(Format.of("(4)i"), Format.of(MemoryLayout.sequenceLayout(4, JAVA_INT)));
  }

  @Test
  void of_padding_isPad() {
    assertEquals(Format.of("4x"), Format.of(MemoryLayout.paddingLayout(4)));
  }

  @Test
  void of_namedPadding_isField() {
    MemoryLayout layout = MemoryLayout.structLayout(MemoryLayout.paddingLayout(4).withName("gap"));

    assertEquals("T{4x:gap:}", text(layout));
  }

  @Test
  void of_union_isRefusedWithReason() {
    MemoryLayout union = MemoryLayout.unionLayout(JAVA_INT, JAVA_FLOAT);

    assertTrue(Refusals.message(() -> Format.of(union)).contains("union"));
    assertTrue(
        Refusals.message(() -> Format.of(MemoryLayout.structLayout(union))).contains("union"));
  }

  @Test
  void of_namesAFormatCannotHold_isRefused() {
    MemoryLayout colon = MemoryLayout.structLayout(JAVA_INT.withName("a:b"));
    MemoryLayout twice = MemoryLayout.structLayout(JAVA_INT.withName("a"), JAVA_INT.withName("a"));

    assertTrue(Refusals.message(() -> Format.of(colon)).contains("':'"));
    assertTrue(Refusals.message(() -> Format.of(twice)).contains("'a'"));
  }

  @Test
  void of_structsNestedTooDeep_isRefused() {
    MemoryLayout layout = JAVA_INT;
    for (int depth = 0; depth < 65; depth++) {
      layout = MemoryLayout.structLayout(layout);
    }
    MemoryLayout deep = layout;

    assertTrue(Refusals.message(() -> Format.of(deep)).contains("64"));
  }

  @Test
  void toMemoryLayout_elements_areValueLayouts() {
    assertEquals(JAVA_INT, Format.of("i").toMemoryLayout());
    assertEquals(JAVA_INT, Format.of("I").toMemoryLayout());
    assertEquals(JAVA_SHORT, Format.of("e").toMemoryLayout());
    assertEquals(JAVA_BYTE, Format.of("c").toMemoryLayout());
    assertEquals(ADDRESS, Format.of("P").toMemoryLayout());
    assertEquals(JAVA_DOUBLE.withOrder(BIG).withByteAlignment(1), Format.of(">d").toMemoryLayout());
  }

  @Test
  void toMemoryLayout_longValues_areSequencesAndStructs() {
    assertEquals(MemoryLayout.sequenceLayout(3, JAVA_BYTE), Format.of("3s").toMemoryLayout());
    assertEquals(MemoryLayout.sequenceLayout(2, JAVA_CHAR), Format.of("2u").toMemoryLayout());
    assertEquals(MemoryLayout.sequenceLayout(2, JAVA_INT), Format.of("2w").toMemoryLayout());
    assertEquals(
        MemoryLayout.structLayout(JAVA_DOUBLE.withName("real"), JAVA_DOUBLE.withName("imag")),
        Format.of("Zd").toMemoryLayout());
    assertEquals(MemoryLayout.paddingLayout(4), Format.of("4x").toMemoryLayout());
  }

  @Test
  void toMemoryLayout_recordWhoseSizeBreaksAlignment_isPacked() {
    MemoryLayout layout = Format.of("ib").toMemoryLayout();

    assertEquals(MemoryLayout.structLayout(JAVA_INT.withByteAlignment(1), JAVA_BYTE), layout);
    assertEquals(15, MemoryLayout.sequenceLayout(3, layout).byteSize());
  }

  @Test
  void toMemoryLayout_recordAtUnalignedOffset_isPacked() {
    Format format = Format.of("T{b:x:T{i:a:<h:b:2x}:s:}");

    assertEquals(1, format.field("s").offset());
    assertEquals(9, format.toMemoryLayout().byteSize());
  }

  @Test
  void toMemoryLayout_pathsFindFields() {
    MemoryLayout layout = Format.of("T{b:tag:(2)T{i:x:d:y:}:p:}").toMemoryLayout();

    long offset =
        layout.byteOffset(
            PathElement.groupElement("p"),
            PathElement.sequenceElement(1),
            PathElement.groupElement("y"));

    assertEquals(8 + 16 + 8, offset);
  }

  @Test
  void toMemoryLayout_unnamedRun_hasAMemberEach() {
    assertEquals(
        MemoryLayout.structLayout(JAVA_INT, JAVA_INT, JAVA_INT), Format.of("3i").toMemoryLayout());
  }

  @Test
  void toMemoryLayout_hugeRun_isRefusedWithTheRemedy() {
    String message = Refusals.message(() -> Format.of("1000000i").toMemoryLayout());

    assertTrue(message.contains("1000000"), message);
    assertTrue(message.contains("(1000000)i"), message);
  }

  @Test
  void toMemoryLayout_emptyExtents_haveNoBytes() {
    assertEquals(0, Format.of("").toMemoryLayout().byteSize());
    assertEquals(0, Format.of("0x").toMemoryLayout().byteSize());
    assertEquals(0, Format.of("T{0i:a:0s:b:}").toMemoryLayout().byteSize());
  }

  private static String text(MemoryLayout layout) {
    return Format.of(layout).text();
  }
}
