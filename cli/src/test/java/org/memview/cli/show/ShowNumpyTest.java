package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.layout.Order;
import org.memview.numpy.DType;
import org.memview.numpy.Npy;
import org.memview.numpy.NpyFile;
import org.memview.numpy.Npz;

class ShowNumpyTest {
  @TempDir Path folder = Path.of("");

  private Path grid() throws IOException {
    Path path = folder.resolve("grid.npy");
    Npy.save(path, MemoryView.of(new int[] {1, 2, 3, 4, 5, 6}).reshape(3, 2).transpose());
    return path;
  }

  @Test
  void npy_isSummarizedAndPrinted() throws IOException {
    Path path = grid();

    ShowRun run = ShowRun.of(path);

    assertEquals(
        path
            + """
            : NumPy array, npy version 1.0
              dtype    <i4
              format   i
              shape    [2, 3]
              strides  [4, 8], Fortran order
              size     24 bytes, 6 elements of 4

            [[1 3 5]
             [2 4 6]]\
            """,
        run.out());
  }

  @Test
  void npy_ofManyGigabytes_isShownByItsEnds() throws IOException {
    Path path = folder.resolve("large.npy");
    try (NpyFile file = Npy.create(path, "<d", 1L << 26, 16);
        MemoryView view = file.view()) {
      view.setDouble(-1, -1, 2.5);
    }

    ShowRun run = ShowRun.of(path);

    assertTrue(run.out().contains("8,589,934,592 bytes"), run.out());
    assertTrue(run.out().endsWith("0.  0.  2.5]]"), run.out());
  }

  @Test
  void times_areShownInWords_everywhere() throws IOException {
    Path path = folder.resolve("times.npy");
    MemoryView days = MemoryView.of(new long[] {0, 19_782, Long.MIN_VALUE});
    Npy.save(path, days, DType.of("<M8[D]"));

    assertTrue(
        ShowRun.of(path).out().endsWith("['1970-01-01' '2024-02-29' 'NaT']"),
        ShowRun.of(path).out());
    assertTrue(ShowRun.of(path, "1").out().endsWith("\n2024-02-29"), ShowRun.of(path, "1").out());
    String json = ShowRun.of(path, "--json").out();
    assertTrue(json.contains("\"values\":[\"1970-01-01\",\"2024-02-29\",\"NaT\"]"), json);
    String stats = ShowRun.of(path, "--stats").out();
    assertTrue(stats.contains("3 elements, 1 NaT"), stats);
    assertTrue(stats.contains("min 1970-01-01, max 2024-02-29, mean 1997-01-30"), stats);
  }

  @Test
  void timesInRecords_areShownInWords() throws IOException {
    Path path = folder.resolve("events.npy");
    DType type = DType.of("[('id', '<i4'), ('at', '<M8[s]'), ('took', '<m8[ms]')]");
    MemoryView events = MemoryView.allocate("B", 2 * 20).cast(type.format());
    events.set(1, List.of(7, 1_000_000_000L, 250L));
    Npy.save(path, events, type);

    String table = ShowRun.of(path).out();
    String json = ShowRun.of(path, "--json").out();

    assertTrue(table.contains("1   7  2001-09-09T01:46:40  250ms"), table);
    assertTrue(json.contains("[7,\"2001-09-09T01:46:40\",\"250ms\"]"), json);
  }

  @Test
  void complexNumbers_haveStatistics() throws IOException {
    Path path = folder.resolve("complex.npy");
    Npy.save(path, MemoryView.of(new double[] {1, -2, 3, 4}).cast("Zd"));

    String stats = ShowRun.of(path, "--stats").out();

    assertTrue(stats.contains("re: 2 elements"), stats);
    assertTrue(stats.contains("im: 2 elements"), stats);
    assertTrue(stats.contains("min -2.0, max 4.0, mean 1.0"), stats);
  }

  @Test
  void damagedNpy_isOneSentence() throws IOException {
    Path path = Files.write(folder.resolve("bad.npy"), new byte[] {1, 2, 3});

    ShowRun run = ShowRun.of(path);

    assertEquals(1, run.code());
    assertEquals(
        "NpyException: " + path + " is no npy file: it does not begin with \\x93NUMPY", run.err());
  }

  @Test
  void npz_isAListOfMembers_orOneOfThem() throws IOException {
    Path path = folder.resolve("two.npz");
    Map<String, MemoryView> views = new LinkedHashMap<>();
    views.put("weights", MemoryView.of(new float[] {1, 2, 3, 4}).reshape(2, 2));
    views.put("n", MemoryView.of(new long[] {42}).at(0));
    Npz.save(path, views);

    ShowRun list = ShowRun.of(path);
    ShowRun member = ShowRun.of(path, "weights", ":,", "0");
    ShowRun missing = ShowRun.of(path, "bias");
    ShowRun json = ShowRun.of(path, "--json");

    assertTrue(list.out().contains("NumPy archive of 2 members"), list.out());
    assertTrue(list.out().contains("weights  <f4    [2, 2]    144  stored"), list.out());
    assertTrue(list.out().contains("n        <i8    []        136  stored"), list.out());
    assertTrue(member.out().contains("member weights of an npz file, mapped"), member.out());
    assertTrue(member.out().endsWith("[1. 3.]"), member.out());
    assertTrue(missing.err().contains("no member 'bias'; it has [weights, n]"), missing.err());
    assertTrue(json.out().contains("{\"member\":\"n\",\"dtype\":\"<i8\""), json.out());
  }

  @Test
  void save_writesTheSelectionAndKeepsTheType() throws IOException {
    Path times = folder.resolve("times.npy");
    Path out = folder.resolve("out.npy");
    try (NpyFile file = Npy.create(times, DType.of("<M8[us]"), Order.C, 5);
        MemoryView view = file.view()) {
      view.set(4, 7L);
    }

    ShowRun run = ShowRun.of(times, "::-2", "--save", out);
    ShowRun again = ShowRun.of(times, "--save", out);
    ShowRun forced = ShowRun.of(times, "--save", out, "--force");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("shape    [3]"), run.out());
    assertEquals(1, again.code());
    assertTrue(again.err().contains("--force replaces it"), again.err());
    assertEquals(0, forced.code(), forced.err());
    try (NpyFile file = Npy.open(out);
        MemoryView view = file.view()) {
      assertEquals("<M8[us]", file.descr());
      assertEquals(7L, view.get(4));
    }
  }

  @Test
  void save_ofRawElements_makesAnNpyFile() throws IOException {
    Path raw = Files.write(folder.resolve("raw"), new byte[] {0, 1, 0, 2});
    Path out = folder.resolve("out.npy");

    ShowRun run = ShowRun.of(raw, "--format", ">h", "--save", out);

    assertEquals(0, run.code(), run.err());
    try (NpyFile file = Npy.open(out);
        MemoryView view = file.view()) {
      assertEquals(">i2", file.descr());
      assertEquals(2, view.get(1));
    }
  }
}
