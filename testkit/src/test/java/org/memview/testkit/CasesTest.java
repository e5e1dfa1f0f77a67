package org.memview.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CasesTest {
  private static final Cases<Integer> NUMBERS =
      Cases.of(random -> random.nextInt(1000), n -> n == 0 ? Stream.of() : Stream.of(n / 2, n - 1));

  @Test
  void check_failingProperty_namesSeedAndSmallestCase() {
    var error =
        assertThrows(
            AssertionError.class,
            () -> NUMBERS.check(7, 500, n -> assertTrue(n < 100, "too large: " + n)));

    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains("seed 7"), message);
    assertTrue(message.contains(": 100\n"), message);
    assertTrue(message.contains("too large: 100"), message);
  }

  @Test
  void check_holdingProperty_triesAsManyAsAsked() {
    List<Integer> seen = new ArrayList<>();

    NUMBERS.check(7, 50, seen::add);

    assertEquals(50, seen.size());
    assertTrue(seen.stream().distinct().count() > 30, seen.toString());
  }

  @Test
  void check_sameSeed_drawsTheSame() {
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    List<Integer> other = new ArrayList<>();

    NUMBERS.check(7, 50, first::add);
    NUMBERS.check(7, 50, second::add);
    NUMBERS.check(8, 50, other::add);

    assertEquals(first, second);
    assertTrue(!first.equals(other), "another seed draws others");
  }

  @Test
  void structures_drawnValid_areValid_andOfEveryKind() {
    List<Structure> seen = new ArrayList<>();

    Structures.valid().check(1, 500, seen::add);

    assertTrue(seen.stream().allMatch(Structure::isValid));
    assertTrue(seen.stream().anyMatch(s -> s.ndim() == 0), "no axes");
    assertTrue(seen.stream().anyMatch(s -> s.ndim() == 5), "five axes");
    assertTrue(seen.stream().anyMatch(s -> s.elementCount() == 0), "no elements");
    assertTrue(
        seen.stream().anyMatch(s -> Arrays.stream(s.strides()).anyMatch(n -> n < 0)),
        "a negative stride");
  }

  @Test
  void structures_drawnAny_areValidAboutHalfTheTime() {
    List<Structure> seen = new ArrayList<>();

    Structures.any().check(1, 1000, seen::add);

    long valid = seen.stream().filter(Structure::isValid).count();
    assertTrue(valid > 250 && valid < 750, valid + " of 1000 are valid");
  }

  @Test
  void structures_thatFail_areShrunkToTheSmallestThatDoes() {
    var error =
        assertThrows(
            AssertionError.class,
            () ->
                Structures.valid()
                    .check(1, 500, s -> assertTrue(s.elementCount() < 4, "four elements")));

    String message = String.valueOf(error.getMessage());
    assertTrue(message.matches("(?s).*'B' shape \\[(4|2, 2)\\] strides .* in 4 bytes.*"), message);
  }
}
