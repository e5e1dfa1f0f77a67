package org.memview.testkit;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;

/// An exporter that lends a block in any structure and counts what becomes of its loans.
public final class CountingExporter implements Exporter {
  private final MemorySegment memory;
  private final Structure structure;
  private final boolean readOnly;
  private final Loans loans = Loans.of(this);
  private final AtomicInteger exports = new AtomicInteger();

  /// Makes an exporter that lends `memory` in `structure`.
  public CountingExporter(MemorySegment memory, Structure structure) {
    this(memory, structure, false);
  }

  private CountingExporter(MemorySegment memory, Structure structure, boolean readOnly) {
    this.memory = memory;
    this.structure = structure;
    this.readOnly = readOnly;
  }

  /// Returns an exporter that lends `memory` in `structure`, read-only.
  public static CountingExporter readOnly(MemorySegment memory, Structure structure) {
    return new CountingExporter(memory, structure, true);
  }

  @Override
  public Export export(Request request) {
    exports.incrementAndGet();
    Export export = structure.lend(memory).owner(this).onRelease(loans.open());
    return readOnly ? export.readOnly() : export;
  }

  /// Does nothing but refuse while memory is lent, as a method that moves the memory would.
  ///
  /// @throws org.memview.BufferException if a lease is open
  public void resize() {
    loans.requireNone("resize");
  }

  /// Returns how many leases are open.
  public int openLoans() {
    return loans.count();
  }

  /// Returns how often [#export(Request)] was called.
  public int exports() {
    return exports.get();
  }
}
