package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;

/// 102,400,000 bytes through every channel from and into every kind of memory, compared by SHA-256.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeTransferTest {
  private static final int SIZE = 102_400_000;

  private final byte[] content = new byte[SIZE];
  private String digest = "";

  private Path folder = Path.of("");
  private Path path = Path.of("");
  private List<Memory> memories = List.of();
  private MappedFile mapped;

  record Memory(String name, MemoryView view) {}

  @BeforeAll
  void fill(@TempDir Path shared) throws IOException {
    folder = shared;
    new SplittableRandom(7).nextBytes(content);
    digest = HexFormat.of().formatHex(sha256().digest(content));
    path = Files.write(folder.resolve("content"), content);
    mapped = MappedFile.open(path, MappedFile.Mode.PRIVATE);
    memories =
        List.of(
            new Memory("byte[]", MemoryView.of(content)),
            new Memory("int[]", copied(MemoryView.of(new int[SIZE / 4]))),
            new Memory("native", copied(MemoryView.allocate("B", SIZE))),
            new Memory("mapped", mapped.view()),
            new Memory(
                "strided", copied(MemoryView.allocate("<h", 2_500, 20_481).slice("::-1, 1:"))));
  }

  @AfterAll
  void close() {
    mapped.close();
  }

  private MemoryView copied(MemoryView view) throws IOException {
    Transfer.readFully(path, view);
    return view;
  }

  @TestFactory
  Stream<DynamicTest> sending_arrivesWhole() {
    return memories.stream()
        .flatMap(memory ->
            Stream.of("socket", "non-blocking socket", "pipe", "stream", "file")
                .map(kind ->
                    DynamicTest.dynamicTest(
                        memory.name() + " by " + kind,
                        () -> assertEquals(digest, sent(kind, memory.view())))));
  }

  private String sent(String kind, MemoryView view) throws Exception {
    switch (kind) {
      case "file" -> {
        Path target = folder.resolve("target");
        assertEquals(SIZE, Transfer.write(target, view));
        try (InputStream in = Files.newInputStream(target)) {
          return digestOf(Channels.newChannel(in));
        }
      }
      case "stream" -> {
        MessageDigest sha = sha256();
        Transfer.writeFully(new DigestOutputStream(OutputStream.nullOutputStream(), sha), view);
        return HexFormat.of().formatHex(sha.digest());
      }
      case "pipe" -> {
        Pipe pipe = Pipe.open();
        CompletableFuture<String> arrived = receiver(pipe.source());
        try (WritableByteChannel sink = pipe.sink()) {
          Transfer.sendAll(sink, view);
        }
        return arrived.get(60, TimeUnit.SECONDS);
      }
      default -> {
        try (Line.Sockets sockets = Line.Sockets.open()) {
          sockets.near().configureBlocking(kind.equals("socket"));
          CompletableFuture<String> arrived = receiver(sockets.far());
          Transfer.sendAll(sockets.near(), view);
          sockets.near().shutdownOutput();
          return arrived.get(60, TimeUnit.SECONDS);
        }
      }
    }
  }

  /// A peer that takes 1 to 7 bytes at a time: 25 million steps.
  @TestFactory
  Stream<DynamicTest> trickling_arrivesWhole() {
    return memories.stream()
        .map(memory ->
            DynamicTest.dynamicTest(
                memory.name(),
                () -> {
                  SmallBites peer = new SmallBites();
                  Transfer.sendAll(peer, memory.view());
                  assertEquals(digest, peer.digest());
                }));
  }

  /// The idiom of the socket loop, 25 million times; the others are given a part, for where a step
  /// packs kilobytes for the few bytes that are taken it would take minutes.
  @TestFactory
  Stream<DynamicTest> trickling_stepByStep_arrivesWhole() {
    return Stream.of(
            new Memory("byte[]", MemoryView.of(content)),
            new Memory("native", memories.get(2).view().slice(0, SIZE / 8)),
            new Memory("int[]", memories.get(1).view().cast("B").slice(0, SIZE / 200)),
            new Memory("backwards", MemoryView.of(content).slice(0, SIZE / 200).reversed()))
        .map(memory ->
            DynamicTest.dynamicTest(
                memory.name(),
                () -> {
                  SmallBites peer = new SmallBites();
                  MemoryView rest = memory.view();
                  while (!rest.isEmpty()) {
                    rest = rest.slice(Transfer.send(peer, rest));
                  }
                  byte[] sent = memory.view().toBytes();
                  assertEquals(HexFormat.of().formatHex(sha256().digest(sent)), peer.digest());
                }));
  }

  /// A peer behind a real channel that reads 1 to 7 bytes at a time, while the system takes little
  /// at once, so that sends are partial. All bytes only with `-Dmemview.long=true`: 25 million
  /// calls to the system for each of these, 15 s (pipes) to 52 s (sockets) with other work on two
  /// processors, 10 minutes together; the other way round, where each drop wakes the receiver, 64 s
  /// to 183 s and 38 minutes.
  @TestFactory
  Stream<DynamicTest> slowReader_behindARealChannel_receivesAll() {
    return slowPeers((kind, view) -> {
      try (Ends ends = Ends.open(kind)) {
        ends.blockNear(ends.sink(), kind);
        CompletableFuture<String> arrived =
            CompletableFuture.supplyAsync(() -> sipped(ends.source()));
        Transfer.sendAll(ends.sink(), view);
        ends.sink().close();
        assertEquals(
            HexFormat.of().formatHex(sha256().digest(view.toBytes())),
            arrived.get(300, TimeUnit.SECONDS));
      }
    });
  }

  /// The same the other way round: bytes come 1 to 7 at a time.
  @TestFactory
  Stream<DynamicTest> slowWriter_behindARealChannel_fillsAll() {
    return slowPeers((kind, view) -> {
      byte[] bytes = view.toBytes();
      view.fill(0);
      try (Ends ends = Ends.open(kind)) {
        ends.blockNear(ends.source(), kind);
        CompletableFuture<Void> sender =
            CompletableFuture.runAsync(() -> dribble(ends.sink(), bytes));
        Transfer.readFully(ends.source(), view);
        sender.get(300, TimeUnit.SECONDS);
      }
      assertEquals(-1, Arrays.mismatch(bytes, view.toBytes()));
    });
  }

  private interface SlowCheck {
    void check(String kind, MemoryView view) throws Exception;
  }

  private Stream<DynamicTest> slowPeers(SlowCheck check) {
    int parts = Boolean.getBoolean("memview.long") ? 1 : 1_000;
    return memories.stream()
        .flatMap(memory ->
            Stream.of("socket", "non-blocking socket", "pipe", "non-blocking pipe")
                .map(kind ->
                    DynamicTest.dynamicTest(
                        memory.name() + " by " + kind,
                        () -> check.check(kind, part(memory.view(), parts)))));
  }

  private static MemoryView part(MemoryView view, int parts) {
    return view.slice(0, Math.max(1, view.length() / parts));
  }

  /// Two ends of one line.
  private record Ends(WritableByteChannel sink, ReadableByteChannel source)
      implements AutoCloseable {
    static Ends open(String kind) throws IOException {
      if (kind.endsWith("pipe")) {
        Pipe pipe = Pipe.open();
        return new Ends(pipe.sink(), pipe.source());
      }
      Line.Sockets sockets = Line.Sockets.open();
      sockets.near().setOption(StandardSocketOptions.SO_SNDBUF, 4_096);
      return new Ends(sockets.near(), sockets.far());
    }

    /// Sets how our own end behaves; the peer's blocks.
    void blockNear(Channel own, String kind) throws IOException {
      ((SelectableChannel) own).configureBlocking(!kind.startsWith("non"));
    }

    @Override
    public void close() throws IOException {
      sink.close();
      source.close();
    }
  }

  private static String sipped(ReadableByteChannel channel) {
    try {
      MessageDigest sha = sha256();
      ByteBuffer sip = ByteBuffer.allocateDirect(7);
      for (int i = 0; channel.read(sip.clear().limit(1 + i % 7)) >= 0; i++) {
        sha.update(sip.flip());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void dribble(WritableByteChannel channel, byte[] bytes) {
    try {
      ByteBuffer drop = ByteBuffer.allocateDirect(7);
      for (int at = 0; at < bytes.length; at += drop.limit()) {
        drop.clear().limit(Math.min(1 + at % 7, bytes.length - at));
        drop.put(0, bytes, at, drop.limit());
        channel.write(drop);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes 1 to 7 bytes of what it is shown, and keeps a digest only.
  private static final class SmallBites implements WritableByteChannel {
    private final MessageDigest sha = sha256();
    private final byte[] taken = new byte[1 << 16];
    private int count;
    private int calls;

    @Override
    public int write(ByteBuffer from) {
      int n = Math.min(1 + calls++ % 7, from.remaining());
      if (count + n > taken.length) {
        flush();
      }
      for (int i = 0; i < n; i++) {
        taken[count++] = from.get();
      }
      return n;
    }

    private void flush() {
      sha.update(taken, 0, count);
      count = 0;
    }

    String digest() {
      flush();
      return HexFormat.of().formatHex(sha.digest());
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  @TestFactory
  Stream<DynamicTest> receiving_fillsWhole() {
    return Stream.of(
            "socket", "non-blocking socket", "pipe", "stream", "file", "position in a file")
        .flatMap(kind ->
            memories.stream()
                .filter(memory -> !memory.name().equals("byte[]"))
                .map(memory ->
                    DynamicTest.dynamicTest(
                        memory.name() + " by " + kind, () -> received(kind, memory.view()))));
  }

  private void received(String kind, MemoryView view) throws Exception {
    view.fill(0);
    switch (kind) {
      case "stream" -> {
        try (InputStream in = Files.newInputStream(path)) {
          Transfer.readFully(in, view);
        }
      }
      case "file" -> Transfer.readFully(path, view);
      case "position in a file" -> {
        try (FileChannel file = FileChannel.open(path)) {
          Transfer.readFully(file, 0, view);
          assertEquals(0, file.position());
        }
      }
      case "pipe" -> {
        Pipe pipe = Pipe.open();
        CompletableFuture<Void> sender = sender(pipe.sink());
        Transfer.readFully(pipe.source(), view);
        sender.get(60, TimeUnit.SECONDS);
      }
      default -> {
        try (Line.Sockets sockets = Line.Sockets.open()) {
          sockets.near().configureBlocking(kind.equals("socket"));
          CompletableFuture<Void> sender = sender(sockets.far());
          Transfer.readFully(sockets.near(), view);
          sender.get(60, TimeUnit.SECONDS);
        }
      }
    }
    assertEquals(-1, Arrays.mismatch(content, view.toBytes()));
  }

  private CompletableFuture<Void> sender(WritableByteChannel channel) {
    return CompletableFuture.runAsync(() -> {
      try {
        ByteBuffer direct = ByteBuffer.allocateDirect(1 << 18);
        for (int at = 0; at < SIZE; at += direct.limit()) {
          direct.clear().limit(Math.min(direct.capacity(), SIZE - at));
          direct.put(0, content, at, direct.limit());
          while (direct.hasRemaining()) {
            channel.write(direct);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static CompletableFuture<String> receiver(ReadableByteChannel channel) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return digestOf(channel);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static String digestOf(ReadableByteChannel channel) throws IOException {
    MessageDigest sha = sha256();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
    while (channel.read(buffer.clear()) >= 0) {
      sha.update(buffer.flip());
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
