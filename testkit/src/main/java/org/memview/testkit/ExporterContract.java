package org.memview.testkit;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.layout.Order;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// What every exporter must keep, as tests. Implement it, and your exporter is tested:
///
/// ```java
/// class FrameTest implements ExporterContract<Frame> {
///   public Frame exporter() { return new Frame(480, 640); }
///   public OptionalInt openLoans(Frame frame) { return OptionalInt.of(frame.loans().count()); }
///   public void resize(Frame frame) { frame.resize(240, 320); }
/// }
/// ```
///
/// The last two methods may be left out by exporters that neither count nor move.
///
/// @param <E> the exporter under test
public interface ExporterContract<E extends Exporter> {

  /// Returns a fresh exporter of the same memory contents each time, with nothing lent.
  E exporter();

  /// Returns how many leases `exporter` believes open; empty if it does not count.
  default OptionalInt openLoans(E exporter) {
    return OptionalInt.empty();
  }

  /// Does what moves the memory, and so is refused with a [BufferException] while it is lent.
  ///
  /// Not overridden, the exporter is taken to be one whose memory never moves.
  default void resize(E exporter) {
    assumeTrue(false, "the memory never moves");
  }

  /// Shape, strides, item size and byte size fit each other and the memory.
  @Test
  default void description_isConsistent() {
    Export export = exporter().export(Request.READ);
    try (MemoryView view = MemoryView.of(exporter())) {
      assertAll(
          () -> assertEquals(view.ndim(), view.shape().length, "one extent for each axis"),
          () -> assertEquals(view.ndim(), view.strides().length, "one stride for each axis"),
          () -> assertTrue(view.itemSize() >= view.formatSpec().size(), "room for the format"),
          () -> assertEquals(view.elementCount() * view.itemSize(), view.byteSize(), "byte size"),
          () -> assertEquals(view.byteSize(), view.toBytes().length, "bytes copied"),
          () -> assertArrayEquals(ContractSupport.shape(export), view.shape(), "shape"),
          () ->
              assertTrue(
                  export.isIndirect() || Arrays.equals(export.layout().strides(), view.strides()),
                  "strides"),
          () -> assertEquals(export.isReadOnly(), view.isReadOnly(), "read-only"),
          () -> ContractSupport.requireInside(export),
          () -> assertNotNull(view.owner(), "owner"));
    } finally {
      ContractSupport.giveBack(export);
    }
  }

  /// The elements a view reads are those in the segment, or in each row's, found the slow way.
  @Test
  default void elements_areThoseInTheSegment() {
    E exporter = exporter();
    Export export = exporter.export(Request.READ);
    try (MemoryView view = MemoryView.of(exporter)) {
      assertEquals(ContractSupport.elements(export), view.toList());
    } finally {
      ContractSupport.giveBack(export);
    }
  }

