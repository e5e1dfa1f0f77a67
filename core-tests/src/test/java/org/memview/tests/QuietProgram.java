package org.memview.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.memview.Bytes;
import org.memview.Conversion;
import org.memview.Leases;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.format.Format;
import org.memview.io.AsyncTransfer;
import org.memview.io.Digesting;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;
import org.memview.io.ViewChannel;
import org.memview.layout.Order;
import org.memview.spi.Export;
import org.memview.spi.Loans;
import org.memview.spi.Request;
import org.memview.struct.Binary;
import org.memview.struct.Code;
import org.memview.struct.Cursor;
import org.memview.struct.RecordStruct;
import org.memview.struct.Struct;

/// Uses all of core with the JDK alone; run by [QuietTest] in a JVM that denies what core must not
/// need.
final class QuietProgram {
  private QuietProgram() {}

  public static void main(String[] arguments) throws IOException {
    for (String word : arguments) {
      System.err.println(word);
    }
    System.out.println("named module: " + MemoryView.class.getModule().isNamed());
    try (Arena arena = Arena.ofShared();
        Arena confined = Arena.ofConfined()) {
      Path file = Files.write(Path.of("mapped.bin"), new byte[64]);
      for (MemoryView view :
          List.of(
              MemoryView.of(new byte[64]),
              MemoryView.of(new short[32]),
              MemoryView.of(new char[32]),
              MemoryView.of(new int[16]),
              MemoryView.of(new long[8]),
              MemoryView.of(new float[16]),
              MemoryView.of(new double[8]),
              MemoryView.of(ByteBuffer.allocate(64)),
              MemoryView.of(ByteBuffer.allocateDirect(64)),
              MemoryView.of((Object) ByteBuffer.allocate(64).asIntBuffer()),
              MemoryView.of(arena.allocate(64)),
              MemoryView.of(confined.allocate(64)),
              MemoryView.of(map(file, arena)),
              MemoryView.allocate("q", 8),
              lent())) {
        use(view.cast("B"));
      }
    }
    moveBytes(Path.of("moved.bin"));
    useOwners();
    useStructs();
    useAdapters(Path.of("moved.bin"));
    System.out.println("done");
  }

