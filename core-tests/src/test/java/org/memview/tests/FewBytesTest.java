package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;

/// Copies and comparisons of 0 to 130 bytes, which views do by themselves in ways that depend on
/// the number: every number of them, from odd places, overlapping in any way.
class FewBytesTest {
  private static final int MOST = 130;
  private static final int ROOM = MOST + 32;

  @TempDir Path folder = Path.of("");

  private Map<String, MemoryView> views() throws IOException {
    Map<String, MemoryView> views = new TreeMap<>();
    views.put("bytes", MemoryView.of(new byte[ROOM]));
    views.put("shorts", MemoryView.of(new short[ROOM / 2]).cast("B"));
    views.put("chars", MemoryView.of(new char[ROOM / 2]).cast("B"));
    views.put("ints", MemoryView.of(new int[ROOM / 4 + 1]).cast("B"));
    views.put("longs", MemoryView.of(new long[ROOM / 8 + 1]).cast("B"));
    views.put("floats", MemoryView.of(new float[ROOM / 4 + 1]).cast("B"));
    views.put("doubles", MemoryView.of(new double[ROOM / 8 + 1]).cast("B"));
    views.put("native", MemoryView.of(Arena.ofAuto().allocate(ROOM)));
    views.put("mapped", mapped());
    return views;
  }

  private MemoryView mapped() throws IOException {
    try (FileChannel file =
        FileChannel.open(
            Files.createTempFile(folder, "few", ".bin"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return MemoryView.of(file.map(MapMode.READ_WRITE, 0, ROOM, Arena.ofAuto()));
    }
  }

  /// Every byte another than those near it, and none of them 0.
  private static void number(MemoryView view) {
    for (int i = 0; i < view.length(); i++) {
      view.setByte(i, (byte) (i % 251 + 1));
    }
  }

  private static byte[] bytes(MemoryView view) {
    byte[] bytes = new byte[(int) view.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = view.getByte(i);
    }
    return bytes;
  }

  @TestFactory
  Stream<DynamicTest> copyFrom_overlapping_isThatOfACopyAside() throws IOException {
    return views().entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> overlap(entry.getValue())));
  }

  private static void overlap(MemoryView view) {
    for (int size = 0; size <= MOST; size++) {
      for (int to : new int[] {0, 1, 7, 8, 9, 12, 25}) {
        number(view);
        byte[] expected = bytes(view);
        System.arraycopy(expected, 9, expected, to, size);

        view.slice(to, to + size).copyFrom(view.slice(9, 9 + size));

        assertArrayEquals(expected, bytes(view), size + " bytes from 9 to " + to);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> bytes_toAnyOtherMemory_areEqualThere() throws IOException {
    Map<String, MemoryView> targets = views();
    return views().entrySet().stream()
        .flatMap(source ->
            targets.entrySet().stream()
                .map(target ->
                    DynamicTest.dynamicTest(
                        source.getKey() + " to " + target.getKey(),
                        () -> move(source.getValue(), target.getValue()))));
  }

  private static void move(MemoryView source, MemoryView target) {
    number(source);
    for (int size = 1; size <= MOST; size++) {
      MemoryView from = source.slice(3, 3 + size);
      MemoryView to = target.slice(5, 5 + size);
      target.fill(0);

      to.copyFrom(from);

      assertArrayEquals(bytes(from), bytes(to), size + " bytes");
      assertArrayEquals(bytes(from), from.toBytes(), size + " bytes");
      assertEquals(0, target.getByte(4) | target.getByte(5 + size), "around " + size + " bytes");
      assertTrue(to.contentEquals(from), size + " bytes");
    }
  }

  @TestFactory
  Stream<DynamicTest> contentEquals_anyOneByteChanged_isFalse() throws IOException {
    Map<String, MemoryView> others = views();
    return views().entrySet().stream()
        .flatMap(one ->
            others.entrySet().stream()
                .map(other ->
                    DynamicTest.dynamicTest(
                        one.getKey() + " and " + other.getKey(),
                        () -> change(one.getValue(), other.getValue()))));
  }

  private static void change(MemoryView view, MemoryView other) {
    for (int size = 1; size <= MOST; size++) {
      MemoryView one = view.slice(1, 1 + size);
      MemoryView two = other.slice(6, 6 + size);
      view.fill(1);
      other.fill(2);
      two.fill(1);
      assertTrue(one.contentEquals(two), size + " bytes");
      for (int at = 0; at < size; at++) {
        two.setByte(at, (byte) 3);

        assertFalse(one.contentEquals(two), "byte " + at + " of " + size);

        two.setByte(at, (byte) 1);
      }
    }
  }

  @Test
  void fewBytes_ofMemoryThatIsClosedOrReleasedOrReadOnly_areRefused() {
    MemoryView target = MemoryView.of(new byte[16]);
    MemoryView released = MemoryView.of(new byte[16]);
    released.release();
    MemoryView closed;
    try (Arena arena = Arena.ofConfined()) {
      closed = MemoryView.of(arena.allocate(16));
    }
    MemoryView sibling = MemoryView.of(Arena.ofAuto().allocate(16));

    assertThrows(ViewReleasedException.class, () -> target.copyFrom(released));
    assertThrows(ViewReleasedException.class, () -> released.copyFrom(target));
    assertThrows(ViewReleasedException.class, () -> released.toBytes());
    assertThrows(ViewReleasedException.class, () -> sibling.copyFrom(closed));
    assertThrows(ViewReleasedException.class, () -> closed.copyFrom(sibling));
    assertThrows(ViewReleasedException.class, () -> closed.contentEquals(sibling));
    assertThrows(ViewReleasedException.class, () -> closed.toBytes());
    assertThrows(ViewReleasedException.class, () -> closed.slice(4, 4).toBytes());
    assertThrows(ReadOnlyViewException.class, () -> target.asReadOnly().copyFrom(target));
  }
}
