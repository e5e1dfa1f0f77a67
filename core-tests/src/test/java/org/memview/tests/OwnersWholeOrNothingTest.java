package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.io.MappedFile;
import org.memview.io.MappedFile.Mode;
import org.memview.spi.Exporter;

/// An owner whose source cannot be read is left as it was.
class OwnersWholeOrNothingTest {
  private static final int SIZE = 1 << 14;
  private static final int LEFT = 4_096;

  /// All that puts bytes of somebody else into an array, each with its own way of making room.
  private static final Map<String, BiConsumer<ByteArray, Exporter>> BYTES = bytes();

  @TempDir Path folder = Path.of("");

  private static Map<String, BiConsumer<ByteArray, Exporter>> bytes() {
    Map<String, BiConsumer<ByteArray, Exporter>> uses = new LinkedHashMap<>();
    uses.put("extend", ByteArray::extend);
    uses.put("set the end", (array, source) -> array.setSlice(2 * SIZE, 2 * SIZE, source));
    uses.put("set the start", (array, source) -> array.setSlice(0, 0, source));
    uses.put("set the middle", (array, source) -> array.setSlice(1, 3, source));
    uses.put("set all", (array, source) -> array.setSlice(0, 2 * SIZE, source));
    uses.put("set as many", (array, source) -> array.setSlice(1, SIZE + 1L, source));
    uses.put("set apart", (array, source) -> array.setSlice(0, Long.MAX_VALUE, 2, source));
    uses.put("extend with room", (array, source) -> array.ensureCapacity(4 * SIZE).extend(source));
    uses.put(
        "insert with room",
        (array, source) -> array.ensureCapacity(4 * SIZE).setSlice(2, 2, source));
    return uses;
  }

  @TestFactory
  Stream<DynamicTest> byteArray_fromShortenedFile_isUnchanged() {
    return BYTES.entrySet().stream()
        .map(use ->
            DynamicTest.dynamicTest(
                use.getKey(), () -> withShortenedFile(view -> checkFault(use.getValue(), view))));
  }

  private static void checkFault(BiConsumer<ByteArray, Exporter> use, MemoryView source) {
    ByteArray array = someBytes();

    assertThrows(MappingFaultException.class, () -> use.accept(array, source));
    assertUnchanged(array);
  }

  private static ByteArray someBytes() {
    byte[] bytes = new byte[2 * SIZE];
    new Random(1).nextBytes(bytes);
    return ByteArray.of(bytes);
  }

  private static void assertUnchanged(ByteArray array) {
    assertEquals(2 * SIZE, array.length());
    assertEquals(-1, MemoryView.of(array).mismatch(MemoryView.of(someBytes())));
  }

  @TestFactory
  Stream<DynamicTest> byteArray_fromMemoryOfAnotherThread_isUnchanged() {
    return BYTES.entrySet().stream()
        .map(use ->
            DynamicTest.dynamicTest(
                use.getKey(),
                () -> {
                  try (Arena arena = Arena.ofConfined()) {
                    MemoryView source = MemoryView.of(arena.allocate(SIZE));
                    ByteArray array = someBytes();

                    assertInstanceOf(
                        WrongThreadException.class,
                        thrownElsewhere(() -> use.getValue().accept(array, source)));
                    assertUnchanged(array);
                  }
                }));
  }

  private static Throwable thrownElsewhere(Runnable action) {
    try (var executor = Executors.newSingleThreadExecutor()) {
      var future = executor.submit(action);
      return Objects.requireNonNull(assertThrows(ExecutionException.class, future::get).getCause());
    }
  }

  @TestFactory
  Stream<DynamicTest> byteArray_fromClosedArena_isUnchanged() {
    return BYTES.entrySet().stream()
        .map(use ->
            DynamicTest.dynamicTest(
                use.getKey(),
                () -> {
                  ByteArray array = someBytes();
                  Arena arena = Arena.ofShared();
                  TypedArray source = TypedArray.ofNative("B", arena).resize(SIZE);
                  arena.close();

                  assertThrows(
                      IllegalStateException.class, () -> use.getValue().accept(array, source));
                  assertUnchanged(array);
                }));
  }

