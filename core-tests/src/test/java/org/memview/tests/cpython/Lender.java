package org.memview.tests.cpython;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;

/// An exporter of any structure that counts its loans and remembers what it was asked.
class Lender implements Exporter {
  private final MemorySegment memory;
  private final UnaryOperator<Export> structure;
  final Loans loans = Loans.of(this);
  final List<Request> requests = new ArrayList<>();

  Lender(MemorySegment memory, UnaryOperator<Export> structure) {
    this.memory = memory;
    this.structure = structure;
  }

  static Lender of(MemorySegment memory) {
    return new Lender(memory, export -> export);
  }

  /// Lends a fresh array of these bytes, structured as `structure` says.
  static Lender of(byte[] bytes, UnaryOperator<Export> structure) {
    return new Lender(MemorySegment.ofArray(bytes), structure);
  }

  @Override
  public Export export(Request request) {
    requests.add(request);
    return structure.apply(Export.of(memory)).owner(this).onRelease(loans.open());
  }
}
