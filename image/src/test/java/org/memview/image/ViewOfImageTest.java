package org.memview.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.image.Pictures.Picture;
import org.memview.spi.Request;
import org.memview.testkit.TestRun;

class ViewOfImageTest {

  @ParameterizedTest
  @MethodSource("org.memview.image.Pictures#all")
  void view_ofEveryKind_readsEverySample(Picture picture) {
    BufferedImage image = picture.make();

    assertReadsSamples(image.getRaster(), MemoryView.of(image));
  }

  @ParameterizedTest
  @MethodSource("org.memview.image.Pictures#all")
  void view_ofEveryKind_writesEveryPixel(Picture picture) {
    BufferedImage image = picture.make();
    BufferedImage twin = picture.maker().get();

    MemoryView.of(twin).copyFrom(MemoryView.of(image));

    assertArrayEquals(Pictures.rgb(image), Pictures.rgb(twin));
    assertArrayEquals(Pictures.samples(image.getRaster()), Pictures.samples(twin.getRaster()));
  }

  @ParameterizedTest
  @MethodSource("org.memview.image.Pictures#all")
  void view_ofPart_readsThatPart(Picture picture) {
    BufferedImage image = picture.make();
    BufferedImage part = image.getSubimage(3, 2, 5, 4);
    Raster child = image.getRaster().createChild(3, 2, 5, 4, -100, 1000, null);

    assertReadsSamples(part.getRaster(), MemoryView.of(part));
    assertReadsSamples(child, MemoryView.of(child));
    assertEquals(MemoryView.of(part).toList(), crop(MemoryView.of(image)).toList());
  }

  private static MemoryView crop(MemoryView image) {
    return image.suboffsets().length > 0 ? image.slice(":, 2:6, 3:8") : image.slice("2:6, 3:8");
  }

  @ParameterizedTest
  @MethodSource("org.memview.image.Pictures#all")
  void view_ofEveryKind_isTheImagesOwnMemory(Picture picture) {
    BufferedImage image = picture.make();
    MemoryView view = MemoryView.of(image);
    double[] before = Pictures.samples(image.getRaster());

    assertSame(image, view.owner());
    assertFalse(view.isReadOnly());
    if (view.suboffsets().length == 0) {
      Object array = view.export(Request.READ).segment().heapBase().orElseThrow();
      assertSame(array, Banks.of(image.getRaster().getDataBuffer())[0].heapBase().orElseThrow());
    }
    view.fill(0);
    assertEquals(0, Arrays.stream(Pictures.samples(image.getRaster())).map(Math::abs).sum());
    assertTrue(Arrays.stream(before).map(Math::abs).sum() > 0, "there was something to erase");
  }

  @ParameterizedTest
  @CsvSource({
    "5, B, '[7, 13, 3]', '[39, 3, -1]'",
    "6, B, '[7, 13, 4]', '[52, 4, -1]'",
    "7, B, '[7, 13, 4]', '[52, 4, -1]'",
    "1, I, '[7, 13]', '[52, 4]'",
    "2, I, '[7, 13]', '[52, 4]'",
    "8, H, '[7, 13]', '[26, 2]'",
    "10, B, '[7, 13]', '[13, 1]'",
    "11, H, '[7, 13]', '[26, 2]'",
    "13, B, '[7, 13]', '[13, 1]'"
  })
  void view_ofPredefinedType_hasTheDocumentedLayout(
      int type, String format, String shape, String strides) {
    MemoryView view = Images.view(new BufferedImage(Pictures.WIDTH, Pictures.HEIGHT, type));

    assertEquals(format, view.format());
    assertEquals(shape, Arrays.toString(view.shape()));
    assertEquals(strides, Arrays.toString(view.strides()));
  }

  @Test
  void view_ofBandsInArraysOfTheirOwn_hasTheBandsFirst() {
    WritableRaster raster = Raster.createBandedRaster(DataBuffer.TYPE_BYTE, 4, 2, 3, null);
    MemoryView planes = MemoryView.of(raster);
    planes.set(2, 1, 3, 77);

    assertEquals("[3, 2, 4]", Arrays.toString(planes.shape()));
    assertEquals(77, raster.getSample(3, 1, 2));
    assertEquals("[2, 4, 3]", Arrays.toString(planes.transpose(1, 2, 0).shape()));
    assertEquals(77, planes.transpose(1, 2, 0).get(1, 3, 2));
  }

