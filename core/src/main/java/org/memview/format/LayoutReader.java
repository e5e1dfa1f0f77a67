package org.memview.format;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Describes memory layouts as formats.
final class LayoutReader {
  private LayoutReader() {}

  /// The result is parsed from its own text, so that the text alone says all there is to know.
  static Format read(MemoryLayout layout) {
    Format format =
        switch (layout) {
          case ValueLayout value -> element(value);
          case StructLayout struct -> struct(struct, 1);
          case PaddingLayout padding -> Elements.of('@', 'x', padding.byteSize());
          case GroupLayout union -> throw union(union);
          case SequenceLayout sequence -> {
            RecordBuilder record = new RecordBuilder();
            add(record, "", sequence, 1);
            yield record.build(record.size());
          }
        };
    return Format.of(format.text());
  }

  private static Format struct(StructLayout struct, int depth) {
    if (depth > Parser.MAX_DEPTH) {
      throw Errors.noFormatFor(struct, "structs are nested deeper than " + Parser.MAX_DEPTH);
    }
    RecordBuilder record = new RecordBuilder();
    for (MemoryLayout member : struct.memberLayouts()) {
      String name = name(member);
      if (record.hasName(name)) {
        throw Errors.noFormatFor(struct, "two members are called '" + name + "'");
      }
      add(record, name, member, depth);
    }
    return record.build(struct.byteSize());
  }

  private static void add(RecordBuilder record, String name, MemoryLayout member, int depth) {
    MemoryLayout element = member;
    long[] shape = new long[Parser.MAX_RANK];
    int rank = 0;
    while (element instanceof SequenceLayout sequence) {
      if (rank == Parser.MAX_RANK) {
        throw Errors.noFormatFor(member, "it has more than " + Parser.MAX_RANK + " axes");
      }
      shape[rank++] = sequence.elementCount();
      element = sequence.elementLayout();
    }
    if (element instanceof PaddingLayout && name.isEmpty()) {
      record.pad(member.byteSize());
    } else {
      record.add(name, format(element, depth), 1, Arrays.copyOf(shape, rank));
    }
  }

  private static Format format(MemoryLayout element, int depth) {
    return switch (element) {
      case ValueLayout value -> element(value);
      case StructLayout struct -> struct(struct, depth + 1);
      case PaddingLayout padding -> Elements.of('@', 'x', padding.byteSize());
      default -> throw union(element);
    };
  }

  private static FormatException union(MemoryLayout union) {
    return Errors.noFormatFor(
        union, "members of a union share their bytes, fields of a format follow each other");
  }

  private static String name(MemoryLayout member) {
    String name = member.name().orElse("");
    if (name.indexOf(':') >= 0 || name.indexOf('\0') >= 0) {
      throw Errors.noFormatFor(member, "its name contains ':' or NUL, which a format cannot spell");
    }
    return name;
  }

  private static Format element(ValueLayout value) {
    char code = code(value);
    boolean isNative = value.order() == ByteOrder.nativeOrder();
    if (isNative && value.byteAlignment() >= value.byteSize()) {
      return Elements.of('@', code, 1);
    }
    return Elements.of(Codes.prefix(value.order()), code, 1);
  }

  private static char code(ValueLayout value) {
    return switch (value) {
      case ValueLayout.OfByte _ -> 'b';
      case ValueLayout.OfShort _ -> 'h';
      case ValueLayout.OfInt _ -> 'i';
      case ValueLayout.OfLong _ -> 'q';
      case ValueLayout.OfFloat _ -> 'f';
      case ValueLayout.OfDouble _ -> 'd';
      case ValueLayout.OfBoolean _ -> '?';
      case ValueLayout.OfChar _ -> 'H';
      case AddressLayout _ -> 'P';
    };
  }
}
