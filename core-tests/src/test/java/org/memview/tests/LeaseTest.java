package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.memview.BufferException;
import org.memview.Conversion;
import org.memview.Leases;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.layout.Index;
import org.memview.layout.Order;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;
import org.memview.testkit.CountingExporter;
import org.memview.testkit.Structure;

/// One acquire, one close.
class LeaseTest {

  private static CountingExporter exporter() {
    return new CountingExporter(
        MemorySegment.ofArray(new byte[12]), Structure.contiguous("<h", 2, 3));
  }

  /// Every way to derive a view that lives on the same lease.
  private static final List<Function<MemoryView, MemoryView>> DERIVATIONS =
      List.of(
          view -> view.slice(1),
          view -> view.slice(0, 1),
          view -> view.slice(0, 2, 2),
          view -> view.slice("::-1"),
          view -> view.slice(Index.at(0)),
          view -> view.at(1),
          view -> view.cast("B"),
          view -> view.cast("B", 3, 4),
          view -> view.reshape(6),
          view -> view.transpose(),
          view -> view.broadcastTo(2, 2, 3),
          view -> view.reversed(),
          view -> view.cast("T{<h:x:}", 6).field("x"),
          view -> view.asReadOnly());

  @Test
  void close_ofAnyDerivedView_endsTheLeaseAndAllViews() {
    for (Function<MemoryView, MemoryView> derivation : DERIVATIONS) {
      CountingExporter exporter = exporter();
      MemoryView root = MemoryView.of(exporter);
      MemoryView derived = derivation.apply(root);
      MemoryView sibling = root.slice(1);

      derived.close();

      assertEquals(0, exporter.openLoans());
      assertTrue(root.isReleased() && derived.isReleased() && sibling.isReleased());
      var error = assertThrows(ViewReleasedException.class, root::toList);
      Messages.assertNames(error, "released", "derived");
    }
  }

  @Test
  void close_ofTheRoot_endsDerivedViews_andDoesNotBlameThem() {
    CountingExporter exporter = exporter();
    MemoryView root = MemoryView.of(exporter);
    MemoryView derived = root.slice(1).cast("B");

    root.close();

    var error = assertThrows(ViewReleasedException.class, derived::toList);
    Messages.assertNames(error, "released");
    assertFalse(String.valueOf(error.getMessage()).contains("derived from it"), error.toString());
    assertEquals(0, exporter.openLoans());
  }

  @Test
  void close_inTryWithResources_ofADerivedView_isEnough() {
    CountingExporter exporter = exporter();

    try (MemoryView view = MemoryView.of(exporter).slice(1).cast("B")) {
      assertEquals(1, exporter.openLoans());
      assertEquals(6, view.length());
    }

    assertEquals(0, exporter.openLoans());
    assertEquals(1, exporter.exports());
  }

  @Test
  void close_twiceAndThroughSeveralViews_givesBackOnce() {
    AtomicInteger given = new AtomicInteger();
    MemoryView root =
        MemoryView.of((Request _) ->
            Export.of(MemorySegment.ofArray(new byte[4])).onRelease(given::incrementAndGet));
    MemoryView derived = root.slice(1);

    derived.close();
    root.close();
    root.release();
    derived.close();

    assertEquals(1, given.get());
  }

  @Test
  void derivedViews_takeNoFurtherLoan() {
    CountingExporter exporter = exporter();
    try (MemoryView root = MemoryView.of(exporter)) {
      for (Function<MemoryView, MemoryView> derivation : DERIVATIONS) {
        assertSame(exporter, derivation.apply(root).owner());
      }

      assertEquals(1, exporter.openLoans());
      assertEquals(1, exporter.exports());
    }
  }

  @Test
  void share_livesOnItsOwnLease() {
    CountingExporter exporter = exporter();
    MemoryView first = MemoryView.of(exporter);
    MemoryView second = first.share();
    MemoryView third = MemoryView.of(second);

    assertEquals(3, exporter.openLoans());
    assertEquals(1, exporter.exports());
    first.close();
    assertEquals(List.of(List.of(0, 0, 0), List.of(0, 0, 0)), second.toList());
    second.close();
    assertFalse(third.isReleased());
    assertEquals(1, exporter.openLoans());
    third.close();
    assertEquals(0, exporter.openLoans());
  }

