package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.numpy.Npy;
import org.memview.numpy.Npz;

class DiffAndPlotTest {
  @TempDir Path folder = Path.of("");

  private Path npy(String name, MemoryView view) throws IOException {
    Path file = folder.resolve(name);
    Npy.save(file, view);
    return file;
  }

  // ---------------------------------------------------------------- --diff

  @Test
  void diff_namesCountFirstAndLargest_whateverFormatAndOrder() throws IOException {
    Path one =
        npy("one.npy", MemoryView.of(new double[] {1, 2, 3, 4, 5, Double.NaN}).reshape(2, 3));
    Path other =
        npy(
            "other.npy",
            MemoryView.of(new float[] {1, 4, 2.5f, 7, 3, Float.NaN}).reshape(3, 2).transpose());

    ShowRun run = ShowRun.of(one, "--diff", other);

    assertTrue(run.out().startsWith(one + " and " + other), run.out());
    assertTrue(run.out().contains("shape     [2, 3], the same"), run.out());
    assertTrue(run.out().contains("format    d and f"), run.out());
    assertTrue(run.out().contains("elements  2 of 6 differ (33.3 %)"), run.out());
    assertTrue(run.out().contains("first     [0, 1]: 2.0 and 2.5"), run.out());
    assertTrue(run.out().contains("largest   [1, 1]: 5.0 and 7.0, difference 2"), run.out());
  }

  @Test
  void diff_ofLargeIntegers_isExact() throws IOException {
    long[] values = new long[200_000];
    values[150_000] = (1L << 53) + 1;
    Path one = npy("one.npy", MemoryView.of(values));
    values[150_000] = 1L << 53;
    Path other = npy("other.npy", MemoryView.of(values));

    ShowRun run = ShowRun.of(one, "--diff", other);

    assertTrue(run.out().contains("1 of 200,000 differ"), run.out());
    assertTrue(run.out().contains("[150000]: 9007199254740993 and 9007199254740992"), run.out());
  }

  @Test
  void diff_withAnArchive_saysThatItHasParts() throws IOException {
    Path one = npy("one.npy", MemoryView.of(new int[3]));
    Path archive = one.resolveSibling("two.npz");
    Npz.save(archive, Map.of("a", MemoryView.of(new int[3]), "b", MemoryView.of(new int[3])));

    ShowRun run = ShowRun.of(one, "--diff", archive);

    assertEquals(1, run.code());
    assertTrue(
        run.err().contains(archive + " has several parts: --diff compares the same PART"),
        run.err());
  }

  @Test
  void diff_ofUnsignedLongs_isExact() throws IOException {
    Path one = npy("one.npy", MemoryView.of(new long[] {Long.MIN_VALUE + 1, 5, -1}).cast("Q"));
    Path other = npy("other.npy", MemoryView.of(new long[] {Long.MIN_VALUE, 5, -1}).cast("Q"));

    ShowRun run = ShowRun.of(one, "--diff", other);

    assertTrue(run.out().contains("1 of 3 differ"), run.out());
    assertTrue(
        run.out().contains("first     [0]: 9223372036854775809 and 9223372036854775808"),
        run.out());
    assertTrue(run.out().contains("difference 1.00000"), run.out());
  }

  @Test
  void diff_ofIntegersAndDoubles_isExact() throws IOException {
    long large = (1L << 53) + 1;
    Path one = npy("one.npy", MemoryView.of(new long[] {large, Long.MAX_VALUE, -3, 4}));
    Path other = npy("other.npy", MemoryView.of(new double[] {large, 0x1p63, -3, 4.5}));

    ShowRun run = ShowRun.of(one, "--diff", other);

    assertTrue(run.out().contains("3 of 4 differ"), run.out());
    assertTrue(run.out().contains("first     [0]: 9007199254740993 and"), run.out());
    assertTrue(run.out().contains("difference 1.00000"), run.out());
  }

  @Test
  void diff_ofSignedAndUnsigned_isByValue() throws IOException {
    Path one = npy("one.npy", MemoryView.of(new long[] {-1, 7, Long.MIN_VALUE}));
    Path other = npy("other.npy", MemoryView.of(new long[] {-1, 7, 0}).cast("Q"));
    Path real = npy("real.npy", MemoryView.of(new double[] {0x1p64, 7, 0}));

    assertTrue(ShowRun.of(one, "--diff", other).out().contains("2 of 3 differ"));
    assertTrue(ShowRun.of(other, "--diff", real).out().contains("1 of 3 differ"));
  }

  @Test
  void diff_ofTheSamePart_isTaken_andEqualIsSaid() throws IOException {
    Path one = npy("one.npy", MemoryView.of(new int[] {1, 2, 3, 4}));
    Path other = npy("other.npy", MemoryView.of(new int[] {9, 2, 3, 4}));

    ShowRun run = ShowRun.of(one, "1:", "--diff", other);
    ShowRun json = ShowRun.of(one, "--diff", other, "--json");

    assertTrue(run.out().contains("elements  3, all equal"), run.out());
    assertTrue(json.out().contains("\"first\":\"[0]: 1 and 9\""), json.out());
  }

