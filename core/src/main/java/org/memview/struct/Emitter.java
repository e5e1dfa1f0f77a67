package org.memview.struct;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Writes the bytecode of one codec method: what segments and numbers need. Refusals and rare codes
/// are calls.
///
/// Everything is read and written as an integer in native order; a swap is one machine instruction.
final class Emitter {
  static final ClassDesc SEGMENT = desc(MemorySegment.class);
  static final ClassDesc BYTES = CD_byte.arrayType();
  private static final ClassDesc LAYOUTS = desc(ValueLayout.class);
  private static final DirectMethodHandleDesc CLASS_DATA =
      ConstantDescs.ofConstantBootstrap(
          desc(java.lang.invoke.MethodHandles.class), "classDataAt", CD_Object, CD_int);

  /// In place of an address: offsets are all there is to it.
  private static final int NOWHERE = -1;

  private final CodeBuilder code;
  private final int memory;
  private final int at;
  private final List<Object> data;

  /// @param memory the local variable of the segment
  /// @param at the local variable of the address, a `long`
  /// @param data where constants are collected
  Emitter(CodeBuilder code, int memory, int at, List<Object> data) {
    this.code = code;
    this.memory = memory;
    this.at = at;
    this.data = data;
  }

  static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  CodeBuilder code() {
    return code;
  }

  /// Pushes an object that exists now.
  void constant(Object value, Class<?> type) {
    int index = data.size();
    data.add(Objects.requireNonNull(value));
    code.ldc(
        DynamicConstantDesc.ofNamed(CLASS_DATA, ConstantDescs.DEFAULT_NAME, desc(type), index));
  }

  void call(Class<?> owner, String name, ClassDesc result, ClassDesc... parameters) {
    code.invokestatic(desc(owner), name, MethodTypeDesc.of(result, parameters));
  }

  void address(long offset) {
    if (at == NOWHERE) {
      code.loadConstant(offset);
      return;
    }
    code.lload(at);
    if (offset != 0) {
      code.loadConstant(offset).ladd();
    }
  }

  /// Slices `size` bytes off and returns what emits accesses to them, whose bounds the JIT knows.
  Emitter slice(long size) {
    code.aload(memory).lload(at).loadConstant(size);
    code.invokeinterface(SEGMENT, "asSlice", MethodTypeDesc.of(SEGMENT, CD_long, CD_long));
    int slice = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(slice);
    return new Emitter(code, slice, NOWHERE, data);
  }

  // ---------------------------------------------------------------- kinds

  /// Writes `body` for memory that is a `byte[]` and for one other kind: in either the JIT knows
  /// the class of the segment, whatever else the program uses. For all others `elsewhere` must put
  /// a `byte[]` into the two variables; `after` then follows the body.
  ///
  /// @param kinds the constants of [Memory] that are the classes of the two, the one that is asked
  ///   for first before
  void forTwoKinds(List<String> kinds, Runnable body, Runnable elsewhere, Runnable after) {
    Label isHeap = code.newLabel();
    Label isOther = code.newLabel();
    Label done = code.newLabel();
    int type = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(memory)
        .invokevirtual(CD_Object, "getClass", MethodTypeDesc.of(CD_Class))
        .astore(type);
    for (String kind : kinds) {
      onlyIf(type, kind, kind.equals("HEAP") ? isHeap : isOther);
    }
    elsewhere.run();
    code.labelBinding(isHeap);
    body.run();
    after.run();
    code.goto_(done).labelBinding(isOther);
    body.run();
    code.labelBinding(done);
  }

  private void onlyIf(int type, String kind, Label target) {
    code.aload(type).getstatic(desc(Memory.class), kind, CD_Class).if_acmpeq(target);
  }

  // ---------------------------------------------------------------- numbers

