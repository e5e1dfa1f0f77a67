package org.memview.struct;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.internal.Elements;

/// What generated codecs do rarely and in much code: the way into memory they have no code for,
/// such as an `int[]`, over a small `byte[]`, which they have code for; and values of classes that
/// are not the usual ones of their code.
///
/// A bulk copy is a thousand bytes of machine code, a conversion by the interpreter's way more. To
/// keep them out of callers that are to be inlined themselves they are called by handles the JIT
/// does not know: elements of arrays.
final class Elsewhere {
  private static final MethodHandle[] COPY_IN = {
    handle("copyIn", MemorySegment.class, MemorySegment.class, long.class, int.class)
  };
  private static final MethodHandle[] SCRATCH = {handle("room", MemorySegment.class, int.class)};
  private static final MethodHandle[] COPY_OUT = {
    handle("copyOut", void.class, MemorySegment.class, MemorySegment.class, long.class, int.class)
  };
  private static final MethodHandle[] CONVERT = {
    handle("convert", long.class, Object.class, Format.class)
  };
  private static final MethodHandle[] ENCODE = {
    handle("encode", byte[].class, Object.class, Field.class)
  };
  private static final MethodHandle[] UNPACK = {
    handle("unpack", Object[].class, StructInterpreter.class, MemorySegment.class, long.class)
  };
  private static final MethodHandle[] PACK = {
    handle(
        "pack",
        void.class,
        StructInterpreter.class,
        MemorySegment.class,
        long.class,
        Object[].class,
        MemoryView.class)
  };
  private static final MethodHandle[] PAD = {handle("pad", long.class, byte[].class, int.class)};

  private Elsewhere() {}

  private static MethodHandle handle(String name, Class<?> result, Class<?>... parameters) {
    try {
      return MethodHandles.lookup()
          .findStatic(Elsewhere.class, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  static MemorySegment copyIn(MemorySegment memory, long at, int size) {
    byte[] bytes = new byte[size];
    MemorySegment.copy(memory, JAVA_BYTE, at, bytes, 0, size);
    return MemorySegment.ofArray(bytes);
  }

  static MemorySegment room(int size) {
    return MemorySegment.ofArray(new byte[size]);
  }

  static void copyOut(MemorySegment bytes, MemorySegment memory, long at, int size) {
    MemorySegment.copy(bytes, 0, memory, at, size);
  }

  static long convert(Object value, Format format) {
    int unused = (int) (Long.SIZE - 8 * format.size());
    return switch (format.kind()) {
      case CHAR -> Elements.encode(format, value)[0];
      case BYTES -> Fixed.bits(Items.bytes(format, value), (int) format.size());
      case UNSIGNED -> Elements.bits(format, value) << unused >>> unused;
      case SIGNED -> Elements.bits(format, value) << unused >> unused;
      default -> Elements.bits(format, value);
    };
  }

  static byte[] encode(Object value, Field field) {
    return Items.encode(field, value);
  }

  static long pad(byte[] bytes, int room) {
    if (bytes.length > room) {
      throw new IllegalArgumentException("too long");
    }
    return Fixed.bits(bytes, room);
  }

  static Object[] unpack(StructInterpreter interpreter, MemorySegment memory, long at) {
    return interpreter.read(memory, at);
  }

  static void pack(
      StructInterpreter interpreter,
      MemorySegment memory,
      long at,
      @Nullable Object[] values,
      @Nullable MemoryView view) {
    interpreter.write(memory, at, values, view);
  }

  /// Returns the bytes of one record in memory of its own.
  static MemorySegment read(MemorySegment memory, long at, int size) throws Throwable {
    return (MemorySegment) COPY_IN[0].invokeExact(memory, at, size);
  }

  /// Returns room for one record.
  static MemorySegment scratch(int size) throws Throwable {
    return (MemorySegment) SCRATCH[0].invokeExact(size);
  }

  /// Writes one record from its scratch room.
  static void write(MemorySegment scratch, MemorySegment memory, long at, int size)
      throws Throwable {
    COPY_OUT[0].invokeExact(scratch, memory, at, size);
  }

  /// Returns the bits that store any value; of up to 8 of `s`, the first in the lowest byte.
  static long bits(Object value, Format format) throws Throwable {
    return (long) CONVERT[0].invokeExact(value, format);
  }

  /// Returns the bytes that store any value of a field.
  static byte[] encoded(Object value, Field field) throws Throwable {
    return (byte[]) ENCODE[0].invokeExact(value, field);
  }

  /// Returns up to `room` bytes, the first in the lowest, or refuses more.
  static long shorter(byte[] bytes, int room) throws Throwable {
    return (long) PAD[0].invokeExact(bytes, room);
  }

  /// Unpacks by the interpreter.
  static Object[] interpreted(StructInterpreter interpreter, MemorySegment memory, long at) {
    try {
      return (Object[]) UNPACK[0].invokeExact(interpreter, memory, at);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("declares none", e);
    }
  }

  /// Packs by the interpreter.
  static void interpreted(
      StructInterpreter interpreter,
      MemorySegment memory,
      long at,
      @Nullable Object[] values,
      @Nullable MemoryView view) {
    try {
      PACK[0].invokeExact(interpreter, memory, at, values, view);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("declares none", e);
    }
  }
}
