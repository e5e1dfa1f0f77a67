package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memview.MemoryView;

class ImageKindTest {
  @TempDir Path folder = Path.of("");

  /// Red is the row, green the column, blue 50.
  private Path picture(String encoding) throws IOException {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_3BYTE_BGR);
    MemoryView pixels = MemoryView.of(image);
    for (long y = 0; y < 4; y++) {
      for (long x = 0; x < 6; x++) {
        pixels.at(y, x).copyFrom(MemoryView.of(new byte[] {(byte) y, (byte) x, 50}));
      }
    }
    Path file = folder.resolve("picture." + encoding);
    assertTrue(ImageIO.write(image, encoding, file.toFile()));
    return file;
  }

  @ParameterizedTest
  @CsvSource({"png, PNG", "bmp, BMP", "tiff, TIF"})
  void picture_isShownAsSamples(String encoding, String name) throws IOException {
    ShowRun run = ShowRun.of(picture(encoding), "1:3,", "::-2,", ":2");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains(": " + name + " image"), run.out());
    assertTrue(run.out().contains("6 x 4 pixels"), run.out());
    assertTrue(
        run.out().endsWith("[[[1 5]\n  [1 3]\n  [1 1]]\n\n [[2 5]\n  [2 3]\n  [2 1]]]"), run.out());
  }

  @Test
  void palette_andBits_areExplained() throws IOException {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY}) {
      Path file = folder.resolve("type" + type + ".gif");
      ImageIO.write(new BufferedImage(20, 3, type), "gif", file.toFile());

      ShowRun run = ShowRun.of(file);

      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().contains("palette") || run.out().contains("packed pixels"), run.out());
    }
  }

  @Test
  void damagedPicture_isOneSentence() throws IOException {
    byte[] whole = Files.readAllBytes(picture("png"));
    Path file = folder.resolve("half.png");
    for (int length = 8; length < whole.length; length += 3) {
      Files.write(file, Arrays.copyOf(whole, length));

      ShowRun run = ShowRun.of(file);

      assertTrue(run.code() == 0 || !run.err().isEmpty(), () -> "silent: " + run);
      assertTrue(run.err().lines().count() <= 1, run.err());
    }
  }

  @Test
  void header_thatClaimsTooMuch_isNotBelieved() throws IOException {
    byte[] whole = Files.readAllBytes(picture("png"));
    Arrays.fill(whole, 16, 24, (byte) 0x70);
    whole[16] = 0;
    whole[20] = 0;
    Path file = Files.write(folder.resolve("lie.png"), whole);

    ShowRun run = ShowRun.of(file);

    assertEquals(1, run.code());
    assertTrue(run.err().contains("7,368,816 x 7,368,816 pixels"), run.err());
  }
}
