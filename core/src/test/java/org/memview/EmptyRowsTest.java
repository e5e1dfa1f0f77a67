package org.memview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// What is derived from a view without elements can be lent on, wherever its strides would lead.
/// Found by the differential test.
class EmptyRowsTest {
  static List<UnaryOperator<MemoryView>> derivations() {
    return List.of(
        v -> v.at(2),
        v -> v.slice(2),
        v -> v.slice(1, 3),
        v -> v.slice(2, 0, -1),
        v -> v.slice("2, :"));
  }

  @ParameterizedTest
  @MethodSource("derivations")
  void derived_fromRowsWithoutElements_canBeLent(UnaryOperator<MemoryView> derivation) {
    Exporter rows =
        request -> Export.of(MemorySegment.ofArray(new byte[8])).shape(3, 0).strides(100, 1);

    MemoryView derived = derivation.apply(MemoryView.of(rows));

    assertArrayEquals(derived.shape(), derived.export(Request.READ).layout().shape());
  }
}
