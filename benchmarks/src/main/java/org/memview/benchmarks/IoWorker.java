package org.memview.benchmarks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Supplier;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;
import org.memview.layout.Index;

/// One way of moving bytes, as often as it is asked to; see [Rounds].
final class IoWorker {
  private static final int DROPPED = 1_024;
  private static final int PIECE = 1 << 20;
  private static final OpenOption[] NEW = {
    StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
  };

  private IoWorker() {}

  /// Arguments: way, source and target file; or way, port, bytes, `blocking` or `non-blocking`,
  /// send buffer, most bytes offered at a time.
  public static void main(String[] args) throws IOException {
    if (args.length == 3) {
      Rounds.serve(() -> file(args));
    } else {
      int size = Integer.parseInt(args[2]);
      Supplier<Step> way =
          way(args[0], size, args[5].equals("0") ? size : Integer.parseInt(args[5]));
      Rounds.serve(() -> socket(args, size, way.get()));
    }
  }

  static void fill(Path file, long bytes) throws IOException {
    MemoryView piece = MemoryView.allocate("B", PIECE);
    for (int i = 0; i < PIECE; i++) {
      piece.setByte(i, (byte) (i * 31));
    }
    try (FileChannel channel = FileChannel.open(file, NEW)) {
      for (long at = 0; at < bytes; at += PIECE) {
        Transfer.writeFully(channel, piece.slice(0, bytes - at));
      }
    }
  }

  private static Rounds.Took file(String[] args) throws IOException {
    Path source = Path.of(args[1]);
    Path target = Path.of(args[2]);
    Files.deleteIfExists(target);
    Rounds.Took took = Rounds.timed(() -> move(args[0], source, target));
    if (Files.size(target) != Files.size(source) - DROPPED) {
      throw new IOException(args[0] + " wrote " + Files.size(target) + " bytes");
    }
    return took;
  }

  private static void move(String way, Path source, Path target) throws IOException {
    switch (way) {
      case "copy" -> Transfer.copy(source, Index.from(DROPPED), target, NEW);
      case "mapped" -> {
        try (MappedFile file = MappedFile.open(source, MappedFile.Mode.READ);
            MemoryView view = file.view()) {
          Transfer.write(target, view.slice(DROPPED));
        }
      }
      case "native" -> whole(MemoryView.allocate("B", Files.size(source)), source, target);
      case "heap" -> whole(MemoryView.of(new byte[size(source)]), source, target);
      case "transferTo" -> transferTo(source, target);
      case "direct" -> direct(source, target);
      case "jdkMapped" -> jdkMapped(source, target);
      case "jdkCopy" -> {
        byte[] all = Files.readAllBytes(source);
        Files.write(target, Arrays.copyOfRange(all, DROPPED, all.length));
      }
      default -> throw new IllegalArgumentException(way);
    }
  }

  private static int size(Path file) throws IOException {
    return Math.toIntExact(Files.size(file));
  }

  private static void whole(MemoryView view, Path source, Path target) throws IOException {
    Transfer.readFully(source, view);
    Transfer.write(target, view.slice(DROPPED));
  }

  private static void transferTo(Path source, Path target) throws IOException {
    try (FileChannel from = FileChannel.open(source);
        FileChannel to = FileChannel.open(target, NEW)) {
      for (long at = DROPPED; at < from.size(); ) {
        at += from.transferTo(at, from.size() - at, to);
      }
    }
  }

