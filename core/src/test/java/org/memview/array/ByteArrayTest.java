package org.memview.array;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.array.Refusals.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.memview.BufferException;
import org.memview.Bytes;
import org.memview.MemoryView;

class ByteArrayTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  private static ByteArray of(String text) {
    return ByteArray.of(text, ISO_8859_1);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text, ISO_8859_1);
  }

  @Test
  void toString_isPythonsRepr() {
    assertEquals("bytearray(b'')", ByteArray.of().toString());
    assertEquals("bytearray(b'a\\x00\\xff')", ByteArray.ofInts('a', 0, 255).toString());
    assertEquals("bytearray(b\"it\\'s\")", of("it's").toString());
  }

  @Test
  void making_fromAnything_copies() {
    byte[] array = {1, 2};
    ByteArray made = ByteArray.of(array);
    array[0] = 9;

    assertEquals(ByteArray.ofInts(1, 2), made);
    assertEquals(
        ByteArray.ofInts(3, 1), ByteArray.of(MemoryView.of(new byte[] {1, 2, 3}).slice("::-2")));
    assertEquals(of("\0\0\0"), ByteArray.ofZeros(3));
    assertEquals(of("AZ"), ByteArray.fromHex(" 41\t5a "));
    assertEquals(of("AB"), ByteArray.copyOf(List.of(65, 66)));
    assertEquals(of("AB"), IntStream.of(65, 66).boxed().collect(ByteArray.collector()));
    assertRefused(IllegalArgumentException.class, () -> ByteArray.ofZeros(-1), "-1", "negative");
    assertRefused(IllegalArgumentException.class, () -> ByteArray.ofInts(256), "256", "0..255");
    assertRefused(
        IllegalArgumentException.class, () -> ByteArray.fromHex("4x"), "'x'", "position 1");
    assertRefused(IllegalArgumentException.class, () -> ByteArray.fromHex("41 5"), "length 4");
  }

  @Test
  void charsets_areStrict() {
    assertEquals("aé", ByteArray.of("aé", UTF_8).decode(UTF_8));
    assertRefused(
        IllegalArgumentException.class, () -> ByteArray.of("aé", US_ASCII), "US-ASCII", "'é'", "1");
    assertRefused(
        IllegalArgumentException.class,
        () -> ByteArray.ofInts('a', 0xff).decode(UTF_8),
        "0xff",
        "position 1",
        "UTF-8");
    assertRefused(
        IllegalArgumentException.class, () -> ByteArray.ofInts(0xc3).decode(UTF_8), "0xc3", "0");
  }

  @Test
  void setSlice_ofOtherSize_movesTheRest() {
    assertEquals(of("aXYZdef"), of("abcdef").setSlice(1, 3, bytes("XYZ")));
    assertEquals(of("a-f"), of("abcdef").setSlice(1, -1, bytes("-")));
    assertEquals(of("abcX"), of("abc").setSlice(9, 2, bytes("X")));
    assertEquals(of("abXc"), of("abc").setSlice(2, 1, bytes("X")));
    assertEquals(of("aXcYe"), of("abcde").setSlice("1::2", bytes("XY")));
    assertEquals(of("bd"), of("abcde").setSlice("::2", Bytes.of()));
    assertEquals(of("edcba"), of("abcde").setSlice("::-1", bytes("abcde")));
    assertRefused(
        IllegalArgumentException.class, () -> of("abcde").setSlice("::2", bytes("X")), "1", "3");
    assertRefused(
        IllegalArgumentException.class, () -> of("a").setSlice(0, 1, 0, bytes("X")), "step");
    assertRefused(IllegalArgumentException.class, () -> of("a").getSlice("1,2"), "1,2");
  }

  @Test
  void operands_ofItself_areCopiedFirst() {
    ByteArray array = of("abc");

    assertEquals(of("abcabc"), array.extend(array));
    assertEquals(of("aabcabcbcabc"), array.setSlice(1, 1, array));
    assertEquals(12, array.join(List.of(array)).length());
    assertEquals(of("cba"), of("abc").setSlice("::-1", bytes("abc")));
    ByteArray turned = of("abc");
    assertEquals(of("cba"), turned.setSlice("::-1", turned));
  }

  @Test
  void views_seeAndMakeChanges() {
    ByteArray array = of("abcd").deleteSlice(0, 1);
    try (MemoryView view = MemoryView.of(array)) {
      assertEquals("B", view.format());
      assertEquals(array, view.owner());
      view.setByte(-1, (byte) '!');
      array.set(0, 'B');

      assertEquals(of("Bc!"), array);
      assertEquals("B", view.slice(0, 1).toBytes().length == 1 ? "B" : "");
      assertArrayEquals(new byte[] {'B', 'c', '!'}, view.toBytes());
    }
  }

  @Test
  void whileViewsAreOpen_whatMovesMemory_isRefusedAndChangesNothing() {
    ByteArray array = of("abc");
    MemoryView first = MemoryView.of(array);
    MemoryView second = MemoryView.of(array);
    List<Executable> refused =
        List.of(
            () -> array.append('d'),
            () -> array.extend(bytes("d")),
            () -> array.extend(array),
            () -> array.extend(first),
            () -> array.extendWith(List.of(1)),
            () -> array.insert(0, 'd'),
            () -> array.pop(),
            () -> array.remove('a'),
            () -> array.clear(),
            () -> array.delete(0),
            () -> array.deleteSlice(0, 1),
            () -> array.deleteSlice("::2"),
            () -> array.setSlice(0, 1, bytes("dd")),
            () -> array.setSlice("::2", Bytes.of()),
            () -> array.resize(2),
            () -> array.repeatInPlace(2),
            () -> array.repeatInPlace(0),
            () -> array.takeBytes(),
            () -> array.ensureCapacity(1000),
            () -> array.outputStream().write(1));
    for (Executable operation : refused) {
      assertRefused(BufferException.class, operation, "cannot ", "2 views are open", "ByteArray");
    }
    assertEquals(of("abc"), array);
    first.close();
    assertRefused(BufferException.class, () -> array.append(1), "cannot append: 1 view is open");
    second.close();
    assertEquals(of("abcd"), array.append('d'));
  }

  @Test
  void whileViewsAreOpen_whatKeepsMemory_isAllowed() {
    ByteArray array = of("abcd");
    try (MemoryView view = MemoryView.of(array)) {
      array.set(0, 'A').setSlice(1, 3, bytes("BC")).setSlice("::2", bytes("xy")).reverse();
      array.extend(Bytes.of()).setSlice(0, 0, Bytes.of()).deleteSlice(2, 2).repeatInPlace(1);
      array.resize(4).extendWith(List.of()).setSlice(0, 2, view.slice(2));

      assertEquals(of("Bxyx").toString(), "bytearray(b'Bxyx')");
      assertEquals("bytearray(b'Bxyx')".length(), array.toString().length());
      assertArrayEquals(array.toArray(), view.toBytes());
    }
    try (MemoryView view = MemoryView.of(array)) {
      assertEquals(4, view.length());
      assertRefused(IndexOutOfBoundsException.class, () -> array.pop(9), "pop", "9", "4");
      assertRefused(IllegalArgumentException.class, () -> array.remove(7), "remove", "7");
      assertRefused(IllegalArgumentException.class, () -> array.append(-1), "-1");
    }
  }

  @Test
  void extend_whileTheIteratorFails_changesNothing() {
    ByteArray array = of("abc");
    Iterable<Integer> failing =
        () ->
            new Iterator<>() {
              private int left = 3;

              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Integer next() {
                if (left-- == 0) {
                  throw new IllegalStateException("no more");
                }
                return 1;
              }
            };

    assertRefused(IllegalStateException.class, () -> array.extendWith(failing), "no more");
    assertRefused(IllegalArgumentException.class, () -> array.extendWith(List.of(1, 300)), "300");
    assertRefused(
        BufferException.class,
        () -> array.extend(MemoryView.of(new byte[4]).slice("::2")),
        "C-cont");
    assertEquals(of("abc"), array);
  }

  /// Random changes beside a list, front and back, so that every way memory moves is taken.
  @Test
  void randomChanges_besideAList_agree() {
    SplittableRandom random = new SplittableRandom(SEED);
    ByteArray array = ByteArray.of();
    List<Integer> list = new ArrayList<>();
    for (int round = 0; round < 20_000; round++) {
      int at = random.nextInt(list.size() + 1);
      int size = random.nextInt(random.nextInt(50) == 0 ? 5000 : 20);
      boolean growing = round / 1000 % 2 == 0;
      switch (random.nextInt(growing ? 3 : 6)) {
        case 0 -> {
          array.insert(at, round & 0xff);
          list.add(at, round & 0xff);
        }
        case 1, 2 -> {
          byte[] some = new byte[size];
          random.nextBytes(some);
          array.setSlice(at, at, some);
          list.addAll(at, ByteArray.of(some).toList());
        }
        case 3 -> {
          int count = Math.min(2 * size, list.size());
          array.takeBytes(count);
          list.subList(0, count).clear();
        }
        case 4 -> {
          array.resize(Math.max(list.size() - 2 * size, 0));
          list.subList(Math.max(list.size() - 2 * size, 0), list.size()).clear();
        }
        default -> {
          int end = Math.min(at + size, list.size());
          array.deleteSlice(at, end);
          list.subList(at, end).clear();
        }
      }
      if (round % 50 == 0) {
        assertEquals(list, array.toList(), "seed " + SEED + " round " + round);
      }
    }
    array.resize(array.length() + 100);
    assertEquals(100, array.getSlice(-100, Long.MAX_VALUE).count(0));
  }

  @Test
  void resize_afterShrinking_addsZeros() {
    assertEquals(of("ab\0\0"), of("abcd").resize(2).resize(4));
    assertRefused(IllegalArgumentException.class, () -> of("a").resize(-2), "length -2");
  }

  @Test
  void takeBytes_fromTheFront_makesAQueue() {
    ByteArray queue = of("abcdef");

    assertEquals(bytes("ab"), queue.takeBytes(2));
    assertEquals(bytes("cde"), queue.takeBytes(-1));
    assertEquals(bytes("f"), queue.takeBytes());
    assertRefused(IndexOutOfBoundsException.class, () -> queue.takeBytes(1), "1", "length 0");
  }

  @Test
  void streams_readAndAppend() throws IOException {
    ByteArray array = ByteArray.of();
    try (var out = array.outputStream()) {
      new ByteArrayInputStream(new byte[] {1, 2, 3}).transferTo(out);
      out.write(0x1ff);
    }
    InputStream in = array.inputStream();

    assertEquals(ByteArray.ofInts(1, 2, 3, 255), array);
    assertEquals(1, in.read());
    in.mark(9);
    assertEquals(2, in.skip(2));
    assertEquals(255, in.read());
    assertEquals(-1, in.read());
    in.reset();
    array.append(4);
    assertArrayEquals(new byte[] {2, 3, -1, 4}, in.readAllBytes());
  }

  @Test
  void equality_isOfContent() {
    assertEquals(of("ab"), bytes("ab"));
    assertEquals(bytes("ab"), of("ab"));
    assertEquals(bytes("ab").hashCode(), of("ab").hashCode());
    assertNotEquals(of("ab"), of("abc"));
    assertTrue(of("\u00ff").compareTo(of("a")) > 0);
    assertTrue(of("ab").contentEquals(MemoryView.of("ab".getBytes(US_ASCII))));
    assertTrue(of("a").compareContent(bytes("ab")) < 0);
  }

  @Test
  void items_asBytesAndNumbers() {
    ByteArray array = ByteArray.ofInts(200, 1).append((byte) -1);

    assertEquals(-56, array.get(0));
    assertEquals(200, array.getUnsignedByte(-3));
    assertEquals(List.of(200, 1, 255), array.toList());
    assertEquals(456, array.ints().sum());
    assertEquals(255, array.pop());
    assertRefused(
        IndexOutOfBoundsException.class, () -> array.get(2), "get", "index 2", "length 2");
    assertRefused(IndexOutOfBoundsException.class, () -> array.set(-3, 1), "set", "index -3");
    assertRefused(IndexOutOfBoundsException.class, () -> of("").pop(), "pop", "length 0");
    byte[] target = new byte[4];
    array.copyTo(target, 1);
    assertEquals("[0, -56, 1, 0]", Arrays.toString(target));
  }
}