  @Test
  void view_ofRandomRasters_readsEverySample() {
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    int refused = 0;
    int cases = TestRun.pick(600, 6000);
    for (int i = 0; i < cases; i++) {
      WritableRaster raster = randomRaster(random);
      Pictures.fill(raster, random);
      try {
        assertReadsSamples(raster, MemoryView.of(raster));
      } catch (BufferException e) {
        refused++;
        assertTrue(String.valueOf(e.getMessage()).contains("no constant stride"), e.getMessage());
      }
      for (int band = 0; band < raster.getNumBands(); band++) {
        assertBand(raster, band);
      }
    }
    assertTrue(refused < cases / 2, refused + " refused, seed " + TestRun.seed());
  }

  /// Any strides, band offsets and data buffer offset, and perhaps only a part of it.
  private static WritableRaster randomRaster(SplittableRandom random) {
    int type = random.nextInt(6);
    int bands = random.nextInt(1, 5);
    int pixel = bands + random.nextInt(3);
    int width = random.nextInt(1, 9);
    int height = random.nextInt(1, 9);
    int row = pixel * width + random.nextInt(4);
    int[] offsets = new int[bands];
    int first = random.nextInt(5);
    int order = random.nextInt(3);
    for (int b = 0; b < bands; b++) {
      offsets[b] = first + (order == 0 ? b : order == 1 ? bands - 1 - b : random.nextInt(pixel));
    }
    int size = row * height + pixel + first;
    int bufferOffset = type == DataBuffer.TYPE_BYTE ? random.nextInt(3) * 8 : 0;
    DataBuffer buffer =
        type == DataBuffer.TYPE_BYTE
            ? new DataBufferByte(new byte[size + bufferOffset], size, bufferOffset)
            : new ComponentSampleModel(type, size, 1, 1, size, new int[1]).createDataBuffer();
    WritableRaster whole =
        Raster.createWritableRaster(
            new ComponentSampleModel(type, width, height, pixel, row, offsets), buffer, null);
    int x = random.nextInt(width);
    int y = random.nextInt(height);
    return whole.createWritableChild(x, y, width - x, height - y, -7, 3, null);
  }

