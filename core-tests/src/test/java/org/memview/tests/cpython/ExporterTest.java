package org.memview.tests.cpython;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.spi.Request.Contiguity.ANY;
import static org.memview.spi.Request.Contiguity.C;
import static org.memview.spi.Request.Contiguity.F;
import static org.memview.spi.Request.Contiguity.NONE;
import static org.memview.tests.cpython.Expect.refused;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// What is lent, asked for, refused and given back.
class ExporterTest {

  /// A structure, and which orders it is contiguous in, by the definition.
  private record Shape(UnaryOperator<Export> structure, boolean c, boolean f) {}

  private static final Map<String, Shape> SHAPES =
      Map.ofEntries(
          Map.entry("row", new Shape(e -> e.shape(12), true, true)),
          Map.entry("grid", new Shape(e -> e.shape(3, 4), true, false)),
          Map.entry("Fortran grid", new Shape(e -> e.shape(3, 4).strides(1, 3), false, true)),
          Map.entry("every second", new Shape(e -> e.shape(6).strides(2), false, false)),
          Map.entry("backwards", new Shape(e -> e.offset(11).shape(12).strides(-1), false, false)),
          Map.entry("one row", new Shape(e -> e.shape(1, 12, 1).strides(5, 1, 7), true, true)),
          Map.entry("empty", new Shape(e -> e.shape(7, 0, 7), true, true)),
          Map.entry("empty row", new Shape(e -> e.shape(0).strides(5), true, true)),
          Map.entry("scalar", new Shape(e -> e.shape(), true, true)),
          Map.entry("broadcast", new Shape(e -> e.shape(2, 2).strides(0, 1), false, false)),
          Map.entry("broadcast one", new Shape(e -> e.shape(1, 2).strides(0, 1), true, true)),
          Map.entry("inner one", new Shape(e -> e.shape(2, 1, 4).strides(4, 0, 1), true, false)));

  @Test
  @Covers("test_buffer.test_ndarray_getbuf")
  void request_isGrantedExactlyWhereTheMemoryMeetsIt() {
    for (var entry : SHAPES.entrySet()) {
      Shape shape = entry.getValue();
      for (Request.Contiguity contiguity : Request.Contiguity.values()) {
        for (boolean writable : new boolean[] {false, true}) {
          for (boolean readOnly : new boolean[] {false, true}) {
            Request request = new Request(writable, contiguity, false);
            String expected = expected(shape, request, readOnly);
            String name = entry.getKey() + " " + request + (readOnly ? " of read-only" : "");
            assertEquals(expected, answer(shape, request, readOnly, false), name);
            assertEquals(expected, answer(shape, request, readOnly, true), name + ", of a view");
          }
        }
      }
    }
  }

  private static String expected(Shape shape, Request request, boolean readOnly) {
    if (request.writable() && readOnly) {
      return "writable";
    }
    return switch (request.contiguity()) {
      case NONE -> "granted";
      case C -> shape.c ? "granted" : "C-contiguous";
      case F -> shape.f ? "granted" : "Fortran-contiguous";
      case ANY -> shape.c || shape.f ? "granted" : "not contiguous";
    };
  }

  /// Says `granted`, or which of the refusals it was.
  private static String answer(Shape shape, Request request, boolean readOnly, boolean ofView) {
    Lender lender =
        Lender.of(
            new byte[12],
            e -> readOnly ? shape.structure.apply(e).readOnly() : shape.structure.apply(e));
    try (MemoryView owner = MemoryView.of(lender)) {
      Exporter exporter = ofView ? owner : lender;
      try (MemoryView m = MemoryView.of(exporter, request)) {
        assertEquals(2, lender.loans.count());
        assertArrayEquals(owner.shape(), m.shape());
        assertArrayEquals(owner.strides(), m.strides());
        return "granted";
      } catch (BufferException e) {
        assertEquals(1, lender.loans.count(), "a refused loan is given back");
        return refusal(String.valueOf(e.getMessage()));
      }
    }
  }

  private static String refusal(String message) {
    for (String kind :
        List.of("writable", "C-contiguous", "Fortran-contiguous", "not contiguous")) {
      if (message.contains(kind)) {
        return kind;
      }
    }
    return message;
  }

  @Test
  @Covers("test_buffer.test_ndarray_getbuf")
  void contiguity_ofView_isThatOfTheDefinition() {
    SHAPES.forEach((name, shape) -> {
      MemoryView m = MemoryView.of(Lender.of(new byte[12], shape.structure));
      assertEquals(shape.c, m.isCContiguous(), name);
      assertEquals(shape.f, m.isFContiguous(), name);
      assertEquals(shape.c || shape.f, m.isContiguous(), name);
    });
  }

