package org.memview.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Fields, nested records, sub-arrays and leaves.
class FormatRecordTest {
  @Test
  void fields_plainText_areUnnamedAtTheirOffsets() {
    List<Field> fields = Format.of("<IHB").fields();

    assertEquals(List.of("", "", ""), fields.stream().map(Field::name).toList());
    assertEquals(List.of(0L, 4L, 6L), fields.stream().map(Field::offset).toList());
    assertEquals(Format.of("<H"), fields.get(1).format());
  }

  @Test
  void fields_unnamedCount_repeats() {
    assertEquals(3, Format.of("3i").fields().size());
    assertEquals(8, Format.of("3i").fields().get(2).offset());
  }

  @Test
  void fields_namedCount_isSubArray() {
    Field field = Format.of("3i:x:").field("x");

    assertArrayEquals(new long[] {3}, field.shape());
    assertEquals(12, field.byteSize());
  }

  @Test
  void fields_topLevelSubArray_isRecordOfOneUnnamedField() {
    Format format = Format.of("(1)i");

    assertTrue(format.isRecord());
    assertArrayEquals(new long[] {1}, format.fields().getFirst().shape());
  }

  @Test
  void fields_shapeBeforeOrder_bothApply() {
    Field field = Format.of("T{(2, 3)>i:m:}").field("m");

    assertArrayEquals(new long[] {2, 3}, field.shape());
    assertEquals(Format.of(">i"), field.format());
  }

  @Test
  void fields_shapeAndCount_countIsTheLastAxis() {
    assertArrayEquals(new long[] {2, 3}, Format.of("(2)3i:m:").field("m").shape());
    assertArrayEquals(new long[] {2}, Format.of("(2)3s:m:").field("m").shape());
    assertEquals(3, Format.of("(2)3s:m:").field("m").format().size());
  }

  @Test
  void fields_zeroExtents_takeNoBytes() {
    Format format = Format.of("T{0i:a:(2,0)d:b:0T{q:x:}:c:b:e:}");

    assertEquals(List.of(0L, 0L, 0L, 0L), format.fields().stream().map(Field::offset).toList());
    assertEquals(1, format.size());
  }

  @Test
  void fields_pads_areLeftOutUnlessNamed() {
    assertEquals(List.of("a", "v"), names("T{3xi:a:2x4x:v:x}"));
    assertEquals(Kind.PAD, Format.of("T{4x:v:}").field("v").format().kind());
  }

  @Test
  void fields_nestedRecord_keepsOwnOffsets() {
    Format nested = Format.of("T{b:x:T{b:y:i:z:}:s:}").field("s").format();

    assertEquals(4, nested.field("z").offset());
    assertEquals(8, nested.size());
  }

  @Test
  void fields_nestedRecordUnderAt_startsAndEndsAligned() {
    Format format = Format.of("T{b:a:T{i:x:b:y:}:s:b:c:}");

    assertEquals(4, format.field("s").offset());
    assertEquals(12, format.field("c").offset());
    assertEquals(13, format.size());
  }

  @Test
  void fields_prefixInsideRecord_staysInForceAfterTheBrace() {
    Format format = Format.of("T{b:a:T{>h:x:}:s:i:b:}");

    assertEquals(Format.of(">i"), format.field("b").format());
    assertEquals(3, format.field("b").offset());
  }

  @Test
  void fields_ofCtypesStructure_areWherePadsPutThem() {
    Format format = Format.of("T{<b:a:7x<d:b:(3)<i:c:<P:p:4x}");

    assertEquals(List.of(0L, 8L, 16L, 28L), format.fields().stream().map(Field::offset).toList());
  }

  @Test
  void fields_hugeCount_areMadeWhenRead() {
    List<Field> fields = Format.of("b2000000000i").fields();

    assertEquals(2_000_000_001, fields.size());
    assertEquals(8_000_000_000L, fields.get(2_000_000_000).offset());
  }

  @Test
  void fields_moreThanAListHolds_isRefused() {
    Format format = Format.of("3000000000i");

    String message = Refusals.message(format::fields);

    assertTrue(message.contains("3000000000 fields"), message);
    assertEquals(12_000_000_000L, format.size());
  }

  @Test
  void fields_cannotBeChanged() {
    List<Field> fields = Format.of("T{i:a:}").fields();

    assertThrows(UnsupportedOperationException.class, fields::clear);
  }

