package org.memview.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.memview.MemoryView;
import org.memview.io.MappedFile;

/// A file larger than memory allows: mapped, and a piece of it summed.
final class LargeFileChapter {
  private static final long SIZE = 4L << 30;
  private static final int NUMBERS = 1_000_000;

  private final Page page;

  LargeFileChapter(Page page) {
    this.page = page;
  }

  /// Makes the file, sums, prints, deletes it, and returns the numbers.
  Map<String, Object> tell() throws IOException {
    Path folder = Files.createTempDirectory("memview-demo");
    Path path = folder.resolve("sparse.bin");
    try {
      return tell(path);
    } finally {
      Files.deleteIfExists(path);
      Files.delete(folder);
    }
  }

  private Map<String, Object> tell(Path path) throws IOException {
    write(path);
    page.tell(
        """
        A sparse file of %s bytes: more than an array can hold (%s) and than this JVM's heap may
        grow to (%s). Its last %s numbers are not zero.\
        """
            .formatted(
                Numbers.grouped(SIZE),
                Numbers.grouped(Integer.MAX_VALUE - 8),
                Numbers.mebibytes(Runtime.getRuntime().maxMemory()),
                Numbers.grouped(NUMBERS)));
    page.blank();
    page.say("try (MappedFile file = MappedFile.open(path, Mode.READ);");
    page.say("    MemoryView numbers = file.view(\"<i\")) {");
    page.say("  numbers.slice(-1_000_000).sum();");
    page.say("}");
    page.blank();
    long start = System.nanoTime();
    double sum = sum(path);
    double millis = (System.nanoTime() - start) / 1e6;
    long touched = 4L * NUMBERS;
    page.say(
        String.format(
            Locale.US,
            "sum %s in %.1f ms, from opening to unmapping; bytes touched: %s, %s of the file",
            Numbers.grouped((long) sum),
            millis,
            Numbers.grouped(touched),
            String.format(Locale.US, "%.2f %%", 100.0 * touched / SIZE)));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("fileBytes", SIZE);
    facts.put("touchedBytes", touched);
    facts.put("sum", sum);
    facts.put("milliseconds", millis);
    return facts;
  }

  private static void write(Path path) throws IOException {
    try (MappedFile file = MappedFile.create(path, SIZE);
        MemoryView numbers = file.view("<i")) {
      MemoryView last = numbers.slice(-NUMBERS);
      for (int i = 0; i < NUMBERS; i++) {
        last.setInt(i, i);
      }
    }
  }

  private static double sum(Path path) throws IOException {
    try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ);
        MemoryView numbers = file.view("<i")) {
      return numbers.slice(-NUMBERS).sum();
    }
  }
}