  @Test
  void diff_ofOtherShapes_saysSo() throws IOException {
    Path one = npy("one.npy", MemoryView.of(new int[4]));
    Path other = npy("other.npy", MemoryView.of(new int[5]));

    ShowRun run = ShowRun.of(one, "--diff", other);

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("shape     [4] and [5]"), run.out());
    assertTrue(run.out().contains("not compared"), run.out());
  }

  @Test
  void diff_ofRecords_comparesValues() throws IOException {
    Path one = Files.write(folder.resolve("one"), new byte[] {1, 0, 2, 3, 0, 4});
    Path other = Files.write(folder.resolve("other"), new byte[] {1, 0, 2, 3, 0, 5});

    ShowRun run = ShowRun.of(one, "--format", "<HB", "--diff", other);

    assertTrue(run.out().contains("1 of 2 differ"), run.out());
    assertTrue(run.out().contains("[1]: (3, 4) and (3, 5)"), run.out());
  }

  @Test
  void diff_withAMissingFile_isOneSentence() throws IOException {
    Path one = npy("one.npy", MemoryView.of(new int[4]));

    ShowRun run = ShowRun.of(one, "--diff", folder.resolve("none"));

    assertEquals(1, run.code());
    assertTrue(run.err().contains("none"), run.err());
  }

  // ---------------------------------------------------------------- --plot

  private static BufferedImage read(Path file) throws IOException {
    return Objects.requireNonNull(ImageIO.read(file.toFile()), "a picture");
  }

  @Test
  void plot_ofOneAxis_isALine() throws IOException {
    double[] wave = new double[10_000];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = i == 77 ? Double.NaN : Math.sin(i / 500.0);
    }
    Path png = folder.resolve("line.png");

    ShowRun run = ShowRun.of(npy("wave.npy", MemoryView.of(wave)), "--plot", png);

    assertEquals(png + ": a line of 10,000 elements", run.out(), run.err());
    BufferedImage image = read(png);
    assertEquals(1000, image.getWidth());
    long ink = 0;
    for (int x = 200; x < 800; x++) {
      ink += image.getRGB(x, 250) == image.getRGB(0, 0) ? 0 : 1;
    }
    assertTrue(ink > 0, "the wave crosses the middle");
  }

  @Test
  void labels_areShortNumbers() {
    assertEquals("0.05", Plot.label(0.05000000000000001));
    assertEquals("-1200", Plot.label(-1200));
    assertEquals("0", Plot.label(0));
    assertEquals("3.00e-09", Plot.label(3e-9));
    assertEquals("2.50e+12", Plot.label(2.5e12));
  }

  @Test
  void plot_ofTwoAxes_isAPictureInGray() throws IOException {
    Path png = folder.resolve("gray.png");
    Path grid = npy("grid.npy", MemoryView.of(new float[] {0, 1, 2, Float.NaN}).reshape(2, 2));

    ShowRun run = ShowRun.of(grid, "--plot", png);

    assertEquals(png + ": a picture of 2 x 2", run.out(), run.err());
    var raster = read(png).getRaster();
    assertEquals(0, raster.getSample(0, 0, 0));
    assertEquals(128, raster.getSample(1, 0, 0));
    assertEquals(255, raster.getSample(0, 1, 0));
  }

  @Test
  void plot_ofALargeGrid_isThinned() throws IOException {
    Path png = folder.resolve("large.png");
    Path grid = npy("large.npy", MemoryView.allocate("B", 4_001, 10));

    ShowRun run = ShowRun.of(grid, "--plot", png);

    assertEquals(png + ": a picture of 4 x 1334", run.out(), run.err());
  }

  @Test
  void plot_ofPixels_isThePicture() throws IOException {
    Path png = folder.resolve("color.png");
    MemoryView pixels = MemoryView.allocate("B", 2, 3, 3);
    pixels.at(1, 2).copyFrom(MemoryView.of(new byte[] {10, 20, 30}));

    ShowRun run = ShowRun.of(npy("pixels.npy", pixels), "--plot", png);

    assertEquals(0, run.code(), run.err());
    assertEquals(0xff0a141e, read(png).getRGB(2, 1));
  }

  @Test
  void plot_ofWhatCannotBeDrawn_saysWhatCan() throws IOException {
    Path text = npy("text.npy", MemoryView.of(new byte[6]).cast("2s"));

    ShowRun run = ShowRun.of(text, "--plot", folder.resolve("no.png"));

    assertEquals(1, run.code());
    assertTrue(run.err().contains("nothing to plot in '2s' [3]"), run.err());
  }

  @Test
  void plot_ontoAFile_needsForce() throws IOException {
    Path png = Files.createFile(folder.resolve("there.png"));
    Path grid = npy("grid.npy", MemoryView.of(new int[4]).reshape(2, 2));

    assertEquals(1, ShowRun.of(grid, "--plot", png).code());
    assertEquals(0, ShowRun.of(grid, "--plot", png, "--force").code());
  }
}
