package org.memview.examples;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;

/// A class that lends its memory, and does not move it while a view is open.
///
/// ```python
/// >>> data = bytearray(b"abc")
/// >>> with memoryview(data) as v: data.append(1)
/// BufferError: Existing exports of data: object cannot be re-sized
/// ```
final class E07Lending {
  private E07Lending() {}

  /// Measurements that grow; one method makes them an exporter.
  static final class Series implements Exporter {
    private final Loans loans = Loans.of(this);
    private double[] values = {1.5, 2.5, 4};

    @Override
    public Export export(Request request) {
      return Export.of(MemorySegment.ofArray(values))
          .format("d")
          .owner(this)
          .onRelease(loans.open());
    }

    void add(double value) {
      loans.requireNone("add to");
      values = Arrays.copyOf(values, values.length + 1);
      values[values.length - 1] = value;
    }
  }

  static void main() {
    Series series = new Series();
    MemoryView view = MemoryView.of(series);
    view.setDouble(-1, 8);
    IO.println(view.toList() + ", sum " + view.sum());
    try {
      series.add(16);
    } catch (BufferException e) {
      IO.println(e.getMessage());
    }

    MemoryView last = view.slice(-1);
    last.close(); // one acquire, one close: this ends the lease for `view` as well
    try {
      view.get(0);
    } catch (ViewReleasedException e) {
      IO.println(e.getMessage());
    }

    series.add(16);
    try (MemoryView again = MemoryView.of(series)) {
      IO.println(again.toList());
    }
  }
}
