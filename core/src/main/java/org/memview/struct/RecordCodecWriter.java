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
///
/// Only loads and stores are written twice, for two kinds of memory, the rest is shared: a class
/// per kind made callers inline everything twice, which is more than the JIT takes, as is code for
/// three kinds. The others go through a small `byte[]` ([Elsewhere]); a call to another codec there
/// would bring in a record that is not made here, and then none of them is scalar-replaced. A slice
/// of each record, to check bounds once, is not: its maker is inlined only where it is hot.
final class RecordCodecWriter {
  /// More components make a method the JIT does not compile (8000 bytes of code).
  private static final int MAX_LEAVES = 128;

  /// Larger ones take long enough as it is.
  private static final int MAX_SIZE = 1 << 24;

  private static final ClassDesc SUPER = Emitter.desc(RecordCodec.class);
  private static final ClassDesc VIEW = Emitter.desc(MemoryView.class);
  private static final ClassDesc FORMAT = Emitter.desc(Format.class);
  private static final MethodTypeDesc READ = MethodTypeDesc.of(CD_Object, Emitter.SEGMENT, CD_long);
  private static final MethodTypeDesc WRITE =
      MethodTypeDesc.of(CD_void, Emitter.SEGMENT, CD_long, CD_Object, VIEW);

  private final RecordShape shape;
  private final List<Object> data = Emitter.constants();

  private final List<String> kinds;

  private RecordCodecWriter(RecordShape shape, List<String> kinds) {
    this.shape = shape;
    this.kinds = kinds;
  }

  static boolean canWrite(RecordShape shape) {
    return leaves(shape) <= MAX_LEAVES && shape.size() <= MAX_SIZE;
  }

  private static int leaves(RecordShape shape) {
    int leaves = 0;
    for (RecordShape.Component component : shape.components()) {
      leaves += component.piece() instanceof RecordPiece inner ? leaves(inner.shape()) : 1;
    }
    return leaves;
  }