  @Test
  void fromBytes_ofShortenedFile_addsNothing() throws IOException {
    withShortenedFile(view -> {
      for (TypedArray array :
          List.of(TypedArray.of("i", 7, 8), TypedArray.ofNative("i").extend(7, 8))) {
        assertThrows(MappingFaultException.class, () -> array.fromBytes(view));
        assertThrows(
            MappingFaultException.class,
            () -> array.ensureCapacity(2 * SIZE).fromBytes(view.cast("b")));

        assertEquals(TypedArray.of("i", 7, 8), array);
        assertEquals(TypedArray.of("i", 7, 8, 0, 0, 0), array.resize(5), "nothing is left");
      }
    });
  }

  @Test
  void typedArray_ofMemoryOfAnotherThread_isUnchanged() {
    try (Arena arena = Arena.ofConfined()) {
      TypedArray mine = TypedArray.ofNative("h", arena).extend(1, 2, 3);
      for (Consumer<TypedArray> use : typedUses(mine)) {
        TypedArray array = TypedArray.of("h", 7, 8);

        assertInstanceOf(WrongThreadException.class, thrownElsewhere(() -> use.accept(array)));
        assertEquals(TypedArray.of("h", 7, 8), array);
      }
    }
  }

  @Test
  void typedArray_ofClosedArena_isUnchanged() {
    Arena arena = Arena.ofShared();
    TypedArray gone = TypedArray.ofNative("h", arena).extend(1, 2, 3);
    arena.close();
    for (Consumer<TypedArray> use : typedUses(gone)) {
      TypedArray array = TypedArray.of("h", 7, 8);

      assertThrows(IllegalStateException.class, () -> use.accept(array));
      assertEquals(TypedArray.of("h", 7, 8), array);
    }
  }

  private static List<Consumer<TypedArray>> typedUses(TypedArray source) {
    return List.of(
        array -> array.extend(source),
        array -> array.setSlice(2, 2, source),
        array -> array.setSlice(0, 0, source),
        array -> array.setSlice(0, 1, source),
        array -> array.extend(source.longs().boxed().toList()),
        array -> array.fromBytes(MemoryView.of(source).cast("B")));
  }

  /// Its own memory may be gone, too; its length is then what it was.
  @Test
  void typedArray_inClosedArena_keepsItsLength() {
    Arena arena = Arena.ofShared();
    TypedArray array = TypedArray.ofNative("h", arena).extend(1, 2, 3).ensureCapacity(100);
    arena.close();
    List<Consumer<TypedArray>> uses =
        List.of(
            a -> a.append(4),
            a -> a.append((Object) 4),
            a -> a.insert(0, 4),
            a -> a.insert(3, 4),
            a -> a.extend(4, 5),
            a -> a.extend(TypedArray.of("h", 4, 5)),
            a -> a.extend(a),
            a -> a.fromBytes((byte) 1, (byte) 2),
            a -> a.setSlice(3, 3, TypedArray.of("h", 4, 5)),
            a -> a.setSlice(0, 3, TypedArray.of("h", 4)),
            a -> a.delete(2),
            a -> a.deleteSlice(1, 3),
            a -> a.deleteSlice(0, 3, 2),
            a -> a.pop(),
            a -> a.repeatInPlace(2),
            a -> a.resize(1),
            a -> a.resize(50),
            a -> a.clear());
    for (int i = 0; i < uses.size(); i++) {
      Consumer<TypedArray> use = uses.get(i);

      assertThrows(IllegalStateException.class, () -> use.accept(array), "use " + i);
      assertEquals(3, array.length(), "use " + i);
    }
  }

  private void withShortenedFile(Consumer<MemoryView> use) throws IOException {
    Path path = Files.write(folder.resolve("shortened"), new byte[SIZE]);
    try (MappedFile file = MappedFile.open(path, Mode.READ);
        MemoryView view = file.view()) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(LEFT);
      }
      use.accept(view);
    }
  }
}
