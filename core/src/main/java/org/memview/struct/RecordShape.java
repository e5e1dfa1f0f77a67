package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;

/// A record class with the place of each of its components: what both codecs work from.
///
/// @param constructor the canonical one; reference parameters and result are `Object`
/// @param components in ascending order of their offsets
record RecordShape(
    Class<?> type,
    MethodHandle constructor,
    MethodHandle spreader,
    List<Component> components,
    long size,
    long alignment) {

  /// @param getter from `Object`; a reference result is `Object`
  record Component(String name, long offset, Piece piece, MethodHandle getter, MethodHandle boxed) {
    static Component of(String name, long offset, Piece piece, MethodHandle getter) {
      MethodHandle erased = getter.asType(getter.type().erase());
      MethodHandle boxed = getter.asType(MethodType.genericMethodType(1));
      return new Component(name, offset, piece, erased, boxed);
    }
  }

  static RecordShape of(
      Class<?> type,
      MethodHandle constructor,
      List<Component> components,
      long size,
      long alignment) {
    MethodHandle erased = constructor.asType(constructor.type().erase());
    MethodHandle spreader =
        constructor
            .asSpreader(Object[].class, components.size())
            .asType(MethodType.methodType(Object.class, Object[].class));
    return new RecordShape(type, erased, spreader, List.copyOf(components), size, alignment);
  }

  /// Appends the fields with the pads between and after them.
  void describe(FormatText text) {
    long end = 0;
    for (Component component : components) {
      text.pad(component.offset - end);
      component.piece.describe(text);
      text.name(component.name);
      end = component.offset + component.piece.size();
    }
    text.pad(size - end);
  }

  /// Whether reading a record reads its first and its last byte, so that memory which has them not
  /// refuses it: there are no pads at the ends, nor components that may be left unread.
  boolean isReadToItsEnds() {
    Component first = components.getFirst();
    Component last = components.getLast();
    return first.offset == 0
        && isReadWhole(first.piece)
        && last.offset + last.piece.size() == size
        && isReadWhole(last.piece);
  }

  private static boolean isReadWhole(Piece piece) {
    return switch (piece) {
      case NumberPiece _, EnumPiece _, BitsPiece _ -> true;
      case BytesPiece bytes -> bytes.isPlain() && bytes.size() > 0;
      case RecordPiece record -> record.shape().isReadToItsEnds();
      default -> false;
    };
  }

  Object read(MemorySegment memory, long at) {
    Object[] values = new Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      Component component = components.get(i);
      values[i] = component.piece.read(memory, at + component.offset);
    }
    return invoke(spreader, values);
  }

  /// Writes into memory that is zero so far; a refusal names the component.
  void write(MemorySegment zeroed, long at, Object value) {
    for (Component component : components) {
      Object item = invoke(component.boxed, value);
      try {
        if (item == null) {
          throw Errors.nullComponent();
        }
        component.piece.write(zeroed, at + component.offset, item);
      } catch (IllegalArgumentException e) {
        throw Errors.inComponent(type, component.name, e);
      }
    }
  }

  byte[] encode(Object value) {
    byte[] bytes = new byte[Math.toIntExact(size)];
    write(MemorySegment.ofArray(bytes), 0, value);
    return bytes;
  }

  static Object invoke(MethodHandle handle, Object argument) {
    try {
      return handle.invoke(argument);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      // A canonical constructor or an accessor declares no checked exception.
      throw new AssertionError(e);
    }
  }
}
