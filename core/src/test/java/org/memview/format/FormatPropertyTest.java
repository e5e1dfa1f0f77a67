package org.memview.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What must hold for every format, tried on random ones. `-Dmemview.seed=…` tries others.
class FormatPropertyTest {
  private static final long SEED = Long.getLong("memview.seed", 3118);
  private static final int TRIALS = 5000;

  @Test
  void canonical_parsesToAnEqualFormat() {
    forAll(format -> {
      Format again = Format.of(format.canonical());

      assertEquals(format, again);
      assertEquals(format.hashCode(), again.hashCode());
      assertEquals(format.canonical(), again.canonical());
    });
  }

  @Test
  void textOfFields_readsTheSameOnItsOwn() {
    forAll(format -> {
      for (Field field : format.fields()) {
        assertEquals(field.format(), Format.of(field.format().text()), field::toString);
      }
    });
  }

  @Test
  void fields_followEachOtherInsideTheRecord() {
    forAll(format -> {
      long end = 0;
      for (Field field : format.fields()) {
        assertTrue(field.offset() >= end, field::toString);
        end = field.offset() + field.byteSize();
      }
      assertTrue(end <= format.size());
    });
  }

  @Test
  void leaves_areTheFieldsExpanded() {
    forAll(format -> {
      if (format.isRecord()) {
        List<Field> expected = new ArrayList<>();
        expand(format, 0, expected);

        assertEquals(expected, flat(format.leaves()));
      }
    });
  }

  /// Every single value, one by one, unnamed.
  private static void expand(Format record, long base, List<Field> out) {
    for (Field field : record.fields()) {
      for (long i = 0; i < field.elementCount(); i++) {
        long offset = base + field.offset() + i * field.format().size();
        if (field.format().isRecord()) {
          expand(field.format(), offset, out);
        } else {
          out.add(new Field("", offset, field.format()));
        }
      }
    }
  }

  private static List<Field> flat(List<Field> leaves) {
    List<Field> out = new ArrayList<>();
    for (Field leaf : leaves) {
      for (long i = 0; i < leaf.elementCount(); i++) {
        out.add(new Field("", leaf.offset() + i * leaf.format().size(), leaf.format()));
      }
    }
    return out;
  }

  @Test
  void withOrder_changesNothingButTheOrder() {
    forAll(format -> {
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        Format changed = format.withOrder(order);

        assertEquals(format.size(), changed.size());
        assertEquals(changed, changed.withOrder(order));
        assertEquals(
            format.fields().stream().map(Field::offset).toList(),
            changed.fields().stream().map(Field::offset).toList());
        assertEquals(
            changed.leaves().stream().anyMatch(leaf -> leaf.format().needsSwap()),
            changed.needsSwap());
        assertTrue(order != ByteOrder.nativeOrder() || !changed.needsSwap());
      }
    });
  }

  @Test
  void sameElementAs_theOtherOrder_isTrue() {
    forAll(format -> {
      boolean mixed =
          format.leaves().stream()
                  .filter(leaf -> leaf.format().unitSize() > 1)
                  .map(leaf -> leaf.format().order())
                  .distinct()
                  .count()
              > 1;
      Format other =
          format.withOrder(
              format.order() == ByteOrder.BIG_ENDIAN
                  ? ByteOrder.LITTLE_ENDIAN
                  : ByteOrder.BIG_ENDIAN);

      assertTrue(mixed || format.sameElementAs(other), format::text);
      assertTrue(mixed || other.sameElementAs(format), format::text);
    });
  }

  @Test
  void toMemoryLayout_describesTheSameBytes() {
    forAll(format -> {
      var layout = format.toMemoryLayout();
      Format again = Format.of(layout);

      assertEquals(format.size(), layout.byteSize());
      assertEquals(format.size(), again.size());
      assertEquals(0, layout.byteSize() % layout.byteAlignment());
      assertEquals(again.toMemoryLayout(), Format.of(again.toMemoryLayout()).toMemoryLayout());
    });
  }

  @Test
  void alignment_dividesOffsetsOfAlignedFields() {
    forAll(format -> {
      for (Field field : format.fields()) {
        long alignment = field.format().isRecord() ? 1 : field.format().alignment();
        assertEquals(0, field.offset() % alignment, field::toString);
      }
    });
  }

  @Test
  void of_damagedText_parsesOrNamesAPositionInside() {
    RandomFormats formats = new RandomFormats(SEED);
    for (int trial = 0; trial < 4 * TRIALS; trial++) {
      String text = formats.damaged(formats.sound());
      try {
        assertArrayEquals(text.toCharArray(), Format.of(text).text().toCharArray());
      } catch (FormatException e) {
        assertTrue(
            e.position() >= 0 && e.position() <= text.length(),
            () -> "position " + e.position() + " of " + Vectors.quote(text));
      }
    }
  }

  private static void forAll(Consumer<Format> property) {
    RandomFormats formats = new RandomFormats(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      String text = formats.sound();
      try {
        property.accept(Format.of(text));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("format \"" + text + "\" of seed " + SEED, e);
      }
    }
  }
}
