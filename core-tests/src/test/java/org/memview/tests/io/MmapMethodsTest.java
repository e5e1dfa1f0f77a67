package org.memview.tests.io;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.memview.tests.Messages.assertNames;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.io.MappedFile;
import org.memview.io.TransferException;
import org.memview.io.ViewChannel;
import org.memview.testkit.TestRun;

/// What Python's `mmap` has beside memory, as a [ViewChannel] has it.
class MmapMethodsTest {
  /// Runs a program of calls on a map of a file, and prints what each gave.
  private static final String ORACLE =
      """
      import mmap, sys
      with open(sys.argv[1], "r+b") as file:
          m = mmap.mmap(file.fileno(), 0)
          for line in sys.stdin:
              name, *words = line.split()
              args = [bytes.fromhex(w[1:]) if w[0] == "x" else int(w) for w in words]
              try:
                  result = getattr(m, name)(*args)
              except (ValueError, IndexError, OverflowError) as e:
                  result = "error"
              if isinstance(result, bytes):
                  result = "x" + result.hex()
              if name in ("seek", "move", "write_byte") and result != "error":
                  result = "-"
              print(name, result, m.tell())
          m.flush()
          m.close()
      """;

  private static final int SIZE = 3_000;
  private static final int CALLS = 4_000;

  @TempDir Path folder = Path.of("");

  private static MemoryView ascii(String text) {
    return MemoryView.of(text.getBytes(US_ASCII));
  }

  @Test
  void randomCalls_actLikePythonsMmap() throws Exception {
    long seed = TestRun.seed();
    SplittableRandom random = new SplittableRandom(seed);
    byte[] content = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      content[i] = (byte) "aab\n".charAt(random.nextInt(4));
    }
    Path theirs = Files.write(folder.resolve("theirs"), content);
    Path ours = Files.write(folder.resolve("ours"), content);
    List<String> program = new ArrayList<>();
    while (program.size() < CALLS) {
      program.add(call(random));
      if (random.nextInt(8) == 0) {
        program.add("seek " + random.nextInt(SIZE - 10)); // Python writes all of it or nothing
        program.add("write " + bytes(random));
      }
    }
    Process oracle = PythonPeerTest.python(ORACLE, theirs.toString());
    Thread.ofVirtual().start(() -> tell(oracle, program));

    List<String> expected = oracle.inputReader().lines().toList();

