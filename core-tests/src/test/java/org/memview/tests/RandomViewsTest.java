package org.memview.tests;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.testkit.CountingExporter;
import org.memview.testkit.ListOracle;
import org.memview.testkit.RandomViews;
import org.memview.testkit.RandomViews.Program;
import org.memview.testkit.Structure;
import org.memview.testkit.Structures;

/// Views as random as they come, against nested lists.
class RandomViewsTest {

  @Test
  void validStructure_isLent_andReadsAsTheListsDo() {
    Structures.valid()
        .check(
            2000,
            structure -> {
              MemorySegment memory = memory(structure);
              try (MemoryView view = MemoryView.of(new CountingExporter(memory, structure))) {
                ListOracle<Object> expected = ListOracle.read(memory, structure);

                assertEquals(expected.toList(), view.toList());
                assertArrayEquals(structure.shape(), view.shape());
                expected
                    .indices()
                    .forEach(index -> assertEquals(expected.get(index), view.get(index)));
              }
            });
  }

  @Test
  void structure_isLentExactlyIfItIsValid() {
    Structures.any()
        .check(
            6000,
            structure -> {
              CountingExporter exporter = new CountingExporter(memory(structure), structure);
              if (structure.isValid()) {
                MemoryView.of(exporter).close();
              } else {
                assertThrows(RuntimeException.class, () -> MemoryView.of(exporter));
              }
              assertEquals(0, exporter.openLoans());
            });
  }

  @Test
  void derivedViews_readAsTheDerivedListsDo() {
    RandomViews.cases(6).check(3000, RandomViewsTest::checkProgram);
  }

  @Test
  void refusedStep_failsAsTheListsDo_andLeavesTheViewAsItWas() {
    RandomViews.refused()
        .check(
            3000,
            program -> {
              ListOracle<Long> addresses = ListOracle.addresses(program.structure());
              var expected = assertThrows(RuntimeException.class, () -> program.apply(addresses));
              MemoryView view =
                  MemoryView.of(
                      new CountingExporter(memory(program.structure()), program.structure()));

              var error = assertThrows(RuntimeException.class, () -> program.apply(view));

              assertEquals(expected.getClass(), error.getClass(), error.toString());
              if (!String.valueOf(error.getMessage()).contains("step")) {
                Messages.assertNames(error, view.format(), Arrays.toString(view.shape()));
              }
              assertArrayEquals(program.structure().shape(), view.shape());
            });
  }

  private static void checkProgram(Program program) {
    MemorySegment memory = memory(program.structure());
    Format format = Format.of(program.structure().format());
    ListOracle<Long> addresses = program.apply(ListOracle.addresses(program.structure()));
    try (MemoryView view = MemoryView.of(new CountingExporter(memory, program.structure()))) {
      if (!RandomViews.isAffine(addresses)) {
        var error = assertThrows(IllegalArgumentException.class, () -> program.apply(view));
        Messages.assertNames(error, "copy");
        return;
      }
      MemoryView derived = program.apply(view);
      ListOracle<Object> expected = program.apply(ListOracle.read(memory, program.structure()));

      assertEquals(expected.toList(), derived.toList());
      assertArrayEquals(expected.shape(), derived.shape());
      assertEquals(format, derived.formatSpec());
      assertEquals(isDense(addresses, view.itemSize()), derived.isCContiguous());
      assertEquals(isDense(addresses.transpose(), view.itemSize()), derived.isFContiguous());
    }
  }

  private static boolean isDense(ListOracle<Long> addresses, long itemSize) {
    List<Long> flat = addresses.flat();
    for (int i = 1; i < flat.size(); i++) {
      if (flat.get(i) != flat.get(i - 1) + itemSize) {
        return false;
      }
    }
    return true;
  }

  @Test
  void writes_throughDerivedViews_goWhereTheListsSay() {
    RandomViews.cases(4)
        .check(
            1500,
            program -> {
              ListOracle<Long> addresses = program.apply(ListOracle.addresses(program.structure()));
              if (!RandomViews.isAffine(addresses) || addresses.flat().isEmpty()) {
                return;
              }
              MemorySegment memory = memory(program.structure());
              MemoryView view =
                  program.apply(MemoryView.of(new CountingExporter(memory, program.structure())));
              if (!view.isReadOnly()) {
                checkWrite(view, memory, addresses);
              }
            });
  }

  private static void checkWrite(
      MemoryView view, MemorySegment memory, ListOracle<Long> addresses) {
    MemoryView cast = view.cast(view.itemSize() + "s");
    MemoryView bytes = view.isCContiguous() ? cast.reshape(view.shape()) : cast;
    long[] first = addresses.indices().getFirst();
    long[] last = addresses.indices().getLast();
    byte[] expected = memory.toArray(JAVA_BYTE);
    System.arraycopy(
        expected.clone(),
        addresses.get(last).intValue(),
        expected,
        addresses.get(first).intValue(),
        (int) view.itemSize());

    bytes.set(first, bytes.get(last));

    assertArrayEquals(expected, memory.toArray(JAVA_BYTE));
  }

  @Test
  void contentEquals_agreesWithTheLists() {
    RandomViews.cases(3)
        .check(
            1000,
            program -> {
              if (!RandomViews.isAffine(program.apply(ListOracle.addresses(program.structure())))) {
                return;
              }
              MemorySegment memory = memory(program.structure());
              MemoryView whole = MemoryView.of(new CountingExporter(memory, program.structure()));
              MemoryView derived = program.apply(whole);
              MemoryView copy = derived.toContiguous();

              assertTrue(copy.isCContiguous());
              assertEquals(copy.toList(), derived.toList());
              assertEquals(derived.contentEquals(derived), copy.contentEquals(derived));
            });
  }

  /// Letters: every format but `w` reads any bytes, and no NaN is made of these.
  private static MemorySegment memory(Structure structure) {
    byte[] bytes = new byte[(int) structure.memorySize()];
    RandomGenerator random = new SplittableRandom(structure.memorySize());
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = structure.format().contains("w") ? 0 : (byte) (1 + random.nextInt(60));
    }
    return MemorySegment.ofArray(bytes);
  }
}
