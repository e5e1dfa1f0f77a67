package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;
import org.memview.numpy.DType;
import org.memview.numpy.Npy;
import org.memview.numpy.Npz;
import org.memview.numpy.NpzFile;
import org.memview.sqlite.Database;
import org.memview.sqlite.Statement;
import org.memview.testkit.Allocations;
import org.memview.testkit.TestRun;

/// What cannot be mapped, compressed members and values of databases, is shown like what can: the
/// same words, and no more of it is read than they need.
class LazyFilesTest {
  private static final String[] OPTIONS = {"", "--hex", "--json", "--stats", "--stats --json"};

  @TempDir Path folder = Path.of("");
  private final SplittableRandom random = new SplittableRandom(TestRun.seed());

  private Path stored(MemoryView view, DType type) throws IOException {
    Path npy = folder.resolve("a.npy");
    Npy.save(npy, view, type);
    Path npz = folder.resolve("stored.npz");
    try (var file = Npy.open(npy);
        MemoryView same = file.view()) {
      Npz.save(npz, Map.of("a", same));
    }
    return npy;
  }

  private Path compressed(Path npy) throws IOException {
    Path path = folder.resolve("compressed.npz");
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      Files.copy(npy, zip);
      zip.closeEntry();
    }
    return path;
  }

  private MemoryView noise(String format, long... shape) {
    MemoryView view = MemoryView.allocate(format, shape);
    MemoryView bytes = view.reshape(-1).cast("B", view.byteSize());
    for (long i = 0; i < bytes.length(); i++) {
      bytes.setByte(i, (byte) random.nextInt(1, 60));
    }
    return view;
  }

  private List<MemoryView> views() {
    return List.of(
        noise("<d", 5),
        noise("<d", 3000),
        noise("<i", 70, 80),
        noise(">h", 80, 70).transpose(),
        noise("B", 40, 50, 60),
        noise("<q", 2, 300, 90).transpose(),
        noise("T{<i:id:<d:x:<q:n:}", 30),
        noise("T{<i:id:<d:x:<q:n:}", 200, 3),
        noise("<Zf", 1500),
        noise("B", 300_000),
        noise("<f", 400, 500).slice("::-3, ::2"),
        noise("4s", 2000),
        noise("<d").reshape(),
        noise("<d", 0, 7));
  }

  private String slice(MemoryView view) {
    List<String> parts = new ArrayList<>();
    for (int axis = 0; axis < view.ndim() && random.nextInt(4) > 0; axis++) {
      parts.add(
          switch (random.nextInt(6)) {
            case 0 -> "::-1";
            case 1 -> "::" + random.nextInt(2, 40);
            case 2 -> "3:";
            case 3 -> view.extent(axis) > 0 ? "-1" : ":";
            case 4 -> "1:-1";
            default -> ":";
          });
    }
    return String.join(", ", parts);
  }

  @Test
  void compressedMember_isShownAsIfItWereMapped() throws IOException {
    for (MemoryView view : views()) {
      Path npy = stored(view, DType.of(view.formatSpec()));
      Path npz = compressed(npy);
      for (int round = 0; round < 5; round++) {
        String slice = round == 0 ? "" : slice(view);
        String options = OPTIONS[random.nextInt(OPTIONS.length)];
        same(
            run(npy, "", slice, options),
            run(npz, "a", slice, options),
            () -> "seed %d: %s %s of %s".formatted(TestRun.seed(), slice, options, view));
      }
    }
  }

  private static ShowRun run(Path file, String member, String slice, String options) {
    List<Object> words = new ArrayList<>(List.of(file));
    if (!member.isEmpty()) {
      words.add(member);
    }
    if (!slice.isEmpty()) {
      words.add(slice);
    }
    if (!options.isEmpty()) {
      words.addAll(List.of(options.split(" ", -1)));
    }
    return ShowRun.of(words.toArray());
  }

  private interface Case {
    String name();
  }

  /// A dump of elements with gaps tells where they lie, and only a file has a header before them.
  private static void same(ShowRun mapped, ShowRun lazy, Case what) {
    String out = mapped.out();
    if (out.contains("dtype") && (out.contains("  memory") || out.contains("] memory "))) {
      return;
    }
    assertEquals(body(mapped.out()), body(lazy.out()), what::name);
    assertEquals(mapped.code(), lazy.code(), () -> what.name() + lazy.err());
  }

  /// What follows the name and the kind.
  private static String body(String out) {
    return out.startsWith("{")
        ? out.replaceFirst("\"file\":.*?\"kind\":.*?\",", "")
        : out.substring(out.indexOf('\n') + 1);
  }

  @Test
  void compressedTimes_areShownInWords() throws IOException {
    MemoryView days = MemoryView.allocate("<q", 50, 40);
    days.setLong(49, 39, 19_782);
    Path npy = stored(days, DType.of("<M8[D]"));

    same(run(npy, "", "", ""), run(compressed(npy), "a", "", ""), () -> "times");
    assertTrue(run(compressed(npy), "a", "", "").out().endsWith("'2024-02-29']]"));
  }

  @Test
  void savedDiffedAndPlotted_compressedMembersAreWhole() throws IOException {
    Path npy = stored(noise("<i", 300, 200), DType.of("<i4"));
    Path npz = compressed(npy);
    Path out = folder.resolve("out.npy");
    Path png = folder.resolve("out.png");

    assertEquals(0, ShowRun.of(npz, "a", "::2, ::-3", "--save", out).code());
    assertEquals(0, ShowRun.of(npz, "a", "5", "--plot", png).code());
    ShowRun diff = ShowRun.of(npz, "a", "--diff", folder.resolve("stored.npz"));

    assertTrue(diff.out().contains("60,000, all equal"), diff.out() + diff.err());
    assertTrue(Files.size(png) > 1000);
    try (var ours = Npy.open(out);
        MemoryView saved = ours.view();
        var theirs = Npy.open(npy);
        MemoryView all = theirs.view()) {
      assertTrue(saved.contentEquals(all.slice("::2, ::-3")));
    }
  }

  @Test
  void compressedMember_thatIsNotWhatItsHeaderSays_isOneSentence() throws IOException {
    Path npy = stored(noise("B", 100_000), DType.of("|u1"));
    Path cut = Files.write(folder.resolve("a.npy"), Arrays.copyOf(Files.readAllBytes(npy), 5000));

    ShowRun run = ShowRun.of(compressed(cut), "a");

    assertEquals(1, run.code());
    assertTrue(run.err().contains("needs 100000 bytes, 4872 are there"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  /// 256 MB in 256 KB: the beginning comes at once, and nothing takes memory.
  @Test
  void largeCompressedMember_isStreamed() throws Exception {
    Path npy = folder.resolve("zeros.npy");
    Npy.create(npy, "<d", 1 << 15, 1 << 10).close();
    Path npz = compressed(npy);
    Files.delete(npy);

    ShowRun first = ShowRun.of(npz, "a", ":3, :3");
    long head = Allocations.once(() -> ShowRun.of(npz, "a", ":3, :3"));
    long stats = Allocations.once(() -> ShowRun.of(npz, "a", "--stats"));

    assertTrue(first.out().endsWith("[0. 0. 0.]]"), first.out());
    assertTrue(head < 8 << 20, head + " bytes for nine elements");
    assertTrue(stats < 64 << 20, stats + " bytes for the statistics of 256 MB");
    try (NpzFile file = Npz.open(npz, 0)) {
      assertEquals(1 << 15, file.shape("a")[0]);
    }
  }

  // ---------------------------------------------------------------- SQLite

  private Path database(MemoryView body) {
    Path file = folder.resolve("some.db");
    try (Database db = Database.open(file, Database.Mode.CREATE)) {
      db.execute("create table doc (id integer primary key, body)");
      try (Statement insert = db.prepare("insert into doc values (1, ?1)")) {
        insert.bind(1, body).step();
      }
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 4096, 4097, 100_000, 3_000_000})
  void databaseValue_isShownAsIfItWereAFile(int size) throws IOException {
    MemoryView body = noise("B", size);
    Path raw = Files.write(folder.resolve("raw"), body.toBytes());
    Path db = database(body);
    for (int round = 0; round < 4; round++) {
      String slice = round == 0 ? "" : slice(body);
      String options = OPTIONS[random.nextInt(OPTIONS.length)];
      List<Object> words = new ArrayList<>(List.of(db, "doc.body", "1"));
      if (!slice.isEmpty()) {
        words.add(slice);
      }
      if (!options.isEmpty()) {
        words.addAll(List.of(options.split(" ", -1)));
      }
      same(
          run(raw, "", slice, options),
          ShowRun.of(words.toArray()),
          () -> "seed %d: %s %s".formatted(TestRun.seed(), slice, options));
    }
  }

  /// The system counts what a process reads.
  @Test
  void largeDatabaseValue_isNotRead() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/self/io")), "no /proc/self/io here");
    Path file = folder.resolve("large.db");
    try (Database db = Database.open(file, Database.Mode.CREATE)) {
      db.execute("pragma page_size = 65536; pragma journal_mode = off; pragma synchronous = off");
      db.execute("create table doc (id integer primary key, body)");
      db.execute("insert into doc values (1, zeroblob(60000000))");
      db.execute("insert into doc values (2, zeroblob(60000000)), (3, 'text'), (4, 2.5)");
    }
    ShowRun.of(file);

    long before = read();
    ShowRun rows = ShowRun.of(file, "doc.body");
    ShowRun start = ShowRun.of(file, "doc.body", "2", ":64");
    ShowRun picked = ShowRun.of(file, "doc.body", "1", "1000:2000", "--stats");
    long bytes = read() - before;

    assertTrue(rows.out().matches("(?s).*1 +blob +60000000.*3 +text +4.*4 +real +3.*"), rows.out());
    assertTrue(start.out().contains("00000030  00 00"), start.out());
    assertTrue(picked.out().contains("1,000 elements"), picked.out());
    assertTrue(bytes < 8 << 20, bytes + " bytes read of 120,000,000");
  }

  private static long read() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/io")).stream()
        .filter(line -> line.startsWith("rchar"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
