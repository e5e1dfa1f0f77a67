package org.memview.struct;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
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
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.memview.MemoryView;
import org.memview.format.Format;

/// Writes the class of a record: loads, then the constructor; accessors, checks, then stores.
///
/// Constructor and accessors are constants, which the JIT inlines, so that a record that does not
/// escape is never made. All components are asked for and checked before the first is stored.
final class RecordCodecWriter {
  /// More components make a method the JIT does not compile (8000 bytes of code).
  private static final int MAX_LEAVES = 128;

  private static final ClassDesc SUPER = Emitter.desc(RecordCodec.class);
  private static final ClassDesc VIEW = Emitter.desc(MemoryView.class);
  private static final ClassDesc FORMAT = Emitter.desc(Format.class);

  private final RecordShape shape;
  private final List<Object> data = Emitter.constants();

  private RecordCodecWriter(RecordShape shape) {
    this.shape = shape;
  }

  static boolean canWrite(RecordShape shape) {
    return leaves(shape) <= MAX_LEAVES;
  }

  private static int leaves(RecordShape shape) {
    int leaves = 0;
    for (RecordShape.Component component : shape.components()) {
      leaves += component.piece() instanceof RecordPiece inner ? leaves(inner.shape()) : 1;
    }
    return leaves;
  }

  static HiddenCopies<RecordCodec> write(RecordShape shape) {
    RecordCodecWriter writer = new RecordCodecWriter(shape);
    return new HiddenCopies<>(RecordCodec.class, writer.build(), writer.data);
  }

  private byte[] build() {
    return ClassFile.of()
        .build(
            ClassDesc.of("org.memview.struct.GeneratedRecord"),
            type ->
                type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                    .withSuperclass(SUPER)
                    .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        0,
                        code ->
                            code.aload(0)
                                .invokespecial(
                                    SUPER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_())
                    .withMethodBody(
                        "read",
                        MethodTypeDesc.of(CD_Object, Emitter.SEGMENT, CD_long),
                        0,
                        this::read)
                    .withMethodBody(
                        "write",
                        MethodTypeDesc.of(CD_void, Emitter.SEGMENT, CD_long, CD_Object, VIEW),
                        0,
                        this::write));
  }

  private static void invoke(Emitter emitter, MethodHandle handle) {
    MethodTypeDesc type = handle.type().describeConstable().orElseThrow();
    emitter.code().invokevirtual(Emitter.desc(MethodHandle.class), "invokeExact", type);
  }

  // ---------------------------------------------------------------- read

  private void read(CodeBuilder code) {
    push(new Emitter(code, 1, 2, data), shape, 0);
    code.areturn();
  }

  private static void push(Emitter emitter, RecordShape shape, long base) {
    emitter.constant(shape.constructor(), MethodHandle.class);
    for (RecordShape.Component component : shape.components()) {
      push(emitter, component.piece(), base + component.offset());
    }
    invoke(emitter, shape.constructor());
  }

  private static void push(Emitter emitter, Piece piece, long offset) {
    switch (piece) {
      case RecordPiece inner -> push(emitter, inner.shape(), offset);
      case NumberPiece number -> pushNumber(emitter, number, offset);
      case BytesPiece bytes when bytes.isPlain() -> {
        emitter.constant(bytes, BytesPiece.class);
        emitter.loadBytes(offset, (int) bytes.size());
        emitter
            .code()
            .invokevirtual(
                Emitter.desc(BytesPiece.class),
                "fromBytes",
                MethodTypeDesc.of(CD_Object, Emitter.BYTES));
      }
      default -> {
        emitter.constant(piece, Piece.class);
        emitter.code().aload(1);
        emitter.address(offset);
        emitter
            .code()
            .invokeinterface(
                Emitter.desc(Piece.class),
                "read",
                MethodTypeDesc.of(CD_Object, Emitter.SEGMENT, CD_long));
      }
    }
  }

  private static void pushNumber(Emitter emitter, NumberPiece piece, long offset) {
    Format format = piece.format();
    emitter.load(offset, (int) format.size(), !format.isNativeOrder());
    switch (piece.carrier().getName()) {
      case "boolean" -> emitter.call(Convert.class, "truth", CD_boolean, CD_int);
      case "float" -> pushFloat(emitter, format);
      case "double" -> pushDouble(emitter, format);
      default -> pushInteger(emitter, piece);
    }
  }

  private static void pushInteger(Emitter emitter, NumberPiece piece) {
    CodeBuilder code = emitter.code();
    int width = (int) piece.size();
    if (!piece.isRaw() && piece.isUnsigned() && width < 4) {
      code.loadConstant(width == 1 ? 0xff : 0xffff).iand();
    }
    if (piece.carrier() == char.class) {
      code.i2c();
    } else if (piece.carrier() == long.class && width < 8) {
      code.i2l();
      if (piece.isUnsigned() && width == 4) {
        code.loadConstant(0xffffffffL).land();
      }
    }
  }

  private static void pushFloat(Emitter emitter, Format format) {
    switch (format.code()) {
      case 'e' -> emitter.halfToFloat();
      case 'E' -> {
        emitter.code().loadConstant(16).ishl();
        emitter.toFloat();
      }
      default -> emitter.toFloat();
    }
  }

  private static void pushDouble(Emitter emitter, Format format) {
    if (format.code() == 'd') {
      emitter.toDouble();
    } else {
      pushFloat(emitter, format);
      emitter.code().f2d();
    }
  }