  @Test
  void field_unknownName_errorListsTheNames() {
    String message = Refusals.message(() -> Format.of("T{i:id:2xd:at:}").field("x"));

    assertTrue(message.contains("'x'"), message);
    assertTrue(message.contains("id, at"), message);
  }

  @Test
  void field_ofUnnamedRecordOrElement_errorSaysSo() {
    assertTrue(noField("<IHB").contains("no names"), noField("<IHB"));
    assertTrue(noField("i").contains("single element"), noField("i"));
  }

  @Test
  void field_emptyName_isNoName() {
    assertThrows(FormatException.class, () -> Format.of("ii").field(""));
  }

  @Test
  void leaves_ofElement_areItself() {
    assertEquals(List.of(new Field("", 0, Format.of(">i"))), Format.of(">i").leaves());
  }

  @Test
  void leaves_ofNestedRecords_haveAbsoluteOffsetsAndPaths() {
    Format format = Format.of("<T{b:a:T{h:x:(2)d:y:}:s:(2,2)T{B:r:}:p:}");

    assertEquals(
        List.of(
            "a 0", "s.x 1", "s.y 3", "p[0,0].r 19", "p[0,1].r 20", "p[1,0].r 21", "p[1,1].r 22"),
        format.leaves().stream().map(leaf -> leaf.name() + " " + leaf.offset()).toList());
    assertArrayEquals(new long[] {2}, format.leaves().get(2).shape());
  }

  @Test
  void leaves_ofRun_areOneArray() {
    assertEquals(List.of(new Field("", 0, Format.of("<i"), 1000)), Format.of("<1000i").leaves());
  }

  @Test
  void leaves_ofHugeArrayOfRecords_areMadeWhenRead() {
    List<Field> leaves = Format.of("<(1000,1000000)T{b:a:i:b:}:p:").leaves();

    assertEquals(2_000_000_000, leaves.size());
    assertEquals("p[999,999999].b", leaves.getLast().name());
    assertEquals(4_999_999_996L, leaves.getLast().offset());
  }

  @Test
  void leaves_moreThanAListHolds_areRefused() {
    Format format = Format.of("(2000000000)T{b:a:i:b:}");

    assertThrows(FormatException.class, format::leaves);
  }

  @Test
  void leaves_ofEmptyArrays_areNone() {
    assertEquals(List.of(), Format.of("T{0i:a:0T{i:x:}:b:5T{}:c:}").leaves());
  }

  @Test
  void fieldShape_isCopied() {
    long[] shape = {2, 3};
    Field field = new Field("m", 8, Format.of("d"), shape);

    shape[0] = 9;
    field.shape()[1] = 9;

    assertArrayEquals(new long[] {2, 3}, field.shape());
  }

  @Test
  void fieldEquals_comparesAllComponents() {
    Field field = new Field("m", 8, Format.of("d"), 2, 3);

    assertEquals(field, new Field("m", 8, Format.of("@d"), 2, 3));
    assertEquals(field.hashCode(), new Field("m", 8, Format.of("@d"), 2, 3).hashCode());
    assertNotEquals(field, new Field("n", 8, Format.of("d"), 2, 3));
    assertNotEquals(field, new Field("m", 9, Format.of("d"), 2, 3));
    assertNotEquals(field, new Field("m", 8, Format.of("q"), 2, 3));
    assertNotEquals(field, new Field("m", 8, Format.of("d"), 3, 2));
  }

  @Test
  void fieldToString_readsAsASentence() {
    assertEquals(
        "m: (2, 3) of >d at offset 8", new Field("m", 8, Format.of(">d"), 2, 3).toString());
    assertEquals("B at offset 6", Format.of("<IHB").fields().get(2).toString());
  }

  @Test
  void field_negativeNumbers_areRefused() {
    Format format = Format.of("d");

    Class<IllegalArgumentException> type = IllegalArgumentException.class;

    assertEquals("offset -8 is negative", Refusals.message(type, () -> new Field("m", -8, format)));
    assertEquals(
        "extent -3 is negative", Refusals.message(type, () -> new Field("m", 8, format, 2, -3)));
  }

  private static List<String> names(String text) {
    return Format.of(text).fields().stream().map(Field::name).toList();
  }

  private static String noField(String text) {
    return Refusals.message(() -> Format.of(text).field("a"));
  }
}
