package org.memview.struct;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.memview.Bytes;
import org.memview.format.Format;

/// A component of a record class drawn at random: what it may have, and what the format's own
/// reader and writer have for that.
sealed interface Drawn {
  Class<?> type();

  /// What it is annotated with, empty for a record of components.
  String code();

  /// A value that it holds.
  Object value(Random random) throws Throwable;

  /// The same value as the format has it: raw bits of an unsigned code are a number there.
  Object text(Object value) throws Throwable;

  /// Whether the bytes of a value, as the format has it, are all zero.
  default boolean isZero(Object text) {
    return Arrays.equals(Struct.of("=" + code()).pack(text), new byte[size()]);
  }

  /// What the format has where all bytes are zero.
  default Object zero() {
    return Struct.of("=" + code()).unpack(new byte[size()])[0];
  }

  private int size() {
    return (int) Format.of("=" + code()).size();
  }

  default RecordClasses.Component component(Annotation... more) {
    List<Annotation> annotations = new ArrayList<>(List.of(more));
    if (!code().isEmpty()) {
      annotations.add(
          RecordClasses.annotation(Code.class, AnnotationElement.ofString("value", code())));
    }
    return new RecordClasses.Component(type(), null, annotations);
  }

  private static Object unsigned(String code, Object value) {
    return switch (code) {
      case "B" -> ((Number) value).longValue() & 0xff;
      case "H" -> ((Number) value).longValue() & 0xffff;
      case "I" -> ((Number) value).longValue() & 0xffff_ffffL;
      case "Q" -> value instanceof Long n ? new BigInteger(Long.toUnsignedString(n)) : value;
      default -> value;
    };
  }

  private static Object narrowed(Class<?> type, long value) {
    return switch (type.getName()) {
      case "boolean" -> value != 0;
      case "byte" -> (byte) value;
      case "short" -> (short) value;
      case "char" -> (char) value;
      case "int" -> (int) value;
      default -> value;
    };
  }

  /// Half of the records drawn have extremes somewhere.
  private static long bits(Random random) {
    return random.nextInt(4) == 0 ? -random.nextInt(2) : random.nextLong();
  }

  private static long fit(long raw, int bits, boolean signed) {
    return signed ? raw << -bits >> -bits : raw << -bits >>> -bits;
  }

  private static Object make(MethodHandles.Lookup lookup, List<Class<?>> types, List<?> values)
      throws Throwable {
    return lookup
        .findConstructor(lookup.lookupClass(), MethodType.methodType(void.class, types))
        .invokeWithArguments(values);
  }

  private static Object get(MethodHandles.Lookup lookup, Object record, int i, Class<?> type)
      throws Throwable {
    return lookup
        .findVirtual(lookup.lookupClass(), "c" + i, MethodType.methodType(type))
        .invoke(record);
  }

  /// A primitive, bytes, or a big integer.
  record Plain(Class<?> type, String code) implements Drawn {
    @Override
    public Object value(Random random) {
      return switch (type.getName()) {
        case "boolean" -> random.nextBoolean();
        case "float" -> code.equals("e") ? half(random) : random.nextFloat() * 1e9f;
        case "double" ->
            switch (code) {
              case "e" -> (double) half(random);
              case "f" -> (double) (random.nextFloat() - 0.5f);
              default -> random.nextGaussian();
            };
        case "org.memview.Bytes" -> bytes(random);
        default -> integer(random);
      };
    }

    private static float half(Random random) {
      return Float.float16ToFloat((short) random.nextInt(0x7c00));
    }

    private Bytes bytes(Random random) {
      int room = Integer.parseInt(code.substring(0, code.length() - 1));
      byte[] bytes = new byte[code.endsWith("p") ? random.nextInt(room) : room];
      random.nextBytes(bytes);
      return Bytes.of(bytes);
    }

    private Object integer(Random random) {
      boolean signed = Character.isLowerCase(code.charAt(0));
      long value = fit(Drawn.bits(random), 8 * (int) Format.of("=" + code).size(), signed);
      return type == BigInteger.class
          ? new BigInteger(signed ? Long.toString(value) : Long.toUnsignedString(value))
          : narrowed(type, value);
    }

    @Override
    public Object text(Object value) {
      return unsigned(code, value instanceof Character c ? (Integer) (int) c : value);
    }
  }

  /// An enum, of whose constants [Coded] or the order tells the codes.
  record Constants(Class<?> type, String code) implements Drawn {
    @Override
    public Object value(Random random) {
      Object[] all = type.getEnumConstants();
      return all[random.nextInt(all.length)];
    }

    @Override
    public Object text(Object value) {
      List<?> order = List.of(type.getEnumConstants());
      long number = value instanceof Coded coded ? coded.code() : order.indexOf(value);
      return unsigned(code, number);
    }
  }

