package com.example.consumer;

import java.util.Arrays;
import org.memview.MemoryView;
import org.memview.spi.Export;
import org.memview.spi.Exporter;

/// Uses the installed library the way its README says: views of an array, and an exporter of its
/// own.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int[] numbers = {1, 2, 3, 4, 5, 6};
    MemoryView grid = MemoryView.of(numbers).reshape(2, 3);
    grid.transpose().setInt(2, 0, 30);
    expect("the array sees the write", numbers[2] == 30);
    expect("sum", grid.sumExact() == 48);

    byte[] memory = "hello world".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Exporter exporter =
        request -> Export.of(java.lang.foreign.MemorySegment.ofArray(memory)).readOnly();
    try (MemoryView view = MemoryView.of(exporter).slice(6)) {
      expect(
          "own exporter",
          Arrays.equals(
              view.toBytes(), "world".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
      expect("read-only", view.isReadOnly());
    }
    System.out.println("consumer is content on " + Runtime.version().feature());
  }

  private static void expect(String what, boolean holds) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
