package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;
import org.memview.numpy.Npy;

/// What `show` says is the same in every locale, so that scripts can read it.
class LocaleTest {
  private final Locale own = Locale.getDefault();

  @TempDir Path folder = Path.of("");

  @AfterEach
  void restore() {
    Locale.setDefault(own);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "de-DE"})
  void everyOutput_isTheSameInEveryLocale(String tag) throws Exception {
    double[] wave = new double[12_345];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = i / 7.0;
    }
    Path one = folder.resolve("one.npy");
    Npy.save(one, MemoryView.of(wave));
    wave[777] += 0.125;
    Path other = folder.resolve("other.npy");
    Npy.save(other, MemoryView.of(wave));
    Path raw = Files.write(folder.resolve("some.raw"), new byte[10_003]);
    Locale.setDefault(Locale.US);
    String expected = outputs(one, other, raw);
    Locale.setDefault(Locale.forLanguageTag(tag));

    assertEquals(expected, outputs(one, other, raw));
    assertTrue(expected.contains("1 of 12,345 differ (0.00810 %)"), expected);
    assertTrue(expected.contains("difference 0.125"), expected);
    assertTrue(expected.contains("3 bytes after the last element"), expected);
    assertTrue(expected.contains("a line of 12,345 elements"), expected);
  }

  private static String outputs(Path one, Path other, Path raw) {
    Path png = one.resolveSibling("line.png");
    return String.join(
        "\n",
        all(ShowRun.of(one)),
        all(ShowRun.of(one, "--stats")),
        all(ShowRun.of(one, "--diff", other)),
        all(ShowRun.of(one, "--diff", other, "--json")),
        all(ShowRun.of(one, "--plot", png, "--force")),
        all(ShowRun.of(raw, "--format", "d")),
        all(ShowRun.of(raw, "--format", "d", "--offset", "20000")),
        all(ShowRun.of(raw, "--format", "d", "--shape", "5000")));
  }

  private static String all(ShowRun run) {
    return run.code() + " " + run.out() + "\n" + run.err();
  }
}