  /// Every request is met or refused with a [BufferException]; one that needs nothing the memory
  /// lacks is met.
  @TestFactory
  default List<DynamicTest> requests_areMetOrRefused() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Request request : ContractSupport.requests()) {
      tests.add(
          DynamicTest.dynamicTest(
              request.toString(), () -> ContractSupport.requireMetOrRefused(exporter(), request)));
    }
    return tests;
  }

  /// A loan is given back once: at the first release, not before, and not again.
  @Test
  default void loan_isGivenBackExactlyOnce() {
    LoanWatch watch = new LoanWatch(exporter());
    MemoryView view = MemoryView.of(watch);
    int before = watch.givenBack();

    view.release();
    view.release();
    view.close();

    assertEquals(0, before, "given back while the view was open");
    assertEquals(1, watch.givenBack(), "given back");
  }

  /// A loan that the library refuses to take is given back too, once.
  @Test
  default void refusedLoan_isGivenBack() {
    for (Request request : ContractSupport.requests()) {
      LoanWatch watch = new LoanWatch(exporter());
      try (MemoryView view = MemoryView.of(watch, request)) {
        assertFalse(view.isReleased(), "open");
      } catch (BufferException refused) {
        assertNotNull(refused.getMessage(), "a refusal says why");
      }
      assertEquals(watch.lent(), watch.givenBack(), "given back after " + request);
    }
  }

  /// The exporter's own count follows the leases: two views, two loans; none after both are closed.
  @Test
  default void openLoans_followTheLeases() {
    E exporter = exporter();
    assumeTrue(openLoans(exporter).isPresent(), "the exporter does not count");
    List<Integer> counts = new ArrayList<>();
    counts.add(openLoans(exporter).getAsInt());
    MemoryView first = MemoryView.of(exporter);
    counts.add(openLoans(exporter).getAsInt());
    MemoryView second = MemoryView.of(exporter);
    counts.add(openLoans(exporter).getAsInt());
    first.close();
    counts.add(openLoans(exporter).getAsInt());
    second.close();
    second.close();
    counts.add(openLoans(exporter).getAsInt());

    assertEquals(List.of(0, 1, 2, 1, 0), counts);
  }

  /// What moves the memory works while nothing is lent, and while a view is open is refused with a
  /// number.
  @Test
  default void resize_whileLent_isRefused() {
    resize(exporter());
    E exporter = exporter();
    MemoryView view = MemoryView.of(exporter);
    MemoryView other = view.share();

    BufferException refused = assertThrows(BufferException.class, () -> resize(exporter));
    view.close();
    assertThrows(BufferException.class, () -> resize(exporter), "the other view is still open");
    other.close();
    resize(exporter);

    String message = String.valueOf(refused.getMessage());
    assertTrue(message.matches("(?s).*\\d.*"), "names the number: " + message);
  }

  /// Two views of one exporter see the same memory: equal descriptions, equal elements, one
  /// address.
  @Test
  default void twoViews_seeTheSameMemory() {
    E exporter = exporter();
    try (MemoryView first = MemoryView.of(exporter);
        MemoryView second = MemoryView.of(exporter)) {
      assertAll(
          () -> assertEquals(first.format(), second.format(), "format"),
          () -> assertArrayEquals(first.shape(), second.shape(), "shape"),
          () -> assertEquals(first.isReadOnly(), second.isReadOnly(), "read-only"),
          () -> assertArrayEquals(first.toBytes(), second.toBytes(), "bytes"),
          () -> assertEquals(first.toList(), second.toList(), "elements"));
    }
  }

  /// A read-only view refuses writes, and nothing changes.
  @Test
  default void readOnlyView_refusesWrites() {
    try (MemoryView view = MemoryView.of(exporter()).asReadOnly()) {
      byte[] before = view.toBytes();

      assumeFalse(view.isEmpty(), "nothing to write to");
      long[] first = new long[view.ndim()];
      Object value = view.get(first);
      assertThrows(ReadOnlyViewException.class, () -> view.set(first, value));
      assertThrows(ReadOnlyViewException.class, () -> view.fill(value));
      assertThrows(ReadOnlyViewException.class, () -> view.copyFrom(view));
      assertArrayEquals(before, view.toBytes(), "unchanged");
    }
  }

  /// What is written through one view is read through another and through the exporter's next loan.
  @Test
  default void write_isSeenByEveryView() {
    E exporter = exporter();
    try (MemoryView view = MemoryView.of(exporter);
        MemoryView other = MemoryView.of(exporter)) {
      assumeFalse(view.isReadOnly() || view.isEmpty(), "cannot be written");
      long[] first = new long[view.ndim()];
      long[] last = view.shape();
      Arrays.setAll(last, axis -> last[axis] - 1);
      Object value = view.get(last);

      view.set(first, value);

      assertEquals(value, other.get(first), "through the view opened before");
      try (MemoryView later = MemoryView.of(exporter)) {
        assertEquals(value, later.get(first), "through a view opened afterwards");
      }
    }
  }

  /// A derived view, an element and a description are all refused after release; asking again is
  /// too.
  @Test
  default void use_afterRelease_isRefused() {
    MemoryView view = MemoryView.of(exporter());
    MemoryView derived = view.asReadOnly();
    view.release();

    assertTrue(view.isReleased() && derived.isReleased(), "released");
    assertAll(
        () -> assertThrows(ViewReleasedException.class, view::toBytes),
        () -> assertThrows(ViewReleasedException.class, view::shape),
        () -> assertThrows(ViewReleasedException.class, view::share),
        () -> assertThrows(ViewReleasedException.class, view::asSegment),
        () -> assertThrows(ViewReleasedException.class, derived::toList),
        () -> assertThrows(ViewReleasedException.class, () -> MemoryView.of(view)));
  }

  /// The segment of a contiguous view holds its bytes; another view has none.
  @Test
  default void asSegment_holdsTheBytesOfContiguousViews() {
    try (MemoryView view = MemoryView.of(exporter())) {
      if (view.isContiguous()) {
        MemorySegment segment = view.asSegment();

        assertEquals(view.byteSize(), segment.byteSize(), "size");
        assertEquals(view.isReadOnly(), segment.isReadOnly(), "read-only");
        assertArrayEquals(view.toBytes(Order.ANY), segment.toArray(JAVA_BYTE));
      } else {
        assertThrows(BufferException.class, view::asSegment);
      }
    }
  }
}
