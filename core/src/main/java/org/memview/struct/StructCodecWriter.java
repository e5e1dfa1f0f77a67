package org.memview.struct;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.format.Kind;
import org.memview.internal.Elements;

/// Writes the class of a format: one load, conversion and box per value, and back.
///
/// Values are all converted before the first is stored, so what is refused changes nothing. For
/// which kinds of memory there is code, and why, says [RecordCodecWriter].
final class StructCodecWriter {
  /// More values make a method the JIT does not compile (8000 bytes of code), and few repeat.
  private static final int MAX_ITEMS = 128;

  /// Larger ones take long enough as it is.
  private static final int MAX_SIZE = 1 << 24;

  private static final ClassDesc SELF = ClassDesc.of("org.memview.struct.GeneratedStruct");
  private static final ClassDesc SUPER = Emitter.desc(StructCodec.class);
  private static final ClassDesc FIELD = Emitter.desc(Field.class);
  private static final ClassDesc OBJECTS = CD_Object.arrayType();
  private static final ClassDesc VIEW = Emitter.desc(MemoryView.class);

  private final long size;
  private final List<Field> items;
  private final List<String> kinds;
  private final boolean calls;
  private final boolean sliced;
  private final List<Object> data = Emitter.constants();
  private final Unboxer unboxer = new Unboxer(SELF, data);
  private @Nullable Storer storer;

  private StructCodecWriter(
      long size, List<Field> items, List<String> kinds, boolean calls, boolean sliced) {
    this.size = size;
    this.items = items;
    this.kinds = kinds;
    this.calls = calls;
    this.sliced = sliced;
  }

  static boolean canWrite(Format format, List<Field> items) {
    return items.size() <= MAX_ITEMS && format.size() <= MAX_SIZE;
  }

  /// Whether packs into views of a kind of memory are to have a codec of their own.
  static boolean hasOneForViews(List<Field> items, int kind) {
    return Storer.isCalled(items.size(), Memory.kinds(kind));
  }

  /// @param kind the kind of memory that is used
  /// @param calls whether values are stored by a method that is called
  /// @param sliced whether they are stored in a slice, see [Storer]
  static HiddenCopies<StructCodec> write(
      Format format, List<Field> items, int kind, boolean calls, boolean sliced) {
    StructCodecWriter writer =
        new StructCodecWriter(format.size(), items, Memory.kinds(kind), calls, sliced);
    return new HiddenCopies<>(StructCodec.class, writer.build(), writer.data);
  }

  private byte[] build() {
    return ClassFile.of()
        .build(
            SELF,
            type -> {
              type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                  .withSuperclass(SUPER)
                  .withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      0,
                      code ->
                          code.aload(0)
                              .invokespecial(SUPER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                              .return_())
                  .withMethodBody(
                      "read", MethodTypeDesc.of(OBJECTS, Emitter.SEGMENT, CD_long), 0, this::read)
                  .withMethodBody(
                      "write",
                      MethodTypeDesc.of(CD_void, Emitter.SEGMENT, CD_long, OBJECTS, VIEW),
                      0,
                      this::write);
              Objects.requireNonNull(storer).define(type, data, kinds);
              for (int i = 0; i < items.size(); i++) {
                if (Unboxer.takes(items.get(i))) {
                  unboxer.define(type, i, items.get(i));
                }
              }
            });
  }

  // ---------------------------------------------------------------- read

  private void read(CodeBuilder code) {
    Emitter emitter = new Emitter(code, 1, 2, data);
    List<Fetcher.Wanted> wanted =
        items.stream().filter(StructCodecWriter::isFetched).map(StructCodecWriter::wanted).toList();
    Fetcher fetcher = new Fetcher(emitter, wanted, size);
    fetcher.fetch(1, 2, kinds);
    code.loadConstant(items.size()).anewarray(CD_Object);
    for (int i = 0; i < items.size(); i++) {
      code.dup().loadConstant(i);
      readItem(emitter, fetcher, items.get(i));
      code.aastore();
    }
    code.areturn();
  }

  /// Whether a value is brought into a local variable; others are read as views read them.
  private static boolean isFetched(Field item) {
    return switch (item.format().kind()) {
      case CHAR, BOOLEAN, SIGNED, UNSIGNED, FLOAT -> !item.isArray();
      case BYTES -> !item.isArray();
      default -> false;
    };
  }

  private static Fetcher.Wanted wanted(Field item) {
    Format format = item.format();
    boolean isNumber = format.kind() != Kind.BYTES;
    return new Fetcher.Wanted(
        item.offset(), (int) format.size(), isNumber, !format.isNativeOrder());
  }

