package org.memview.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.layout.Layout;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;
import org.memview.spi.Request.Contiguity;

/// What the tests of [ExporterContract] share.
final class ContractSupport {
  private ContractSupport() {}

  static List<Request> requests() {
    List<Request> requests = new ArrayList<>();
    for (Contiguity contiguity : Contiguity.values()) {
      for (int bits = 0; bits < 4; bits++) {
        requests.add(new Request((bits & 1) != 0, contiguity, (bits & 2) != 0));
      }
    }
    return requests;
  }

  static Structure structure(Export export) {
    Layout layout = export.layout();
    return new Structure(
        export.format().text(),
        export.itemSize(),
        export.segment().byteSize(),
        layout.offset(),
        layout.shape(),
        layout.strides());
  }

  static void giveBack(Export export) {
    Runnable onRelease = export.onRelease();
    if (onRelease != null) {
      onRelease.run();
    }
  }

  static void requireMetOrRefused(Exporter exporter, Request request) {
    boolean alreadyMet = isMet(exporter, request);
    try (MemoryView view = MemoryView.of(exporter, request)) {
      assertFalse(request.writable() && view.isReadOnly(), "writable was asked");
      assertTrue(isMet(view, request.contiguity()), request.contiguity() + " was asked");
    } catch (BufferException refused) {
      assertFalse(alreadyMet, "refused although the memory meets it: " + refused.getMessage());
    }
  }

  /// Whether the memory that is lent without conditions would do.
  private static boolean isMet(Exporter exporter, Request request) {
    Export export = exporter.export(Request.READ);
    giveBack(export);
    if (export.isIndirect()) {
      return false;
    }
    try (MemoryView view = MemoryView.of(exporter)) {
      return isMet(view, request.contiguity()) && !(request.writable() && view.isReadOnly());
    }
  }

  private static boolean isMet(MemoryView view, Contiguity asked) {
    return switch (asked) {
      case NONE -> true;
      case C -> view.isCContiguous();
      case F -> view.isFContiguous();
      case ANY -> view.isContiguous();
    };
  }
}
