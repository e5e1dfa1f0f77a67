package org.memview.cli.show;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.memview.MemoryView;
import org.memview.cli.Failure;
import org.memview.numpy.NpyException;
import org.memview.numpy.Npz;
import org.memview.numpy.NpzFile;

/// NumPy's npz files: a list of members, or one of them by name.
final class NpzKind implements FileKind {
  @Override
  public boolean recognizes(Head head) {
    String start = new String(head.bytes(), StandardCharsets.ISO_8859_1);
    return head.isNamed(".npz") || (head.startsWith("PK\u0003\u0004") && start.contains(".npy"));
  }

  @Override
  public Found open(Path file, Deque<String> words) throws IOException {
    NpzFile npz = Npz.open(file);
    try {
      return words.isEmpty() ? list(file, npz) : member(npz, words.remove());
    } catch (IOException | RuntimeException e) {
      npz.close();
      throw e;
    }
  }

  private static Found member(NpzFile npz, String name) throws IOException {
    try {
      MemoryView view = npz.view(name);
      String how = npz.isStored(name) ? "mapped" : "inflated";
      boolean isArray = npz.isArray(name);
      return new Found.Array(
          "member " + name + " of an npz file, " + how,
          view,
          isArray ? Map.of(Found.DTYPE, npz.descr(name)) : Map.of(),
          isArray,
          npz::close);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private static Found list(Path file, NpzFile npz) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String name : npz.names()) {
      rows.add(row(npz, name));
    }
    return new Found.Parts(
        "NumPy archive of " + rows.size() + (rows.size() == 1 ? " member" : " members"),
        Map.of(),
        List.of("member", "dtype", "shape", "bytes", "kept"),
        rows,
        "name a member to look into it: memview show " + file + " MEMBER [SLICE]",
        npz::close);
  }

  /// A damaged member does not hide the others.
  private static List<String> row(NpzFile npz, String name) throws IOException {
    String bytes = String.format(Locale.US, "%,d", npz.size(name));
    String kept = npz.isStored(name) ? "stored" : "compressed";
    if (!npz.isArray(name)) {
      return List.of(name, "(no array)", "", bytes, kept);
    }
    try {
      return List.of(name, npz.descr(name), Arrays.toString(npz.shape(name)), bytes, kept);
    } catch (NpyException e) {
      return List.of(name, "(damaged)", "", bytes, kept);
    }
  }
}