  private static void readItem(Emitter emitter, Fetcher fetcher, Field item) {
    if (!isFetched(item)) {
      readSlow(emitter, item);
      return;
    }
    Format format = item.format();
    int length = (int) format.size();
    if (format.kind() == Kind.BYTES) {
      fetcher.pushBytes(item.offset(), length);
      emitter.call(Bytes.class, "of", Emitter.desc(Bytes.class), Emitter.BYTES);
      return;
    }
    fetcher.pushNumber(item.offset(), length, !format.isNativeOrder());
    switch (format.kind()) {
      case CHAR -> emitter.call(Byte.class, "valueOf", Emitter.desc(Byte.class), CD_byte);
      case BOOLEAN -> emitter.call(Boxes.class, "bool", CD_Object, CD_int);
      case FLOAT -> boxFloat(emitter, format);
      default -> boxInteger(emitter, format);
    }
  }

  private static void readSlow(Emitter emitter, Field item) {
    CodeBuilder code = emitter.code();
    code.aload(1).lload(2);
    emitter.constant(item, Field.class);
    emitter.call(Elements.class, "get", CD_Object, Emitter.SEGMENT, CD_long, FIELD);
  }

  /// The class follows from the code, the bits from the size: `l` may have 4 bytes.
  private static void boxInteger(Emitter emitter, Format format) {
    CodeBuilder code = emitter.code();
    int width = (int) format.size();
    boolean signed = format.kind() == Kind.SIGNED;
    if (width < 4 && !signed) {
      code.loadConstant(width == 1 ? 0xff : 0xffff).iand();
    }
    if ("bBhHi".indexOf(format.code()) >= 0) {
      emitter.call(Integer.class, "valueOf", Emitter.desc(Integer.class), CD_int);
      return;
    }
    if (width < 8) {
      code.i2l();
      if (!signed && width == 4) {
        code.loadConstant(0xffffffffL).land();
      }
    }
    if ("LQNP".indexOf(format.code()) >= 0) {
      emitter.call(Boxes.class, "unsigned", CD_Object, CD_long);
    } else {
      emitter.call(Long.class, "valueOf", Emitter.desc(Long.class), CD_long);
    }
  }

  private static void boxFloat(Emitter emitter, Format format) {
    switch (format.code()) {
      case 'd' -> {
        emitter.toDouble();
        emitter.call(Double.class, "valueOf", Emitter.desc(Double.class), CD_double);
        return;
      }
      case 'e' -> emitter.halfToFloat();
      case 'E' -> {
        emitter.code().loadConstant(16).ishl();
        emitter.toFloat();
      }
      default -> emitter.toFloat();
    }
    emitter.call(Float.class, "valueOf", Emitter.desc(Float.class), CD_float);
  }

  // ---------------------------------------------------------------- write

  private void write(CodeBuilder code) {
    Emitter emitter = new Emitter(code, 1, 2, data);
    Storer storer = new Storer(emitter, size, sliced);
    this.storer = storer;
    if (!items.isEmpty()) {
      // The last first: who has that has all of them, and no more checks are made.
      code.aload(4).loadConstant(items.size() - 1).aaload().pop();
    }
    int outside = code.allocateLocal(TypeKind.INT);
    code.aload(4).arraylength().loadConstant(items.size()).ixor().istore(outside);
    for (int i = 0; i < items.size(); i++) {
      Field item = items.get(i);
      code.aload(4).loadConstant(i).aaload();
      Storer.Form form = convert(emitter, i, item, outside);
      storer.keep(form, item.offset(), item.byteSize(), !item.format().isNativeOrder());
    }
    code.iload(outside);
    emitter.call(Convert.class, "requireZero", CD_void, CD_int);
    if (calls) {
      storer.callStore(SELF, 1, 2, 5);
    } else {
      code.aload(5);
      emitter.call(Memory.class, "requireOpen", CD_void, VIEW);
      storer.store(1, 2, kinds);
    }
    code.return_();
  }

  private Storer.Form convert(Emitter emitter, int i, Field item, int outside) {
    if (Unboxer.takes(item)) {
      return unboxer.call(emitter.code(), i, item, outside);
    }
    emitter.constant(item, Field.class);
    emitter.call(Elsewhere.class, "encoded", Emitter.BYTES, CD_Object, FIELD);
    return Storer.Form.ARRAY;
  }

  /// Boxes that `valueOf` does not make.
  static final class Boxes {
    private Boxes() {}

    static Object bool(int value) {
      return value != 0;
    }

    static Object unsigned(long bits) {
      java.math.BigInteger low = java.math.BigInteger.valueOf(bits & Long.MAX_VALUE);
      return bits < 0 ? low.setBit(63) : low;
    }
  }
}