  @Test
  void share_ofAPlainExporter_givesBackWhenTheLastEnds() {
    AtomicInteger given = new AtomicInteger();
    MemoryView first =
        MemoryView.of((Request _) ->
            Export.of(MemorySegment.ofArray(new byte[4])).onRelease(given::incrementAndGet));
    MemoryView second = first.share();

    first.close();
    assertEquals(0, given.get());
    second.close();
    assertEquals(1, given.get());
  }

  @Test
  void share_afterRelease_isRefused() {
    MemoryView view = MemoryView.of(new byte[1]);
    view.release();

    assertThrows(ViewReleasedException.class, view::share);
    assertThrows(ViewReleasedException.class, () -> MemoryView.of(view));
    assertThrows(ViewReleasedException.class, () -> MemoryView.of((Object) view));
  }

  @Test
  void toContiguous_hasItsOwnLease_sharedOrCopied() {
    CountingExporter exporter = exporter();
    MemoryView view = MemoryView.of(exporter);
    MemoryView shared = view.toContiguous();
    MemoryView copied = view.transpose().toContiguous();

    assertEquals(2, exporter.openLoans());
    view.close();
    assertFalse(shared.isReleased() || copied.isReleased());
    shared.close();
    assertEquals(0, exporter.openLoans());
    assertEquals(6, copied.elementCount());
  }

  @Test
  void resize_whileLeasesAreOpen_isRefusedWithTheirNumber() {
    CountingExporter exporter = exporter();
    MemoryView first = MemoryView.of(exporter);
    MemoryView second = first.share();

    var two = assertThrows(BufferException.class, exporter::resize);
    Messages.assertNames(two, "cannot resize", "2 views are open", "CountingExporter");
    second.close();
    var one = assertThrows(BufferException.class, exporter::resize);
    Messages.assertNames(one, "1 view is open");
    first.slice(1).close();
    exporter.resize();
  }

  @Test
  void release_whileSomebodyConsumesTheView_isAllowed() {
    CountingExporter exporter = exporter();
    MemoryView view = MemoryView.of(exporter);
    MemoryView consumer = MemoryView.of((Request request) -> view.export(request));

    view.release();

    assertEquals(1, exporter.openLoans());
    assertEquals(6, consumer.elementCount());
    assertEquals(List.of(0, 0, 0), consumer.at(0).toList());
    consumer.close();
    assertEquals(0, exporter.openLoans());
  }

  @Test
  void consumerOfAView_namesItAsOwner_butSharesNameTheExporter() {
    CountingExporter exporter = exporter();
    MemoryView view = MemoryView.of(exporter);

    assertSame(exporter, view.owner());
    assertSame(exporter, view.share().owner());
    assertSame(view, MemoryView.of((Request request) -> view.export(request)).owner());
    assertNotSame(view, MemoryView.of(view));
  }

