package org.memview.image;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferDouble;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferShort;
import java.awt.image.DataBufferUShort;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.layout.Layout;
import org.memview.spi.Export;
import org.memview.spi.Request;

/// The Java array below a view, described as the JDK's fast rasters want it: offset and strides in
/// elements, none negative.
///
/// @param channelStride from channel to channel of a pixel; of rank 2, of no meaning
record HeapArray(DataBuffer buffer, int offset, int rowStride, int pixelStride, int channelStride) {

  /// Returns the array, or null if the memory is no writable Java array of that type, or the
  /// elements lie in a way the JDK's sample models cannot say.
  static @Nullable HeapArray of(MemoryView view, int dataType) {
    if (view.isReadOnly() || view.suboffsets().length > 0 || view.formatSpec().needsSwap()) {
      return null;
    }
    Export export = view.export(Request.READ);
    try {
      DataBuffer buffer = buffer(export.segment().heapBase().orElse(null), dataType);
      return buffer == null ? null : described(buffer, export.segment(), export.layout());
    } finally {
      giveBack(export);
    }
  }

  /// The whole array, and never an offset of the data buffer: the JDK (25.0.3) forgets that in some
  /// methods, `setRGB` of a byte image among them. The offset goes into the band offsets instead.
  private static @Nullable DataBuffer buffer(@Nullable Object array, int dataType) {
    return switch (array) {
      case byte[] a when dataType == DataBuffer.TYPE_BYTE -> new DataBufferByte(a, a.length);
      case short[] a when dataType == DataBuffer.TYPE_USHORT -> new DataBufferUShort(a, a.length);
      case short[] a when dataType == DataBuffer.TYPE_SHORT -> new DataBufferShort(a, a.length);
      case int[] a when dataType == DataBuffer.TYPE_INT -> new DataBufferInt(a, a.length);
      case float[] a when dataType == DataBuffer.TYPE_FLOAT -> new DataBufferFloat(a, a.length);
      case double[] a when dataType == DataBuffer.TYPE_DOUBLE -> new DataBufferDouble(a, a.length);
      case null, default -> null;
    };
  }

  private static @Nullable HeapArray described(
      DataBuffer buffer, MemorySegment segment, Layout layout) {
    long size = Banks.size(buffer.getDataType());
    long offset =
        segment.address() + layout.offset(); // the address of a heap segment is its offset
    long channel = layout.ndim() == 3 && layout.extent(2) > 1 ? layout.stride(2) : size;
    long channels = layout.ndim() == 3 ? layout.extent(2) : 1;
    long pixel = layout.extent(1) > 1 ? layout.stride(1) : Math.abs(channel) * channels;
    long row = layout.extent(0) > 1 ? layout.stride(0) : pixel * layout.extent(1);
    boolean whole = (offset | channel | pixel | row) % size == 0;
    if (!whole || pixel < 0 || row < 0 || row / size > Integer.MAX_VALUE) {
      return null;
    }
    return new HeapArray(
        buffer,
        Math.toIntExact(offset / size),
        (int) (row / size),
        (int) (pixel / size),
        (int) (channel / size));
  }

  private static void giveBack(Export export) {
    Runnable onRelease = export.onRelease();
    if (onRelease != null) {
      onRelease.run();
    }
  }
}
