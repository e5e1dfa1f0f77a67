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
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Comparator;
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
  private static final ClassDesc ELSEWHERE = Emitter.desc(Elsewhere.class);
  private static final ClassDesc VIEW = Emitter.desc(MemoryView.class);
  private static final ClassDesc FORMAT = Emitter.desc(Format.class);
  private static final MethodTypeDesc READ = MethodTypeDesc.of(CD_Object, Emitter.SEGMENT, CD_long);
  private static final MethodTypeDesc WRITE =
      MethodTypeDesc.of(CD_void, Emitter.SEGMENT, CD_long, CD_Object, VIEW);

  private final RecordShape shape;
  private final List<Object> data = Emitter.constants();

  private final String other;

  private RecordCodecWriter(RecordShape shape, String other) {
    this.shape = shape;
    this.other = other;
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
    String other = kind == Memory.MAPPED_KIND ? "MAPPED" : "NATIVE";
    RecordCodecWriter writer = new RecordCodecWriter(shape, other);
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
    emitter.forTwoKinds(other, fetcher::fetch, () -> copyIn(code), () -> {});
    push(emitter, fetcher, shape, 0);
    code.areturn();
  }

  private void copyIn(CodeBuilder code) {
    code.aload(1).lload(2).loadConstant((int) shape.size());
    code.invokestatic(
        ELSEWHERE, "read", MethodTypeDesc.of(Emitter.SEGMENT, Emitter.SEGMENT, CD_long, CD_int));
    code.astore(1).lconst_0().lstore(2);
  }

  /// Adds what is brought into local variables; the rest is read by its piece.
  private static void collect(RecordShape shape, long base, List<Fetcher.Wanted> wanted) {
    for (RecordShape.Component component : shape.components()) {
      long offset = base + component.offset();
      switch (component.piece()) {
        case RecordPiece inner -> collect(inner.shape(), offset, wanted);
        case NumberPiece number ->
            wanted.add(
                new Fetcher.Wanted(
                    offset, (int) number.size(), true, !number.format().isNativeOrder()));
        case BytesPiece bytes when bytes.isPlain() ->
            wanted.add(new Fetcher.Wanted(offset, (int) bytes.size(), false, false));
        default -> {}
      }
    }
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
      case NumberPiece number -> {
        Format format = number.format();
        fetcher.pushNumber(offset, (int) format.size(), !format.isNativeOrder());
        toCarrier(emitter, number);
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

  private enum Storing {
    INT,
    LONG,
    SHORT_BYTES,
    ARRAY
  }

  /// A checked component in a local variable.
  private record Checked(Piece piece, long offset, int local, Storing storing) {
    /// Whether it travels in a number.
    private boolean isSmall() {
      return storing != Storing.ARRAY && piece.size() > 0;
    }

    private Emitter.Span span() {
      return new Emitter.Span(offset, piece.size());
    }

    private boolean isIn(Window window) {
      return isSmall() && window.covers(offset, piece.size());
    }
  }

  private void write(CodeBuilder code) {
    Emitter emitter = new Emitter(code, 1, 2, data);
    List<Checked> checked = new ArrayList<>();
    check(emitter, shape, 4, 0, checked);
    code.aload(5);
    emitter.call(Memory.class, "requireOpen", CD_void, VIEW);
    List<Stored> stores = joined(emitter, checked);
    int target = code.allocateLocal(TypeKind.REFERENCE);
    int start = code.allocateLocal(TypeKind.LONG);
    code.aload(1).astore(target).lload(2).lstore(start);
    emitter.forTwoKinds(
        other,
        () -> storeAll(emitter, stores),
        () -> {
          code.loadConstant((int) shape.size());
          code.invokestatic(ELSEWHERE, "scratch", MethodTypeDesc.of(Emitter.SEGMENT, CD_int));
          code.astore(1).lconst_0().lstore(2);
        },
        () -> copyOut(code, target, start));
    code.return_();
  }

  private void copyOut(CodeBuilder code, int target, int start) {
    Label direct = code.newLabel();
    code.aload(1).aload(target).if_acmpeq(direct);
    code.aload(1).aload(target).lload(start).loadConstant((int) shape.size());
    code.invokestatic(
        ELSEWHERE,
        "write",
        MethodTypeDesc.of(CD_void, Emitter.SEGMENT, Emitter.SEGMENT, CD_long, CD_int));
    code.labelBinding(direct);
  }

  /// One store: a component, or several joined.
  private record Stored(long offset, long length, Runnable emit) {}

  /// Joins small components that lie close together, so that eight bytes are stored at once. What
  /// such a store spills over what follows is overwritten by that, or zero as pads are.
  private List<Stored> joined(Emitter emitter, List<Checked> checked) {
    List<Window> windows =
        Window.ahead(
            checked.stream().filter(Checked::isSmall).map(Checked::span).toList(), shape.size());
    List<Stored> stores = new ArrayList<>();
    for (Window window : windows) {
      int bits = join(emitter, window, checked);
      stores.add(
          new Stored(
              window.offset(),
              Window.SIZE,
              () -> emitter.storeShort(window.offset(), Window.SIZE, bits)));
    }
    for (Checked value : checked) {
      if (windows.stream().noneMatch(value::isIn)) {
        stores.add(new Stored(value.offset, value.piece.size(), () -> store(emitter, value)));
      }
    }
    stores.sort(Comparator.comparingLong(Stored::offset));
    return stores;
  }

  /// Puts the components in a window into one local variable.
  private static int join(Emitter emitter, Window window, List<Checked> checked) {
    emitter.code().lconst_0();
    for (Checked value : checked) {
      if (value.isIn(window)) {
        int length = (int) value.piece.size();
        int shift = (int) (8 * (value.offset - window.offset()));
        if (value.piece instanceof NumberPiece number) {
          emitter.join(length, !number.format().isNativeOrder(), value.local, shift);
        } else {
          emitter.joinShort(length, value.local, shift);
        }
      }
    }
    return keep(emitter.code(), Storing.LONG);
  }

  private void storeAll(Emitter emitter, List<Stored> stores) {
    List<Emitter.Span> spans = new ArrayList<>();
    for (Stored stored : stores) {
      stored.emit.run();
      spans.add(new Emitter.Span(stored.offset, stored.length));
    }
    emitter.zeroGaps(spans, shape.size());
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