  /// Bits of an integer, the lowest first.
  record BitFields(MethodHandles.Lookup lookup, String code, List<Part> parts) implements Drawn {
    record Part(Class<?> type, int width, boolean signed) {}

    static BitFields draw(String name, Random random) throws IllegalAccessException {
      String code = List.of("B", "H", "I", "Q").get(random.nextInt(4));
      List<Part> parts = new ArrayList<>();
      for (int left = 8 * (int) Format.of("=" + code).size(); left > 0 && parts.size() < 7; ) {
        Part part = part(random, left);
        parts.add(part);
        left -= part.width;
      }
      List<RecordClasses.Component> components =
          parts.stream()
              .map(part ->
                  RecordClasses.Component.of(
                      part.type,
                      RecordClasses.annotation(
                          Bits.class,
                          AnnotationElement.of("value", AnnotationValue.ofInt(part.width)),
                          AnnotationElement.ofBoolean("signed", part.signed))))
              .toList();
      return new BitFields(RecordClasses.define(name, List.of(), components), code, parts);
    }

    private static Part part(Random random, int left) {
      boolean signed = random.nextBoolean();
      return switch (random.nextInt(6)) {
        case 0 -> new Part(boolean.class, 1, false);
        case 1 -> new Part(char.class, width(random, 16, left), false);
        case 2 -> new Part(byte.class, width(random, signed ? 8 : 7, left), signed);
        case 3 -> new Part(short.class, width(random, signed ? 16 : 15, left), signed);
        case 4 -> new Part(int.class, width(random, signed ? 32 : 31, left), signed);
        default -> new Part(long.class, width(random, signed ? 64 : 63, left), signed);
      };
    }

    private static int width(Random random, int most, int left) {
      return 1 + random.nextInt(Math.min(most, left));
    }

    @Override
    public Class<?> type() {
      return lookup.lookupClass();
    }

    @Override
    public Object value(Random random) throws Throwable {
      List<Object> values = new ArrayList<>();
      for (Part part : parts) {
        long value = fit(Drawn.bits(random), part.width, part.signed);
        values.add(narrowed(part.type, value));
      }
      return make(lookup, List.copyOf(parts.stream().map(Part::type).toList()), values);
    }

    @Override
    public Object text(Object value) throws Throwable {
      long joined = 0;
      int shift = 0;
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        joined |= fit(number(get(lookup, value, i, part.type)), part.width, false) << shift;
        shift += part.width;
      }
      return unsigned(code, joined);
    }

    private static long number(Object value) {
      return switch (value) {
        case Boolean b -> b ? 1 : 0;
        case Character c -> c;
        default -> ((Number) value).longValue();
      };
    }
  }

  /// A record of any components but these.
  record Nested(MethodHandles.Lookup lookup, List<Drawn> parts) implements Drawn {
    @Override
    public Class<?> type() {
      return lookup.lookupClass();
    }

    @Override
    public String code() {
      return "";
    }

    @Override
    public Object value(Random random) throws Throwable {
      List<Object> values = new ArrayList<>();
      for (Drawn part : parts) {
        values.add(part.value(random));
      }
      return make(lookup, List.copyOf(parts.stream().<Class<?>>map(Drawn::type).toList()), values);
    }

    @Override
    public List<?> text(Object value) throws Throwable {
      List<Object> texts = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        Drawn part = parts.get(i);
        texts.add(part.text(get(lookup, value, i, part.type())));
      }
      return texts;
    }

    @Override
    public boolean isZero(Object text) {
      boolean isZero = true;
      for (int i = 0; i < parts.size(); i++) {
        isZero &= parts.get(i).isZero(((List<?>) text).get(i));
      }
      return isZero;
    }

    @Override
    public Object zero() {
      return parts.stream().map(Drawn::zero).toList();
    }
  }

  /// Any of the others, or nothing.
  record Maybe(Drawn inner) implements Drawn {
    @Override
    public Class<?> type() {
      return Optional.class;
    }

    @Override
    public String code() {
      return inner.code();
    }

    @Override
    public RecordClasses.Component component(Annotation... more) {
      return new RecordClasses.Component(
          Optional.class, inner.type(), inner.component(more).annotations());
    }

    /// Drawn again if its bytes are all zero, which no value may be.
    @Override
    public Object value(Random random) throws Throwable {
      if (random.nextInt(3) == 0) {
        return Optional.empty();
      }
      for (int i = 0; i < 1000; i++) {
        Object value = inner.value(random);
        if (!inner.isZero(inner.text(value))) {
          return Optional.of(value);
        }
      }
      return Optional.empty();
    }

    @Override
    public Object text(Object value) throws Throwable {
      Optional<?> optional = (Optional<?>) value;
      return optional.isPresent() ? inner.text(optional.get()) : inner.zero();
    }

    @Override
    public boolean isZero(Object text) {
      return inner.isZero(text);
    }

    @Override
    public Object zero() {
      return inner.zero();
    }
  }
}
