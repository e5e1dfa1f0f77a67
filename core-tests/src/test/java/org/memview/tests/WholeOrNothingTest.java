package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.format.FormatException;
import org.memview.testkit.Fixture;

/// A value that does not fit is refused before the first byte is written.
class WholeOrNothingTest {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  /// Numbers just outside a format, and what the message must name.
  private static final Map<String, List<Object>> TOO_LARGE =
      Map.ofEntries(
          Map.entry("b", List.of(128, -129)),
          Map.entry("B", List.of(256, -1)),
          Map.entry(">h", List.of(32768, -32769)),
          Map.entry("<H", List.of(65536, -1)),
          Map.entry("i", List.of(1L << 31, -(1L << 31) - 1)),
          Map.entry("<i", List.of(1L << 31, TWO_64)),
          Map.entry("I", List.of(1L << 32, -1L)),
          Map.entry("q", List.of(BigInteger.ONE.shiftLeft(63), TWO_64.negate())),
          Map.entry("Q", List.of(-1, TWO_64)),
          Map.entry("L", List.of(-1, TWO_64)),
          Map.entry("l", List.of(TWO_64)),
          Map.entry("n", List.of(TWO_64)),
          Map.entry("N", List.of(-1)),
          Map.entry(">Q", List.of(-1)),
          Map.entry("e", List.of(65520.0, -1e9)),
          Map.entry(">f", List.of(1e39, -1e300)),
          Map.entry("4s", List.of(Bytes.of(new byte[5]))),
          Map.entry("5p", List.of(Bytes.of(new byte[5]))),
          Map.entry("<3w", List.of("long")),
          Map.entry("c", List.of(Bytes.of(new byte[2]))));

  @TestFactory
  Stream<DynamicTest> set_ofWhatDoesNotFit_writesNothing() {
    return Battery.over(
        fixture -> !fixture.isReadOnly() && !fixture.isEmpty(),
        (sample, fixture) -> {
          byte[] before = sample.memoryBytes();
          for (Object value : TOO_LARGE.getOrDefault(fixture.format(), List.of())) {
            var error =
                assertThrows(
                    IllegalArgumentException.class,
                    () -> sample.view().set(new long[fixture.ndim()], value),
                    String.valueOf(value));
            Messages.assertNames(error, "'" + fixture.format() + "'");
            assertThrows(IllegalArgumentException.class, () -> sample.view().fill(value));
            if (value instanceof Number) {
              Messages.assertNames(error, value);
            }
          }
          assertArrayEquals(before, sample.memoryBytes());
        });
  }

  @TestFactory
  Stream<DynamicTest> set_ofAnotherKind_writesNothing() {
    return Battery.over(
        fixture -> !fixture.isReadOnly() && !fixture.isEmpty(),
        (sample, fixture) -> {
          byte[] before = sample.memoryBytes();
          for (Object value : otherKinds(fixture)) {
            var error =
                assertThrows(
                    FormatException.class,
                    () -> sample.view().set(new long[fixture.ndim()], value),
                    value + " into " + fixture.format());
            Messages.assertNames(error, fixture.format());
          }
          assertArrayEquals(before, sample.memoryBytes());
        });
  }

  private static List<Object> otherKinds(Fixture fixture) {
    List<Object> values = new ArrayList<>(List.of(Thread.State.NEW, new Object()));
    switch (fixture.formatSpec().kind()) {
      case SIGNED, UNSIGNED ->
          values.addAll(List.of(1.0, "1", new Complex(1, 0), Bytes.of((byte) 1)));
      case FLOAT -> values.addAll(List.of("1", new Complex(1, 0), List.of(1)));
      case COMPLEX -> values.addAll(List.of("1", List.of(1, 2)));
      case CHAR, BYTES, PASCAL -> values.addAll(List.of(1, "text", List.of()));
      case TEXT -> values.addAll(List.of(1, Bytes.of((byte) 1), 'c'));
      case BOOLEAN -> values.addAll(List.of("true", List.of()));
      case RECORD, PAD -> values.addAll(List.of(1, "text"));
    }
    return values;
  }

  @Test
  void set_ofARecord_withOneBadField_writesNone() {
    byte[] memory = {1, 2, 3, 4, 5, 6, 7};
    MemoryView record = MemoryView.of(memory).cast("<IHB");

    assertThrows(IllegalArgumentException.class, () -> record.set(0, List.of(9, 9, 256)));
    assertThrows(IllegalArgumentException.class, () -> record.set(0, List.of(9, 9)));
    assertThrows(IllegalArgumentException.class, () -> record.set(0, List.of(9, 9, 9, 9)));
    assertThrows(FormatException.class, () -> record.set(0, List.of(9, "9", 9)));
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7}, memory);
  }

  @Test
  void set_whoseValueReleasesTheView_writesNothing() {
    checkReleasing((record, value) -> record.set(0, value));
    checkReleasing((record, value) -> record.set(new long[] {0}, value));
  }

  @Test
  void fill_whoseValueReleasesTheView_writesNothing() {
    checkReleasing(MemoryView::fill);
  }

  private static void checkReleasing(BiConsumer<MemoryView, Object> write) {
    byte[] memory = {1, 2};
    MemoryView record = MemoryView.of(memory).cast("BB");
    List<Object> value =
        new AbstractList<>() {
          @Override
          public Object get(int index) {
            record.release();
            return 9;
          }

          @Override
          public int size() {
            return 2;
          }
        };

    assertThrows(ViewReleasedException.class, () -> write.accept(record, value));
    assertArrayEquals(new byte[] {1, 2}, memory);
  }
}
