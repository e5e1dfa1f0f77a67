package org.memview.profiler.agent;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.memview.profiler.runtime.Table;

/// Finds the text of classes: where the user says, beside the classes, in a `-sources.jar` beside
/// the jar, in the JDK's `src.zip`.
public final class SourceFinder {
  private static final List<String> BUILD_FOLDERS =
      List.of("", "src/main/java", "src/test/java", "src");
  private static final int LEVELS_UP = 4;

  private final List<Path> roots;
  private final Map<String, Optional<Source>> known = new HashMap<>();

  /// A file that was found.
  ///
  /// @param name how to call it
  /// @param lines its text; line 1 is at 0
  public record Source(String name, List<String> lines) {}

  /// Makes a finder.
  ///
  /// @param roots folders, source files and archives to look in first
  public SourceFinder(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /// Returns the source of a table's class.
  public Optional<Source> find(Table.Origin origin) {
    if (origin.sourceFile().isEmpty()) {
      return Optional.empty();
    }
    int dot = origin.className().lastIndexOf('.');
    String folder = dot < 0 ? "" : origin.className().substring(0, dot + 1).replace('.', '/');
    String path = folder + origin.sourceFile();
    String key = origin.location() + " " + path;
    Optional<Source> source = known.get(key);
    if (source == null) {
      source = search(origin, path);
      known.put(key, source);
    }
    return source;
  }

  private Optional<Source> search(Table.Origin origin, String path) {
    List<Path> places = new ArrayList<>(roots);
    Optional<Path> location = location(origin.location());
    if (location.isPresent()) {
      addPlaces(places, location.get());
    }
    if (origin.location().isEmpty() || origin.location().startsWith("jrt:")) {
      places.add(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
    }
    for (Path place : places) {
      Optional<Source> found = in(place, path, origin.sourceFile());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// From `target/classes` or `build/classes/java/main` it is a few steps up to `src/main/java`.
  private static void addPlaces(List<Path> places, Path location) {
    if (!Files.isDirectory(location)) {
      places.add(location);
      String name = String.valueOf(location.getFileName());
      if (name.endsWith(".jar")) {
        String stem = name.substring(0, name.length() - 4);
        places.add(location.resolveSibling(stem + "-sources.jar"));
      }
      return;
    }
    Path folder = location;
    for (int i = 0; i <= LEVELS_UP && folder != null; i++) {
      for (String sub : BUILD_FOLDERS) {
        places.add(folder.resolve(sub));
      }
      folder = folder.getParent();
    }
  }

  private static Optional<Path> location(String url) {
    try {
      return url.startsWith("file:") ? Optional.of(Path.of(new URI(url))) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Source> in(Path place, String path, String fileName) {
    try {
      if (Files.isDirectory(place)) {
        return file(place.resolve(path));
      }
      String name = String.valueOf(place.getFileName());
      if (name.endsWith(".java")) {
        // the source launcher names the main file for all of its files
        return name.equals(fileName) ? file(place) : file(place.resolveSibling(fileName));
      }
      boolean archive = name.endsWith(".jar") || name.endsWith(".zip");
      return archive && Files.exists(place) ? entry(place, path) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Source> file(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return Optional.of(new Source(shortened(file), text.lines().toList()));
  }

  private static String shortened(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
  }

  private static Optional<Source> entry(Path archive, String path) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Optional<? extends ZipEntry> entry = entry(zip, path);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      String text =
          new String(zip.getInputStream(entry.get()).readAllBytes(), StandardCharsets.UTF_8);
      String name = archive.getFileName() + FileSystems.getDefault().getSeparator();
      return Optional.of(new Source(name + entry.get().getName(), text.lines().toList()));
    }
  }

  /// The JDK's archive has a folder for each module.
  private static Optional<? extends ZipEntry> entry(ZipFile zip, String path) {
    ZipEntry plain = zip.getEntry(path);
    if (plain != null) {
      return Optional.of(plain);
    }
    ZipEntry ofBase = zip.getEntry("java.base/" + path);
    if (ofBase != null) {
      return Optional.of(ofBase);
    }
    for (var entries = zip.entries(); entries.hasMoreElements(); ) {
      ZipEntry entry = entries.nextElement();
      if (entry.getName().endsWith("/" + path)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }
}
