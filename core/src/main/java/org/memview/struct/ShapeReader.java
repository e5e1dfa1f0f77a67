package org.memview.struct;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.memview.Complex;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.format.Kind;

/// Reads a record class and its annotations into a [RecordShape], or says what cannot be mapped.
final class ShapeReader {
  private final Reach reach;

  /// The records being read, outermost first: none may contain itself.
  private final Deque<Class<?>> open = new ArrayDeque<>();

  ShapeReader(Reach reach) {
    this.reach = reach;
  }

  /// How a record lies: the prefix its codes are parsed under, and whether they are aligned.
  private record Style(char order, boolean aligned) {
    /// Native sizes without alignment, which the reader adds itself.
    static final char NATIVE = '^';

    static Style of(Class<?> type, Style outer) {
      Binary binary = type.getAnnotation(Binary.class);
      if (binary == null) {
        return outer;
      }
      String prefix = binary.value();
      if (prefix.length() != 1 || "@=<>!".indexOf(prefix.charAt(0)) < 0) {
        throw Errors.unmapped(type, "@Binary(\"" + prefix + "\") is none of @ = < > !");
      }
      char order = prefix.charAt(0);
      return switch (order) {
        case '@' -> new Style(NATIVE, true);
        case '!' -> new Style('>', binary.aligned());
        default -> new Style(order, binary.aligned());
      };
    }
  }

  RecordShape read(Class<?> type) {
    return read(type, new Style(Style.NATIVE, true));
  }

  private RecordShape read(Class<?> type, Style outer) {
    RecordComponent[] components = type.getRecordComponents();
    if (components.length == 0) {
      throw Errors.unmapped(type, "it has no components");
    }
    if (BitsReader.isBits(type)) {
      throw Errors.unmapped(
          type, "it is one of @Bits, which have a size only as a component with a @Code");
    }
    Style style = Style.of(type, outer);
    open.addLast(type);
    MethodHandle constructor = reach.constructor(type);
    List<RecordShape.Component> placed = new ArrayList<>();
    long end = 0;
    long alignment = 1;
    for (RecordComponent component : components) {
      Piece piece = piece(type, component, style);
      long boundary = style.aligned ? piece.alignment() : 1;
      Pad pad = component.getAnnotation(Pad.class);
      requirePads(type, component, pad);
      long offset = roundUp(Math.addExact(end, pad == null ? 0 : pad.value()), boundary);
      MethodHandle getter = reach.accessor(type, component);
      placed.add(RecordShape.Component.of(component.getName(), offset, piece, getter));
      end = Math.addExact(offset + piece.size(), pad == null ? 0 : pad.after());
      alignment = Math.max(alignment, boundary);
    }
    open.removeLast();
    return RecordShape.of(type, constructor, placed, roundUp(end, alignment), alignment);
  }

  private static void requirePads(Class<?> type, RecordComponent component, @Nullable Pad pad) {
    if (pad != null && (pad.value() < 0 || pad.after() < 0)) {
      throw Errors.unmapped(type, component.getName(), "has a negative @Pad");
    }
  }

  private static long roundUp(long size, long boundary) {
    return Math.addExact(size, -size & (boundary - 1));
  }

  // ---------------------------------------------------------------- components