  /// Pushes the raw bits of `width` bytes, sign-extended: an `int`, or a `long` if 8.
  void load(long offset, int width, boolean swapped) {
    code.aload(memory);
    layout(ValueLayout.class, width);
    address(offset);
    code.invokeinterface(
        SEGMENT, "get", MethodTypeDesc.of(carrier(width), layoutType(width), CD_long));
    swap(width, swapped);
  }

  /// Pops nothing: stores the raw bits in local variable `bits`.
  void store(long offset, int width, boolean swapped, int bits) {
    code.aload(memory);
    layout(ValueLayout.class, width);
    address(offset);
    if (width == 8) {
      code.lload(bits);
    } else {
      code.iload(bits);
      narrow(width);
    }
    swap(width, swapped);
    set(width);
  }

  private void set(int width) {
    code.invokeinterface(
        SEGMENT, "set", MethodTypeDesc.of(CD_void, layoutType(width), CD_long, carrier(width)));
  }

  private void narrow(int width) {
    if (width == 1) {
      code.i2b();
    } else if (width == 2) {
      code.i2s();
    }
  }

  private void swap(int width, boolean swapped) {
    if (swapped) {
      switch (width) {
        case 2 -> call(Short.class, "reverseBytes", CD_short, CD_short);
        case 4 -> call(Integer.class, "reverseBytes", CD_int, CD_int);
        case 8 -> call(Long.class, "reverseBytes", CD_long, CD_long);
        default -> {}
      }
    }
  }

  void toFloat() {
    call(Float.class, "intBitsToFloat", CD_float, CD_int);
  }

  void halfToFloat() {
    call(Float.class, "float16ToFloat", CD_float, CD_short);
  }

  void toDouble() {
    call(Double.class, "longBitsToDouble", CD_double, CD_long);
  }

  private void layout(Class<?> owner, int width) {
    boolean little = owner == Fixed.class;
    String name =
        switch (width) {
          case 1 -> "JAVA_BYTE";
          case 2 -> little ? "SHORT" : "JAVA_SHORT_UNALIGNED";
          case 4 -> little ? "INT" : "JAVA_INT_UNALIGNED";
          default -> little ? "LONG" : "JAVA_LONG_UNALIGNED";
        };
    code.getstatic(little && width > 1 ? desc(Fixed.class) : LAYOUTS, name, layoutType(width));
  }

  private static ClassDesc layoutType(int width) {
    return desc(
        switch (width) {
          case 1 -> ValueLayout.OfByte.class;
          case 2 -> ValueLayout.OfShort.class;
          case 4 -> ValueLayout.OfInt.class;
          default -> ValueLayout.OfLong.class;
        });
  }

  private static ClassDesc carrier(int width) {
    return switch (width) {
      case 1 -> CD_byte;
      case 2 -> CD_short;
      case 4 -> CD_int;
      default -> CD_long;
    };
  }

  // ---------------------------------------------------------------- bytes

  /// Pushes `length` bytes as a new array, copied.
  void loadBytes(long offset, int length) {
    int array = code.allocateLocal(TypeKind.REFERENCE);
    code.loadConstant(length).newarray(TypeKind.BYTE).astore(array);
    code.aload(memory);
    layout(ValueLayout.class, 1);
    address(offset);
    code.aload(array).iconst_0().loadConstant(length);
    call(
        MemorySegment.class,
        true,
        "copy",
        SEGMENT,
        desc(ValueLayout.class),
        CD_long,
        CD_Object,
        CD_int,
        CD_int);
    code.aload(array);
  }

  /// Turns the lowest bytes of a `long` into a new array.
  void bytesOf(int length) {
    code.loadConstant(length);
    call(Fixed.class, "bytes", BYTES, CD_long, CD_int);
  }

  /// Turns the lowest bytes of a `long`, the first of them in the lowest, into the raw bits of a
  /// number: an `int`, or a `long` if it has 8.
  void numberOf(int width, boolean swapped) {
    if (width < 8) {
      code.l2i();
      narrow(width);
    }
    swap(width, swapped == (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN));
  }