  private static void direct(Path source, Path target) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
    try (FileChannel from = FileChannel.open(source).position(DROPPED);
        FileChannel to = FileChannel.open(target, NEW)) {
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
    }
  }

  private static void jdkMapped(Path source, Path target) throws IOException {
    try (Arena arena = Arena.ofShared();
        FileChannel from = FileChannel.open(source);
        FileChannel to = FileChannel.open(target, NEW)) {
      MemorySegment memory = from.map(FileChannel.MapMode.READ_ONLY, 0, from.size(), arena);
      for (long at = DROPPED; at < memory.byteSize(); at += PIECE) {
        ByteBuffer piece =
            memory.asSlice(at, Math.min(PIECE, memory.byteSize() - at)).asByteBuffer();
        while (piece.hasRemaining()) {
          to.write(piece);
        }
      }
    }
  }

  /// One send; returns what is left.
  private interface Step {
    long send(SocketChannel channel) throws IOException;
  }

  private static Rounds.Took socket(String[] args, int size, Step step) throws IOException {
    int port = Integer.parseInt(args[1]);
    try (SocketChannel channel = SocketChannel.open();
        Selector selector = Selector.open()) {
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      boolean blocking = args[3].equals("blocking");
      channel.configureBlocking(blocking);
      if (!args[4].equals("0")) {
        channel.setOption(StandardSocketOptions.SO_SNDBUF, Integer.parseInt(args[4]));
      }
      if (!blocking) {
        channel.register(selector, SelectionKey.OP_WRITE);
      }
      return Rounds.timed(() -> exchange(channel, selector, size, step));
    }
  }

  /// Sends everything, and waits until the receiver has it.
  private static void exchange(SocketChannel channel, Selector selector, int size, Step step)
      throws IOException {
    for (long left = size; left > 0; ) {
      long rest = step.send(channel);
      if (rest == left) {
        selector.select();
        selector.selectedKeys().clear();
      }
      left = rest;
    }
    channel.shutdownOutput();
    selector.close();
    channel.configureBlocking(true);
    while (channel.read(ByteBuffer.allocate(1)) >= 0) {}
  }

  /// Returns what makes the steps of a round, from data that all rounds have in common.
  private static Supplier<Step> way(String way, int size, int part) {
    return switch (way) {
      case "viewNative" -> {
        MemoryView view = MemoryView.allocate("B", size).fill(97);
        yield () -> sends(view, part);
      }
      case "jdkDirect" -> {
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        MemorySegment.ofBuffer(buffer).fill((byte) 'a');
        yield () -> writes(buffer.duplicate(), part);
      }
      default -> {
        byte[] content = content(size);
        yield () -> ofArray(way, content, part);
      }
    };
  }

  private static Step ofArray(String way, byte[] content, int part) {
    return switch (way) {
      case "viewHeap" -> sends(MemoryView.of(content), part);
      case "viewAll" -> all(MemoryView.of(content));
      case "jdkHeap" -> writes(ByteBuffer.wrap(content), part);
      case "jdkPieces" -> pieces(ByteBuffer.wrap(content), part);
      case "jdkCopyRest" -> copies(content, part);
      default -> throw new IllegalArgumentException(way);
    };
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) 'a');
    return content;
  }

  private static Step all(MemoryView view) {
    return channel -> {
      Transfer.sendAll(channel, view);
      return 0;
    };
  }

  private static Step sends(MemoryView view, int part) {
    MemoryView[] rest = {view};
    return channel -> {
      MemoryView offered = part < view.length() ? rest[0].slice(0, part) : rest[0];
      rest[0] = rest[0].slice(Transfer.send(channel, offered));
      return rest[0].length();
    };
  }

  private static Step writes(ByteBuffer buffer, int part) {
    return channel -> {
      int all = buffer.limit();
      channel.write(buffer.limit(Math.min(all, buffer.position() + part)));
      return buffer.limit(all).remaining();
    };
  }

  /// What one does who knows that the JDK copies all of a heap buffer that it is given.
  private static Step pieces(ByteBuffer buffer, int part) {
    return channel -> {
      int all = buffer.limit();
      int end = buffer.position();
      int last = Math.min(all, end + part);
      do {
        end = Math.min(last, end + (PIECE >> 2));
        channel.write(buffer.limit(end));
      } while (buffer.position() == end && end < last);
      return buffer.limit(all).remaining();
    };
  }

  private static Step copies(byte[] content, int part) {
    byte[][] rest = {content};
    return channel -> {
      int offered = Math.min(part, rest[0].length);
      int sent = channel.write(ByteBuffer.wrap(rest[0], 0, offered));
      rest[0] = Arrays.copyOfRange(rest[0], sent, rest[0].length);
      return rest[0].length;
    };
  }
}