    assertEquals(0, oracle.waitFor());
    List<String> found = new ArrayList<>();
    try (MappedFile file = MappedFile.open(ours, MappedFile.Mode.READ_WRITE);
        MemoryView view = file.view();
        ViewChannel channel = ViewChannel.of(view)) {
      for (String line : program) {
        String[] words = line.split(" ", -1);
        found.add(words[0] + " " + result(channel, words) + " " + channel.position());
      }
    }
    for (int i = 0; i < program.size(); i++) {
      int at = i;
      assertEquals(
          expected.get(i), found.get(i), () -> "seed " + seed + ", " + at + ": " + program.get(at));
    }
    assertEquals(-1, Files.mismatch(theirs, ours), () -> "seed " + seed);
  }

  private static void tell(Process oracle, List<String> program) {
    try (BufferedWriter writer = oracle.outputWriter()) {
      for (String line : program) {
        writer.write(line + "\n");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String call(SplittableRandom random) {
    int size = random.nextInt(4) == 0 ? SIZE : 60;
    return switch (random.nextInt(10)) {
      case 0 -> "read " + random.nextInt(size);
      case 1 -> "readline";
      case 2 -> "read_byte";
      case 3 -> "write_byte " + (random.nextInt(300) - 20);
      case 4 -> "move " + at(random) + " " + at(random) + " " + (random.nextInt(size) - 3);
      case 5, 6 -> "find " + bytes(random);
      case 7 -> "find " + bytes(random) + " " + at(random) + " " + at(random);
      case 8 -> "rfind " + bytes(random) + " " + at(random) + " " + at(random);
      default -> "seek " + random.nextInt(SIZE + 1);
    };
  }

  private static int at(SplittableRandom random) {
    return random.nextInt(-SIZE - 20, SIZE + 20);
  }

  private static String bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? 3 : 9)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) "aab\n".charAt(random.nextInt(4));
    }
    return "x" + HexFormat.of().formatHex(bytes);
  }

  private static String result(ViewChannel channel, String... words) throws IOException {
    return switch (words[0]) {
      case "read" -> "x" + channel.read(number(words, 1)).hex();
      case "readline" -> "x" + channel.readLine().hex();
      case "read_byte" -> {
        int value = channel.readByte();
        yield value < 0 ? "error" : Integer.toString(value);
      }
      case "write" ->
          "" + channel.write(ByteBuffer.wrap(HexFormat.of().parseHex(words[1].substring(1))));
      case "write_byte" -> done(() -> channel.writeByte((int) number(words, 1)));
      case "move" -> done(() -> channel.move(number(words, 1), number(words, 2), number(words, 3)));
      case "find" ->
          words.length == 2
              ? "" + channel.find(sub(words))
              : "" + channel.find(sub(words), number(words, 2), number(words, 3));
      case "rfind" -> "" + channel.rfind(sub(words), number(words, 2), number(words, 3));
      default -> done(() -> channel.position(number(words, 1)));
    };
  }

  private interface Body {
    void run() throws IOException;
  }

  private static String done(Body body) {
    try {
      body.run();
      return "-";
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException _) {
      return "error";
    }
  }

  private static long number(String[] words, int i) {
    return Long.parseLong(words[i]);
  }

  private static MemoryView sub(String... words) {
    return MemoryView.of(HexFormat.of().parseHex(words[1].substring(1)));
  }

  /// Matches at the seams of the windows, from both sides, and texts made to defeat a search.
  @Test
  @Timeout(60)
  void find_overManyWindows_findsEveryPlace() throws IOException {
    MemoryView text = MemoryView.allocate("B", 3 << 20).fill((int) 'a');
    String hostile = "a".repeat(3_000) + "b";
    try (ViewChannel channel = ViewChannel.of(text)) {
      for (long at : new long[] {0, 4_095, 4_090, 12_280, 262_143, 1_048_570, (3 << 20) - 9}) {
        text.slice(at, at + 9).copyFrom(ascii("xyzxyzxyw"));

        assertEquals(at, channel.find(ascii("xyzxyzxyw")));
        assertEquals(at, channel.rfind(ascii("xyzxyzxyw"), 0, Long.MAX_VALUE));
        assertEquals(at + 3, channel.rfind(ascii("xyz")));
        assertEquals(-1, channel.find(ascii("xyzxyzxyw"), at + 1, Long.MAX_VALUE));
        assertEquals(-1, channel.find(ascii("xyzxyzxyw"), 0, at + 8));
        assertEquals(at == 0 ? -1 : at - 1, channel.find(ascii("axyz")));
        text.slice(at, at + 9).fill((int) 'a');
      }
      assertEquals(-1, channel.find(ascii(hostile)));
      assertEquals(-1, channel.rfind(ascii("b" + "a".repeat(3_000))));
      text.setByte(-1, (byte) 'b');
      assertEquals((3 << 20) - 3_001, channel.find(ascii(hostile)));
      assertEquals((3 << 20) - 3_001, channel.rfind(ascii(hostile)));
      MemoryView large = text.slice((1 << 20) + 5);
      assertEquals((1 << 20) + 5, channel.find(large), "larger than a window");
      assertEquals((1 << 20) + 5, channel.rfind(large));
    }
  }

  @Test
  void find_ofAnyView_isOfItsBytes() throws IOException {
    try (ViewChannel channel = ViewChannel.of(ascii("abcabcabd"))) {
      assertEquals(2, channel.find(ascii("cbac").reversed()));
      assertEquals(6, channel.find(ascii("a.b.d").slice("::2")));
      assertEquals(3, channel.position(1).find(MemoryView.of(new byte[] {'a', 'b'}).cast("<H")));
      assertEquals(1, channel.position(), "a search does not move");
    }
  }

  @Test
  void readAndReadLine_areViewsOfTheMemory_onTheLeaseOfTheChannel() throws IOException {
    byte[] bytes = "one\ntwo\n\nfour".getBytes(US_ASCII);
    MemoryView first;
    try (ViewChannel channel = ViewChannel.of(MemoryView.of(bytes))) {
      first = channel.readLine();
      first.setByte(0, (byte) 'O');
      List<String> lines = new ArrayList<>();
      for (MemoryView l = channel.readLine(); !l.isEmpty(); l = channel.readLine()) {
        lines.add(new String(l.toBytes(), US_ASCII));
      }

      assertEquals(List.of("two\n", "\n", "four"), lines);
      assertEquals("One\n", new String(channel.position(0).read(4).toBytes(), US_ASCII));
      assertEquals(0, channel.position(99).read(5).length());
      assertEquals(99, channel.position());
      assertNames(assertThrows(IllegalArgumentException.class, () -> channel.read(-1)), "n", -1);
    }
    assertEquals('O', bytes[0]);
    assertEquals(true, first.isReleased());
  }

  @Test
  void writeByteAndMove_sayWhatTheyRefuse() throws IOException {
    byte[] bytes = {1, 2, 3, 4};
    try (ViewChannel channel = ViewChannel.of(MemoryView.of(bytes))) {
      channel.writeByte(255);
      assertEquals(255, channel.position(0).readByte());
      assertNames(assertThrows(IllegalArgumentException.class, () -> channel.writeByte(256)), 256);
      channel.position(4);
      TransferException end = assertThrows(TransferException.class, () -> channel.writeByte(1));
      assertEquals(TransferException.Reason.NO_SPACE, end.reason());
      assertEquals(-1, channel.readByte());
      assertNames(
          assertThrows(IndexOutOfBoundsException.class, () -> channel.move(2, 1, 3)),
          "3 bytes",
          "from 1",
          "to 2",
          "has 4");
      assertEquals("[-1, -1, 2, 3]", Arrays.toString(moved(channel, bytes)));
    }
    try (ViewChannel channel = ViewChannel.of(MemoryView.of(bytes).asReadOnly())) {
      assertThrows(ReadOnlyViewException.class, () -> channel.writeByte(1));
      assertThrows(ReadOnlyViewException.class, () -> channel.move(0, 1, 2));
      assertEquals(0, channel.position());
    }
  }

  private static byte[] moved(ViewChannel channel, byte[] bytes) throws IOException {
    channel.move(1, 0, 3);
    return bytes;
  }

  @Test
  void closedChannel_hasNoneOfThem() throws IOException {
    ViewChannel channel = ViewChannel.of(MemoryView.of(new byte[3]));
    channel.close();

    assertThrows(ClosedChannelException.class, () -> channel.read(1));
    assertThrows(ClosedChannelException.class, channel::readLine);
    assertThrows(ClosedChannelException.class, channel::readByte);
    assertThrows(ClosedChannelException.class, () -> channel.writeByte(1));
    assertThrows(ClosedChannelException.class, () -> channel.move(0, 1, 1));
    assertThrows(ClosedChannelException.class, () -> channel.find(ascii("a")));
    assertThrows(ClosedChannelException.class, () -> channel.rfind(ascii("a")));
    assertThrows(ClosedChannelException.class, () -> channel.read(ByteBuffer.allocate(1)));
  }
}
