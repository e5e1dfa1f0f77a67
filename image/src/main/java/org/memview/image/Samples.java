package org.memview.image;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.SinglePixelPackedSampleModel;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.memview.format.Format;
import org.memview.layout.Layout;
import org.memview.spi.Export;
import org.memview.spi.Request;

/// Where the samples of a raster lie, in bytes: band `b` of pixel `(y, x)` is at `offsets[b] + y *
/// rowStride + x * pixelStride` of `banks[b]`.
///
/// A packed pixel counts as one band. The offset of a data buffer counts, as it does for
/// `Raster.getSample`; some of the JDK's own methods (25.0.3: `setRGB` of a byte image) forget it.
record Samples(
    Raster raster,
    Format format,
    MemorySegment[] banks,
    long[] offsets,
    long rowStride,
    long pixelStride,
    boolean readOnly,
    @Nullable Runnable onRelease) {

  /// @throws org.memview.BufferException if the raster stores several pixels in one number, or in a
  ///   way of its own
  static Samples of(Raster raster) {
    DataBuffer buffer = raster.getDataBuffer();
    SampleModel model = raster.getSampleModel();
    if (buffer instanceof ViewDataBuffer viewed) {
      return ofView(raster, viewed, model);
    }
    return switch (model) {
      case ComponentSampleModel m -> ofComponents(raster, buffer, m);
      case SinglePixelPackedSampleModel m -> ofPacked(raster, buffer, m);
      case MultiPixelPackedSampleModel m -> throw Errors.severalPixels(m);
      default -> throw Errors.unknownModel(model);
    };
  }

  private static Samples ofComponents(
      Raster raster, DataBuffer buffer, ComponentSampleModel model) {
    MemorySegment[] banks = Banks.of(buffer);
    int[] bankOf = model.getBankIndices();
    int[] bandOffsets = model.getBandOffsets();
    int[] bankOffsets = buffer.getOffsets();
    long size = Banks.size(model.getDataType());
    long corner = row(raster) * model.getScanlineStride() + column(raster) * model.getPixelStride();
    return new Samples(
        raster,
        Format.of(Banks.format(model.getDataType())),
        Arrays.stream(bankOf).mapToObj(bank -> banks[bank]).toArray(MemorySegment[]::new),
        IntStream.range(0, bankOf.length)
            .mapToLong(b -> (bankOffsets[bankOf[b]] + bandOffsets[b] + corner) * size)
            .toArray(),
        model.getScanlineStride() * size,
        model.getPixelStride() * size,
        false,
        null);
  }

  private static Samples ofPacked(
      Raster raster, DataBuffer buffer, SinglePixelPackedSampleModel model) {
    long size = Banks.size(model.getDataType());
    long corner = row(raster) * model.getScanlineStride() + column(raster);
    return new Samples(
        raster,
        Format.of(Banks.packedFormat(model.getDataType())),
        new MemorySegment[] {Banks.of(buffer)[0]},
        new long[] {(buffer.getOffset() + corner) * size},
        model.getScanlineStride() * size,
        size,
        false,
        null);
  }

  /// A raster of [Wrapped]: the sample model counts the elements of the view in C order, the view's
  /// own strides say where they are.
  private static Samples ofView(Raster raster, ViewDataBuffer buffer, SampleModel model) {
    Export export = buffer.view().export(Request.READ);
    Layout layout = export.layout();
    long corner =
        layout.offset() + row(raster) * layout.stride(0) + column(raster) * layout.stride(1);
    int[] bands = model instanceof ComponentSampleModel m ? m.getBandOffsets() : new int[1];
    long bandStride = layout.ndim() == 3 ? layout.stride(2) : 0;
    MemorySegment[] banks = new MemorySegment[bands.length];
    Arrays.fill(banks, export.segment());
    return new Samples(
        raster,
        export.format(),
        banks,
        Arrays.stream(bands).mapToLong(band -> corner + band * bandStride).toArray(),
        layout.stride(0),
        layout.stride(1),
        export.isReadOnly(),
        export.onRelease());
  }

  /// The row of the storage in which the raster begins: a part shares the storage of the whole.
  private static long row(Raster raster) {
    return (long) raster.getMinY() - raster.getSampleModelTranslateY();
  }

  private static long column(Raster raster) {
    return (long) raster.getMinX() - raster.getSampleModelTranslateX();
  }

  /// All bands: `[h, w, c]`, of one band `[h, w]`, of bands in arrays of their own `[c, h, w]`.
  Export lend(Object owner) {
    int[] bands = IntStream.range(0, offsets.length).toArray();
    return bands.length == 1 ? plane(owner, 0) : lend(owner, bands, format, offsets);
  }

  /// One band: `[h, w]`.
  Export band(int band) {
    Objects.checkIndex(band, raster.getNumBands());
    if (raster.getSampleModel() instanceof SinglePixelPackedSampleModel) {
      throw Errors.packedBand(raster);
    }
    return plane(raster, band);
  }

  private Export plane(Object owner, int band) {
    return finished(
        Export.of(banks[band])
            .format(format)
            .shape(raster.getHeight(), raster.getWidth())
            .strides(rowStride, pixelStride)
            .offset(offsets[band]),
        owner);
  }

  /// Elements of a format, at `at[k]` of bank `bands[k]` for index `k` of axis 2.
  Export lend(Object owner, int[] bands, Format element, long[] at) {
    if (Arrays.stream(bands).anyMatch(band -> !banks[band].equals(banks[bands[0]]))) {
      return finished(planes(bands), owner);
    }
    long step = at.length == 1 ? element.size() : at[1] - at[0];
    for (int k = 1; k < at.length; k++) {
      if (at[k] - at[k - 1] != step) {
        throw Errors.noStride(raster, at);
      }
    }
    return finished(
        Export.of(banks[bands[0]])
            .format(element)
            .shape(raster.getHeight(), raster.getWidth(), at.length)
            .strides(rowStride, pixelStride, step)
            .offset(at[0]),
        owner);
  }

  private Export planes(int[] bands) {
    MemorySegment[] planes =
        Arrays.stream(bands)
            .mapToObj(band -> banks[band].asSlice(offsets[band]))
            .toArray(MemorySegment[]::new);
    Layout plane =
        Layout.of(
            format.size(),
            0,
            new long[] {raster.getHeight(), raster.getWidth()},
            new long[] {rowStride, pixelStride});
    return Export.indirect(planes, plane).format(format);
  }

  private Export finished(Export export, Object owner) {
    Export named = export.owner(owner);
    Export honest = readOnly ? named.readOnly() : named;
    return onRelease == null ? honest : honest.onRelease(onRelease);
  }
}
