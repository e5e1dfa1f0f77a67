package org.memview.benchmarks;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a run has measured so far: a file for each part, a line for each sample, written as it
/// comes, so that whatever ends a run takes nothing with it.
///
/// Lines that begin with `#` are facts: `#NumPy <tab> 2.4.6`, `#finished <tab> 2026-01-01T12:00Z`.
///
/// @param folder where the files are
record Store(Path folder) {
  private static final String SUFFIX = ".tsv";

  static final String STARTED = "started";
  static final String FINISHED = "finished";
  static final String MACHINE = "machine";
  static final String SMOKE = "smoke";
  static final String ONLY = "only";

  /// What the name of a fact begins with whose value is a version.
  static final String VERSION = "version ";

  /// Forgets what an earlier run measured.
  void clear() throws IOException {
    for (String part : parts()) {
      Files.delete(file(part));
    }
  }

  void begin(String part) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(file(part));
  }

  void add(String part, Sample sample) {
    write(part, sample.line());
  }

  void fact(String part, String name, String value) {
    write(part, "#" + name + "\t" + value);
  }

  void finish(String part, String when) {
    fact(part, FINISHED, when);
  }

  private void write(String part, String line) {
    try {
      Files.writeString(file(part), line + "\n", CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All samples of the parts whose name begins so; also of those that are not finished.
  List<Sample> samples(String prefix) {
    return parts().stream()
        .filter(part -> part.startsWith(prefix))
        .flatMap(part -> lines(file(part)).stream())
        .filter(line -> !line.startsWith("#"))
        .map(Sample::parse)
        .toList();
  }

  /// The facts of one part, by name.
  Map<String, String> facts(String part) {
    Map<String, String> facts = new TreeMap<>();
    for (String line : lines(file(part))) {
      if (line.startsWith("#")) {
        String[] fact = line.substring(1).split("\t", 2);
        facts.put(fact[0], fact[1]);
      }
    }
    return facts;
  }

  /// The parts there are, whole or not.
  List<String> parts() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without a last line that was cut off.
  private static List<String> lines(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String part) {
    return folder.resolve(part + SUFFIX);
  }
}
