package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.format.FormatException;

/// Texts of formats stand for a little-endian machine, as NumPy's own of `<` and `>` do.
class DTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "|b1;?",
        "<i4;<i",
        ">i4;>i",
        "=i4;i",
        "|i1;b",
        "<u8;<Q",
        "<f2;<e",
        ">f8;>d",
        "<c8;<Zf",
        ">c16;>Zd",
        "|S5;5s",
        "|a5;5s",
        "<U5;<5w",
        ">U5;>5w",
        "|V7;7s",
        "<f16;16s",
        "<c32;32s",
        "<M8[25us];<q",
        ">m8;>q",
        "[('a', '<i4'), ('b', '>f8')];T{<i:a:>d:b:}",
        "[('a', '|i1'), ('', '|V3'), ('b', '<i4')];T{=b:a:3x<i:b:}",
        "[('m', '<i2', (2, 3)), ('s', '|S5', 2)];T{(2,3)<h:m:(2)5s:s:}",
        "[('p', [('x', '<f4'), ('y', '>f4')], (2,)), ('n', '|u1')];T{(2)T{<f:x:>f:y:}:p:B:n:}",
        "[(('Title', 'a'), '<i4')];T{<i:a:}",
        "[('a:b', '<i4'), ('c', '|u1')];T{<iB:c:}",
        "[('a', ('<i4', (2,)), (3,))];T{(3,2)<i:a:}",
        "[];T{}",
      })
  void descr_hasTheFormat(String descr, String format) {
    assertEquals(Format.of(format), DType.of(descr).format());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "?;|b1",
        "c;|S1",
        "b;|i1",
        ">h;>i2",
        "<L;<u4",
        ">P;>u8",
        "<e;<f2",
        ">Zd;>c16",
        "12s;|S12",
        "4p;|V4",
        "4x;|V4",
        ">3w;>U3",
        "<IHB;[('f0', '<u4'), ('f1', '<u2'), ('f2', '|u1')]",
        "T{<i:a:4x>d:b:2x};[('a', '<i4'), ('', '|V4'), ('b', '>f8'), ('', '|V2')]",
        "T{(2,3)<h:m:T{<f:x:}:p:};[('m', '<i2', (2, 3)), ('p', [('x', '<f4')])]",
        "T{<i:f1:<i};[('f1', '<i4'), ('f2', '<i4')]",
        "T{<i:it's:};[(\"it's\", '<i4')]",
      })
  void format_hasTheDescr(String format, String descr) {
    assertEquals(descr, DType.of(Format.of(format)).descr());
  }

  @Test
  void itemLargerThanItsFormat_isPaddedAtTheEnd() {
    assertEquals("[('f0', '<i4'), ('', '|V4')]", DType.of(Format.of("<i"), 8).descr());
    assertEquals("[('a', '<i2'), ('', '|V1')]", DType.of(Format.of("T{<h:a:}"), 3).descr());
  }

  @ParameterizedTest
  @CsvSource({"3u, UCS-2 has no dtype", "E, bfloat16 has none"})
  void format_withoutNumpyType_saysWhatToDo(String format, String why) {
    FormatException refused =
        assertThrows(FormatException.class, () -> DType.of(Format.of(format)), why);

    assertTrue(
        String.valueOf(refused.getMessage()).contains("cast it to 'H'"), refused.getMessage());
  }

  @Test
  void field_isCountedAsViewsDo() {
    DType record =
        DType.of(
            "[('a', '<M8[us]'), ('', '|V4'), (('T', 'b'), '>f8', (2,)), ('c', [('x', '|u1')])]");

    assertEquals("<M8[us]", record.field(0).descr());
    assertEquals(">f8", record.field(1).descr());
    assertEquals("[('x', '|u1')]", record.field(2).descr());
    assertEquals(3, record.format().fields().size());
    assertThrows(IndexOutOfBoundsException.class, () -> record.field(3));
    assertThrows(IndexOutOfBoundsException.class, () -> DType.of("<f8").field(0));
  }

  @Test
  void arrayInterface_isWhatNumpyWouldSay() {
    MemoryView view = MemoryView.allocate(">h", 4, 6).slice("::-1, ::2").asReadOnly();
    long first = view.at(0, 0).asSegment().address();

    assertEquals(
        "{shape=[4, 3], typestr=>i2, data=[%d, true], strides=[-12, 4], version=3}"
            .formatted(first),
        ArrayInterface.of(view).toString());
    MemoryView records = MemoryView.allocate("T{<i:id:<d:x:}", 2);
    assertEquals("|V12", ArrayInterface.of(records).get("typestr"));
    assertEquals("[('id', '<i4'), ('x', '<f8')]", ArrayInterface.of(records).get("descr"));
    IllegalArgumentException moving =
        assertThrows(
            IllegalArgumentException.class,
            () -> ArrayInterface.of(MemoryView.of(new double[] {1, 2})));
    assertTrue(String.valueOf(moving.getMessage()).contains("view d [2]"), moving.getMessage());
  }

  @Test
  void equality_isByDescription() {
    assertEquals(DType.of("<f8"), DType.of(Format.of("<d")));
    assertEquals(DType.of("<f8").hashCode(), DType.of(Format.of("<d")).hashCode());
    assertNotEquals(DType.of("<M8[us]"), DType.of("<i8"));
    assertEquals("<M8[us]", DType.of("<M8[us]").toString());
  }

  @Test
  void descr_isWrittenAsPythonWritesIt() {
    String odd = "[(('T\\'t\"', 'a\\nb\\x07\\u200b'), '<i4'), ('\\U000e0001é', '|u1')]";

    assertEquals(odd, DType.of(odd).descr());
  }
}