  private static void moveBytes(Path path) throws IOException {
    MemoryView view = MemoryView.of(new int[] {1, 2, 3, 4});
    require(Transfer.write(path, view.slice("::-2")) == 8);
    require(Transfer.readInto(path, 4, view) == 4 && view.getInt(0) == 2);
    try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ_WRITE);
        MemoryView mapped = file.view("i")) {
      require(mapped.sum() == 6);
      refuse(() -> file.view("3s"));
    }
  }

  private static void useOwners() throws IOException {
    ByteArray bytes = ByteArray.fromHex("00 ff 10").extend(Bytes.ofInts(1, 2)).reverse();
    require(bytes.setSlice("::2", Bytes.ofInts(7, 8, 9)).split().size() == 1);
    refuse(() -> bytes.append(256));
    for (String code : List.of("b", "H", "i", "q", "e", "d", "Zd")) {
      for (TypedArray array : List.of(TypedArray.of(code), TypedArray.ofNative(code))) {
        array.extend(1, 2, 3).append(4).insert(0, 5).reverse().byteswap().byteswap();
        require(array.length() == 5 && array.getSlice("::-1").index(1) == 1);
        try (MemoryView view = MemoryView.of(array)) {
          require(view.length() == 5);
          refuse(() -> array.append(1));
        }
      }
    }
    require(TypedArray.of("w", "ab").toString().equals("array('w', 'ab')"));
  }

  @Binary("<")
  private record Trade(long id, @Code("H") int quantity, double price, @Code("4s") String name) {}

  /// Often enough that classes are generated, for each kind of memory.
  private static void useStructs() {
    RecordStruct<Trade> trades = Struct.of(Trade.class, MethodHandles.lookup());
    Struct numbers = Struct.of("<qHd4s");
    require(trades.size() == numbers.size());
    for (MemoryView view :
        List.of(
            MemoryView.of(new byte[44]),
            MemoryView.of(new long[6]).cast("B").slice(0, 44),
            MemoryView.allocate("B", 44),
            MemoryView.of(new byte[88]).slice("::2"))) {
      for (int i = 0; i < 500; i++) {
        Trade trade = new Trade(i, i, i / 2.0, "abcd");
        trades.write(view, 22, trade);
        require(trades.read(view, 22).equals(trade));
        require(numbers.unpackFrom(view, 22)[1].equals(i));
        numbers.packInto(view, 0, numbers.unpackFrom(view, 22));
      }
      require(trades.list(view).size() == 2);
    }
    MemoryView view = MemoryView.of(numbers.pack(1L, 2, 3.0, Bytes.of("abcd", US_ASCII)));
    Cursor cursor = trades.cursor(view);
    require(cursor.next() && cursor.getDouble(cursor.field("price")) == 3);
    require(view.cast(trades.format()).field("quantity").getInt(0) == 2);
    refuse(() -> trades.write(view, 0, new Trade(0, 1 << 16, 0, "")));
    refuse(() -> numbers.pack("text", 0, 0, 0));
  }

  private static void useAdapters(Path path) throws IOException {
    MemoryView view = MemoryView.of(new byte[] {'1', '2', '3', '4', '5', '6', '7', '8', '9'});
    CRC32 crc = new CRC32();
    Digesting.update(crc, view.slice("::-1").reversed());
    require(crc.getValue() == 0xcbf43926L);
    try (ViewChannel channel = ViewChannel.of(MemoryView.of(new byte[9]))) {
      Transfer.writeFully(channel, view.reversed());
      MemoryView back = MemoryView.of(new byte[9]);
      Transfer.readFully(channel.position(0), back);
      require(back.reversed().contentEquals(view));
    }
    try (var file =
        AsynchronousFileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      require(AsyncTransfer.writeFully(file, 3, view).join() == 9);
      require(AsyncTransfer.readFully(file, 3, view.reversed()).join() == 9);
      require(view.getByte(0) == '9');
    }
  }

  private static MemorySegment map(Path file, Arena arena) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(MapMode.READ_WRITE, 0, 64, arena);
    }
  }

  private static MemoryView lent() {
    Object owner = new Object();
    Loans loans = Loans.of(owner);
    MemorySegment memory = MemorySegment.ofArray(new byte[64]);
    return MemoryView.of((Request _) -> Export.of(memory).owner(owner).onRelease(loans.open()));
  }

  private static void use(MemoryView bytes) {
    for (String format :
        List.of(
            "b", "?", "<h", ">H", "i", ">i", "q", ">Q", "e", "f", ">d", "Zd", "8s", "<HBB", "2w")) {
      MemoryView view = bytes.cast(format);
      Object first = view.get(0);
      view.set(0, first);
      require(view.toList().size() == view.length());
      require(view.contains(first) && view.count(first) > 0);
      require(view.contentEquals(view.reversed().reversed()));
      view.copyFrom(view.reversed()).fill(first);
      describe(view);
    }
    MemoryView grid = bytes.cast("<i", 4, 4);
    grid.setInt(1, 2, 7);
    require(grid.transpose().getInt(2, 1) == 7 && grid.sum() == 7 && grid.argmax() == 6);
    grid.slice("::2, 1:").copyFrom(grid.slice("1::2, :-1"));
    require(grid.convertFrom(grid.transpose(), Conversion.EXACT).max().intValue() == 7);
    require(grid.ints().sum() == grid.sumExact() && grid.doubles().count() == 16);
    require(grid.dot(grid) >= 49 && grid.std() > 0 && grid.mean() > 0);
    require(grid.broadcastTo(2, 4, 4).reshape(2, 4, 2, 2).ndim() == 4);
    require(grid.toBytes(Order.F).length == 64 && grid.asSegment().byteSize() == 64);
    require(bytes.asReadOnly().contentHash() == bytes.share().asReadOnly().contentHash());
    require(bytes.cast("T{<i:x:<i:y:}").field("y").length() == 8);
    require(Format.of(Format.of("<IHB").toMemoryLayout()).size() == 7);
    require(Leases.open().size() <= 3);
    refuse(() -> grid.get(9, 9));
    refuse(() -> grid.asReadOnly().fill(1));
    refuse(() -> bytes.cast("no format"));
    bytes.close();
    refuse(() -> bytes.get(0));
    require(bytes.toString().contains("released"));
  }

  private static void describe(MemoryView view) {
    Objects.requireNonNull(view.toString());
    Objects.requireNonNull(view.toText());
    Objects.requireNonNull(view.hexDump());
    Objects.requireNonNull(view.explain());
    require(view.hex(":", 2).length() == 159);
  }

  private static void refuse(Runnable misuse) {
    try {
      misuse.run();
    } catch (RuntimeException expected) {
      require(expected.getMessage() != null);
      return;
    }
    throw new AssertionError("not refused");
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError("see the stack trace");
    }
  }
}
