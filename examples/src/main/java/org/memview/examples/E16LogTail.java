package org.memview.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.memview.MemoryView;
import org.memview.io.Decoding;
import org.memview.io.MappedFile;
import org.memview.io.ViewChannel;

/// Follows a log that others write, as `tail -F` does: what was appended is mapped, and each line
/// is a view of the file itself. Nothing is copied but the text that is wanted.
///
/// ```python
/// m = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ); m.seek(seen); m.readline()
/// ```
final class E16LogTail implements AutoCloseable {
  private final Path path;
  private MappedFile file;
  private long seen;

  private E16LogTail(Path path) throws IOException {
    this.path = path;
    this.file = MappedFile.open(path, MappedFile.Mode.READ);
  }

  /// Looks once: gives the lines that are new, and notices a log that was cut or replaced.
  private void poll(Consumer<MemoryView> line) throws IOException {
    file.refresh(); // the old one, to its end, even if there is a new one already
    if (file.size() < seen) {
      IO.println("(cut to " + file.size() + " bytes: from the start)");
      seen = 0;
    }
    lines(line);
    if (file.isReplaced() && Files.exists(path)) {
      IO.println("(replaced: the next one)");
      file.close();
      file = MappedFile.open(path, MappedFile.Mode.READ);
      seen = 0;
      lines(line);
    }
  }

  /// Gives the lines that have ended; one that has not is looked at again the next time.
  private void lines(Consumer<MemoryView> line) throws IOException {
    try (MemoryView view = file.view();
        ViewChannel log = ViewChannel.of(view)) {
      log.position(seen);
      for (MemoryView next = log.readLine();
          !next.isEmpty() && next.getByte(-1) == '\n';
          next = log.readLine()) {
        line.accept(next.slice(0, -1));
        seen = log.position();
      }
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private static void append(Path path, String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static void main() throws IOException {
    Path folder = Files.createTempDirectory("memview");
    Path path = folder.resolve("service.log");
    append(path, "started\n");
    try (E16LogTail tail = new E16LogTail(path)) {
      Consumer<MemoryView> show = line -> IO.println(Decoding.decode(line, UTF_8));
      tail.poll(show);
      append(path, "two requests\nhalf a li");
      tail.poll(show);
      append(path, "ne, and the rest of it\n");
      tail.poll(show);
      Files.writeString(path, "cut\n");
      tail.poll(show);
      append(path, "last words\n");
      Files.move(path, folder.resolve("service.log.1"));
      append(path, "a new log\n");
      tail.poll(show);
    }
    Files.delete(folder.resolve("service.log.1"));
    Files.delete(path);
    Files.delete(folder);
  }
}
