package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;

/// Files of NumPy's making, hundreds of them where there is NumPy and a recorded few elsewhere:
/// what we read is what NumPy says, what we write is what NumPy writes, byte for byte.
class NumpyCorpusTest {
  @TempDir Path folder = Path.of("");

  @Test
  void recordedFiles_areReadAndWrittenAsByNumpy() throws Exception {
    Path recorded =
        Path.of(Objects.requireNonNull(getClass().getResource("/vectors/numpy/index.tsv")).toURI());

    assertEquals(List.of(), differences(Objects.requireNonNull(recorded.getParent())));
  }

  @Test
  void generatedFiles_areReadAndWrittenAsByNumpy() throws Exception {
    Python.require("numpy");
    Path corpus = folder.resolve("corpus");
    Python.runScript(folder, "corpus.py", "write", corpus.toString());

    List<String> differences = differences(corpus);

    assertEquals(List.of(), differences);
    copyOurs(corpus);
    String said = Python.runScript(folder, "corpus.py", "check", corpus.toString());
    assertTrue(said.matches("1[0-9]{3} files, 0 differ"), said);
  }

  private void copyOurs(Path corpus) throws IOException {
    Files.move(folder.resolve("same"), corpus.resolve("same"));
    Files.move(folder.resolve("plain"), corpus.resolve("plain"));
  }

  private List<String> differences(Path corpus) throws IOException, URISyntaxException {
    Path same = Files.createDirectories(folder.resolve("same"));
    Path plain = Files.createDirectories(folder.resolve("plain"));
    List<String> differences = new ArrayList<>();
    for (CorpusEntry entry : CorpusEntry.of(corpus)) {
      Path theirs = corpus.resolve(entry.file());
      try (NpyFile file = Npy.open(theirs);
          MemoryView view = file.view()) {
        note(differences, entry, entry.difference(view));
        Npy.save(same.resolve(entry.file()), view, file.dtype());
        Npy.save(plain.resolve(entry.file()), view);
      }
      if (entry.own() && Files.mismatch(theirs, same.resolve(entry.file())) != -1) {
        note(differences, entry, "NumPy's file is not ours byte for byte");
      }
      try (NpyFile file = Npy.open(plain.resolve(entry.file()));
          MemoryView view = file.view()) {
        note(differences, entry, entry.difference(view));
      }
    }
    return differences;
  }

  private static void note(List<String> differences, CorpusEntry entry, String difference) {
    if (!difference.isEmpty()) {
      differences.add(entry.file() + ": " + difference);
    }
  }
}
