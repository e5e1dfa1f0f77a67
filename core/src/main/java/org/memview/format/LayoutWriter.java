package org.memview.format;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Describes formats as memory layouts.
final class LayoutWriter {
  static final int MAX_RUN = 1 << 16;

  private LayoutWriter() {}

  static MemoryLayout write(Format format) {
    return write(format, false);
  }

  /// With `packed` every value is aligned to one byte.
  private static MemoryLayout write(Format format, boolean packed) {
    return format.isRecord() ? struct(format, packed) : element(format, packed);
  }

  private static MemoryLayout struct(Format record, boolean packed) {
    List<MemoryLayout> members = new ArrayList<>();
    long end = 0;
    for (Part part : record.parts()) {
      pad(members, part.offset() - end);
      add(members, part, packed, record);
      end = part.offset() + part.byteSize();
    }
    pad(members, record.size() - end);
    StructLayout struct = MemoryLayout.structLayout(members.toArray(MemoryLayout[]::new));
    // A size such as the 5 bytes of "ib" leaves every second element of a sequence unaligned.
    return record.size() % struct.byteAlignment() == 0 ? struct : struct(record, true);
  }

  private static void add(List<MemoryLayout> members, Part part, boolean packed, Format record) {
    if (part.count() > MAX_RUN) {
      throw Errors.runTooLong(part, record);
    }
    MemoryLayout member = member(part, packed);
    if (part.offset() % member.byteAlignment() != 0) {
      member = member(part, true);
    }
    for (long i = 0; i < part.count(); i++) {
      members.add(member);
    }
  }

  private static MemoryLayout member(Part part, boolean packed) {
    MemoryLayout member = write(part.format(), packed);
    for (int axis = part.shape().length - 1; axis >= 0; axis--) {
      member = MemoryLayout.sequenceLayout(part.shape()[axis], member);
    }
    return part.name().isEmpty() ? member : member.withName(part.name());
  }

  private static void pad(List<MemoryLayout> members, long bytes) {
    if (bytes > 0) {
      members.add(MemoryLayout.paddingLayout(bytes));
    }
  }

  private static MemoryLayout element(Format format, boolean packed) {
    long alignment = packed ? 1 : format.alignment();
    return switch (format.kind()) {
      case PAD -> padding(format.length());
      case BYTES, PASCAL, TEXT ->
          MemoryLayout.sequenceLayout(format.length(), unit(format, alignment));
      case COMPLEX ->
          MemoryLayout.structLayout(
              unit(format, alignment).withName("real"), unit(format, alignment).withName("imag"));
      default -> unit(format, alignment);
    };
  }

  private static MemoryLayout padding(long bytes) {
    return bytes == 0 ? MemoryLayout.structLayout() : MemoryLayout.paddingLayout(bytes);
  }

  private static ValueLayout unit(Format format, long alignment) {
    ValueLayout layout =
        switch (format.code()) {
          case '?' -> ValueLayout.JAVA_BOOLEAN;
          // Java's only unsigned type.
          case 'H', 'u' -> ValueLayout.JAVA_CHAR;
          case 'f', 'F' -> ValueLayout.JAVA_FLOAT;
          case 'd', 'D' -> ValueLayout.JAVA_DOUBLE;
          case 'P' -> ValueLayout.ADDRESS;
          default ->
              switch (format.unitSize()) {
                case 2 -> ValueLayout.JAVA_SHORT;
                case 4 -> ValueLayout.JAVA_INT;
                case 8 -> ValueLayout.JAVA_LONG;
                default -> ValueLayout.JAVA_BYTE;
              };
        };
    return layout.withOrder(format.order()).withByteAlignment(alignment);
  }
}
