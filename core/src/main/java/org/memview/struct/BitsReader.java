package org.memview.struct;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.format.Kind;

/// Reads a record of [Bits], or says what cannot be mapped.
///
/// @param outer the record that has it as `component`
record BitsReader(Reach reach, Class<?> outer, RecordComponent component) {

  /// Whether any component is marked.
  static boolean isBits(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .anyMatch(part -> part.isAnnotationPresent(Bits.class));
  }

  BitsPiece read(char order, Format format, Class<?> type) {
    if (format.kind() != Kind.UNSIGNED) {
      throw refused("is a record of @Bits, which takes an unsigned code, such as @Code(\"H\")");
    }
    List<BitsPiece.Part> parts = new ArrayList<>();
    int used = 0;
    for (RecordComponent part : type.getRecordComponents()) {
      parts.add(part(type, part, used));
      used += parts.getLast().width();
    }
    if (used > 8 * format.size()) {
      throw refused("has %s bits, its code has %s".formatted(used, 8 * format.size()));
    }
    MethodHandle constructor = reach.constructor(type);
    MethodHandle spreader =
        constructor
            .asSpreader(Object[].class, parts.size())
            .asType(MethodType.methodType(Object.class, Object[].class));
    NumberPiece number = new NumberPiece(order, format, long.class);
    MethodHandle erased = constructor.asType(constructor.type().erase());
    return new BitsPiece(number, type, erased, spreader, List.copyOf(parts));
  }

  private BitsPiece.Part part(Class<?> type, RecordComponent part, int shift) {
    Bits bits = part.getAnnotation(Bits.class);
    if (bits == null) {
      throw refused("is a record of @Bits, but '%s' of it has no @Bits".formatted(part.getName()));
    }
    boolean signed = bits.signed();
    int most = most(part.getType(), signed);
    if (bits.value() < 1 || bits.value() > most) {
      throw refused(
          "is a record of @Bits, but '%s' of it is %s, which holds %s%s, not %s"
              .formatted(
                  part.getName(),
                  part.getType().getSimpleName(),
                  most == 0 ? "no" : most == 1 ? "1" : "1 to " + most,
                  signed ? " signed bits" : " bits",
                  bits.value()));
    }
    MethodHandle getter = reach.accessor(type, part);
    return new BitsPiece.Part(
        part.getName(),
        part.getType(),
        shift,
        bits.value(),
        signed,
        getter.asType(getter.type().erase()),
        getter.asType(MethodType.genericMethodType(1)));
  }

  private static int most(Class<?> carrier, boolean signed) {
    return switch (carrier.getName()) {
      case "boolean" -> signed ? 0 : 1;
      case "char" -> signed ? 0 : 16;
      case "byte" -> signed ? 8 : 7;
      case "short" -> signed ? 16 : 15;
      case "int" -> signed ? 32 : 31;
      case "long" -> signed ? 64 : 63;
      default -> 0;
    };
  }

  private FormatException refused(String reason) {
    return Errors.unmapped(outer, component.getName(), reason);
  }
}
