package org.memview.struct;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.format.Kind;

/// Writes methods of a generated class that each turn one value of a pack into bits.
///
/// A method for each value has a profile of its own: what is never passed for it costs no code but
/// a trap, and a trap is a hundred bytes of machine code. There is one for the class of the value;
/// whether integers are in range is asked once for all ([#gather]). Packing five values is 2.5 KB
/// so, which the JIT just inlines, and was 3.4 KB by methods that all structs shared.
final class Unboxer {
  private static final ClassDesc FORMAT = Emitter.desc(Format.class);

  private final ClassDesc self;
  private final List<Object> data;

  /// @param self the generated class
  /// @param data where its constants are collected
  Unboxer(ClassDesc self, List<Object> data) {
    this.self = self;
    this.data = data;
  }

  /// Whether a value goes this way, not by an array of bytes.
  static boolean takes(Field item) {
    if (item.isArray()) {
      return false;
    }
    Format format = item.format();
    return switch (format.kind()) {
      case CHAR, BOOLEAN, SIGNED, UNSIGNED, FLOAT -> true;
      case BYTES -> format.size() > 0 && format.size() <= Fixed.MAX;
      default -> false;
    };
  }

  /// Adds the method of value `i`.
  void define(ClassBuilder type, int i, Field item) {
    Format format = item.format();
    MethodTypeDesc signature = MethodTypeDesc.of(result(format), CD_Object);
    type.withMethodBody(
        name(i),
        signature,
        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
        code -> write(code, format));
  }

  private static String name(int i) {
    return "value" + i;
  }

  /// Calls it: turns the value on the stack into bits, [#gather]ed.
  Storer.Form call(CodeBuilder code, int i, Field item, int outside) {
    Format format = item.format();
    code.invokestatic(self, name(i), MethodTypeDesc.of(result(format), CD_Object));
    if (format.kind() == Kind.BYTES) {
      return Storer.Form.SHORT_BYTES;
    }
    gather(code, format, outside);
    return format.size() == 8 ? Storer.Form.LONG : Storer.Form.INT;
  }

  /// What the method of a value gives: integers before their range is checked.
  private static ClassDesc result(Format format) {
    return switch (format.kind()) {
      case CHAR, BOOLEAN -> CD_int;
      case FLOAT -> format.size() == 8 ? CD_long : CD_int;
      case UNSIGNED -> format.size() < 4 ? CD_int : CD_long;
      case SIGNED -> format.size() < 8 ? CD_int : CD_long;
      default -> CD_long;
    };
  }

  /// Adds bits that must be zero to local variable `outside`.
  private static void gather(CodeBuilder code, Format format, int outside) {
    int bits = (int) (8 * format.size());
    switch (format.kind()) {
      case SIGNED -> {
        if (bits < 32) {
          code.dup().dup();
          narrow(code, bits);
          code.ixor().iload(outside).ior().istore(outside);
        }
      }
      case UNSIGNED -> {
        if (bits < 32) {
          code.dup().loadConstant(bits).iushr().iload(outside).ior().istore(outside);
        } else if (bits == 32) {
          code.dup2().loadConstant(32).lushr().l2i().iload(outside).ior().istore(outside).l2i();
        }
      }
      default -> {}
    }
  }

  private static void narrow(CodeBuilder code, int bits) {
    if (bits == 8) {
      code.i2b();
    } else {
      code.i2s();
    }
  }

  // ---------------------------------------------------------------- the method

  private void write(CodeBuilder code, Format format) {
    switch (format.kind()) {
      case CHAR -> unbox(code, Byte.class, "byteValue", CD_byte, code::ireturn);
      case BOOLEAN -> unbox(code, Boolean.class, "booleanValue", CD_boolean, code::ireturn);
      case SIGNED, UNSIGNED -> integer(code, format);
      case FLOAT -> floating(code, format);
      default -> bytes(code, (int) format.size());
    }
    other(code, format);
  }

  private static void unbox(
      CodeBuilder code, Class<?> box, String method, ClassDesc value, Runnable then) {
    Label next = code.newLabel();
    code.aload(0).instanceOf(Emitter.desc(box)).ifeq(next);
    code.aload(0).checkcast(Emitter.desc(box));
    code.invokevirtual(Emitter.desc(box), method, MethodTypeDesc.of(value));
    then.run();
    code.labelBinding(next);
  }