  @ParameterizedTest
  @MethodSource("org.memview.image.Pictures#predefined")
  void channels_everyLetter_isThatChannel(Picture picture) {
    BufferedImage image = picture.make();
    String letters = image.getColorModel().hasAlpha() ? "RGBA" : "RGB";
    boolean bytes =
        picture.name().contains("INT_")
            || picture.name().contains("BYTE_A")
            || picture.name().contains("BYTE_B");

    for (int c = 0; bytes && c < letters.length(); c++) {
      MemoryView channel = Images.channels(image, letters.substring(c, c + 1));

      assertEquals("[7, 13]", Arrays.toString(channel.shape()));
      for (int y = 0; y < Pictures.HEIGHT; y++) {
        for (int x = 0; x < Pictures.WIDTH; x++) {
          assertEquals(image.getRaster().getSample(x, y, c), channel.getInt(y, x));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, RGB", "1, BGR", "2, ARGB", "2, BGRA", "4, BGR", "5, BGR", "5, GR", "6, ABGR"})
  void channels_inTheirOrder_haveThreeAxes(int type, String order) {
    BufferedImage image = new BufferedImage(5, 4, type);
    Pictures.fill(image.getRaster(), new SplittableRandom(1));

    MemoryView view = Images.channels(image, order);

    assertEquals(order.length(), view.extent(2));
    for (int k = 0; k < order.length(); k++) {
      int band = "RGBA".indexOf(order.charAt(k));
      assertEquals(image.getRaster().getSample(3, 2, band), view.getInt(2, 3, k));
    }
    view.set(1, 1, 0, 9);
    assertEquals(9, image.getRaster().getSample(1, 1, "RGBA".indexOf(order.charAt(0))));
  }

  @Test
  void channels_withoutConstantStride_areRefusedWithTheirPlaces() {
    BufferedImage image = new BufferedImage(5, 4, BufferedImage.TYPE_INT_ARGB);

    BufferException refused =
        assertThrows(BufferException.class, () -> Images.channels(image, "RGBA"));

    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("[2, 1, 0, 3]") && message.contains("5 x 4"), message);
  }

  @Test
  void channels_thatAreNotThere_areRefusedByName() {
    BufferedImage rgb = new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB);
    BufferedImage high = new BufferedImage(5, 4, BufferedImage.TYPE_USHORT_565_RGB);
    BufferedImage palette = new BufferedImage(5, 4, BufferedImage.TYPE_BYTE_INDEXED);

    assertRefused("has no channel 'A'; it has RGB", () -> Images.channels(rgb, "A"));
    assertRefused("it has RGB", () -> Images.channels(rgb, "L"));
    assertRefused("no channel was asked for", () -> Images.channels(rgb, ""));
    assertRefused("bits 0xf800", () -> Images.channels(high, "R"));
    assertRefused("palette of 8 bits", () -> Images.channels(palette, "R"));
    assertRefused("bits of one number", () -> Images.band(rgb.getRaster(), 1));
  }

  @Test
  void gray_withAlpha_hasItsLetters() {
    MemoryView pixels = MemoryView.allocate("B", 3, 4, 2);
    pixels.set(1, 2, 1, 200);

    assertEquals(200, Images.channels(Images.image(pixels), "A").get(1, 2));
    assertEquals(0, Images.channels(Images.image(pixels), "L").get(1, 2));
  }

  @Test
  void binary_isRefused_andItsRowsAreBytes() {
    BufferedImage image = new BufferedImage(21, 3, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(9, 1, -1);

    BufferException refused = assertThrows(BufferException.class, () -> MemoryView.of(image));
    MemoryView rows = Images.packedRows(image.getRaster());

    assertTrue(String.valueOf(refused.getMessage()).contains("1 bits"), refused.getMessage());
    assertTrue(String.valueOf(refused.getMessage()).contains("packedRows"), refused.getMessage());
    assertEquals("[3, 3]", Arrays.toString(rows.shape()));
    assertEquals(0x40, rows.get(1, 1));
    rows.set(2, 2, 0x08);
    assertEquals(-1, image.getRGB(20, 2));
  }

  @Test
  void binary_partsThatStartInsideAByte_areRefused() {
    BufferedImage image = new BufferedImage(21, 3, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(9, 1, -1);

    MemoryView aligned = Images.packedRows(image.getSubimage(8, 1, 9, 2).getRaster());

    assertEquals("[2, 2]", Arrays.toString(aligned.shape()));
    assertEquals(0x40, aligned.get(0, 0));
    Raster inside = image.getSubimage(3, 0, 9, 2).getRaster();
    assertRefused("at bit 3", () -> Images.packedRows(inside));
    Raster gray = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY).getRaster();
    assertRefused("Images.view", () -> Images.packedRows(gray));
  }

  @Test
  void dataBufferOffset_counts() {
    DataBufferByte buffer = new DataBufferByte(new byte[64 + 12], 12, 64);
    WritableRaster raster = Raster.createInterleavedRaster(buffer, 4, 3, 4, 1, new int[] {0}, null);

    MemoryView.of(raster).set(2, 3, 99);

    assertEquals(99, raster.getSample(3, 2, 0));
    assertEquals(99, buffer.getData()[64 + 11]);
  }

  static void assertReadsSamples(Raster raster, MemoryView view) {
    boolean packed = view.ndim() == 2 && raster.getNumBands() > 1;
    boolean planes = view.suboffsets().length > 0;
    int h = raster.getHeight();
    int w = raster.getWidth();
    assertEquals(h, view.extent(planes ? 1 : 0));
    assertEquals(w, view.extent(planes ? 2 : 1));
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int px = raster.getMinX() + x;
        int py = raster.getMinY() + y;
        if (packed) {
          assertEquals(packedPixel(raster, px, py), ((Number) view.get(y, x)).intValue());
          continue;
        }
        for (int b = 0; b < raster.getNumBands(); b++) {
          Object value =
              view.ndim() == 2 ? view.get(y, x) : planes ? view.get(b, y, x) : view.get(y, x, b);
          assertEquals(raster.getSampleDouble(px, py, b), ((Number) value).doubleValue());
        }
      }
    }
  }

  private static int packedPixel(Raster raster, int x, int y) {
    return switch (raster.getDataElements(x, y, null)) {
      case int[] pixel -> pixel[0];
      case short[] pixel -> Short.toUnsignedInt(pixel[0]);
      default -> throw new AssertionError("another type of packed pixel");
    };
  }

  private static void assertBand(Raster raster, int band) {
    MemoryView view = Images.band(raster, band);
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        double expected = raster.getSampleDouble(raster.getMinX() + x, raster.getMinY() + y, band);
        assertEquals(expected, ((Number) view.get(y, x)).doubleValue());
      }
    }
  }

  static void assertRefused(String part, org.junit.jupiter.api.function.Executable call) {
    RuntimeException refused = assertThrows(RuntimeException.class, call);
    assertTrue(String.valueOf(refused.getMessage()).contains(part), refused.getMessage());
  }
}
