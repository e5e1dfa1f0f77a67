package org.memview.struct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.format.Format;

/// Record classes drawn at random, as javac would have compiled them: what is written is read
/// again, by both codecs in every memory, and the format text reads and writes the same bytes.
class RecordPropertyTest {
  private static final long SEED = Long.getLong("memview.seed", 20_261_122L);
  private static final int CLASSES = Boolean.getBoolean("memview.long") ? 3_000 : 160;
  private static final int RECORDS = 8;

  /// The codes a component of a class takes.
  private record Choice(Class<?> type, String codes) {
    Drawn draw(Random random) {
      String[] all = codes.split(" ", -1);
      String code = all[random.nextInt(all.length)];
      return type.isEnum() ? new Drawn.Constants(type, code) : new Drawn.Plain(type, code);
    }
  }

  private static final List<Choice> CHOICES =
      List.of(
          new Choice(boolean.class, "?"),
          new Choice(byte.class, "b B c"),
          new Choice(short.class, "h H b B"),
          new Choice(char.class, "H B"),
          new Choice(int.class, "i I h H b B"),
          new Choice(long.class, "q Q i I h H b B"),
          new Choice(float.class, "f e"),
          new Choice(double.class, "d f e"),
          new Choice(Bytes.class, "1s 3s 4s 7s 8s 9s 20s 5p"),
          new Choice(BigInteger.class, "Q q H"),
          new Choice(EnumsAndBitsTest.Color.class, "b B h H i I q Q"),
          new Choice(EnumsAndBitsTest.Protocol.class, "b h i q Q"));

  private final Random random = new Random(SEED);
  private int classes;

  @Test
  void randomRecords_roundTripAndAgreeWithTheirFormat() throws Throwable {
    Set<String> kinds = new TreeSet<>();
    for (int n = 0; n < CLASSES; n++) {
      Drawn.Nested drawn = record(9, true);
      drawn.parts().forEach(part -> kinds.add(kind(part)));
      check(drawn, "seed %d, class %d: %s".formatted(SEED, n, drawn));
    }
    assertEquals(
        "[BitFields, Constants, Maybe BitFields, Maybe Constants, Maybe Nested, Maybe Plain,"
            + " Nested, Plain]",
        kinds.toString());
  }

  private static String kind(Drawn part) {
    String name = part.getClass().getSimpleName();
    return part instanceof Drawn.Maybe(Drawn inner) ? name + " " + kind(inner) : name;
  }

  // ---------------------------------------------------------------- drawing

  private Drawn.Nested record(int most, boolean isOuter) throws IllegalAccessException {
    List<Drawn> parts = new ArrayList<>();
    List<RecordClasses.Component> components = new ArrayList<>();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      Drawn part = part(isOuter);
      parts.add(part);
      components.add(part.component(random.nextInt(6) == 0 ? new Annotation[] {pad()} : none()));
    }
    String name = "Drawn" + classes++;
    return new Drawn.Nested(
        RecordClasses.define(name, List.of(style()), components), List.copyOf(parts));
  }

  private static Annotation[] none() {
    return new Annotation[0];
  }

  private Drawn part(boolean isOuter) throws IllegalAccessException {
    if (random.nextInt(6) == 0) {
      return new Drawn.Maybe(whole(isOuter));
    }
    return whole(isOuter);
  }

  private Drawn whole(boolean isOuter) throws IllegalAccessException {
    return switch (random.nextInt(9)) {
      case 0 -> Drawn.BitFields.draw("DrawnBits" + classes++, random);
      case 1 -> isOuter ? record(4, false) : plain();
      default -> plain();
    };
  }

  private Drawn plain() {
    return CHOICES.get(random.nextInt(CHOICES.size())).draw(random);
  }

  private Annotation style() {
    String order = List.of("@", "=", "<", ">", "!").get(random.nextInt(5));
    return RecordClasses.annotation(
        Binary.class,
        AnnotationElement.ofString("value", order),
        AnnotationElement.ofBoolean("aligned", random.nextInt(3) == 0));
  }

  private Annotation pad() {
    return RecordClasses.annotation(
        Pad.class, AnnotationElement.of("value", AnnotationValue.ofInt(1 + random.nextInt(9))));
  }

  // ---------------------------------------------------------------- the check

  private <R extends Record> void check(Drawn.Nested drawn, String what) throws Throwable {
    MethodHandles.Lookup lookup = drawn.lookup();
    @SuppressWarnings("unchecked") // made as a record
    Class<R> type = (Class<R>) lookup.lookupClass();
    RecordStruct<R> generated = RecordStructs.of(type, lookup, CodecMode.GENERATED);
    RecordStruct<R> interpreted = RecordStructs.of(type, lookup, CodecMode.INTERPRETED);
    Struct text = Struct.of(generated.format());
    int size = (int) generated.size();
    assertEquals(size, Format.of(generated.format()).size(), what);
    for (int i = 0; i < RECORDS; i++) {
      R record = type.cast(drawn.value(random));

      byte[] bytes = interpreted.pack(record);

      assertArrayEquals(bytes, generated.pack(record), what);
      assertEquals(record, interpreted.read(bytes, 0), what);
      Object[] values = drawn.text(record).toArray();
      assertArrayEquals(bytes, text.pack(values), what);
      assertArrayEquals(bytes, text.pack(text.unpack(bytes)), what);
      for (MemoryView view : memories(size)) {
        view.fill(0xaa);
        generated.write(view, 3, record);
        assertEquals(record, generated.read(view, 3), what);
        byte[] around = view.toBytes();
        assertArrayEquals(bytes, Arrays.copyOfRange(around, 3, 3 + size), what);
        assertEquals((byte) 0xaa, around[2], what);
        assertEquals((byte) 0xaa, around[3 + size], what);
      }
    }
    byte[] small = new byte[size - 1];
    assertThrows(IndexOutOfBoundsException.class, () -> generated.read(small, 0), what);
  }

  private List<MemoryView> memories(int size) {
    int room = (size + 4 + 7) & -8;
    MemorySegment foreign = Arena.ofAuto().allocate(room);
    return List.of(
        MemoryView.of(new byte[room]),
        MemoryView.of(foreign),
        MemoryView.of(new long[room / 8]).cast("B"),
        MemoryView.of(new byte[2 * room]).slice("::2"));
  }
}
