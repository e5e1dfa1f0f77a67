package org.memview.tests;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.memview.Conversion;
import org.memview.Leases;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;
import org.memview.layout.Order;
import org.memview.spi.Export;
import org.memview.spi.Loans;
import org.memview.spi.Request;

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
