package org.memview.image;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferDouble;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferShort;
import java.awt.image.DataBufferUShort;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.Function;

/// The arrays of a data buffer as segments, and the formats of its elements.
final class Banks {
  private Banks() {}

  static MemorySegment[] of(DataBuffer buffer) {
    return switch (buffer) {
      case DataBufferByte b -> segments(b.getBankData(), MemorySegment::ofArray);
      case DataBufferUShort b -> segments(b.getBankData(), MemorySegment::ofArray);
      case DataBufferShort b -> segments(b.getBankData(), MemorySegment::ofArray);
      case DataBufferInt b -> segments(b.getBankData(), MemorySegment::ofArray);
      case DataBufferFloat b -> segments(b.getBankData(), MemorySegment::ofArray);
      case DataBufferDouble b -> segments(b.getBankData(), MemorySegment::ofArray);
      default -> throw Errors.unknownBuffer(buffer);
    };
  }

  private static <T> MemorySegment[] segments(T[] banks, Function<T, MemorySegment> segment) {
    return Arrays.stream(banks).map(segment).toArray(MemorySegment[]::new);
  }

  /// The format of samples that are stored one by one.
  static String format(int dataType) {
    return switch (dataType) {
      case DataBuffer.TYPE_BYTE -> "B";
      case DataBuffer.TYPE_USHORT -> "H";
      case DataBuffer.TYPE_SHORT -> "h";
      case DataBuffer.TYPE_INT -> "i";
      case DataBuffer.TYPE_FLOAT -> "f";
      case DataBuffer.TYPE_DOUBLE -> "d";
      default -> throw Errors.unknownType(dataType);
    };
  }

  /// The format of numbers that hold whole pixels: without a sign.
  static String packedFormat(int dataType) {
    return dataType == DataBuffer.TYPE_INT ? "I" : format(dataType);
  }

  static long size(int dataType) {
    return DataBuffer.getDataTypeSize(dataType) / 8;
  }
}