  private Piece piece(Class<?> type, RecordComponent component, Style style) {
    Count count = component.getAnnotation(Count.class);
    int[] extents = count == null ? new int[0] : count.value();
    Class<?> element = component.getType();
    for (int extent : extents) {
      if (!element.isArray()) {
        throw Errors.unmapped(
            type,
            component.getName(),
            "has a @Count of %s axes but is %s"
                .formatted(extents.length, component.getType().getSimpleName()));
      }
      if (extent < 0) {
        throw Errors.unmapped(type, component.getName(), "has a negative @Count");
      }
      element = element.getComponentType();
    }
    Piece piece = element(type, component, element, style);
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      piece = ArrayPiece.of(piece, element, extents[axis]);
      element = Array.newInstance(element, 0).getClass();
    }
    return piece;
  }

  private Piece element(Class<?> type, RecordComponent component, Class<?> carrier, Style style) {
    if (carrier == Optional.class) {
      return new OptionalPiece(element(type, component, present(type, component), style));
    }
    if (carrier.isRecord() && carrier != Complex.class) {
      return BitsReader.isBits(carrier)
          ? bits(type, component, carrier, style)
          : nested(type, component, carrier, style);
    }
    if (carrier.isEnum()) {
      return enumeration(type, component, carrier, style);
    }
    Code code = component.getAnnotation(Code.class);
    String text = code != null ? code.value() : Carriers.usual(carrier);
    if (text.isEmpty()) {
      throw Errors.unmapped(type, component.getName(), Carriers.whyNot(carrier));
    }
    Format format = format(type, component, style.order + text);
    String refusal = Carriers.refusal(carrier, format);
    if (refusal != null) {
      throw Errors.unmapped(type, component.getName(), refusal);
    }
    String charset = code == null ? "UTF-8" : code.charset();
    try {
      return Carriers.piece(style.order, format, carrier, charset);
    } catch (java.nio.charset.IllegalCharsetNameException
        | java.nio.charset.UnsupportedCharsetException e) {
      throw Errors.unmapped(type, component.getName(), "names no charset known here: " + charset);
    }
  }

  /// The class of what an `Optional` has, primitive if there is one.
  private static Class<?> present(Class<?> type, RecordComponent component) {
    Type generic = component.getGenericType();
    while (generic instanceof GenericArrayType array) {
      generic = array.getGenericComponentType();
    }
    if (generic instanceof ParameterizedType parameterized
        && parameterized.getActualTypeArguments()[0] instanceof Class<?> present
        && present != Optional.class) {
      return MethodType.methodType(present).unwrap().returnType();
    }
    throw Errors.unmapped(
        type, component.getName(), "is an Optional of no class that has a size: " + generic);
  }

  private Piece bits(Class<?> type, RecordComponent component, Class<?> inner, Style style) {
    Code code = component.getAnnotation(Code.class);
    if (code == null) {
      throw Errors.unmapped(
          type,
          component.getName(),
          "is a record of @Bits: @Code(\"H\") makes it bits of an unsigned short");
    }
    Format format = format(type, component, style.order + code.value());
    return new BitsReader(reach, type, component).read(style.order, format, inner);
  }

  private static Piece enumeration(
      Class<?> type, RecordComponent component, Class<?> carrier, Style style) {
    String name = component.getName();
    Code code = component.getAnnotation(Code.class);
    if (code == null) {
      throw Errors.unmapped(type, name, Carriers.whyNot(carrier));
    }
    Format format = format(type, component, style.order + code.value());
    if (format.kind() != Kind.SIGNED && format.kind() != Kind.UNSIGNED) {
      throw Errors.unmapped(
          type, name, "is an enum, which takes an integer code, not '%s'".formatted(code.value()));
    }
    EnumPiece piece = EnumPiece.of(style.order, format, Errors.place(type, name), carrier);
    String refusal = piece.refusal();
    if (refusal != null) {
      throw Errors.unmapped(type, name, refusal);
    }
    return piece;
  }

  private Piece nested(Class<?> type, RecordComponent component, Class<?> inner, Style style) {
    if (component.getAnnotation(Code.class) != null) {
      throw Errors.unmapped(type, component.getName(), "is a record, which has no @Code");
    }
    if (open.contains(inner)) {
      throw Errors.unmapped(
          type, component.getName(), "makes " + inner.getSimpleName() + " contain itself");
    }
    return new RecordPiece(read(inner, style));
  }

  private static Format format(Class<?> type, RecordComponent component, String text) {
    Format format;
    try {
      format = Format.of(text);
    } catch (FormatException e) {
      throw Errors.unmapped(
          type, component.getName(), "has a @Code that is no format: " + e.getMessage());
    }
    if (format.isRecord()) {
      throw Errors.unmapped(
          type,
          component.getName(),
          "has @Code(\"%s\"), which is not one code: how many there are says @Count"
              .formatted(text.substring(1)));
    }
    return format;
  }
}
