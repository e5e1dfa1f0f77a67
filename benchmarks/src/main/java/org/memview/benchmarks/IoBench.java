package org.memview.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.memview.benchmarks.ProcessTable.Target;
import org.memview.benchmarks.ProcessTable.Way;
import org.memview.benchmarks.Processes.Figure;

/// What `./memview bench io` runs: files and sockets, each way in a process of its own, because
/// what is measured beside time is the largest memory the process had.
///
/// Not JMH: a gigabyte is written in each run.
final class IoBench {
  private static final double SAME = 1.1;

  /// A send buffer that takes a large view in hundreds of parts.
  private static final int SMALL = 1 << 18;

  /// The most that is offered at a time to a socket that blocks, which the system would let take
  /// everything: a hundred parts.
  private static final int PART = 1 << 20;

  private static final int SOCKET_ROUNDS = 45;

  private static final int FILE_ROUNDS = 5;

  /// Code is compiled within the first five.
  private static final int ROW_ROUNDS = 15;

  /// Files; the best way by hand is a loop over a buffer or the system's own copy.
  static final ProcessTable FILES =
      new ProcessTable(
          List.of(
              new Way("copy", "Transfer.copy(source, 1024:, target)"),
              new Way("mapped", "Transfer.write(target, mapped.view().slice(1024))"),
              new Way("native", "Transfer.readFully, write, a native view"),
              new Way("heap", "Transfer.readFully, write, a view of an array"),
              new Way("transferTo", "JDK: transferTo"),
              new Way("direct", "JDK: loop over a direct buffer of 1 MiB"),
              new Way("jdkMapped", "JDK: mapped segment, writes of 1 MiB"),
              new Way("jdkCopy", "JDK: readAllBytes, copyOfRange, Files.write"),
              new Way("file_bytes", "CPython: bytes, file.read()[1024:]"),
              new Way("file_memoryview", "CPython: memoryview(file.read())[1024:]"),
              new Way("file_mmap", "CPython: memoryview(mmap)[1024:]")),
          List.of(
              Target.time("copy", SAME, "transferTo", "direct", "jdkMapped"),
              Target.time("mapped", SAME, "transferTo", "direct", "jdkMapped"),
              Target.memory("copy", "transferTo", "direct", "jdkMapped"),
              Target.memory("mapped", "transferTo", "direct", "jdkMapped"),
              Target.faster("copy", "jdkCopy", "file_bytes"),
              Target.faster("mapped", "jdkCopy", "file_bytes"),
              Target.half("mapped", "jdkCopy", "file_bytes"),
              Target.time("mapped", 1, "file_memoryview"),
              Target.time("mapped", 1, "file_mmap")));

  /// The ways whose process holds the whole file, or that copy it.
  private static final List<String> WHOLE =
      List.of("native", "heap", "jdkCopy", "file_bytes", "file_memoryview", "file_mmap");

  /// The programs that copy what is left after each send.
  private static final List<String> COPYING = List.of("jdkCopyRest", "socket_bytes");

  /// Those, and the one for which the JDK does it.
  private static final List<String> SLOW = List.of("jdkHeap", "jdkCopyRest", "socket_bytes");

  /// What a strided write takes from memory.
  private static final long ROWS = 1 << 27;

  /// A view with gaps: packed into a bounded buffer, or gathered by the system.
  private static final ProcessTable STRIDED =
      new ProcessTable(
          List.of(
              new Way("strided", "Transfer.writeFully of rows[:, :half]"),
              new Way("packed", "JDK: half rows put into a direct buffer of 1 MiB"),
              new Way("gather", "JDK: GatheringByteChannel, 1024 half rows a call"),
              new Way("each", "JDK: a write for each half row")),
          List.of(Target.time("strided", SAME, "packed"), Target.time("strided", SAME, "gather")));

  /// What a program pays that does it once: ours has more code to load and to interpret.
  private static final ProcessTable ONCE = new ProcessTable(STRIDED.ways(), List.of());

  private static final List<Way> SOCKET_WAYS =
      List.of(
          new Way("viewNative", "Transfer.send of a native view, slice"),
          new Way("viewHeap", "Transfer.send of a view of an array, slice"),
          new Way("viewAll", "Transfer.sendAll of a view of an array"),
          new Way("jdkDirect", "JDK: direct buffer"),
          new Way("jdkPieces", "JDK: heap buffer, in pieces of 256 KiB"),
          new Way("jdkHeap", "JDK: heap buffer, whole rest each time"),
          new Way("jdkCopyRest", "JDK: copy of the rest after each send"),
          new Way("socket_bytes", "CPython: bytes, data[n:]"),
          new Way("socket_memoryview", "CPython: memoryview, view[n:]"));

