package org.memview.cli.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RecordCommandsTest {
  private static final String RECORDING =
      """
      CMDLINE python3 t.py
      MEM 10.000000 1700000000.0000
      FUNC __main__.work 12.0000 1700000000.5000 80.0000 1700000001.5000 0
      CHLD 4711 30.000000 1700000001.0000
      MEM 100.500000 1700000001.0000
      MEM 20.000000 1700000002.0000
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder = Path.of("");

  private Path first = Path.of("");
  private Path second = Path.of("");

  @BeforeEach
  void write() throws Exception {
    first = Files.writeString(folder.resolve("mprofile_20261122010203.dat"), RECORDING);
    second =
        Files.writeString(
            folder.resolve("mprofile_20261122010204.dat"), RECORDING.replace("100.5", "50.5"));
    Files.writeString(folder.resolve("other.dat"), "not ours");
  }

  private int run(Object command, Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  @Test
  void plot_ofTwoFilesWithOneName_drawsBoth() throws Exception {
    Path a = Files.createDirectories(folder.resolve("a")).resolve("r.dat");
    Path b = Files.createDirectories(folder.resolve("b")).resolve("r.dat");
    Files.copy(first, a);
    Files.writeString(b, RECORDING.replace("100.5", "50.5"));

    assertEquals(0, run(new PlotCommand(), a, b, "-o", folder.resolve("both.png")));
    assertEquals(0, run(new PlotCommand(), b, "-o", folder.resolve("one.png")));

    assertNotEquals(
        -1L, Files.mismatch(folder.resolve("both.png"), folder.resolve("one.png")), "the same");
  }

  @Test
  void list_goesOnBehindADamagedFile_andSaysWhichItIs() throws Exception {
    Files.writeString(folder.resolve("mprofile_20261122010200.dat"), "MEM what\n");
    Files.write(folder.resolve("mprofile_20261122010201.dat"), new byte[] {(byte) 0xff, 10});

    assertEquals(1, run(new ListCommand(), folder));

    assertTrue(out.toString().contains("mprofile_20261122010203.dat"), out.toString());
    assertTrue(out.toString().contains("mprofile_20261122010204.dat"), out.toString());
    assertTrue(err.toString().contains("010200.dat, line 1 is not understood"), err.toString());
    assertTrue(err.toString().contains("010201.dat"), err.toString());
  }

  @Test
  void peak_saysHowMuchAndWhen() {
    assertEquals(0, run(new PeakCommand(), first, second), err::toString);

    String[] lines = out.toString().split("\n", -1);
    assertTrue(lines[0].contains("100.500 MiB after 1.0 s of 2.0 s  python3 t.py"), lines[0]);
    assertTrue(lines[1].contains("50.500 MiB"), lines[1]);
  }

  @Test
  void list_namesTheRecordingsOfAFolder() {
    assertEquals(0, run(new ListCommand(), folder), err::toString);

    assertEquals(2, out.toString().lines().count(), out::toString);
    assertTrue(out.toString().contains("100.500 MiB  python3 t.py"), out::toString);
    assertFalse(out.toString().contains("other"), out::toString);
  }

  @Test
  void clean_dryRun_removesNothing_andWithout_onlyRecordings() {
    assertEquals(0, run(new CleanCommand(), "--dry-run", folder), err::toString);
    assertTrue(out.toString().contains("would remove " + first), out::toString);
    assertTrue(Files.exists(first));

    assertEquals(0, run(new CleanCommand(), folder), err::toString);
    assertFalse(Files.exists(first) || Files.exists(second));
    assertTrue(Files.exists(folder.resolve("other.dat")));
  }

  @Test
  void plot_hasCurvePeakChildAndBrackets() throws Exception {
    Path png = folder.resolve("both.png");

    assertEquals(0, run(new PlotCommand(), first, second, "-o", png), err::toString);

    BufferedImage picture = ImageIO.read(png.toFile());
    assertNotNull(picture);
    assertEquals(1200, picture.getWidth());
    assertTrue(pixels(picture, 0xD62728) > 300, "the crosses at the peaks");
    assertTrue(pixels(picture, 0xFF7F0E) > 30, "the brackets of the first file");
    assertTrue(pixels(picture, 0x17BECF) > 30, "the brackets of the second");
    assertTrue(pixels(picture, 0x222222) > 300, "the first curve");
    assertTrue(pixels(picture, 0x1F77B4) > 300, "the second");
  }

  /// How many pixels have about this color: lines between two pixels are blended with the white.
  private static int pixels(BufferedImage picture, int color) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += distance(picture.getRGB(x, y), color) < 100 ? 1 : 0;
      }
    }
    return count;
  }

  private static int distance(int one, int other) {
    return Math.abs((one >> 16 & 0xff) - (other >> 16 & 0xff))
        + Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff))
        + Math.abs((one & 0xff) - (other & 0xff));
  }

  @Test
  void plot_ofNonsense_saysWhichLine() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.dat"), "MEM 1 2\nMEM x\n");

    assertNotEquals(0, run(new PlotCommand(), bad));

    assertTrue(err.toString().contains("line 2"), err::toString);
  }

  @Test
  void record_runsTheCommand_andSaysThePeak() throws Exception {
    Path file = folder.resolve("true.dat");

    assertEquals(
        4,
        run(
            new RecordCommand(),
            "--interval",
            "0.01",
            "-o",
            file,
            "--",
            "sh",
            "-c",
            "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; exit 4"),
        err::toString);

    assertTrue(err.toString().contains("peak "), err::toString);
    assertTrue(Files.readString(file).startsWith("CMDLINE sh -c "), Files.readString(file));
  }
}