  @Test
  @Covers("test_buffer.test_buffer_flags")
  void export_isAskedExactlyWhatTheConsumerAsked() {
    Lender lender = Lender.of(new byte[12], e -> e);
    Request strict = new Request(true, C, false);

    MemoryView.of(lender).close();
    MemoryView.of(lender, strict).close();
    MemoryView.of((Object) lender).close();

    assertEquals(List.of(Request.READ, strict, Request.READ), lender.requests);
    assertEquals(new Request(true, NONE, true), Request.WRITE);
    assertEquals(new Request(false, ANY, true), Request.READ.withContiguity(ANY));
    assertEquals(new Request(false, F, true), Request.READ.withContiguity(F));
  }

  @Test
  @Covers({"test_buffer.test_basic", "test_buffer.test_release_buffer"})
  void exporter_ofUser_lendsAndTakesBack() {
    byte[] bytes = {97, 98, 99};
    AtomicInteger released = new AtomicInteger();
    Exporter exporter =
        request -> Export.of(MemorySegment.ofArray(bytes)).onRelease(released::incrementAndGet);

    MemoryView m = MemoryView.of(exporter);
    assertEquals(List.of(97, 98, 99), m.toList());
    assertSame(exporter, m.owner());
    m.set(0, 120);
    assertEquals(120, bytes[0]);
    assertEquals(0, released.get());

    m.release();
    m.release();
    assertEquals(1, released.get());
  }

  @Test
  @Covers("test_buffer.test_release_buffer")
  void releaseHook_runsWhenTheLastLeaseEnds() {
    AtomicInteger released = new AtomicInteger();
    MemoryView m =
        MemoryView.of(request ->
            Export.of(MemorySegment.ofArray(new byte[3])).onRelease(released::incrementAndGet));
    MemoryView shared = m.share();

    m.release();
    assertEquals(0, released.get());
    shared.slice(1).release();
    assertEquals(1, released.get());
  }

  @Test
  @Covers("test_buffer.test_bad_buffer_method")
  void exporter_thatReturnsNothing_isRefused() {
    refused(NullPointerException.class, () -> MemoryView.of((Exporter) request -> null), "export");
  }

  @Test
  @Covers({"test_buffer.test_issue_7385", "test_buffer.test_memoryview_getbuffer_undefined"})
  void exporter_thatFails_leavesNoViewAndPassesItsError() {
    Exporter failing =
        request -> {
          throw new BufferException("nothing to lend today");
        };

    refused(BufferException.class, () -> MemoryView.of(failing), "nothing to lend today");
    Lender outside = Lender.of(new byte[3], e -> e.shape(4));
    refused(IndexOutOfBoundsException.class, () -> MemoryView.of(outside), "3");
    assertEquals(0, outside.loans.count());
  }

  @Test
  @Covers({"test_memoryview.test_getbuf_fail", "test_memoryview.test_constructor"})
  void of_whatIsNoMemory_isRefusedAndNamesTheType() {
    refused(IllegalArgumentException.class, () -> MemoryView.of((Object) Map.of()), "java.util");
    refused(IllegalArgumentException.class, () -> MemoryView.of(new Object[1]), "Object");
    refused(IllegalArgumentException.class, () -> MemoryView.of((Object) 5), "java.lang.Integer");
    refused(IllegalArgumentException.class, () -> MemoryView.of("text"), "String", "getBytes");
    refused(IllegalArgumentException.class, () -> MemoryView.of(new boolean[2]), "[Z");
    refused(NullPointerException.class, () -> MemoryView.of((Object) null), "object");
    assertThrows(NullPointerException.class, () -> MemoryView.of((byte[]) null));
    assertThrows(NullPointerException.class, () -> MemoryView.of((Exporter) null));
  }

  @Test
  @Covers({"test_buffer.test_call_builtins", "test_buffer.test_c_buffer"})
  void export_calledByHand_isALoanUntilGivenBack() {
    Lender lender = Lender.of(new byte[] {1, 2, 3}, e -> e);
    MemoryView m = MemoryView.of(lender);

    Export export = m.slice(1).export(Request.READ);
    assertEquals(2, lender.loans.count());
    assertEquals(1, export.layout().offset());
    Runnable giveBack = requireNonNull(export.onRelease());
    giveBack.run();
    assertEquals(1, lender.loans.count());
    giveBack.run();
    assertEquals(1, lender.loans.count());
    assertEquals(3, m.get(2));
  }

  /// An exporter that adds to what its superclass lends.
  private static final class Guarded extends Lender {
    final List<String> events = new ArrayList<>();

