package org.memview.cli.show;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import org.memview.numpy.Npy;
import org.memview.numpy.NpyFile;

/// NumPy's npy files.
final class NpyKind implements FileKind {
  @Override
  public boolean recognizes(Head head) {
    return head.startsWith("\u0093NUMPY") || head.isNamed(".npy");
  }

  @Override
  public Found open(Path file, Deque<String> words) throws IOException {
    NpyFile npy = Npy.open(file);
    return new Found.Array(
        "NumPy array, npy version " + npy.version() + ".0",
        npy.view(),
        Map.of(Found.DTYPE, npy.descr()),
        npy::close);
  }
}
