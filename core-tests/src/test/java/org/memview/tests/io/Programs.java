package org.memview.tests.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;
import org.memview.layout.Index;
import org.memview.layout.Layout;
import org.memview.spi.Export;

/// Programs that need a JVM of their own; the first argument says which.
final class Programs {
  private static final long GIB = 1L << 30;

  private Programs() {}

  public static void main(String[] args) throws IOException {
    Path path = Path.of(args[1]);
    switch (args[0]) {
      case "large" -> large(path);
      case "over" -> intoMapping(path);
      case "into" -> intoMemory(path);
      case "survivor" -> survivor(path);
      case "library" -> System.out.println(growth(() -> library(path)));
      case "jdk" -> System.out.println(growth(() -> jdk(path)));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /// A file of 5 GiB: its end is sliced, read backwards, written, and written elsewhere.
  private static void large(Path path) throws IOException {
    long size = 5 * GIB;
    try (MappedFile file = MappedFile.create(path, size);
        MemoryView view = file.view()) {
      MemoryView end = view.slice(-1_000);
      for (int i = 0; i < 1_000; i++) {
        end.setByte(i, (byte) i);
      }
      file.flush(size - 1_000, size);
      long backwards = 0;
      for (Object item : view.reversed().slice(0, 1_000)) {
        backwards = backwards * 31 + (Integer) item;
      }
      System.out.println("backwards " + backwards);
      System.out.println("element " + view.get(size - 2) + " of " + view.length());
      System.out.println("doubles " + view.cast("<d").slice(-10).length());
      try (FileChannel copy =
          FileChannel.open(
              path.resolveSibling("copy"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE)) {
        Transfer.writeFully(copy, 3 * GIB, view.slice(size - 2_000_000));
      }
    }
    overTwoGib(path);
    Files.delete(path);
    Files.delete(path.resolveSibling("copy"));
    System.out.println("deleted");
  }

  /// More than 2 GiB in one call into a view whose rows are all the same 16 MiB, so that it takes
  /// no more memory; and what lies behind 2 GiB in a file.
  private static void intoMemory(Path path) throws IOException {
    MemorySegment row = Arena.ofAuto().allocate(16 << 20).fill((byte) 1);
    MemorySegment[] rows = new MemorySegment[129];
    Arrays.fill(rows, row);
    Export export = Export.indirect(rows, Layout.contiguous(1, row.byteSize()));
    try (FileChannel zeros = FileChannel.open(Path.of("/dev/zero"));
        MemoryView view = MemoryView.of(_ -> export)) {
      System.out.println("read " + Transfer.readInto(zeros, view) + " of " + view.byteSize());
      System.out.println("sum " + MemoryView.of(row).sum());
    }
    try (FileChannel sparse =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      MemoryView end = MemoryView.of(new byte[] {-3, -2, -1});
      Transfer.writeFully(sparse, 2 * GIB + 2, end);
      MemoryView back = MemoryView.of(new byte[6]);
      System.out.println("end " + Transfer.readInto(sparse, 2 * GIB, back) + " " + back.toList());
    }
  }

  /// More than 2 GiB in one call into a mapping, and from file to file.
  private static void intoMapping(Path path) throws IOException {
    long size = 2 * GIB + 5;
    try (FileChannel sparse =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      sparse.write(ByteBuffer.wrap(new byte[] {-3, -2, -1}), size - 3);
    }
    Path target = path.resolveSibling("target");
    try (MappedFile file = MappedFile.create(target, size);
        MemoryView view = file.view()) {
      Transfer.readFully(path, view);
      System.out.println("read " + view.slice(-3).toList());
    }
    Index.Range all = Index.all();
    System.out.println(
        "copied "
            + Transfer.copy(
                path, all, target, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
    try (MappedFile file = MappedFile.open(target, MappedFile.Mode.READ);
        MemoryView view = file.view()) {
      System.out.println("copy " + view.slice(-3).toList() + " of " + view.length());
    }
  }

  /// More than 2 GiB in one call, out of a mapping.
  private static void overTwoGib(Path path) throws IOException {
    try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ);
        MemoryView view = file.view().slice(-(2 * GIB + 5));
        FileChannel nowhere = FileChannel.open(Path.of("/dev/null"), StandardOpenOption.WRITE)) {
      System.out.println("written " + Transfer.write(nowhere, view));
      System.out.println("gathered " + Transfer.write(nowhere, List.of(view, view)));
    }
  }

  /// Sums a file that another process shortens meanwhile.
  private static void survivor(Path path) throws IOException {
    try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ);
        MemoryView view = file.view("<q")) {
      System.out.println("summing");
      try {
        double sum = 0;
        while (sum < 1e18) {
          sum += view.sum();
        }
        System.out.println("nobody shortened it");
      } catch (MappingFaultException e) {
        System.out.println(e.getMessage());
      }
      System.out.println("alive, and what is left sums up to " + view.slice(0, 512).sum());
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  /// Returns by how many MiB the largest resident size of the process exceeds the one before.
  private static String growth(Work work) throws IOException {
    work.run();
    long before = peak();
    work.run();
    long peak = peak();
    return String.format(Locale.ROOT, "%d", (peak - before) >> 10);
  }

  private static long peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static final byte[] ARRAY = new byte[Integer.getInteger("memview.array", 0)];
  private static int size = 1 << 20;

  private static void library(Path path) throws IOException {
    MemoryView view = MemoryView.of(ARRAY).slice(0, size);
    size = ARRAY.length;
    Transfer.write(path, view);
    Transfer.write(path, view.slice("::-1"));
    Transfer.readFully(path, view);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      Transfer.writeFully(channel, List.of(view.cast("<q"), view));
    }
    try (var out = Files.newOutputStream(path)) {
      Transfer.writeFully(out, view.asReadOnly());
    }
    try (var in = Files.newInputStream(path)) {
      Transfer.readFully(in, view);
    }
  }

  private static void jdk(Path path) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(ARRAY, 0, size);
    size = ARRAY.length;
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(all);
    }
  }
}