  // ---------------------------------------------------------------- write

  private enum Storing {
    INT,
    LONG,
    SHORT_BYTES,
    ARRAY
  }

  /// A checked component in a local variable.
  private record Checked(Piece piece, long offset, int local, Storing storing) {}

  private void write(CodeBuilder code) {
    Emitter emitter = new Emitter(code, 1, 2, data);
    List<Checked> checked = new ArrayList<>();
    check(emitter, shape, 4, 0, checked);
    code.aload(5);
    emitter.call(Memory.class, "requireOpen", CD_void, VIEW);
    List<Emitter.Span> spans = new ArrayList<>();
    for (Checked value : checked) {
      store(emitter, value);
      spans.add(new Emitter.Span(value.offset, value.piece.size()));
    }
    emitter.zeroGaps(spans, shape.size());
    code.return_();
  }

  private static void check(
      Emitter emitter, RecordShape shape, int record, long base, List<Checked> checked) {
    for (RecordShape.Component component : shape.components()) {
      Piece piece = component.piece();
      long offset = base + component.offset();
      if (piece instanceof RecordPiece inner) {
        get(emitter, component, record);
        int local = emitter.code().allocateLocal(TypeKind.REFERENCE);
        emitter.code().astore(local);
        check(emitter, inner.shape(), local, offset, checked);
      } else {
        Storing storing = convert(emitter, component, record);
        checked.add(new Checked(piece, offset, keep(emitter.code(), storing), storing));
      }
    }
  }

  private static void get(Emitter emitter, RecordShape.Component component, int record) {
    emitter.constant(component.getter(), MethodHandle.class);
    emitter.code().aload(record);
    invoke(emitter, component.getter());
  }

  private static int keep(CodeBuilder code, Storing storing) {
    TypeKind kind =
        switch (storing) {
          case ARRAY -> TypeKind.REFERENCE;
          case INT -> TypeKind.INT;
          default -> TypeKind.LONG;
        };
    int local = code.allocateLocal(kind);
    code.storeLocal(kind, local);
    return local;
  }

  private static Storing convert(Emitter emitter, RecordShape.Component component, int record) {
    return switch (component.piece()) {
      case NumberPiece number -> {
        get(emitter, component, record);
        yield convertNumber(emitter, number);
      }
      case BytesPiece bytes when bytes.isPlain() -> {
        boolean isShort = bytes.size() <= Fixed.MAX;
        emitter.constant(bytes, BytesPiece.class);
        get(emitter, component, record);
        emitter
            .code()
            .invokevirtual(
                Emitter.desc(BytesPiece.class),
                isShort ? "bits" : "padded",
                MethodTypeDesc.of(isShort ? CD_long : Emitter.BYTES, CD_Object));
        yield isShort ? Storing.SHORT_BYTES : Storing.ARRAY;
      }
      default -> {
        emitter.constant(component.piece(), Piece.class);
        get(emitter, component, record);
        emitter
            .code()
            .invokeinterface(
                Emitter.desc(Piece.class), "encode", MethodTypeDesc.of(Emitter.BYTES, CD_Object));
        yield Storing.ARRAY;
      }
    };
  }

  private static Storing convertNumber(Emitter emitter, NumberPiece piece) {
    switch (piece.carrier().getName()) {
      case "boolean" -> {}
      case "float" -> convertFloat(emitter, piece.format());
      case "double" -> convertDouble(emitter, piece.format());
      default -> convertInteger(emitter, piece);
    }
    return piece.size() == 8 ? Storing.LONG : Storing.INT;
  }

  private static void convertInteger(Emitter emitter, NumberPiece piece) {
    if (piece.isRaw()) {
      return;
    }
    CodeBuilder code = emitter.code();
    if (piece.carrier() != long.class) {
      code.i2l();
    }
    code.loadConstant(piece.min()).loadConstant(piece.max());
    emitter.call(Convert.class, "fit", CD_long, CD_long, CD_long, CD_long);
    code.l2i();
  }

  private static void convertFloat(Emitter emitter, Format format) {
    if (format.code() == 'f') {
      emitter.call(Float.class, "floatToRawIntBits", CD_int, CD_float);
    } else {
      emitter.call(Float.class, "valueOf", Emitter.desc(Float.class), CD_float);
      convertHalf(emitter, format);
    }
  }

  private static void convertDouble(Emitter emitter, Format format) {
    switch (format.code()) {
      case 'd' -> emitter.call(Double.class, "doubleToRawLongBits", CD_long, CD_double);
      case 'f' -> emitter.call(Convert.class, "floatBits", CD_int, CD_double);
      default -> {
        emitter.call(Double.class, "valueOf", Emitter.desc(Double.class), CD_double);
        convertHalf(emitter, format);
      }
    }
  }

  private static void convertHalf(Emitter emitter, Format format) {
    emitter.constant(format, Format.class);
    emitter.call(Convert.class, "f16", CD_int, CD_Object, FORMAT);
  }

  private static void store(Emitter emitter, Checked value) {
    int length = (int) value.piece.size();
    switch (value.storing) {
      case INT, LONG -> {
        boolean swapped = !((NumberPiece) value.piece).format().isNativeOrder();
        emitter.store(value.offset, length, swapped, value.local);
      }
      case SHORT_BYTES -> emitter.storeShort(value.offset, length, value.local);
      case ARRAY -> emitter.storeBytes(value.offset, length, value.local);
    }
  }
}