    Guarded() {
      super(MemorySegment.ofArray(new byte[] {1, 2, 3}), e -> e);
    }

    @Override
    public Export export(Request request) {
      events.add("lent");
      Export inherited = super.export(request);
      Runnable giveBack = requireNonNull(inherited.onRelease());
      return inherited
          .readOnly()
          .onRelease(() -> {
            events.add("back");
            giveBack.run();
          });
    }
  }

  @Test
  @Covers({"test_buffer.test_inheritance", "test_buffer.test_inheritance_releasebuffer"})
  void exporter_thatExtendsAnother_mayAddToBothEnds() {
    Guarded guarded = new Guarded();

    MemoryView m = MemoryView.of(guarded);
    assertEquals(List.of(1, 2, 3), m.toList());
    refused(ReadOnlyViewException.class, () -> m.set(0, 1), "read-only");
    assertEquals(1, guarded.loans.count());
    m.release();

    assertEquals(List.of("lent", "back"), guarded.events);
    assertEquals(0, guarded.loans.count());
  }

  @Test
  @Covers("test_buffer.test_inherit_but_return_something_else")
  void exporter_mayLendTheMemoryOfAnother() {
    Lender other = Lender.of(new byte[] {7, 8}, e -> e);
    Exporter redirecting =
        new Lender(MemorySegment.ofArray(new byte[] {1}), e -> e) {
          @Override
          public Export export(Request request) {
            return other.export(request);
          }
        };

    MemoryView m = MemoryView.of(redirecting);
    assertEquals(List.of(7, 8), m.toList());
    assertSame(other, m.owner());
    assertEquals(1, other.loans.count());
    m.release();
    assertEquals(0, other.loans.count());
  }

  @Test
  @Covers("test_buffer.test_memoryview_redirect")
  void owner_ofReExportedView_isWhoTheExporterNames() {
    Lender lender = Lender.of(new byte[] {1, 2, 3}, e -> e);
    MemoryView m = MemoryView.of(lender);
    MemoryView through = MemoryView.of(request -> m.export(request).owner(lender));
    MemoryView shared = MemoryView.of(m.slice(1));

    assertSame(lender, m.slice(1).cast("b").owner());
    assertSame(lender, through.owner());
    assertSame(lender, shared.owner());
    assertSame(m, MemoryView.of(request -> m.export(request)).owner());
  }

  @Test
  @Covers("test_buffer.test_release_buffer_with_exception_set")
  void release_whileAnExceptionIsThrown_givesBackAndKeepsIt() {
    Lender lender = Lender.of(new byte[3], e -> e);

    refused(
        IndexOutOfBoundsException.class,
        () -> {
          try (MemoryView m = MemoryView.of(lender)) {
            m.get(77);
          }
        },
        "77");
    assertEquals(0, lender.loans.count());
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers({
    "test_buffer.test_pybuffer_size_from_format",
    "test_buffer.test_memoryview_construction"
  })
  void itemSize_ofExport_isTheSizeOfItsFormat(Encoded encoded) {
    MemoryView m = MemoryView.of(Lender.of(encoded.bytes(), e -> e.format(encoded.format())));

    assertEquals(encoded.size(), m.itemSize());
    assertEquals(3, m.length());
    assertEquals(encoded.values(), m.toList());
  }

  @ParameterizedTest
  @CsvSource({
    "ci, 8",
    "c0i, 4",
    "hx, 3",
    "<ci, 5",
    "i3x, 7",
    "bq, 16",
    "T{b:a:q:b:}, 16",
    "(2)3h, 12"
  })
  @Covers("test_buffer.test_pybuffer_size_from_format")
  void itemSize_ofRecord_hasTheAlignmentOfC(String format, int size) {
    MemoryView m = MemoryView.of(Lender.of(new byte[2 * size], e -> e.format(format)));

    assertEquals(size, m.itemSize());
    assertEquals(2, m.length());
  }

  @Test
  @Covers("test_buffer.test_memoryview_construction")
  void of_view_isAnotherViewOfTheSameStructure() {
    MemoryView m = Memory.DOUBLE_ARRAY.counting(24).cast(">H", 3, 4).slice("::-1, 1::2");
    MemoryView again = MemoryView.of(m);
    MemoryView asked = MemoryView.of(m, Request.WRITE);

    for (MemoryView other : List.of(again, asked)) {
      assertArrayEquals(new long[] {3, 2}, other.shape());
      assertArrayEquals(new long[] {-8, 4}, other.strides());
      assertEquals(">H", other.format());
      assertFalse(other.isReadOnly());
      assertEquals(18 << 8 | 19, other.get(0, 0));
    }
    assertTrue(again != m);
  }
}
