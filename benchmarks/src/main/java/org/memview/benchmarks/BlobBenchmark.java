package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.sqlite.Blob;
import org.memview.sqlite.Database;
import org.memview.sqlite.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Blobs of one SQLite file, through views and through JDBC.
///
/// Two SQLites are compared with the paths to them: JDBC's driver brings its own.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BlobBenchmark {
  private static final String ROWS = "select body from doc";

  /// The bytes of each of eight blobs.
  @Param({"1000", "1000000"})
  public int size = 1000;

  private Path file = Path.of("");
  private @Nullable Database db;
  private @Nullable Connection jdbc;
  private MemoryView heap = MemoryView.of(new byte[0]);
  private MemoryView outside = heap;
  private final MemoryView piece = MemoryView.of(new byte[500]);
  private long middle;

  /// Makes the file.
  @Setup
  public void setUp() throws IOException, SQLException {
    file = Files.createTempFile("memview-blobs", ".db");
    heap = MemoryView.of(new byte[size]).fill(7);
    outside = MemoryView.allocate("B", size);
    middle = size / 2;
    Database database = Database.open(file, Database.Mode.CREATE);
    db = database;
    database.execute("create table doc (id integer primary key, body blob)");
    try (Statement insert = database.prepare("insert into doc (body) values (?1)")) {
      for (int i = 0; i < 8; i++) {
        insert.bind(1, heap).step();
      }
    }
    jdbc = DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  /// Closes both connections and removes the file.
  @TearDown
  public void tearDown() throws IOException, SQLException {
    database().close();
    connection().close();
    Files.delete(file);
  }

  private Database database() {
    return Objects.requireNonNull(db, "db");
  }

  private Connection connection() {
    return Objects.requireNonNull(jdbc, "jdbc");
  }

  @Benchmark
  public long rows_view() {
    long sum = 0;
    try (Statement select = database().prepare(ROWS)) {
      while (select.step()) {
        sum += select.blob(0).getByte(-1);
      }
    }
    return sum;
  }

  @Benchmark
  public long rows_shared() {
    long sum = 0;
    try (Statement select = database().prepare(ROWS).sharedRows()) {
      while (select.step()) {
        sum += select.blob(0).getByte(-1);
      }
    }
    return sum;
  }

  @Benchmark
  public long rows_read() {
    long sum = 0;
    try (Statement select = database().prepare(ROWS)) {
      while (select.step()) {
        select.read(0, heap);
        sum += heap.getByte(-1);
      }
    }
    return sum;
  }

  @Benchmark
  public long rows_jdbc() throws SQLException {
    long sum = 0;
    try (PreparedStatement select = connection().prepareStatement(ROWS);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        sum += rows.getBytes(1)[size - 1];
      }
    }
    return sum;
  }

  @Benchmark
  public MemoryView whole_native() {
    return whole(outside);
  }

  @Benchmark
  public MemoryView whole_heap() {
    return whole(heap);
  }

  private MemoryView whole(MemoryView target) {
    try (Blob blob = database().blob("doc", "body", 5, Blob.Mode.READ)) {
      blob.read(0, target);
    }
    return target;
  }

  @Benchmark
  public byte[] whole_jdbc() throws SQLException {
    try (PreparedStatement select =
            connection().prepareStatement("select body from doc where id = 5");
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getBytes(1);
    }
  }

  @Benchmark
  public MemoryView piece_view() {
    try (Blob blob = database().blob("doc", "body", 5, Blob.Mode.READ)) {
      blob.read(middle, piece);
    }
    return piece;
  }

  @Benchmark
  public byte[] piece_jdbc() throws SQLException {
    try (PreparedStatement select =
        connection().prepareStatement("select substr(body, ?, 500) from doc where id = 5")) {
      select.setLong(1, middle + 1);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getBytes(1);
      }
    }
  }
}
