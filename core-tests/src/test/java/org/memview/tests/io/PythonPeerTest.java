package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;

/// CPython at the other end of the connection, and CPython's `mmap` and `readinto` on the same
/// files.
class PythonPeerTest {
  private static final String PYTHON = System.getProperty("memview.python", "python3");
  private static final int SIZE = 5_000_000;

  /// Receives with `recv_into` into what is left, and sends back with `send` from what is left.
  private static final String PEER =
      """
      import hashlib, socket, sys
      n = int(sys.argv[1])
      server = socket.create_server(("127.0.0.1", 0))
      print(server.getsockname()[1], flush=True)
      connection, _ = server.accept()
      data = bytearray(n)
      rest = memoryview(data)
      while rest:
          rest = rest[connection.recv_into(rest):]
      print(hashlib.sha256(data).hexdigest(), flush=True)
      rest = memoryview(data)
      while rest:
          rest = rest[connection.send(rest):]
      """;

  /// Prints what slices of a map and reads into the middle of a buffer give, hashed.
  private static final String ORACLE =
      """
      import hashlib, mmap, sys
      path = sys.argv[1]
      with open(path, "rb") as file:
          m = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
          for text in sys.argv[2:]:
              parts = [int(x) if x else None for x in text.split(":")]
              print(hashlib.sha256(m[slice(*parts)]).hexdigest())
          for at, start, stop in ((0, 0, 100), (7, 4, 60), (4999990, 0, 100), (5000000, 0, 9)):
              data = bytearray(range(100))
              file.seek(at)
              print(file.readinto(memoryview(data)[start:stop]), data.hex())
      """;

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pythonPeer_receivesAndSendsTheSameBytes(boolean blocking) throws Exception {
    byte[] content = random();
    Process peer = python(PEER, Integer.toString(SIZE));
    try (BufferedReader out = peer.inputReader();
        SocketChannel channel = SocketChannel.open()) {
      int port = Integer.parseInt(String.valueOf(out.readLine()));
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.configureBlocking(blocking);
      MemoryView grid = MemoryView.allocate("<h", 1_250, 2_000).transpose();
      Transfer.readFully(Files.write(folder.resolve("f"), content), grid);

      Transfer.sendAll(channel, grid);

      assertEquals(sha256(content), out.readLine());
      MemoryView back = MemoryView.of(new long[SIZE / 8]);
      Transfer.readFully(channel, back);
      assertTrue(back.cast("B").contentEquals(MemoryView.of(content)));
      assertEquals(0, peer.waitFor());
      channel.configureBlocking(true); // otherwise 0 while the end is still on its way
      assertEquals(-1, Transfer.readInto(channel, back));
    }
  }

  @Test
  void mapsAndReads_agreeWithPythons() throws Exception {
    byte[] content = random();
    Path path = Files.write(folder.resolve("f"), content);
    List<String> slices =
        List.of(
            "0:100", "1024:", "-77:", "::-1", "5:4000000:3", "4999999::-4097", "9:3", "4099:8191");
    List<String> ours = new ArrayList<>();
    try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ);
        MemoryView view = file.view();
        FileChannel channel = FileChannel.open(path)) {
      for (String slice : slices) {
        ours.add(sha256(view.slice(slice).toBytes()));
      }
      for (int[] read : new int[][] {{0, 0, 100}, {7, 4, 60}, {4_999_990, 0, 100}, {SIZE, 0, 9}}) {
        MemoryView data = MemoryView.of(new byte[100]);
        for (int i = 0; i < 100; i++) {
          data.setByte(i, (byte) i);
        }
        long count = Transfer.readInto(channel.position(read[0]), data.slice(read[1], read[2]));
        ours.add(Math.max(count, 0) + " " + data.hex());
      }
    }
    List<String> arguments = new ArrayList<>(List.of(path.toString()));
    arguments.addAll(slices);

    Process oracle = python(ORACLE, arguments.toArray(String[]::new));

    assertEquals(oracle.inputReader().lines().toList(), ours);
    assertEquals(0, oracle.waitFor());
  }

  static Process python(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-I", "-c", script));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    try {
      return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      // Where a Python is promised it must not be missing.
      assumeTrue("true".equals(System.getenv("CI")), "no python3 here: " + e);
      throw new AssertionError("CI=true, and no python3", e);
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[SIZE];
    new SplittableRandom(3).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
