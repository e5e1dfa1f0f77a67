package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.testkit.ChildJvm;

/// A blob nearly as large as SQLite allows a row by default, in a JVM with a heap of 24 MB.
class LargeBlobTest {
  private static final long SIZE = 999_000_000;
  private static final long SLICE = 999_000;

  /// Makes the blob, marks a byte of every slice, reads it all back in slices, and says how much
  /// memory that took.
  static final class Program {
    private Program() {}

    static void main(String[] arguments) throws IOException {
      try (Database db = Database.open(Path.of(arguments[0]), Database.Mode.CREATE)) {
        db.execute("pragma page_size = 65536; pragma journal_mode = off; pragma synchronous = off");
        db.execute("create table big (id integer primary key, body blob)");
        try (Statement insert = db.prepare("insert into big values (1, ?1)")) {
          insert.bindZeros(1, SIZE).step();
        }
        try (Blob blob = db.blob("big", "body", 1, Blob.Mode.WRITE)) {
          mark(blob);
          System.out.println(blob.size() + " " + sum(blob));
        }
      }
      System.out.println(peakKilobytes());
    }

    private static void mark(Blob blob) {
      MemoryView one = MemoryView.of(new byte[1]);
      for (long slice = 0; slice < SIZE / SLICE; slice++) {
        one.setByte(0, (byte) (slice % 100));
        blob.write(slice * SLICE + slice, one);
      }
    }

    private static long sum(Blob blob) {
      MemoryView slice = MemoryView.of(new byte[(int) SLICE]);
      long sum = 0;
      for (long at = 0; at < SIZE; at += SLICE) {
        blob.read(at, slice);
        sum += slice.sumExact();
      }
      return sum;
    }

    /// The peak of the process's memory; 0 where the system does not tell.
    private static long peakKilobytes() throws IOException {
      Path status = Path.of("/proc/self/status");
      if (!Files.exists(status)) {
        return 0;
      }
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }
  }

  @Test
  void billionBytes_inSlices_takeLittleMemory(@TempDir Path folder) throws Exception {
    ChildJvm.Run run =
        Programs.run(
            folder,
            Program.class,
            List.of("-Xmx24m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"),
            folder.resolve("big.db").toString());

    assertEquals(0, run.exit(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("999000000 49500", lines.getFirst());
    long kilobytes = Long.parseLong(lines.getLast());
    assertTrue(kilobytes < 200_000, kilobytes + " KB at the peak, for a blob of 999,000 KB");
  }
}
