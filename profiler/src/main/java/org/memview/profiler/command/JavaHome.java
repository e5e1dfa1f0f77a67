package org.memview.profiler.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out which Java a command starts, by the file `release` every JDK has, without starting it.
final class JavaHome {
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)[^\"]*\"");

  private JavaHome() {}

  /// Returns the feature version of a `java`, or empty if nothing tells: a script that chooses one,
  /// for instance.
  ///
  /// @param command as it would be typed, with or without a folder
  static OptionalInt version(String command, String path) {
    try {
      Optional<Path> java = file(command, path);
      Path bin = java.isEmpty() ? null : java.get().toRealPath().getParent();
      Path home = bin == null ? null : bin.getParent();
      if (home == null) {
        return OptionalInt.empty();
      }
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find()
          ? OptionalInt.of(Integer.parseInt(version.group(1)))
          : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty(); // no such command, or no such file beside it
    }
  }

  private static Optional<Path> file(String command, String path) {
    if (command.indexOf('/') >= 0 || command.indexOf(File.separatorChar) >= 0) {
      return Optional.of(Path.of(command));
    }
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path file = Path.of(folder).resolve(command);
      if (Files.isExecutable(file) && Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
