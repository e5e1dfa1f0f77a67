package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.memview.tests.Messages.assertNames;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.memview.ReadOnlyViewException;
import org.memview.io.Transfer;
import org.memview.io.TransferException;
import org.memview.testkit.Fixture;
import org.memview.testkit.Fixtures;
import org.memview.testkit.ListOracle;
import org.memview.testkit.Sample;

/// Every kind of memory in every arrangement, through every kind of channel.
class EveryViewTest {
  @TempDir Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> writing_deliversTheElementsInCOrder() {
    return overLines(
        Fixtures.all(),
        (line, sample, fixture) -> {
          byte[] before = sample.memoryBytes();

          byte[] arrived = line.carry(sample.view());

          assertArrayEquals(sample.elementBytes(), arrived);
          assertArrayEquals(before, sample.memoryBytes(), "the source changed");
        });
  }

  @TestFactory
  Stream<DynamicTest> reading_fillsTheElementsAndNothingElse() {
    return overLines(
        Fixtures.that(fixture -> !fixture.isReadOnly() && !fixture.isAliased()),
        (line, sample, fixture) -> {
          byte[] fresh = fresh(sample.elementBytes().length, fixture);
          byte[] expected = memoryWith(sample, fresh, fresh.length);

          line.fill(sample.view(), fresh);

          assertArrayEquals(fresh, sample.elementBytes());
          assertArrayEquals(expected, sample.memoryBytes(), "bytes outside the view changed");
        });
  }

  @TestFactory
  Stream<DynamicTest> shortInput_leavesExactlyWhatCame() {
    List<Fixture> fixtures =
        Fixtures.that(
            fixture -> !fixture.isReadOnly() && !fixture.isAliased() && !fixture.isEmpty());
    return Stream.of(
        dynamicTest("channel", () -> each(fixtures, (sample, fixture) -> cut(sample, fixture))));
  }

  private static void cut(Sample sample, Fixture fixture) throws Exception {
    int size = sample.elementBytes().length;
    for (int n : IntStream.of(0, 1, size / 2, size - 1).filter(n -> n < size).toArray()) {
      byte[] fresh = fresh(n, fixture);
      byte[] expected = memoryWith(sample, fresh, n);

      TransferException e =
          assertThrows(
              TransferException.class, () -> Transfer.readFully(new Trickle(fresh), sample.view()));

      assertEquals(TransferException.Reason.END_OF_INPUT, e.reason());
      assertEquals(n, e.bytesTransferred());
      assertArrayEquals(expected, sample.memoryBytes(), () -> n + " bytes of " + size);
    }
  }

  @TestFactory
  Stream<DynamicTest> reading_intoReadOnlyMemory_isRefusedBeforeTheFirstByte() {
    List<Fixture> fixtures = Fixtures.that(Fixture::isReadOnly);
    return Stream.of(
        dynamicTest(
            "channel",
            () ->
                each(
                    fixtures,
                    (sample, fixture) -> {
                      Trickle channel = new Trickle(new byte[64]);

                      ReadOnlyViewException e =
                          assertThrows(
                              ReadOnlyViewException.class,
                              () -> Transfer.readInto(channel, sample.view()));

                      assertEquals(0, channel.calls());
                      assertNames(e, "cannot read into read-only memory", fixture.format());
                    })));
  }

  private static byte[] fresh(int n, Fixture fixture) {
    byte[] bytes = new byte[n];
    new SplittableRandom(fixture.hashCode()).nextBytes(bytes);
    return bytes;
  }

  /// Returns the block's memory as it should be after the first `n` bytes of the elements are
  /// replaced.
  private static byte[] memoryWith(Sample sample, byte[] fresh, int n) {
    byte[] memory = sample.memoryBytes();
    List<Long> addresses = ListOracle.addresses(sample.structure()).flat();
    int size = (int) sample.structure().itemSize();
    for (int i = 0; i < n; i++) {
      memory[(int) (addresses.get(i / size) + i % size)] = fresh[i];
    }
    return memory;
  }

  private interface LineCheck {
    void check(Line line, Sample sample, Fixture fixture) throws Exception;
  }

  private interface Check {
    void check(Sample sample, Fixture fixture) throws Exception;
  }

  private Stream<DynamicTest> overLines(List<Fixture> fixtures, LineCheck check) {
    return Line.kinds().stream()
        .map(kind ->
            dynamicTest(
                kind.name(),
                () -> {
                  try (Line line = kind.maker().make(folder)) {
                    each(fixtures, (sample, fixture) -> check.check(line, sample, fixture));
                  }
                }));
  }

  private static void each(List<Fixture> fixtures, Check check) {
    List<String> failures = new ArrayList<>();
    for (Fixture fixture : fixtures) {
      try (Sample sample = fixture.open()) {
        check.check(sample, fixture);
      } catch (Exception | AssertionError e) {
        failures.add(fixture + ": " + e);
      }
    }
    assertEquals(List.of(), failures.stream().limit(5).toList(), failures.size() + " fail");
  }
}
