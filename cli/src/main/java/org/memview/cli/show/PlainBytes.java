package org.memview.cli.show;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import org.memview.io.MappedFile;

/// Any file that is of no other kind: bytes, shown as a dump.
final class PlainBytes implements FileKind {
  @Override
  public boolean recognizes(Head head) {
    return true;
  }

  @Override
  public Found open(Path file, Deque<String> words) throws IOException {
    MappedFile bytes = MappedFile.open(file, MappedFile.Mode.READ);
    return new Found.Array("bytes", bytes.view(), Map.of(), false, Loader.NOTHING, bytes::close);
  }
}
