package org.memview.image;

import java.awt.image.DataBuffer;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.Raster;
import org.memview.spi.Export;

/// The storage of rasters with several pixels in one number.
final class PackedBits {
  private PackedBits() {}

  static Export lend(Raster raster) {
    if (!(raster.getSampleModel() instanceof MultiPixelPackedSampleModel model)) {
      throw Errors.onePixelEach(raster);
    }
    DataBuffer buffer = raster.getDataBuffer();
    int type = model.getDataType();
    long width = DataBuffer.getDataTypeSize(type);
    long row = (long) raster.getMinY() - raster.getSampleModelTranslateY();
    long column = (long) raster.getMinX() - raster.getSampleModelTranslateX();
    long bit = model.getDataBitOffset() + column * model.getPixelBitStride();
    if (bit % width != 0) {
      throw Errors.insideNumber(bit, width);
    }
    long bits = (long) raster.getWidth() * model.getPixelBitStride();
    long at = buffer.getOffset() + row * model.getScanlineStride() + bit / width;
    return Export.of(Banks.of(buffer)[0])
        .format(Banks.packedFormat(type))
        .shape(raster.getHeight(), (bits + width - 1) / width)
        .strides(model.getScanlineStride() * (width / 8), width / 8)
        .offset(at * (width / 8))
        .owner(raster);
  }
}