  /// @param kind the kind of memory that is used; there is code for that, if it is mapped or
  ///   native, and for `byte[]`
  static HiddenCopies<RecordCodec> write(RecordShape shape, int kind) {
    RecordCodecWriter writer = new RecordCodecWriter(shape, Memory.kinds(kind));
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
                    .withMethodBody("read", READ, 0, this::read)
                    .withMethodBody("write", WRITE, 0, this::write));
  }

  private static void invoke(Emitter emitter, MethodHandle handle) {
    MethodTypeDesc type = handle.type().describeConstable().orElseThrow();
    emitter.code().invokevirtual(Emitter.desc(MethodHandle.class), "invokeExact", type);
  }

  // ---------------------------------------------------------------- read

  private void read(CodeBuilder code) {
    Emitter emitter = new Emitter(code, 1, 2, data);
    List<Fetcher.Wanted> wanted = new ArrayList<>();
    collect(shape, 0, wanted);
    Fetcher fetcher = new Fetcher(emitter, wanted, shape.size());
    fetcher.fetch(1, 2, kinds);
    push(emitter, fetcher, shape, 0);
    code.areturn();
  }

  /// Adds what is brought into local variables; the rest is read by its piece.
  private static void collect(RecordShape shape, long base, List<Fetcher.Wanted> wanted) {
    for (RecordShape.Component component : shape.components()) {
      long offset = base + component.offset();
      switch (component.piece()) {
        case RecordPiece inner -> collect(inner.shape(), offset, wanted);
        case NumberPiece number -> wanted.add(wanted(offset, number));
        case EnumPiece constant -> wanted.add(wanted(offset, constant.number()));
        case BitsPiece bits -> wanted.add(wanted(offset, bits.number()));
        case BytesPiece bytes when bytes.isPlain() ->
            wanted.add(new Fetcher.Wanted(offset, (int) bytes.size(), false, false));
        default -> {}
      }
    }
  }

  private static Fetcher.Wanted wanted(long offset, NumberPiece number) {
    return new Fetcher.Wanted(offset, (int) number.size(), true, !number.format().isNativeOrder());
  }

  private static void push(Emitter emitter, Fetcher fetcher, RecordShape shape, long base) {
    emitter.constant(shape.constructor(), MethodHandle.class);
    for (RecordShape.Component component : shape.components()) {
      push(emitter, fetcher, component.piece(), base + component.offset());
    }
    invoke(emitter, shape.constructor());
  }

  private static void push(Emitter emitter, Fetcher fetcher, Piece piece, long offset) {
    switch (piece) {
      case RecordPiece inner -> push(emitter, fetcher, inner.shape(), offset);
      case NumberPiece number -> pushNumber(emitter, fetcher, number, offset);
      case EnumPiece constant -> {
        emitter.constant(constant, EnumPiece.class);
        pushNumber(emitter, fetcher, constant.number(), offset);
        emitter
            .code()
            .invokevirtual(
                Emitter.desc(EnumPiece.class), "constant", MethodTypeDesc.of(CD_Object, CD_long));
      }
      case BitsPiece bits -> {
        pushNumber(emitter, fetcher, bits.number(), offset);
        pushBits(emitter, bits);
      }
      case BytesPiece bytes when bytes.isPlain() -> {
        boolean isArray = bytes.carrier() == byte[].class;
        if (!isArray) {
          emitter.constant(bytes, BytesPiece.class);
        }
        fetcher.pushBytes(offset, (int) bytes.size());
        if (!isArray) {
          emitter
              .code()
              .invokevirtual(
                  Emitter.desc(BytesPiece.class),
                  "fromBytes",
                  MethodTypeDesc.of(CD_Object, Emitter.BYTES));
        }
      }
      default -> {
        emitter.constant(piece, Piece.class);
        emitter.code().aload(1);
        emitter.address(offset);
        emitter.code().invokeinterface(Emitter.desc(Piece.class), "read", READ);
      }
    }
  }

  private static void pushNumber(
      Emitter emitter, Fetcher fetcher, NumberPiece number, long offset) {
    Format format = number.format();
    fetcher.pushNumber(offset, (int) format.size(), !format.isNativeOrder());
    toCarrier(emitter, number);
  }

  /// Turns the `long` on the stack into the record whose components are its bits.
  private static void pushBits(Emitter emitter, BitsPiece bits) {
    CodeBuilder code = emitter.code();
    int all = code.allocateLocal(TypeKind.LONG);
    code.lstore(all);
    emitter.constant(bits.constructor(), MethodHandle.class);
    for (BitsPiece.Part part : bits.parts()) {
      int above = Long.SIZE - part.width();
      code.lload(all).loadConstant(above - part.shift()).lshl().loadConstant(above);
      if (part.signed()) {
        code.lshr();
      } else {
        code.lushr();
      }
      narrow(code, part.carrier());
    }
    invoke(emitter, bits.constructor());
  }

  private static void narrow(CodeBuilder code, Class<?> carrier) {
    if (carrier != long.class) {
      code.l2i();
    }
    switch (carrier.getName()) {
      case "byte" -> code.i2b();
      case "short" -> code.i2s();
      case "char" -> code.i2c();
      default -> {}
    }
  }

  /// Turns raw bits into the component.
  private static void toCarrier(Emitter emitter, NumberPiece piece) {
    Format format = piece.format();
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

  private void write(CodeBuilder code) {
    Emitter emitter = new Emitter(code, 1, 2, data);
    Storer storer = new Storer(emitter, shape.size(), false);
    check(emitter, shape, 4, 0, storer);
    code.aload(5);
    emitter.call(Memory.class, "requireOpen", CD_void, VIEW);
    storer.store(1, 2, kinds);
    code.return_();
  }

  private static void check(
      Emitter emitter, RecordShape shape, int record, long base, Storer storer) {
    for (RecordShape.Component component : shape.components()) {
      Piece piece = component.piece();
      long offset = base + component.offset();
      if (piece instanceof RecordPiece inner) {
        get(emitter, component, record);
        int local = emitter.code().allocateLocal(TypeKind.REFERENCE);
        emitter.code().astore(local);
        check(emitter, inner.shape(), local, offset, storer);
      } else {
        Storer.Form form = convert(emitter, component, record);
        storer.keep(form, offset, piece.size(), isSwapped(piece));
      }
    }
  }

  private static boolean isSwapped(Piece piece) {
    return switch (piece) {
      case NumberPiece number -> !number.format().isNativeOrder();
      case EnumPiece constant -> isSwapped(constant.number());
      case BitsPiece bits -> isSwapped(bits.number());
      default -> false;
    };
  }

  private static void get(Emitter emitter, RecordShape.Component component, int record) {
    get(emitter, component.getter(), record);
  }

  private static void get(Emitter emitter, MethodHandle getter, int record) {
    emitter.constant(getter, MethodHandle.class);
    emitter.code().aload(record);
    invoke(emitter, getter);
  }

  private static Storer.Form convert(Emitter emitter, RecordShape.Component component, int record) {
    return switch (component.piece()) {
      case NumberPiece number -> {
        get(emitter, component, record);
        yield convertNumber(emitter, number);
      }
      case EnumPiece constant -> {
        emitter.constant(constant, EnumPiece.class);
        get(emitter, component, record);
        emitter
            .code()
            .invokevirtual(
                Emitter.desc(EnumPiece.class), "code", MethodTypeDesc.of(CD_long, CD_Object));
        yield integer(emitter, constant.number());
      }
      case BitsPiece bits -> {
        get(emitter, component, record);
        joinBits(emitter, bits);
        yield integer(emitter, bits.number());
      }
      case BytesPiece bytes when bytes.isPlain() -> convertBytes(emitter, component, record, bytes);
      default -> {
        emitter.constant(component.piece(), Piece.class);
        get(emitter, component, record);
        emitter
            .code()
            .invokeinterface(
                Emitter.desc(Piece.class), "encode", MethodTypeDesc.of(Emitter.BYTES, CD_Object));
        yield Storer.Form.ARRAY;
      }
    };
  }

  /// Makes the `long` on the stack what is stored of a number.
  private static Storer.Form integer(Emitter emitter, NumberPiece number) {
    if (number.size() == 8) {
      return Storer.Form.LONG;
    }
    emitter.code().l2i();
    return Storer.Form.INT;
  }

  /// Turns the record on the stack into a `long`, whose bits its components are.
  private static void joinBits(Emitter emitter, BitsPiece bits) {
    CodeBuilder code = emitter.code();
    int record = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(record).lconst_0();
    for (BitsPiece.Part part : bits.parts()) {
      get(emitter, part.getter(), record);
      if (part.carrier() != long.class) {
        code.i2l();
      }
      code.loadConstant(part.min()).loadConstant(part.max());
      emitter.call(Convert.class, "fit", CD_long, CD_long, CD_long, CD_long);
      code.loadConstant(part.mask()).land().loadConstant(part.shift()).lshl().lor();
    }
  }

  private static Storer.Form convertBytes(
      Emitter emitter, RecordShape.Component component, int record, BytesPiece bytes) {
    CodeBuilder code = emitter.code();
    boolean isShort = bytes.size() <= Fixed.MAX;
    if (isShort && bytes.carrier() == byte[].class) {
      get(emitter, component, record);
      code.checkcast(Emitter.BYTES).loadConstant((int) bytes.size());
      emitter.call(Convert.class, "fit", CD_long, Emitter.BYTES, CD_int);
      return Storer.Form.SHORT_BYTES;
    }
    emitter.constant(bytes, BytesPiece.class);
    get(emitter, component, record);
    code.invokevirtual(
        Emitter.desc(BytesPiece.class),
        isShort ? "bits" : "padded",
        MethodTypeDesc.of(isShort ? CD_long : Emitter.BYTES, CD_Object));
    return isShort ? Storer.Form.SHORT_BYTES : Storer.Form.ARRAY;
  }

  private static Storer.Form convertNumber(Emitter emitter, NumberPiece piece) {
    switch (piece.carrier().getName()) {
      case "boolean" -> {}
      case "float" -> convertFloat(emitter, piece.format());
      case "double" -> convertDouble(emitter, piece.format());
      default -> convertInteger(emitter, piece);
    }
    return piece.size() == 8 ? Storer.Form.LONG : Storer.Form.INT;
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
}