  /// Pushes up to 8 bytes as a `long`, the first in the lowest byte.
  void loadShort(long offset, int length) {
    code.lconst_0();
    for (int done = 0; done < length; ) {
      int width = Integer.highestOneBit(length - done);
      code.aload(memory);
      layout(Fixed.class, width);
      address(offset + done);
      code.invokeinterface(
          SEGMENT, "get", MethodTypeDesc.of(carrier(width), layoutType(width), CD_long));
      if (width < 8) {
        code.i2l();
        if (length > width) {
          code.loadConstant((1L << (8 * width)) - 1).land();
          code.loadConstant(8 * done).lshl();
        }
      }
      code.lor();
      done += width;
    }
  }

  /// Adds a number of up to 4 bytes in local variable `bits` to the `long` on the stack, as it lies
  /// `shift` bits behind the first byte, which is the lowest.
  void join(int width, boolean swapped, int bits, int shift) {
    code.iload(bits);
    narrow(width);
    swap(width, swapped == (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN));
    code.i2l();
    join(width, shift);
  }

  /// Adds up to 8 bytes in local variable `bits` to the `long` on the stack.
  void joinShort(int length, int bits, int shift) {
    code.lload(bits);
    join(length, shift);
  }

  private void join(int length, int shift) {
    if (length < 8) {
      code.loadConstant((1L << (8 * length)) - 1).land();
    }
    if (shift > 0) {
      code.loadConstant(shift).lshl();
    }
    code.lor();
  }

  /// Stores up to 8 bytes from local variable `bits`, the lowest first.
  void storeShort(long offset, int length, int bits) {
    for (int done = 0; done < length; ) {
      int width = Integer.highestOneBit(length - done);
      code.aload(memory);
      layout(Fixed.class, width);
      address(offset + done);
      code.lload(bits);
      if (done > 0) {
        code.loadConstant(8 * done).lushr();
      }
      if (width < 8) {
        code.l2i();
        narrow(width);
      }
      set(width);
      done += width;
    }
  }

  /// Copies the whole array in local variable `array`.
  void storeBytes(long offset, int length, int array) {
    code.aload(array).iconst_0().aload(memory);
    layout(ValueLayout.class, 1);
    address(offset);
    code.loadConstant(length);
    call(
        MemorySegment.class,
        true,
        "copy",
        CD_Object,
        CD_int,
        SEGMENT,
        desc(ValueLayout.class),
        CD_long,
        CD_int);
  }

  private void call(Class<?> owner, boolean isInterface, String name, ClassDesc... parameters) {
    code.invokestatic(desc(owner), name, MethodTypeDesc.of(CD_void, parameters), isInterface);
  }

  /// Zeros `length` bytes that belong to no value.
  void zero(long offset, long length) {
    if (length > 4 * Fixed.MAX) {
      code.aload(memory);
      address(offset);
      code.loadConstant(length);
      code.invokeinterface(SEGMENT, "asSlice", MethodTypeDesc.of(SEGMENT, CD_long, CD_long));
      code.iconst_0();
      code.invokeinterface(SEGMENT, "fill", MethodTypeDesc.of(SEGMENT, CD_byte)).pop();
      return;
    }
    for (long done = 0; done < length; ) {
      int width = (int) Math.min(Fixed.MAX, Long.highestOneBit(length - done));
      code.aload(memory);
      layout(ValueLayout.class, width);
      address(offset + done);
      if (width == 8) {
        code.lconst_0();
      } else {
        code.iconst_0();
      }
      set(width);
      done += width;
    }
  }

  /// Zeros what lies between the spans, which come in ascending order.
  void zeroGaps(List<Span> spans, long size) {
    long end = 0;
    for (Span span : spans) {
      zero(end, span.offset() - end);
      end = Math.max(end, span.offset() + span.length());
    }
    zero(end, size - end);
  }

  /// Bytes that belong to a value.
  record Span(long offset, long length) {}

  static List<Object> constants() {
    return new ArrayList<>();
  }
}