  /// Every operation of a view but those that only ask or end its state.
  private static final List<Function<MemoryView, Object>> OPERATIONS =
      List.of(
          MemoryView::format,
          MemoryView::formatSpec,
          MemoryView::itemSize,
          MemoryView::ndim,
          MemoryView::shape,
          MemoryView::strides,
          MemoryView::suboffsets,
          view -> view.extent(0),
          view -> view.stride(0),
          MemoryView::length,
          MemoryView::isEmpty,
          MemoryView::elementCount,
          MemoryView::byteSize,
          MemoryView::isReadOnly,
          MemoryView::owner,
          MemoryView::layout,
          MemoryView::isContiguous,
          MemoryView::isCContiguous,
          MemoryView::isFContiguous,
          view -> view.slice(0),
          view -> view.slice(0, 1),
          view -> view.slice(0, 1, 1),
          view -> view.slice("0"),
          view -> view.slice(Index.all()),
          view -> view.at(0),
          view -> view.cast("B"),
          view -> view.cast("B", 1),
          view -> view.reshape(1),
          view -> view.transpose(),
          view -> view.broadcastTo(1),
          MemoryView::reversed,
          view -> view.field(0),
          view -> view.field("x"),
          MemoryView::asReadOnly,
          MemoryView::share,
          MemoryView::toContiguous,
          view -> view.export(Request.READ),
          view -> view.get(0),
          view -> view.get(0, 0),
          view -> view.get(0, 0, 0),
          view -> view.get(new long[4]),
          view -> view.getByte(0),
          view -> view.getBoolean(0),
          view -> view.getChar(0),
          view -> view.getShort(0),
          view -> view.getInt(0),
          view -> view.getLong(0),
          view -> view.getFloat(0),
          view -> view.getDouble(0),
          view -> view.getUnsignedByte(0),
          view -> view.getUnsignedShort(0),
          view -> view.getUnsignedInt(0),
          view -> view.getInt(0, 0),
          view -> view.getInt(0, 0, 0),
          view -> view.getInt(new long[5]),
          MemoryView::toBytes,
          view -> view.toBytes(Order.F),
          MemoryView::toList,
          MemoryView::toByteArray,
          MemoryView::toShortArray,
          MemoryView::toIntArray,
          MemoryView::toLongArray,
          MemoryView::toFloatArray,
          MemoryView::toDoubleArray,
          MemoryView::hex,
          view -> view.hex(":", 1),
          MemoryView::toText,
          MemoryView::hexDump,
          MemoryView::explain,
          MemoryView::contentHash,
          view -> view.copyFrom(view),
          view -> view.copyFrom(MemoryView.of(new byte[1])),
          view -> MemoryView.of(new byte[1]).copyFrom(view),
          view -> view.convertFrom(view, Conversion.EXACT),
          view -> view.fill(0),
          view -> view.mismatch(MemoryView.of(new byte[1])),
          view -> MemoryView.of(new byte[1]).mismatch(view),
          view -> view.indexOf(0),
          view -> view.count(0),
          view -> view.contains(0),
          MemoryView::min,
          MemoryView::max,
          MemoryView::minLong,
          MemoryView::maxLong,
          MemoryView::minDouble,
          MemoryView::maxDouble,
          MemoryView::argmin,
          MemoryView::argmax,
          MemoryView::sum,
          MemoryView::sumExact,
          MemoryView::mean,
          MemoryView::std,
          view -> view.dot(view),
          MemoryView::iterator,
          MemoryView::ints,
          MemoryView::longs,
          MemoryView::doubles,
          MemoryView::asSegment,
          MemoryView::asByteBuffer);

  private static final List<Consumer<MemoryView>> WRITES =
      List.of(
          view -> view.set(0, 1),
          view -> view.set(0, 0, 1),
          view -> view.set(0, 0, 0, 1),
          view -> view.set(new long[4], 1),
          view -> view.setByte(0, (byte) 1),
          view -> view.setBoolean(0, true),
          view -> view.setChar(0, 'a'),
          view -> view.setShort(0, (short) 1),
          view -> view.setInt(0, 1),
          view -> view.setLong(0, 1),
          view -> view.setFloat(0, 1),
          view -> view.setDouble(0, 1),
          view -> view.setInt(0, 0, 1),
          view -> view.setInt(0, 0, 0, 1),
          view -> view.setInt(new long[5], 1),
          view -> view.forEachInt(_ -> {}),
          view -> view.forEachLong(_ -> {}),
          view -> view.forEachDouble(_ -> {}),
          view -> view.copyTo(MemoryView.of(new byte[1])),
          view -> MemoryView.of(new byte[1]).copyTo(view));

