package org.memview.struct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.format.Format;

/// Record classes drawn at random, as javac would have compiled them: what is written is read
/// again, by both codecs in every memory, and the format text reads and writes the same bytes.
class RecordPropertyTest {
  private static final long SEED = Long.getLong("memview.seed", 20_261_122L);
  private static final int CLASSES = Boolean.getBoolean("memview.long") ? 3_000 : 120;
  private static final int RECORDS = 8;

  /// A component: its class, the code it is annotated with, how it is written in a format.
  private record Draw(Class<?> type, String code, int pad) {}

  /// Primitive class, the codes it takes.
  private static final List<Draw> KINDS =
      List.of(
          new Draw(boolean.class, "?", 0),
          new Draw(byte.class, "b B c", 0),
          new Draw(short.class, "h H b B", 0),
          new Draw(char.class, "H B", 0),
          new Draw(int.class, "i I h H b B", 0),
          new Draw(long.class, "q Q i I h H b B", 0),
          new Draw(float.class, "f e", 0),
          new Draw(double.class, "d f e", 0),
          new Draw(Bytes.class, "1s 3s 4s 7s 8s 9s 20s 5p", 0),
          new Draw(BigInteger.class, "Q q H", 0));

  private final Random random = new Random(SEED);

  private Draw draw() {
    Draw kind = KINDS.get(random.nextInt(KINDS.size()));
    String[] codes = kind.code.split(" ", -1);
    int pad = random.nextInt(6) == 0 ? 1 + random.nextInt(9) : 0;
    return new Draw(kind.type, codes[random.nextInt(codes.length)], pad);
  }

  @Test
  void randomRecords_roundTripAndAgreeWithTheirFormat() throws Throwable {
    for (int n = 0; n < CLASSES; n++) {
      List<Draw> components = new ArrayList<>();
      for (int i = 1 + random.nextInt(9); i > 0; i--) {
        components.add(draw());
      }
      String order = List.of("@", "=", "<", ">", "!").get(random.nextInt(5));
      boolean aligned = random.nextInt(3) == 0;
      String what = "seed %d, class %d: %s %s %s".formatted(SEED, n, order, aligned, components);
      check(define("Drawn" + n, order, aligned, components), components, what);
    }
  }

  // ---------------------------------------------------------------- the check

  private <R extends Record> void check(
      MethodHandles.Lookup lookup, List<Draw> components, String what) throws Throwable {
    @SuppressWarnings("unchecked") // made as a record
    Class<R> type = (Class<R>) lookup.lookupClass();
    RecordStruct<R> generated = RecordStructs.of(type, lookup, CodecMode.GENERATED);
    RecordStruct<R> interpreted = RecordStructs.of(type, lookup, CodecMode.INTERPRETED);
    Struct text = Struct.of(generated.format());
    int size = (int) generated.size();
    assertEquals(size, Format.of(generated.format()).size(), what);
    for (int i = 0; i < RECORDS; i++) {
      Object[] values = components.stream().map(this::value).toArray();
      R record = type.cast(constructor(lookup, components).invokeWithArguments(values));

      byte[] bytes = interpreted.pack(record);

      assertArrayEquals(bytes, generated.pack(record), what);
      assertEquals(record, interpreted.read(bytes, 0), what);
      assertArrayEquals(bytes, text.pack(text.unpack(bytes)), what);
      assertArrayEquals(bytes, text.pack(asInText(values, components)), what);
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

  /// What the format's own reader and writer have for these components: raw bits of an unsigned
  /// code in a component of its size are a value there.
  private static Object[] asInText(Object[] values, List<Draw> components) {
    Object[] texts = new Object[values.length];
    for (int i = 0; i < texts.length; i++) {
      Object value = values[i] instanceof Character c ? (Integer) (int) c : values[i];
      texts[i] =
          switch (components.get(i).code) {
            case "B" -> ((Number) value).longValue() & 0xff;
            case "H" -> ((Number) value).longValue() & 0xffff;
            case "I" -> ((Number) value).longValue() & 0xffff_ffffL;
            case "Q" -> value instanceof Long n ? new BigInteger(Long.toUnsignedString(n)) : value;
            default -> value;
          };
    }
    return texts;
  }

  /// A value that its code holds.
  private Object value(Draw draw) {
    Class<?> type = draw.type;
    if (type == boolean.class) {
      return random.nextBoolean();
    }
    if (type == float.class) {
      return draw.code.equals("e") ? half() : random.nextFloat() * 1e9f;
    }
    if (type == double.class) {
      return switch (draw.code) {
        case "e" -> (double) half();
        case "f" -> (double) (random.nextFloat() - 0.5f);
        default -> random.nextGaussian();
      };
    }
    if (type == Bytes.class) {
      boolean isPascal = draw.code.endsWith("p");
      int room = Integer.parseInt(draw.code.substring(0, draw.code.length() - 1));
      byte[] bytes = new byte[isPascal ? random.nextInt(room) : room];
      random.nextBytes(bytes);
      return Bytes.of(bytes);
    }
    return integer(type, draw.code.charAt(0));
  }

  private float half() {
    return Float.float16ToFloat((short) random.nextInt(0x7c00));
  }

  private Object integer(Class<?> type, char code) {
    int bits = 8 * (int) Format.of("=" + code).size();
    boolean signed = Character.isLowerCase(code) && code != 'c';
    long raw = random.nextInt(4) == 0 ? -random.nextInt(2) : random.nextLong();
    long value = signed || code == 'c' ? raw << -bits >> -bits : raw << -bits >>> -bits;
    return switch (type.getName()) {
      case "byte" -> (byte) value;
      case "short" -> (short) value;
      case "char" -> (char) value;
      case "int" -> (int) value;
      case "long" -> value;
      default -> new BigInteger(signed ? Long.toString(value) : Long.toUnsignedString(value));
    };
  }

  private static java.lang.invoke.MethodHandle constructor(
      MethodHandles.Lookup lookup, List<Draw> components) throws ReflectiveOperationException {
    Class<?>[] types = components.stream().map(Draw::type).toArray(Class<?>[]::new);
    return lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class, types));
  }