  /// Sockets. Where the system takes everything at once there is no rest to copy: the copying
  /// programs are beside it all the same, but nothing is asked of them.
  private static ProcessTable sockets(boolean inParts) {
    List<Target> targets = new ArrayList<>();
    targets.add(Target.time("viewNative", SAME, "jdkDirect"));
    targets.add(Target.time("viewHeap", SAME, "jdkPieces"));
    targets.add(Target.memory("viewNative", "jdkDirect"));
    targets.add(Target.memory("viewHeap", "jdkPieces"));
    if (inParts) {
      for (String peer : COPYING) {
        targets.add(Target.faster("viewNative", peer));
        targets.add(Target.faster("viewHeap", peer));
      }
      targets.add(Target.half("viewNative", "jdkCopyRest"));
      targets.add(Target.half("viewHeap", "jdkCopyRest"));
    }
    targets.add(Target.time("viewNative", 1, "socket_memoryview"));
    targets.add(Target.time("viewHeap", 1, "socket_memoryview"));
    return new ProcessTable(SOCKET_WAYS, targets);
  }

  private final Path folder;
  private final Transcript out;
  private final boolean smoke;
  private final String only;
  private final long fileBytes;
  private final long rowBytes;
  private final long socketBytes;

  private IoBench(Path folder, Options options, Transcript out) {
    this.folder = folder;
    this.out = out;
    this.smoke = options.smoke();
    this.only = options.only();
    this.fileBytes = smoke ? 4L << 20 : 1_000_000_000;
    this.rowBytes = smoke ? 1 << 20 : ROWS;
    this.socketBytes = smoke ? 1 << 20 : 102_400_000;
  }

  /// Measures and prints. `--smoke` does it with small sizes; `--only files`, `--only sockets` and
  /// the like restrict it to the tables whose titles have a match.
  static void run(Options options, Transcript out) throws IOException {
    Path folder = Files.createTempDirectory("memview-bench");
    try {
      new IoBench(folder, options, out).all();
    } finally {
      for (String name : List.of("source", "target")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private void all() throws IOException {
    if (!smoke) {
      System.err.printf(
          "measuring, about 8 minutes on an idle machine; up to 2 GB in %s%n", folder);
    }
    String files = "files: file[1024:] of %,d bytes into a new file".formatted(fileBytes);
    if (isWanted(files)) {
      Path source = folder.resolve("source");
      IoWorker.fill(source, fileBytes);
      Processes processes = processes(IoWorker.class, FILE_ROUNDS, Figure.BEST, WHOLE);
      String target = folder.resolve("target").toString();
      print(files, processes, FILES, source.toString(), target);
    }
    for (int row : new int[] {64, 4096}) {
      String rows =
          "rows: half of each of the rows of %,d bytes, %,d bytes in all, into a new file"
              .formatted(row, rowBytes);
      if (isWanted(rows)) {
        Processes processes =
            processes(StridedWorker.class, ROW_ROUNDS, Figure.BEST, List.of("each"));
        String target = folder.resolve("target").toString();
        String[] arguments = {Integer.toString(row), target, Long.toString(rowBytes)};
        print(rows, processes, STRIDED, arguments);
        out.println("the same, the first time in a process, best of 3");
        out.println(
            new Processes(StridedWorker.class, "io.py", 1).measure(ONCE, smoke ? 1 : 3, arguments));
      }
    }
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Thread.ofPlatform().daemon().start(() -> drain(server));
      String port = Integer.toString(server.socket().getLocalPort());
      socket("blocking", port, 0, 0);
      socket("blocking", port, 0, PART);
      socket("non-blocking", port, 0, 0);
      socket("non-blocking", port, SMALL, 0);
    }
  }

  /// @param sendBuffer the bytes the system keeps for the socket, 0 for what it thinks right
  /// @param part the most that is offered in a send, 0 for all there is
  private void socket(String mode, String port, int sendBuffer, int part) throws IOException {
    String title = "sockets: %,d bytes, %s".formatted(socketBytes, mode);
    title += sendBuffer == 0 ? "" : ", send buffer of %,d bytes".formatted(sendBuffer);
    title += part == 0 ? "" : ", at most %,d bytes a send".formatted(part);
    if (isWanted(title)) {
      boolean inParts = part > 0 || mode.equals("non-blocking");
      Processes processes =
          processes(IoWorker.class, SOCKET_ROUNDS, Figure.MEDIAN, inParts ? SLOW : List.of());
      print(
          title,
          processes,
          sockets(inParts),
          port,
          Long.toString(socketBytes),
          mode,
          Integer.toString(sendBuffer),
          Integer.toString(part));
    }
  }

  private Processes processes(Class<?> worker, int rounds, Figure figure, List<String> slow) {
    return new Processes(worker, "io.py", smoke ? 1 : rounds, figure, slow);
  }

  private void print(String title, Processes processes, ProcessTable table, String... arguments)
      throws IOException {
    out.println(title + (smoke ? "" : "; " + processes.counts()));
    out.println(processes.measure(table, smoke ? 1 : 2, arguments));
  }

  private boolean isWanted(String title) {
    return Pattern.compile(only).matcher(title).find();
  }

  /// Reads everything from one connection after the other, and closes each at its end, which tells
  /// the sender.
  private static void drain(ServerSocketChannel server) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    while (server.isOpen()) {
      try (SocketChannel channel = server.accept()) {
        while (channel.read(buffer.clear()) >= 0) {}
      } catch (IOException _) {
        // The sender ended, or the benchmark has: the next one shows.
      }
    }
  }
}
