package org.memview.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
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

  /// The extents an export describes.
  static long[] shape(Export export) {
    return export.isIndirect()
        ? LongStream.concat(
                LongStream.of(export.table().length), Arrays.stream(inner(export).shape()))
            .toArray()
        : export.layout().shape();
  }

  static void requireInside(Export export) {
    for (Structure structure : structures(export)) {
      assertTrue(structure.isValid(), () -> "inside the memory: " + structure);
    }
  }

  /// The elements, found the slow way: row by row where rows lie in segments of their own.
  static List<Object> elements(Export export) {
    List<Structure> structures = structures(export);
    if (!export.isIndirect()) {
      return ListOracle.read(export.segment(), structures.getFirst()).toList();
    }
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < structures.size(); i++) {
      ListOracle<Object> row = ListOracle.read(export.table()[i], structures.get(i));
      rows.add(row.shape().length == 0 ? row.get() : row.toList());
    }
    return rows;
  }

  private static List<Structure> structures(Export export) {
    return export.isIndirect()
        ? Arrays.stream(export.table()).map(row -> structure(export, row, inner(export))).toList()
        : List.of(structure(export, export.segment(), export.layout()));
  }

  private static Layout inner(Export export) {
    return Objects.requireNonNull(export.inner(), "the layout of a row");
  }

  private static Structure structure(Export export, MemorySegment memory, Layout layout) {
    return new Structure(
        export.format().text(),
        export.itemSize(),
        memory.byteSize(),
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
