package org.memview.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Answers of CPython 3.11 on Linux x86-64, recorded by `vectors/cpython/calcsize.py`.
class CpythonVectorsTest {
  private static final List<Vectors.Answer> ANSWERS = Vectors.read("calcsize.txt");

  @Test
  void parse_recordedTexts_acceptsAndMeasuresAsStruct() {
    assumeTrue(Format.of("l").size() == 8, "the vectors were recorded where long has 8 bytes");
    StructComparison comparison = new StructComparison("3.11");

    ANSWERS.forEach(comparison::add);

    assertEquals(List.of(), comparison.differences());
    assertTrue(comparison.compared() > 5000, () -> "only " + comparison.compared());
  }

  @Test
  void isStruct_recordedTexts_isWhatStructAccepts() {
    List<String> differences =
        ANSWERS.stream()
            .filter(a -> a.isRefusal() == isStruct(a.text()))
            .map(a -> Vectors.quote(a.text()))
            .filter(text -> !text.contains("F") && !text.contains("D"))
            .toList();

    assertEquals(List.of(), differences);
  }

  private static boolean isStruct(String text) {
    try {
      return Format.of(text).isStruct();
    } catch (FormatException e) {
      return false;
    }
  }

  @Test
  void reading_recordedTexts_isNumpys() {
    assumeTrue(Format.of("l").size() == 8, "the vectors were recorded where long has 8 bytes");
    assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "recorded on little-endian");
    List<Vectors.Answer> answers = Vectors.read("numpy_reading.txt");

    List<String> differences =
        answers.stream()
            .filter(a -> !NumpyReading.of(a.text()).equals(a.answer()))
            .map(a ->
                a.text() + "\n  ours  " + NumpyReading.of(a.text()) + "\n  numpy " + a.answer())
            .toList();

    assertEquals(List.of(), differences);
    assertTrue(answers.size() > 1000, () -> "only " + answers.size());
  }
}
