package org.memview.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Equality, canonical text and change of order.
class FormatEqualityTest {
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
  private static final ByteOrder OTHER =
      NATIVE == ByteOrder.LITTLE_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  private static final String NATIVE_PREFIX = NATIVE == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
  private static final String OTHER_PREFIX = NATIVE == ByteOrder.LITTLE_ENDIAN ? ">" : "<";

  @ParameterizedTest
  @CsvSource({
    "i, @i",
    "i, =i",
    "i, ^i",
    ">i, !i",
    "Zf, F",
    "<B, >B",
    "3s, <3s",
    "ii, 2i",
    "i i, 1i1i",
    "T{ii}, ii",
    "bi, =b3xi",
    "T{i:a:}, i:a:",
    "2T{bb}, (2)T{bb}",
    "3i:a:, (3)i:a:",
    "(2)3i, '(2,3)i'",
    "l, ^l",
    "n, ^n",
    "<P, <P",
    "4x, xxxx",
    "T{T{ib}:s:}, T{T{ib3x}:s:}"
  })
  void equals_sameBytesInSameCodes_isTrue(String a, String b) {
    assertEquals(Format.of(a), Format.of(b));
    assertEquals(Format.of(a).hashCode(), Format.of(b).hashCode());
    assertEquals(Format.of(a).canonical(), Format.of(b).canonical());
  }

  @ParameterizedTest
  @CsvSource({
    "l, q",
    "n, q",
    "i, I",
    "b, B",
    "c, b",
    "<i, >i",
    "i, T{i}",
    "i, (1)i",
    "2i, (2)i",
    "3s, 3c",
    "3s, 3p",
    "s, c",
    "3s, 4s",
    "ib, ibx",
    "bi, ^bi",
    "T{i:a:}, T{i:b:}",
    "T{i:a:}, T{i}",
    "4x, T{4x}",
    "T{4x:a:}, T{4x}",
    "'(2,3)i', '(3,2)i'",
    "'(2)3i', '(6)i'",
    "l, <l",
    "e, E",
    "e, h",
    "ii, iI"
  })
  void equals_anyDifferenceInMeaning_isFalse(String a, String b) {
    assertNotEquals(Format.of(a), Format.of(b));
    assertNotEquals(Format.of(a).canonical(), Format.of(b).canonical());
  }

  @Test
  void equals_nativePrefix_isTrueOnThisMachine() {
    assertEquals(Format.of("i"), Format.of(NATIVE_PREFIX + "i"));
    assertNotEquals(Format.of("i"), Format.of(OTHER_PREFIX + "i"));
  }

  @ParameterizedTest
  @CsvSource({
    "@i, i",
    "D, Zd",
    ">3w, >3w",
    "!h, >h",
    "<xB, xB",
    "b>hi, >bhi",
    "b>h<i, >bh<i",
    ">ii>i, >3i",
    "T{>i:a:4xd:b:}, T{>i:a:4xd:b:}",
    ">T{(2)h:a:}, T{(2)>h:a:}",
    "T{>i}, T{>i}",
    "(2)xb, 2xb",
    "T{b:a:T{>h:x:}:s:}, T{>b:a:T{h:x:}:s:}",
    "T{4x:v:>i:a:}, T{>4x:v:i:a:}"
  })
  void canonical_isTheNormalForm(String text, String canonical) {
    assumeTrue(NATIVE == ByteOrder.LITTLE_ENDIAN, "the canonical '>' is not native here");

    assertEquals(canonical, Format.of(text).canonical());
  }

  @Test
  void canonical_ofNativeRecord_spellsOrderAndPads() {
    assertEquals(NATIVE_PREFIX + "b3xi", Format.of("bi").canonical());
    assertEquals("T{" + NATIVE_PREFIX + "i:a:b:b:}", Format.of("T{i:a:b:b:}").canonical());
  }

  @Test
  void canonical_ofNativeOnlySizes_usesCaret() {
    assertEquals("^b7xn", Format.of("=b7x^n").canonical());
  }

  @ParameterizedTest
  @CsvSource({
    "i, >i",
    "<i, >i",
    "ih, >ih",
    "T{<i:a:>h:b:}, T{>i:a:<h:b:}",
    "<i>i, 2i",
    "Zf, >Zf",
    "3w, >3w",
    "<P, >P",
    "T{(2)T{<i:a:}:s:}, T{(2)T{>i:a:}:s:}"
  })
  void sameElementAs_onlyOrderDiffers_isTrue(String a, String b) {
    assertTrue(Format.of(a).sameElementAs(Format.of(b)));
    assertTrue(Format.of(b).sameElementAs(Format.of(a)));
  }

  @ParameterizedTest
  @CsvSource({
    "i, >I",
    "l, q",
    "n, q",
    "ih, >hi",
    "i, >l",
    "T{i:a:}, T{>i:b:}",
    "bi, >bi",
    "(2)i, >2i",
    "e, >E"
  })
  void sameElementAs_moreThanOrderDiffers_isFalse(String a, String b) {
    assertFalse(Format.of(a).sameElementAs(Format.of(b)));
    assertFalse(Format.of(b).sameElementAs(Format.of(a)));
  }

  @ParameterizedTest
  @CsvSource({"i, i", "l, q", "n, q", "N, Q", "P, P", "Zd, Zd", "2u, 2u", "e, e"})
  void withOrder_other_writesPortableCode(String text, String code) {
    assumeTrue(Format.of("l").size() == 8, "where long has 8 bytes");

    Format other = Format.of(text).withOrder(OTHER);

    assertEquals(OTHER_PREFIX + code, other.text());
    assertEquals(Format.of(text).size(), other.size());
    assertTrue(other.sameElementAs(Format.of(text)));
  }

  @Test
  void withOrder_same_isTheSameFormat() {
    assertSame(Format.of("i"), Format.of("i").withOrder(NATIVE));
    assertSame(Format.of("16s"), Format.of("16s").withOrder(OTHER));
  }

  @Test
  void withOrder_native_canBeCastTo() {
    assertTrue(Format.of(OTHER_PREFIX + "i").withOrder(NATIVE).isNativeSingle());
  }

  @Test
  void withOrder_ofRecord_keepsOffsetsAndNames() {
    Format record = Format.of("T{b:a:i:b:(2)T{h:x:b:y:}:c:}").withOrder(OTHER);

    assertEquals("T{" + OTHER_PREFIX + "b:a:3xi:b:(2)T{h:x:b:y:x}:c:}", record.text());
    assertEquals(8, record.field("c").offset());
  }

  @Test
  void withOrder_ofMixedRecord_makesAllAlike() {
    assertEquals(Format.of(OTHER_PREFIX + "2i"), Format.of("<i>i").withOrder(OTHER));
  }
}