  @TestFactory
  Stream<DynamicTest> everyOperation_afterRelease_isRefused() {
    return Battery.over(
        fixture ->
            List.of("row", "Fortran grid", "strided cube", "scalar", "empty")
                .contains(fixture.arrangement().name()),
        (sample, fixture) -> {
          sample.view().release();

          for (int i = 0; i < OPERATIONS.size(); i++) {
            Function<MemoryView, Object> operation = OPERATIONS.get(i);
            var error =
                assertThrows(
                    ViewReleasedException.class,
                    () -> operation.apply(sample.view()),
                    "operation " + i + " of " + fixture);
            Messages.assertNames(error, "released");
          }
          for (int i = 0; i < WRITES.size(); i++) {
            Consumer<MemoryView> write = WRITES.get(i);
            assertThrows(
                ViewReleasedException.class,
                () -> write.accept(sample.view()),
                "write " + i + " of " + fixture);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> releasedView_stillTellsItsStateAndText() {
    return Battery.over((sample, _) -> {
      assertFalse(sample.view().isReleased());
      sample.view().release();
      sample.view().release();

      assertTrue(sample.view().isReleased());
      Messages.assertNames(
          new RuntimeException(sample.view().toString()), "MemoryView", "released");
    });
  }

  @Test
  void iterator_whenReleasedBetweenSteps_isRefused() {
    MemoryView view = MemoryView.of(new byte[3]);
    var items = view.iterator();
    assertEquals(0, items.next());

    view.release();

    assertThrows(ViewReleasedException.class, items::next);
  }

  @Test
  void refusedRequest_leavesNothingOpen() {
    CountingExporter readOnly =
        CountingExporter.readOnly(
            MemorySegment.ofArray(new byte[12]), Structure.contiguous("<h", 2, 3));

    var error = assertThrows(BufferException.class, () -> MemoryView.of(readOnly, Request.WRITE));

    Messages.assertNames(error, "writable", "read-only");
    assertEquals(0, readOnly.openLoans());
  }

  @Test
  void requests_areRefusedInTheOrderOfThePythonView() {
    Structure strided = new Structure("B", 1, 12, 0, new long[] {2, 2}, new long[] {6, 2});
    CountingExporter exporter =
        CountingExporter.readOnly(MemorySegment.ofArray(new byte[12]), strided);
    Request everything = new Request(true, Request.Contiguity.C, false);

    assertRefused("writable", exporter, everything);
    assertRefused("C-contiguous", exporter, everything.withWritable(false));
    assertRefused("Fortran", exporter, new Request(false, Request.Contiguity.F, false));
    assertRefused("not contiguous", exporter, new Request(false, Request.Contiguity.ANY, false));
    assertEquals(0, exporter.openLoans());
    MemoryView view = MemoryView.of(exporter);
    assertRefused("writable", view, everything);
    assertRefused("C-contiguous", view, everything.withWritable(false));
    view.release();
    var released = assertThrows(ViewReleasedException.class, () -> MemoryView.of(view, everything));
    Messages.assertNames(released, "released");
  }

  private static void assertRefused(String why, Exporter exporter, Request request) {
    var error = assertThrows(BufferException.class, () -> MemoryView.of(exporter, request));
    Messages.assertNames(error, why);
  }

  @Test
  void exporterThatFails_leavesNoView_andItsErrorIsSeen() {
    BufferException mine = new BufferException("not now");

    var seen =
        assertThrows(
            BufferException.class,
            () ->
                MemoryView.of((Request _) -> {
                  throw mine;
                }));

    assertSame(mine, seen);
  }

  @Test
  void exportThatDoesNotFitItsMemory_isRefusedAndGivenBack() {
    AtomicInteger given = new AtomicInteger();

    assertThrows(
        RuntimeException.class,
        () ->
            MemoryView.of((Request _) ->
                Export.of(MemorySegment.ofArray(new byte[4]))
                    .format("<i")
                    .shape(2)
                    .onRelease(given::incrementAndGet)));

    assertEquals(1, given.get());
  }

  @Test
  void openLeases_areListedUntilTheyEnd() {
    CountingExporter exporter = exporter();
    String name = CountingExporter.class.getName();
    long before = open(name);
    MemoryView view = MemoryView.of(exporter);
    MemoryView plain = MemoryView.of(new byte[1]);

    assertEquals(before + 1, open(name));
    view.close();
    plain.close();
    assertEquals(before, open(name));
  }

  private static long open(String owner) {
    return Leases.open().stream().filter(lease -> lease.owner().equals(owner)).count();
  }

  @Test
  @Timeout(60)
  void forgottenLease_isEndedByTheCleaner() throws InterruptedException {
    CountingExporter exporter = exporter();
    openAndForget(exporter);

    while (exporter.openLoans() > 0) {
      System.gc();
      Thread.sleep(Duration.ofMillis(5));
    }
    exporter.resize();
  }

  private static void openAndForget(CountingExporter exporter) {
    MemoryView view = MemoryView.of(exporter);
    assertEquals(1, exporter.openLoans());
    assertEquals(3, view.at(1).length());
  }

  @Test
  @Timeout(60)
  void reachableDerivedView_keepsTheLeaseOpen() throws InterruptedException {
    CountingExporter exporter = exporter();
    MemoryView derived = MemoryView.of(exporter).slice(1).at(0);

    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(Duration.ofMillis(5));
    }

    assertEquals(1, exporter.openLoans());
    assertEquals(List.of(0, 0, 0), derived.toList());
    derived.close();
  }

  @Test
  void arenaClosedUnderneath_isSaidToBe() {
    List<Function<Arena, MemoryView>> makers =
        List.of(
            arena -> MemoryView.of(arena.allocate(16)),
            arena -> MemoryView.of(arena.allocate(16)).cast("<i").slice(1),
            arena ->
                MemoryView.of(
                    new CountingExporter(arena.allocate(16), Structure.contiguous("<d", 2))));
    for (Function<Arena, MemoryView> maker : makers) {
      Arena arena = Arena.ofShared();
      MemoryView view = maker.apply(arena);
      arena.close();

      assertFalse(view.isReleased());
      for (Function<MemoryView, Object> use :
          List.<Function<MemoryView, Object>>of(
              v -> v.get(0),
              MemoryView::toList,
              MemoryView::toBytes,
              MemoryView::sum,
              MemoryView::share,
              v -> v.slice(1).get(0),
              v -> v.contentEquals(v),
              MemoryView::asSegment,
              MemoryView::iterator)) {
        var error = assertThrows(ViewReleasedException.class, () -> use.apply(view));
        Messages.assertNames(error, "arena", "closed");
      }
      assertThrows(ViewReleasedException.class, () -> view.set(0, 1));
      assertThrows(ViewReleasedException.class, () -> view.fill(1));
      assertTrue(view.toString().startsWith("MemoryView["), view.toString());
      view.close();
    }
  }

  @Test
  void arenaClosedUnderARunningStream_isSaidToBe() {
    List<Function<MemoryView, Runnable>> streams =
        List.of(
            view -> () -> view.ints().forEach(_ -> {}),
            view -> () -> view.longs().forEach(_ -> {}),
            view -> () -> view.cast("f").doubles().forEach(_ -> {}),
            view -> () -> view.ints().parallel().forEach(_ -> {}));
    for (Function<MemoryView, Runnable> stream : streams) {
      Arena arena = Arena.ofShared();
      MemoryView view = MemoryView.of(arena.allocate(80_000)).cast("i");
      Iterator<Integer> begun = view.ints().iterator();
      begun.next();
      arena.close();

      var error = assertThrows(ViewReleasedException.class, () -> begun.forEachRemaining(_ -> {}));
      Messages.assertNames(error, "arena", "closed");
      assertThrows(ViewReleasedException.class, () -> stream.apply(view).run());
    }
  }

  @Test
  void arenaClosedUnderneath_typedAccessors_saySo() {
    Arena arena = Arena.ofShared();
    MemorySegment memory = arena.allocate(16);
    MemoryView bytes = MemoryView.of(memory);
    MemoryView longs = bytes.cast("q");
    MemoryView floats = bytes.cast(">f");
    arena.close();

    for (Runnable use :
        List.<Runnable>of(
            () -> bytes.getByte(0),
            () -> bytes.getInt(0),
            () -> longs.getLong(0),
            () -> floats.getFloat(0),
            () -> bytes.setByte(0, (byte) 1),
            () -> longs.setLong(0, 1),
            () -> floats.setFloat(0, 1),
            () -> longs.reshape(1, 2).getLong(0, 0))) {
      assertThrows(ViewReleasedException.class, use::run);
    }
  }

  @Test
  void confinedMemory_fromAnotherThread_throwsWhatTheJdkThrows() throws InterruptedException {
    try (Arena arena = Arena.ofConfined()) {
      MemoryView view = MemoryView.of(arena.allocate(16));
      List<Throwable> thrown = new ArrayList<>();
      List<Runnable> uses =
          List.of(
              () -> view.getByte(0),
              () -> view.setByte(0, (byte) 1),
              () -> view.get(0),
              () -> view.cast("q").getLong(0),
              view::toList,
              view::toBytes,
              view::sum,
              () -> view.fill(1));
      Thread other =
          Thread.ofPlatform()
              .start(() ->
                  uses.forEach(use -> thrown.add(assertThrows(RuntimeException.class, use::run))));
      other.join();

      assertEquals(uses.size(), thrown.size());
      thrown.forEach(error -> assertSame(WrongThreadException.class, error.getClass()));
    }
  }
}