  // ---------------------------------------------------------------- the class

  private static MethodHandles.Lookup define(
      String name, String order, boolean aligned, List<Draw> components)
      throws IllegalAccessException {
    ClassDesc self = ClassDesc.of("org.memview.struct", name);
    ClassDesc[] types = components.stream().map(draw -> desc(draw.type)).toArray(ClassDesc[]::new);
    byte[] code =
        ClassFile.of()
            .build(
                self,
                type -> {
                  type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                  type.withSuperclass(desc(Record.class));
                  type.with(RecordAttribute.of(infos(components)));
                  type.with(
                      RuntimeVisibleAnnotationsAttribute.of(
                          Annotation.of(
                              desc(Binary.class),
                              AnnotationElement.ofString("value", order),
                              AnnotationElement.ofBoolean("aligned", aligned))));
                  type.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      MethodTypeDesc.of(ConstantDescs.CD_void, types),
                      0,
                      body -> {
                        body.aload(0)
                            .invokespecial(
                                desc(Record.class),
                                ConstantDescs.INIT_NAME,
                                ConstantDescs.MTD_void);
                        for (int i = 0; i < types.length; i++) {
                          body.aload(0)
                              .loadLocal(
                                  java.lang.classfile.TypeKind.from(types[i]),
                                  body.parameterSlot(i))
                              .putfield(self, "c" + i, types[i]);
                        }
                        body.return_();
                      });
                  for (int i = 0; i < types.length; i++) {
                    String field = "c" + i;
                    ClassDesc result = types[i];
                    type.withField(field, result, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
                    type.withMethodBody(
                        field,
                        MethodTypeDesc.of(result),
                        ClassFile.ACC_PUBLIC,
                        body ->
                            body.aload(0)
                                .getfield(self, field, result)
                                .return_(java.lang.classfile.TypeKind.from(result)));
                  }
                  equality(type, self, types);
                });
    MethodHandles.Lookup here = MethodHandles.lookup();
    return here.in(here.defineClass(code));
  }

  /// `equals` and `toString` as javac writes them: by `ObjectMethods`.
  private static void equality(
      java.lang.classfile.ClassBuilder type, ClassDesc self, ClassDesc[] types) {
    method(type, self, types, "equals", ConstantDescs.CD_boolean, ConstantDescs.CD_Object);
    method(type, self, types, "hashCode", ConstantDescs.CD_int);
    method(type, self, types, "toString", ConstantDescs.CD_String);
  }

  private static void method(
      java.lang.classfile.ClassBuilder type,
      ClassDesc self,
      ClassDesc[] types,
      String name,
      ClassDesc result,
      ClassDesc... parameters) {
    List<java.lang.constant.ConstantDesc> constants = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      names.add("c" + i);
    }
    constants.add(self);
    constants.add(String.join(";", names));
    for (int i = 0; i < types.length; i++) {
      constants.add(
          java.lang.constant.MethodHandleDesc.ofField(
              java.lang.constant.DirectMethodHandleDesc.Kind.GETTER, self, "c" + i, types[i]));
    }
    ClassDesc[] all = new ClassDesc[parameters.length + 1];
    all[0] = self;
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    var site =
        java.lang.constant.DynamicCallSiteDesc.of(
            java.lang.constant.MethodHandleDesc.ofMethod(
                java.lang.constant.DirectMethodHandleDesc.Kind.STATIC,
                desc(java.lang.runtime.ObjectMethods.class),
                "bootstrap",
                MethodTypeDesc.of(
                    ConstantDescs.CD_Object,
                    ConstantDescs.CD_MethodHandles_Lookup,
                    ConstantDescs.CD_String,
                    desc(java.lang.invoke.TypeDescriptor.class),
                    ConstantDescs.CD_Class,
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_MethodHandle.arrayType())),
            name,
            MethodTypeDesc.of(result, all),
            constants.toArray(java.lang.constant.ConstantDesc[]::new));
    type.withMethodBody(
        name,
        MethodTypeDesc.of(result, parameters),
        ClassFile.ACC_PUBLIC,
        body -> {
          body.aload(0);
          if (parameters.length == 1) {
            body.aload(1);
          }
          body.invokedynamic(site).return_(java.lang.classfile.TypeKind.from(result));
        });
  }

  private static List<RecordComponentInfo> infos(List<Draw> components) {
    List<RecordComponentInfo> infos = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      Draw draw = components.get(i);
      List<Annotation> annotations = new ArrayList<>();
      annotations.add(
          Annotation.of(desc(Code.class), AnnotationElement.ofString("value", draw.code)));
      if (draw.pad > 0) {
        annotations.add(
            Annotation.of(
                desc(Pad.class), AnnotationElement.of("value", AnnotationValue.ofInt(draw.pad))));
      }
      infos.add(
          RecordComponentInfo.of(
              "c" + i, desc(draw.type), RuntimeVisibleAnnotationsAttribute.of(annotations)));
    }
    return infos;
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
