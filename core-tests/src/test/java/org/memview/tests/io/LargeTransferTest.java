package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  @TestFactory
  Stream<DynamicTest> receiving_fillsWhole() {
    return Stream.of("socket", "non-blocking socket", "pipe", "stream")
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
    MessageDigest sha = sha256();
    Transfer.writeFully(new DigestOutputStream(OutputStream.nullOutputStream(), sha), view);
    assertEquals(digest, HexFormat.of().formatHex(sha.digest()));
    assertTrue(MemoryView.of(content).slice(-2).contentEquals(tail(view)), "the last bytes");
  }

  private static MemoryView tail(MemoryView view) {
    return MemoryView.of(
        view.isCContiguous()
            ? view.cast("B").slice(-2).toBytes()
            : view.at(-1).slice(-1).toBytes());
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