  private static void integer(CodeBuilder code, Format format) {
    if (result(format).equals(CD_int)) {
      unbox(code, Integer.class, "intValue", CD_int, code::ireturn);
      unbox(code, Long.class, "longValue", CD_long, () -> returnShort(code));
      return;
    }
    boolean isWhole = format.kind() == Kind.UNSIGNED && format.size() == 8;
    Label negative = code.newLabel();
    Runnable end = isWhole ? () -> returnNatural(code, negative) : code::lreturn;
    unbox(code, Long.class, "longValue", CD_long, end);
    unbox(
        code,
        Integer.class,
        "intValue",
        CD_int,
        () -> {
          code.i2l();
          end.run();
        });
    code.labelBinding(negative);
  }

  private static void returnShort(CodeBuilder code) {
    Label tooLong = code.newLabel();
    code.lstore(1).lload(1).l2i().i2l().lload(1).lcmp().ifne(tooLong);
    code.lload(1).l2i().ireturn().labelBinding(tooLong);
  }

  /// Of 64 bits there are none beyond to gather, and a `BigInteger` may use them all.
  private static void returnNatural(CodeBuilder code, Label negative) {
    code.lstore(1).lload(1).lconst_0().lcmp().iflt(negative).lload(1).lreturn();
  }

  private static void floating(CodeBuilder code, Format format) {
    switch (format.code()) {
      case 'd' -> {
        unbox(code, Double.class, "doubleValue", CD_double, () -> returnDouble(code));
        unbox(code, Float.class, "floatValue", CD_float, () -> returnDouble(code.f2d()));
        unbox(code, Integer.class, "intValue", CD_int, () -> returnDouble(code.i2d()));
      }
      case 'f' -> {
        unbox(code, Float.class, "floatValue", CD_float, () -> returnFloat(code));
        unbox(code, Double.class, "doubleValue", CD_double, () -> returnRounded(code));
      }
      default -> {}
    }
  }

  private static void returnDouble(CodeBuilder code) {
    call(code, Double.class, "doubleToRawLongBits", CD_long, CD_double).lreturn();
  }

  private static void returnFloat(CodeBuilder code) {
    call(code, Float.class, "floatToRawIntBits", CD_int, CD_float).ireturn();
  }

  /// What is too large for a `float`, or nearly, is left: prefixes differ in what they make of it.
  private static void returnRounded(CodeBuilder code) {
    Label tooLarge = code.newLabel();
    code.dstore(1).dload(1);
    call(code, Math.class, "abs", CD_double, CD_double).loadConstant((double) Float.MAX_VALUE);
    code.dcmpg().ifgt(tooLarge).dload(1).d2f();
    returnFloat(code);
    code.labelBinding(tooLarge);
  }

  private static CodeBuilder call(
      CodeBuilder code, Class<?> owner, String name, ClassDesc result, ClassDesc parameter) {
    return code.invokestatic(Emitter.desc(owner), name, MethodTypeDesc.of(result, parameter));
  }

  private static void bytes(CodeBuilder code, int room) {
    Label next = code.newLabel();
    code.aload(0).instanceOf(Emitter.BYTES).ifeq(next);
    code.aload(0).checkcast(Emitter.BYTES).astore(1);
    code.aload(1).arraylength().loadConstant(room).if_icmplt(next);
    code.aload(1).loadConstant(room);
    code.invokestatic(
        Emitter.desc(Fixed.class), "first", MethodTypeDesc.of(CD_long, Emitter.BYTES, CD_int));
    code.lreturn().labelBinding(next);
  }

  /// What is left: every other class, and what is refused.
  private void other(CodeBuilder code, Format format) {
    Emitter emitter = new Emitter(code, 0, 0, data);
    code.aload(0);
    emitter.constant(format, Format.class);
    emitter.call(Elsewhere.class, "bits", CD_long, CD_Object, FORMAT);
    if (result(format).equals(CD_int)) {
      code.l2i().ireturn();
    } else {
      code.lreturn();
    }
  }
}
