package org.memview.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What `./memview bench io` runs: files and sockets, each way in a process of its own, because
/// what is measured beside time is the largest memory the process had.
///
/// Not JMH: a gigabyte is written in each run, and the best of a few is taken.
final class IoBench {
  private static final int ROUNDS = 3;

  private final List<String> out = new ArrayList<>();
  private final Path folder;
  private final long fileBytes;
  private final long socketBytes;

  private IoBench(Path folder, boolean smoke) {
    this.folder = folder;
    this.fileBytes = smoke ? 4L << 20 : 1_000_000_000;
    this.socketBytes = smoke ? 1 << 20 : 102_400_000;
  }

  /// Seconds and memory of one way.
  private record Cost(double millis, long mebibytes) {}

  /// Measures and prints; `--smoke` with small sizes.
  static void run(List<String> options) {
    try {
      Path folder = Files.createTempDirectory("memview-bench");
      try {
        IoBench bench = new IoBench(folder, options.contains("--smoke"));
        bench.files();
        bench.sockets();
        bench.out.forEach(System.out::println);
      } finally {
        for (String name : List.of("source", "target")) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void files() throws IOException {
    Path source = folder.resolve("source");
    IoWorker.fill(source, fileBytes);
    title("file[1024:] of %,d bytes into a new file".formatted(fileBytes));
    String[] arguments = {source.toString(), folder.resolve("target").toString()};
    for (Map.Entry<String, String> way : IoWorker.FILE_WAYS) {
      row(way.getValue(), java(way.getKey(), arguments));
    }
    row("CPython: bytes, file.read()[1024:]", python("file_bytes", arguments));
    row("CPython: memoryview(file.read())[1024:]", python("file_memoryview", arguments));
    row("CPython: memoryview(mmap)[1024:]", python("file_mmap", arguments));
  }

  private void sockets() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Thread.ofPlatform().daemon().start(() -> drain(server));
      String port = Integer.toString(server.socket().getLocalPort());
      for (String mode : List.of("blocking", "non-blocking")) {
        title("%,d bytes through a %s socket".formatted(socketBytes, mode));
        String[] arguments = {port, Long.toString(socketBytes), mode};
        for (Map.Entry<String, String> way : IoWorker.SOCKET_WAYS) {
          row(way.getValue(), java(way.getKey(), arguments));
        }
        row("CPython: bytes, data[n:]", python("socket_bytes", arguments));
        row("CPython: memoryview, view[n:]", python("socket_memoryview", arguments));
      }
    }
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

  private void title(String text) {
    out.add("");
    out.add(text);
    out.add("%-52s %10s %12s".formatted("", "ms, best", "peak MiB"));
  }

  private void row(String name, Cost cost) {
    out.add(
        cost.millis < 0
            ? "%-52s %10s %12s".formatted(name, "-", "-")
            : String.format(Locale.ROOT, "%-52s %10.1f %12d", name, cost.millis, cost.mebibytes));
  }

  private Cost java(String way, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx4g", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(IoWorker.class.getName(), way, Integer.toString(ROUNDS)));
    command.addAll(List.of(arguments));
    return cost(command);
  }

  private static Cost python(String way, String... arguments) throws IOException {
    try (var script = IoBench.class.getResourceAsStream("io.py")) {
      if (script == null) {
        throw new IOException("io.py is not part of this build");
      }
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      List<String> command = new ArrayList<>(List.of("python3", "-I", "-c", text, way));
      command.add(Integer.toString(ROUNDS));
      command.addAll(List.of(arguments));
      return cost(command);
    }
  }

  private static Cost cost(List<String> command) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      if (command.getFirst().equals("python3")) {
        return new Cost(-1, -1);
      }
      throw e;
    }
    String[] words =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .split(" ", -1);
    if (words.length != 2) {
      throw new IOException("no measurement from " + command);
    }
    return new Cost(Double.parseDouble(words[0]), Long.parseLong(words[1]) >> 10);
  }
}
