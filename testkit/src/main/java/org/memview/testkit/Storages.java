package org.memview.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.spi.Exporter;

/// Every kind of memory, one line each.
final class Storages {
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

  /// The bytes before the memory of a misaligned or sliced block.
  private static final int BEFORE = 3;

  private Storages() {}

  static List<Storage> all() {
    return Holder.ALL;
  }

  /// One on the heap, one outside it, one with elements larger than their format.
  static List<Storage> typical() {
    return List.of(BYTE_ARRAY, NATIVE, PADDED);
  }

  private static final Storage BYTE_ARRAY =
      array("byte[]", n -> new byte[n], 1, MemorySegment::ofArray, MemoryView::of);

  private static final Storage NATIVE =
      arena("native confined", Arena::ofConfined, true, MemoryView::of);

  private static final Storage PADDED =
      Storage.lent("padded exporter", Storages::bytes, CountingExporter::new).padded(3);

  private static final class Holder {
    static final List<Storage> ALL =
        List.of(
            BYTE_ARRAY,
            array("short[]", n -> new short[n], 2, MemorySegment::ofArray, MemoryView::of),
            array("char[]", n -> new char[n], 2, MemorySegment::ofArray, MemoryView::of),
            array("int[]", n -> new int[n], 4, MemorySegment::ofArray, MemoryView::of),
            array("long[]", n -> new long[n], 8, MemorySegment::ofArray, MemoryView::of),
            array("float[]", n -> new float[n], 4, MemorySegment::ofArray, MemoryView::of),
            array("double[]", n -> new double[n], 8, MemorySegment::ofArray, MemoryView::of),
            segment("heap segment", Storages::bytes, MemoryView::of),
            segment("read-only heap segment", Storages::bytes, Storages::readOnly).thatIsReadOnly(),
            segment("read-only segment of int[]", Storages::ints, Storages::readOnly)
                .thatIsReadOnly(),
            segment("read-only segment of char[]", Storages::chars, Storages::readOnly)
                .thatIsReadOnly(),
            segment("segment inside double[]", Storages::insideDoubles, MemoryView::of),
            segment(
                "odd segment of byte[]", size -> shifted(bytes(size + 8), size), MemoryView::of),
            buffer("ByteBuffer", n -> ByteBuffer.allocate(n)),
            buffer("little-endian ByteBuffer", n -> ByteBuffer.allocate(n).order(LITTLE)),
            buffer("direct ByteBuffer", n -> ByteBuffer.allocateDirect(n)),
            buffer(
                "sliced ByteBuffer",
                n -> ByteBuffer.allocate(n + 8).position(BEFORE).limit(BEFORE + n)),
            buffer(
                "sliced direct ByteBuffer",
                n -> ByteBuffer.allocateDirect(n + 8).position(1).slice(2, n)),
            readOnlyBuffer("read-only ByteBuffer", n -> ByteBuffer.allocate(n)),
            readOnlyBuffer("read-only direct ByteBuffer", n -> ByteBuffer.allocateDirect(n)),
            buffer(
                "big-endian ShortBuffer", n -> ByteBuffer.allocate(n).order(BIG).asShortBuffer()),
            buffer(
                "little-endian CharBuffer",
                n -> ByteBuffer.allocate(n).order(LITTLE).asCharBuffer()),
            buffer(
                "big-endian IntBuffer", n -> ByteBuffer.allocateDirect(n).order(BIG).asIntBuffer()),
            buffer(
                "little-endian IntBuffer", n -> ByteBuffer.allocate(n).order(LITTLE).asIntBuffer()),
            buffer("big-endian LongBuffer", n -> ByteBuffer.allocate(n).order(BIG).asLongBuffer()),
            buffer(
                "little-endian FloatBuffer",
                n -> ByteBuffer.allocateDirect(n).order(LITTLE).asFloatBuffer()),
            buffer(
                "big-endian DoubleBuffer", n -> ByteBuffer.allocate(n).order(BIG).asDoubleBuffer()),
            NATIVE,
            arena("native shared", Arena::ofShared, true, MemoryView::of),
            arena("native automatic", Arena::ofAuto, false, MemoryView::of),
            arena("native global", Arena::global, false, MemoryView::of),
            arena("read-only native", Arena::ofShared, true, Storages::readOnly).thatIsReadOnly(),
            segment(
                "odd native",
                size -> shifted(Arena.ofAuto().allocate(size + 8, 8), size),
                MemoryView::of),
            mapped("mapped read-write", MapMode.READ_WRITE),
            mapped("mapped private", MapMode.PRIVATE),
            mapped("mapped read-only", MapMode.READ_ONLY).thatIsReadOnly(),
            owner("ByteArray", Storages::byteArray),
            owner("TypedArray", size -> TypedArray.of("q").resize((size + 7) / 8)),
            owner("native TypedArray", size -> TypedArray.ofNative("h").resize((size + 1) / 2)),
            bytesObject(),
            PADDED,
            Storage.lent("counting exporter", Storages::bytes, CountingExporter::new),
            Storage.lent(
                "native exporter", size -> Arena.ofAuto().allocate(size, 8), CountingExporter::new),
            Storage.lent("rows of a byte[]", Storages::bytes, Storages::rows).thatIsIndirect(),
            Storage.lent("native rows", size -> Arena.ofAuto().allocate(size, 8), Storages::rows)
                .thatIsIndirect(),
            Storage.lent("exporter of long[]", Storages::longs, CountingExporter::new),
            Storage.lent("read-only exporter", Storages::bytes, CountingExporter::readOnly)
                .thatIsReadOnly(),
            Storage.lent(
                "view of a view",
                Storages::bytes,
                (memory, structure) ->
                    request ->
                        MemoryView.of(new CountingExporter(memory, structure)).export(request)));
  }

