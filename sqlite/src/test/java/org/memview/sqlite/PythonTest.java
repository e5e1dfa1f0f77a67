package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.testkit.TestRun;

/// The same files, through this module and through python3's own sqlite3.
class PythonTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void requirePython() throws InterruptedException {
    boolean there;
    try {
      there = new ProcessBuilder("python3", "-c", "import sqlite3").start().waitFor() == 0;
    } catch (IOException _) {
      there = false;
    }
    assumeTrue(there, "no python3 with sqlite3 here");
  }

  @Test
  void python_readsWhatWasWrittenHere() throws Exception {
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    Path file = folder.resolve("ours.db");
    List<String> expected = new ArrayList<>();
    try (Database db = Database.open(file, Database.Mode.CREATE)) {
      db.execute("create table doc (id integer primary key, body, n, f, t); begin");
      try (Statement insert = db.prepare("insert into doc values (?1, ?2, ?3, ?4, ?5)")) {
        for (int id = 1; id <= 200; id++) {
          byte[] body = new byte[random.nextInt(id % 20 == 0 ? 200_000 : 300)];
          random.nextBytes(body);
          long n = random.nextLong();
          double f = random.nextDouble();
          String t = "täxt " + Character.toString(random.nextInt(0x1F300, 0x1F600));
          store(db, insert.bind(1, id).bind(3, n).bind(4, f).bind(5, t), id, body, random);
          expected.add(
              String.format(
                  Locale.ROOT,
                  "%d %s %d %s %s",
                  id,
                  HexFormat.of().formatHex(body),
                  n,
                  HexFormat.of().toHexDigits(Double.doubleToLongBits(f)),
                  t));
        }
      }
      db.execute("commit");
    }

    String printed =
        python(
            """
            import sqlite3, struct, sys
            for i, b, n, f, t in sqlite3.connect(sys.argv[1]).execute("select * from doc"):
                print(i, b.hex(), n, struct.pack(">d", f).hex(), t)
            """,
            file);

    assertEquals(String.join("\n", expected) + "\n", printed);
  }

  /// Whole, or as zeros that are then overwritten in pieces from views of every kind.
  private static void store(
      Database db, Statement insert, int id, byte[] body, SplittableRandom random) {
    if (random.nextBoolean()) {
      insert.bind(2, MemoryView.of(body)).step();
      return;
    }
    insert.bindZeros(2, body.length).step();
    MemoryView gaps = MemoryView.allocate("B", body.length, 3).slice(":, 1");
    gaps.copyFrom(MemoryView.of(body));
    try (Blob blob = db.blob("doc", "body", id, Blob.Mode.WRITE)) {
      int half = body.length / 2;
      blob.write(half, gaps.slice(half));
      blob.write(0, MemoryView.of(body).slice(0, half));
    }
  }

  @Test
  void whatPythonWrote_isReadHere() throws Exception {
    Path file = folder.resolve("theirs.db");
    String printed =
        python(
            """
            import random, sqlite3, struct, sys
            r = random.Random(int(sys.argv[2]))
            db = sqlite3.connect(sys.argv[1])
            db.execute("create table doc (id integer primary key, v)")
            for i in range(1, 401):
                v = r.choice([None, r.getrandbits(63), -r.getrandbits(40), r.random(),
                              "täxt %d" % i, r.randbytes(r.randrange(300)),
                              r.randbytes(r.randrange(1, 150000))])
                db.execute("insert into doc values (?, ?)", (i, v))
                kind = {int: "INTEGER", float: "FLOAT", str: "TEXT", bytes: "BLOB"}
                shown = {bytes: bytes.hex, float: lambda v: struct.pack(">d", v).hex()}
                print(i, kind.get(type(v), "NULL"), shown.get(type(v), str)(v))
            db.commit()
            """,
            file, Long.toString(TestRun.seed()));
    List<String> found = new ArrayList<>();
    MemoryView buffer = MemoryView.allocate("B", 200_000);
    try (Database db = Database.open(file, Database.Mode.READ);
        Statement select = db.prepare("select id, v from doc")) {
      while (select.step()) {
        ColumnType type = select.type(1);
        found.add(select.getLong(0) + " " + type + " " + value(db, select, type, buffer));
      }
    }

    assertEquals(printed.lines().toList(), found);
  }

  private static String value(Database db, Statement row, ColumnType type, MemoryView buffer) {
    return switch (type) {
      case NULL -> "None";
      case INTEGER -> Long.toString(row.getLong(1));
      case FLOAT -> HexFormat.of().toHexDigits(Double.doubleToLongBits(row.getDouble(1)));
      case TEXT -> row.text(1);
      case BLOB -> {
        byte[] whole = row.blob(1).toBytes();
        assertArrayEquals(whole, buffer.slice(0, row.read(1, buffer)).toBytes());
        assertArrayEquals(whole, inPieces(db, row.getLong(0)));
        yield HexFormat.of().formatHex(whole);
      }
    };
  }

  private static byte[] inPieces(Database db, long id) {
    try (Blob blob = db.blob("doc", "v", id, Blob.Mode.READ)) {
      byte[] whole = new byte[(int) blob.size()];
      MemoryView view = MemoryView.of(whole);
      for (long at = 0; at < whole.length; at += 999) {
        blob.read(at, view.slice(at, at + 999));
      }
      return whole;
    }
  }

  private String python(String program, Path file, String... more) throws Exception {
    Path script = Files.writeString(folder.resolve("script.py"), program);
    List<String> command = new ArrayList<>(List.of("python3", script.toString(), file.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }
}
