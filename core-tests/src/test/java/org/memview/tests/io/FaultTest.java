package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.Messages.assertNames;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.memview.Bytes;
import org.memview.Conversion;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.io.MappedFile;
import org.memview.io.MappedFile.Mode;
import org.memview.io.Transfer;
import org.memview.io.TransferException;
import org.memview.layout.Layout;
import org.memview.spi.Export;
import org.memview.struct.Struct;

/// A file that is shortened under its mapping. Each operation is run until it is compiled and
/// beyond: the JVM then tells of a fault later than the access.
class FaultTest {
  private static final int SIZE = 1 << 14;
  private static final int LEFT = 4_096;

  /// More than the JIT waits for.
  private static final int ROUNDS = 12_000;

  record Pair(long first, long second) {}

  @TempDir Path folder = Path.of("");
  private Path path = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    path = Files.write(folder.resolve("mapped.bin"), new byte[SIZE]);
  }

  private void truncate() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(LEFT);
    }
  }

  @TestFactory
  Stream<DynamicTest> bulkOperation_onShortenedFile_namesFileAndSizes() {
    MemoryView heap = MemoryView.of(new byte[SIZE]);
    Map<String, Consumer<MemoryView>> operations =
        Map.ofEntries(
            Map.entry("sum", MemoryView::sum),
            Map.entry("max", MemoryView::max),
            Map.entry("toBytes", MemoryView::toBytes),
            Map.entry("copyTo", view -> view.copyTo(heap)),
            Map.entry("copyFrom", view -> view.copyFrom(heap)),
            Map.entry("fill", view -> view.fill(1)),
            Map.entry("contentEquals", view -> heap.contentEquals(view)),
            Map.entry("mismatch", view -> view.mismatch(heap)),
            Map.entry("indexOf", view -> view.indexOf(77)),
            Map.entry("toContiguous", view -> view.slice("::2").toContiguous()),
            Map.entry("strided sum", view -> view.slice("::-3").sum()),
            Map.entry("strided fill", view -> view.slice("::7").fill(3)),
            Map.entry("wide", view -> view.cast(">d").sum()),
            Map.entry(
                "convert",
                view -> MemoryView.of(new int[SIZE]).convertFrom(view, Conversion.EXACT)),
            Map.entry("records", view -> Struct.of(Pair.class).list(view)),
            Map.entry("unpack", view -> Struct.of("8192H").unpack(view)),
            Map.entry("unpack bytes", view -> Struct.of("16384s").unpack(view)),
            Map.entry("pack", view -> Struct.of("16384s").packInto(view, 0, new byte[SIZE])),
            Map.entry("iterUnpack", view -> Struct.of("qq").iterUnpack(view).forEach(r -> {})),
            Map.entry("hex", view -> view.hex()),
            Map.entry("forEach", view -> view.forEachInt(i -> {})),
            Map.entry("count", view -> view.count(77)),
            Map.entry("contains", view -> view.contains(77)),
            Map.entry("toList", MemoryView::toList),
            Map.entry("contentHash", view -> view.asReadOnly().contentHash()),
            Map.entry("mean", MemoryView::mean),
            Map.entry("std", MemoryView::std),
            Map.entry("dot", view -> view.dot(heap)),
            Map.entry("argmin", view -> view.cast("b").argmin()),
            Map.entry("argmax", MemoryView::argmax),
            Map.entry("sumExact", MemoryView::sumExact),
            Map.entry("toByteArray", MemoryView::toByteArray),
            Map.entry("toShortArray", view -> view.cast("h").toShortArray()),
            Map.entry("toIntArray", MemoryView::toIntArray),
            Map.entry("toLongArray", view -> view.cast(">q").toLongArray()),
            Map.entry("toFloatArray", view -> view.cast("f").toFloatArray()),
            Map.entry("toDoubleArray", MemoryView::toDoubleArray),
            Map.entry("hexDump", view -> view.slice(-64).hexDump()),
            Map.entry("toText", MemoryView::toText),
            Map.entry(
                "convert into",
                view -> view.convertFrom(MemoryView.of(new int[SIZE]), Conversion.EXACT)),
            Map.entry("few to bytes", view -> view.slice(-16).toBytes()),
            Map.entry("few to copy", view -> heap.slice(-16).copyFrom(view.slice(-16))),
            Map.entry("few from copy", view -> view.slice(-16).copyFrom(heap.slice(-16))),
            Map.entry("few within", view -> view.slice(0, 64).copyFrom(view.slice(-64))),
            Map.entry("few equal", view -> view.slice(-64).contentEquals(view.slice(-128, -64))),
            Map.entry("Bytes", view -> Bytes.of(view)),
            Map.entry("ByteArray", view -> ByteArray.of(view)),
            Map.entry("find in Bytes", view -> Bytes.of().find(view)),
            Map.entry("extend", view -> ByteArray.of().extend(view)),
            Map.entry("setSlice", view -> ByteArray.ofZeros(3).setSlice(1, 2, view)),
            Map.entry("setSlice apart", view -> ByteArray.ofZeros(2 * SIZE).setSlice("::2", view)),
            Map.entry("fromBytes", view -> TypedArray.of("i").fromBytes(view)),
            Map.entry("extend items", view -> TypedArray.of("i").extend(view)),
            Map.entry("stream", view -> view.ints().forEach(_ -> {})),
            Map.entry("parallel stream", view -> view.doubles().parallel().forEach(_ -> {})));
    return operations.entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())));
  }

  private void check(Consumer<MemoryView> operation) throws IOException {
    writeFile();
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE);
        MemoryView view = file.view()) {
      for (int i = 0; i < 200; i++) {
        operation.accept(view);
      }
      truncate();
      for (int i = 0; i < 20; i++) {
        MappingFaultException e =
            assertThrows(MappingFaultException.class, () -> operation.accept(view));

        assertEquals(
            List.of(path.toString(), (long) SIZE, (long) LEFT),
            List.of(e.file(), e.mappedBytes(), e.presentBytes()));
      }
      assertEquals(0, view.slice(0, 1).minLong() & 0xfc, "what is there can be read");
    }
  }

  /// Large operations are shared out among threads, and the fault may be another's.
  @TestFactory
  Stream<DynamicTest> largeOperation_onShortenedFile_tellsItsCaller() throws IOException {
    int size = 16 << 20;
    MemoryView heap = MemoryView.of(new byte[size]);
    Map<String, Consumer<MemoryView>> operations =
        Map.ofEntries(
            Map.entry("sum", MemoryView::sum),
            Map.entry("sum of doubles", view -> view.cast("d").sum()),
            Map.entry("min", MemoryView::min),
            Map.entry("argmax", MemoryView::argmax),
            Map.entry("count", view -> view.count(77)),
            Map.entry("indexOf", view -> view.indexOf(77)),
            Map.entry("dot", view -> view.cast("f").dot(heap.cast("f"))),
            Map.entry("copyTo", view -> view.copyTo(heap)),
            Map.entry("copyFrom", view -> view.copyFrom(heap)),
            Map.entry("fill", view -> view.fill(0)),
            Map.entry("contentEquals", view -> heap.fill(0).contentEquals(view)),
            Map.entry("mismatch", view -> view.mismatch(heap.fill(0))),
            Map.entry("strided", view -> view.slice("::2").copyTo(heap.slice("::2"))),
            Map.entry("transposed", view -> view.reshape(4096, -1).transpose().toBytes()),
            Map.entry(
                "converted", view -> heap.cast("f").convertFrom(view.cast("i"), Conversion.WRAP)));
    return operations.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(entry.getKey(), () -> checkLarge(size, entry.getValue())));
  }

  private void checkLarge(int size, Consumer<MemoryView> operation) throws IOException {
    Path large = Files.write(folder.resolve("large.bin"), new byte[size]);
    try (MappedFile file = MappedFile.open(large, Mode.READ_WRITE);
        MemoryView view = file.view()) {
      operation.accept(view);
      try (FileChannel channel = FileChannel.open(large, StandardOpenOption.WRITE)) {
        channel.truncate(size / 2);
      }
      for (int i = 0; i < 3; i++) {
        MappingFaultException e =
            assertThrows(MappingFaultException.class, () -> operation.accept(view));

        assertEquals(
            List.of(large.toString(), (long) size, (long) size / 2),
            List.of(e.file(), e.mappedBytes(), e.presentBytes()));
      }
    }
  }

  /// Small operations are inlined whole: nothing in them waits for the JVM.
  @Test
  void smallHotOperation_onShortenedFile_neverLetsTheFaultEscape() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView view = file.view()) {
      MemoryView gone = view.slice(-8);
      MemoryView before = view.slice(-64, -56);
      byte[] target = new byte[8];
      MemoryView heap = MemoryView.of(target);
      for (int i = 0; i < ROUNDS; i++) {
        heap.copyFrom(gone);
        gone.toBytes();
        gone.contentEquals(before);
        gone.sum();
      }
      truncate();
      int told = 0;
      for (int i = 0; i < ROUNDS; i++) {
        told += tells(() -> heap.copyFrom(gone)) + tells(gone::sum);
        told += tells(gone::toBytes) + tells(() -> gone.contentEquals(before));
      }

      assertEquals(4 * ROUNDS, told);
    }
  }

  private static int tells(Runnable operation) {
    try {
      operation.run();
      return 0;
    } catch (MappingFaultException e) {
      return e.isTruncated() ? 1 : 0;
    }
  }

  @Test
  void viewOfAView_findsTheFileBehind() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView outer = file.view();
        MemoryView view = MemoryView.of(request -> outer.export(request).owner(outer))) {
      truncate();

      assertNames(
          assertThrows(MappingFaultException.class, view::sum),
          path,
          "of 16384 mapped bytes 4096 are present");
    }
  }

  @Test
  void mappingOfOthers_isAFaultWithoutAName() throws IOException {
    try (Arena arena = Arena.ofShared();
        FileChannel channel = FileChannel.open(path)) {
      MemoryView view = MemoryView.of(channel.map(MapMode.READ_ONLY, 0, SIZE, arena));
      truncate();

      MappingFaultException e = assertThrows(MappingFaultException.class, view::sum);

      assertEquals(List.of("", -1L), List.of(e.file(), e.presentBytes()));
      assertNames(e, "16384 bytes mapped", "truncated");
      assertTrue(view.toString().contains("MemoryView[B"), view::toString);
    }
  }

  @Test
  void rowsInMappings_areReportedToo() throws IOException {
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView whole = file.view()) {
      MemorySegment[] rows = {whole.slice(0, 100).asSegment(), whole.slice(-100).asSegment()};
      Export export = Export.indirect(rows, Layout.contiguous(1, 100)).owner(file);
      try (MemoryView view = MemoryView.of(_ -> export)) {
        truncate();

        assertNames(assertThrows(MappingFaultException.class, view::sum), path);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> transfer_ofShortenedFile_countsAndNamesIt() {
    Map<String, Function<MemoryView, MemoryView>> layouts =
        Map.of(
            "as it lies", view -> view,
            "with gaps", view -> view.slice("::2"),
            "backwards, gone part first", MemoryView::reversed);
    return layouts.entrySet().stream()
        .flatMap(layout ->
            Stream.of("channel", "stream", "file", "gather")
                .map(kind ->
                    DynamicTest.dynamicTest(
                        layout.getKey() + " to a " + kind,
                        () -> checkTransfer(kind, layout.getValue()))));
  }

  private void checkTransfer(String kind, Function<MemoryView, MemoryView> layout)
      throws IOException {
    writeFile();
    Path out = folder.resolve("out");
    var stream = new ByteArrayOutputStream();
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE);
        MemoryView view = layout.apply(file.view());
        FileChannel channel =
            FileChannel.open(
                out,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      truncate();

      TransferException e =
          assertThrows(
              TransferException.class,
              () -> {
                switch (kind) {
                  case "stream" -> Transfer.writeFully(stream, view);
                  case "file" -> Transfer.write(out, view);
                  case "gather" -> Transfer.writeFully(channel, List.of(view, view));
                  default -> Transfer.sendAll(channel, view);
                }
              });

      assertEquals(TransferException.Reason.MAPPING_FAULT, e.reason(), e::getMessage);
      assertNames(e, path, "of 16384 mapped bytes 4096 are present", e.bytesTransferred());
      assertTrue(e.getCause() instanceof MappingFaultException, e::toString);
      long arrived = kind.equals("stream") ? stream.size() : Files.size(out);
      assertEquals(arrived, e.bytesTransferred());
    }
  }

  @Test
  void reading_intoShortenedFile_isAFaultToo() throws IOException {
    Path source = Files.write(folder.resolve("source"), new byte[SIZE]);
    try (MappedFile file = MappedFile.open(path, Mode.READ_WRITE);
        MemoryView view = file.view()) {
      truncate();

      for (MemoryView target : List.of(view, view.reversed())) {
        TransferException e =
            assertThrows(TransferException.class, () -> Transfer.readFully(source, target));

        assertEquals(TransferException.Reason.MAPPING_FAULT, e.reason(), e::getMessage);
        assertNames(e, path, "4096 are present");
      }
    }
  }
}