  private static Exporter rows(MemorySegment memory, Structure structure) {
    return _ -> structure.lendRows(memory);
  }

  /// An owner of the library itself, whose memory is the one it lends.
  private static Storage owner(String name, LongFunction<Exporter> make) {
    return Storage.whole(
        name,
        size -> {
          Exporter owner = make.apply(size);
          try (MemoryView view = MemoryView.of(owner)) {
            return new Storage.Block(view.asSegment(), _ -> MemoryView.of(owner), () -> {});
          }
        });
  }

  /// One that begins inside its array.
  private static ByteArray byteArray(long size) {
    return ByteArray.ofZeros((int) size + BEFORE).deleteSlice(0, BEFORE);
  }

  /// Immutable bytes, which copy what the block was filled with.
  private static Storage bytesObject() {
    return Storage.whole(
            "Bytes",
            size -> {
              byte[] array = new byte[(int) size];
              return new Storage.Block(
                  MemorySegment.ofArray(array), _ -> MemoryView.of(Bytes.of(array)), () -> {});
            })
        .thatIsReadOnly();
  }

  private static <A> Storage array(
      String name,
      Function<Integer, A> make,
      int width,
      Function<A, MemorySegment> segment,
      Function<A, MemoryView> view) {
    return Storage.whole(
        name,
        size -> {
          A array = make.apply((int) (size + width - 1) / width);
          return new Storage.Block(segment.apply(array), _ -> view.apply(array), () -> {});
        });
  }

  private static Storage segment(
      String name, LongFunction<MemorySegment> memory, Function<MemorySegment, MemoryView> view) {
    return Storage.whole(
        name,
        size -> {
          MemorySegment segment = memory.apply(size);
          return new Storage.Block(segment, _ -> view.apply(segment), () -> {});
        });
  }

  private static Storage arena(
      String name, Arenas arenas, boolean closes, Function<MemorySegment, MemoryView> view) {
    return Storage.whole(
        name,
        size -> {
          Arena arena = arenas.open();
          MemorySegment segment = arena.allocate(size, 8);
          Runnable free = closes ? arena::close : () -> {};
          return new Storage.Block(segment, _ -> view.apply(segment), free);
        });
  }

  @FunctionalInterface
  private interface Arenas {
    Arena open();
  }

  private static Storage buffer(String name, Function<Integer, Buffer> buffers) {
    return Storage.whole(
        name,
        size -> {
          Buffer buffer = buffers.apply((int) size + 7 & ~7);
          return new Storage.Block(
              MemorySegment.ofBuffer(buffer), _ -> MemoryView.of(buffer), () -> {});
        });
  }

  private static Storage readOnlyBuffer(String name, Function<Integer, ByteBuffer> buffers) {
    return Storage.whole(
            name,
            size -> {
              ByteBuffer buffer = buffers.apply((int) size);
              return new Storage.Block(
                  MemorySegment.ofBuffer(buffer),
                  _ -> MemoryView.of(buffer.asReadOnlyBuffer()),
                  () -> {});
            })
        .thatIsReadOnly();
  }

  /// A file mapped as the test asks, and where that is read-only once more for whoever checks.
  private static Storage mapped(String name, MapMode mode) {
    return Storage.whole(
        name,
        size -> {
          Arena arena = Arena.ofConfined();
          MemorySegment viewed = map(mode, size, arena);
          boolean readOnly = mode.equals(MapMode.READ_ONLY);
          MemorySegment memory = readOnly ? map(MapMode.READ_WRITE, size, arena) : viewed;
          return new Storage.Block(memory, _ -> MemoryView.of(viewed), arena::close);
        });
  }

  private static MemorySegment map(MapMode mode, long size, Arena arena) {
    Path file = MappedFile.PATH;
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(mode, 0, size, arena);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The one file all mapped blocks lie in, one after the other; gone when the JVM ends.
  private static final class MappedFile {
    private static final int LARGEST = 1 << 16;
    static final Path PATH = create();

    private static Path create() {
      try {
        Path file = Files.write(Files.createTempFile("memview", ".bin"), new byte[LARGEST]);
        file.toFile().deleteOnExit();
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static MemoryView readOnly(MemorySegment segment) {
    return MemoryView.of(segment.asReadOnly());
  }

  private static MemorySegment bytes(long size) {
    return MemorySegment.ofArray(new byte[(int) size]);
  }

  private static MemorySegment chars(long size) {
    return MemorySegment.ofArray(new char[(int) (size + 1) / 2]);
  }

  private static MemorySegment ints(long size) {
    return MemorySegment.ofArray(new int[(int) (size + 3) / 4]);
  }

  private static MemorySegment longs(long size) {
    return MemorySegment.ofArray(new long[(int) (size + 7) / 8]);
  }

  private static MemorySegment insideDoubles(long size) {
    return MemorySegment.ofArray(new double[(int) (size + 7) / 8 + 2]).asSlice(8, size);
  }

  private static MemorySegment shifted(MemorySegment memory, long size) {
    return memory.asSlice(BEFORE, size);
  }
}
