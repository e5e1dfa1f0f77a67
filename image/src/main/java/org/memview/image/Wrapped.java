package org.memview.image;

import java.awt.image.ComponentSampleModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.SinglePixelPackedSampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import org.memview.MemoryView;

/// Rasters over the memory of views.
final class Wrapped {
  private Wrapped() {}

  /// One sample for each element of a view `[h, w]` or `[h, w, c]`.
  ///
  /// @param bands for each band of the raster, its index on axis 2
  static WritableRaster components(MemoryView view, int[] bands) {
    int type = Colors.dataType(view);
    requirePixels(view);
    HeapArray array = HeapArray.of(view, type);
    return array == null ? counted(view, type, bands) : fast(view, array, bands);
  }

  /// Fails if there is no pixel, or more samples than the JDK counts.
  private static void requirePixels(MemoryView view) {
    if (view.ndim() < 2 || view.ndim() > 3) {
      throw Errors.rank(view);
    }
    if (view.isEmpty() || view.elementCount() > Integer.MAX_VALUE) {
      throw Errors.size(view);
    }
  }

  private static WritableRaster counted(MemoryView view, int type, int[] bands) {
    int width = (int) view.extent(1);
    SampleModel model =
        new PixelInterleavedSampleModel(
            type, width, (int) view.extent(0), bands.length, width * bands.length, bands);
    return Raster.createWritableRaster(model, new ViewDataBuffer(view, type), null);
  }

  private static WritableRaster fast(MemoryView view, HeapArray array, int[] bands) {
    int[] offsets =
        Arrays.stream(bands).map(band -> array.offset() + band * array.channelStride()).toArray();
    SampleModel model = fastModel(array, (int) view.extent(1), (int) view.extent(0), offsets);
    return Raster.createWritableRaster(model, array.buffer(), null);
  }

  /// The interleaved model where its own conditions hold: only for it the JDK has fast rasters.
  private static SampleModel fastModel(HeapArray array, int width, int height, int[] offsets) {
    int type = array.buffer().getDataType();
    int spread = Arrays.stream(offsets).max().orElse(0) - Arrays.stream(offsets).min().orElse(0);
    int pixel = array.pixelStride();
    int row = array.rowStride();
    boolean interleaved = spread <= pixel && (long) pixel * width <= row;
    return interleaved
        ? new PixelInterleavedSampleModel(type, width, height, pixel, row, offsets)
        : new ComponentSampleModel(type, width, height, pixel, row, offsets);
  }

  /// One pixel for each element of a view `[h, w]`.
  ///
  /// @param masks the bits of each band
  static WritableRaster packed(MemoryView view, int[] masks) {
    requirePixels(view);
    int type = Colors.dataType(view);
    int width = (int) view.extent(1);
    int height = (int) view.extent(0);
    HeapArray array = HeapArray.of(view, type);
    if (array != null && array.pixelStride() == 1 && isInsideRows(array, width)) {
      return partOfArray(array, width, height, masks);
    }
    SampleModel model = new SinglePixelPackedSampleModel(type, width, height, width, masks);
    return Raster.createWritableRaster(model, new ViewDataBuffer(view, type), null);
  }

  /// Whether the pixels are a rectangle of the whole array cut into rows.
  private static boolean isInsideRows(HeapArray array, int width) {
    return array.rowStride() > 0 && array.offset() % array.rowStride() + width <= array.rowStride();
  }

  /// Packed pixels have no band offsets to put an offset into, so the whole array becomes a raster,
  /// and this a part of it.
  private static WritableRaster partOfArray(HeapArray array, int width, int height, int[] masks) {
    int row = array.rowStride();
    int top = array.offset() / row;
    int left = array.offset() % row;
    SampleModel model =
        new SinglePixelPackedSampleModel(
            array.buffer().getDataType(), left + width, top + height, row, masks);
    WritableRaster whole = Raster.createWritableRaster(model, array.buffer(), null);
    return whole.createWritableChild(left, top, width, height, 0, 0, null);
  }
}
