package org.memview.cli.show;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Every [FileKind], in the order in which they are asked.
final class Kinds {
  private static final List<FileKind> ALL =
      List.of(new NpyKind(), new NpzKind(), new ImageKind(), new SqliteKind(), new PlainBytes());

  private Kinds() {}

  /// Returns the first kind that recognizes the file; the last one takes any.
  static FileKind of(Path file) throws IOException {
    Head head = Head.of(file);
    for (FileKind kind : ALL) {
      if (kind.recognizes(head)) {
        return kind;
      }
    }
    throw new IllegalStateException("no kind takes " + file);
  }
}
