package org.memview.tests;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.layout.Layout;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;
import org.memview.testkit.CountingExporter;
import org.memview.testkit.ExporterContract;
import org.memview.testkit.Structure;

/// The contract every exporter keeps, kept by exporters like those of other people.
class ExporterContractTest {

  /// What somebody else would write: an exporter that counts and moves.
  static final class Frame implements Exporter {
    private final Loans loans = Loans.of(this);
    private byte[] pixels;
    private final int width;

    Frame(int height, int width) {
      this.width = width;
      pixels = new byte[height * width * 3];
      Arrays.setAll(new Object[pixels.length], i -> pixels[i] = (byte) i);
    }

    @Override
    public Export export(Request request) {
      return Export.of(MemorySegment.ofArray(pixels))
          .shape(pixels.length / width / 3, width, 3)
          .owner(this)
          .onRelease(loans.open());
    }

    void crop(int height) {
      loans.requireNone("crop");
      pixels = Arrays.copyOf(pixels, height * width * 3);
    }
  }

  /// The five lines that test it.
  @Nested
  class FrameTest implements ExporterContract<Frame> {
    @Override
    public Frame exporter() {
      return new Frame(4, 5);
    }

    @Override
    public OptionalInt openLoans(Frame frame) {
      return OptionalInt.of(frame.loans.count());
    }

    @Override
    public void resize(Frame frame) {
      frame.crop(2);
    }
  }

  @Nested
  class Strided implements ExporterContract<CountingExporter> {
    @Override
    public CountingExporter exporter() {
      return new CountingExporter(
          MemorySegment.ofArray(new int[20]),
          new Structure(">h", 2, 80, 70, new long[] {3, 2}, new long[] {-22, 6}));
    }

    @Override
    public OptionalInt openLoans(CountingExporter exporter) {
      return OptionalInt.of(exporter.openLoans());
    }

    @Override
    public void resize(CountingExporter exporter) {
      exporter.resize();
    }
  }

  @Nested
  class ReadOnlyFortran implements ExporterContract<CountingExporter> {
    @Override
    public CountingExporter exporter() {
      return CountingExporter.readOnly(
          Arena.ofAuto().allocate(100),
          new Structure("<d", 8, 100, 1, new long[] {3, 4}, new long[] {8, 24}));
    }
  }

  @Nested
  class PaddedRecords implements ExporterContract<CountingExporter> {
    @Override
    public CountingExporter exporter() {
      return new CountingExporter(
          MemorySegment.ofArray(new byte[64]),
          new Structure("T{<i:a:B:b:}", 8, 64, 0, new long[] {8}, new long[] {8}));
    }
  }

  @Nested
  class Scalar implements ExporterContract<CountingExporter> {
    @Override
    public CountingExporter exporter() {
      return new CountingExporter(
          MemorySegment.ofArray(new long[2]),
          new Structure("q", 8, 16, 8, new long[0], new long[0]));
    }
  }

  @Nested
  class Empty implements ExporterContract<CountingExporter> {
    @Override
    public CountingExporter exporter() {
      return new CountingExporter(
          MemorySegment.ofArray(new byte[0]),
          new Structure("B", 1, 0, 0, new long[] {3, 0, 2}, new long[] {7, 1, 1}));
    }
  }

  @Nested
  class Bytearray implements ExporterContract<ByteArray> {
    @Override
    public ByteArray exporter() {
      return ByteArray.ofInts(9, 1, 2, 3, 4).deleteSlice(0, 1);
    }

    @Override
    public void resize(ByteArray array) {
      array.append(5);
    }
  }

  @Nested
  class Immutable implements ExporterContract<Bytes> {
    @Override
    public Bytes exporter() {
      return Bytes.ofInts(1, 2, 3);
    }
  }

  @Nested
  class Typed implements ExporterContract<TypedArray> {
    @Override
    public TypedArray exporter() {
      return TypedArray.of("d", 1, 2, 3);
    }

    @Override
    public void resize(TypedArray array) {
      array.delete(0);
    }
  }

  @Nested
  class NativeTyped implements ExporterContract<TypedArray> {
    @Override
    public TypedArray exporter() {
      return TypedArray.ofNative("h").extend(1, 2, 3);
    }

    @Override
    public void resize(TypedArray array) {
      array.clear();
    }
  }

  /// Lends rows that lie in segments of their own, each after two bytes that are not part of it.
  static final class Rows implements Exporter {
    private final Loans loans = Loans.of(this);
    private MemorySegment[] table = {
      MemorySegment.ofArray(new short[] {0, 1, 2, 3}),
      Arena.ofAuto().allocate(8, 2),
      MemorySegment.ofArray(new byte[] {9, 9, 8, 8, 7, 7, 6, 6})
    };

    @Override
    public Export export(Request request) {
      Layout row = Layout.of(2, 2, new long[] {3}, new long[] {2});
      return Export.indirect(table, row).format("h").owner(this).onRelease(loans.open());
    }

    void drop() {
      loans.requireNone("drop");
      table = Arrays.copyOf(table, 1);
    }
  }

  @Nested
  class RowsTest implements ExporterContract<Rows> {
    @Override
    public Rows exporter() {
      return new Rows();
    }

    @Override
    public OptionalInt openLoans(Rows rows) {
      return OptionalInt.of(rows.loans.count());
    }

    @Override
    public void resize(Rows rows) {
      rows.drop();
    }
  }

  @Nested
  class View implements ExporterContract<MemoryView> {
    @Override
    public MemoryView exporter() {
      return MemoryView.of(new double[] {1, 2, 3, 4, 5}).slice("::2");
    }
  }
}
