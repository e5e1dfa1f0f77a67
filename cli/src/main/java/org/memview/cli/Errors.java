package org.memview.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// The texts of what the commands refuse.
final class Errors {
  private Errors() {}

  static Failure missing(Path file) {
    return new Failure(file + " does not exist");
  }

  static Failure missingFolder(Path file, Path folder) {
    return new Failure("cannot write " + file + ": the folder " + folder + " does not exist");
  }

  static Failure directory(Path file) {
    return new Failure(file + " is a directory, not a file");
  }

  static Failure notRegular(Path file) {
    return new Failure(file + " is not a regular file");
  }

  static Failure exists(Path file) {
    return new Failure(file + " exists; --force replaces it");
  }

  static Failure sameFile(Path in, Path out) {
    return new Failure(in + " and " + out + " are the same file; write to another one");
  }

  static Failure shorter(Path file, long size, long reached) {
    return new Failure(
        file + " had " + size + " bytes and ended at " + reached + " while it was read");
  }

  /// Says why without the name of the part file, which means nothing to the user.
  static Failure cannotWrite(Path file, IOException cause) {
    return new Failure("cannot write " + file + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> ErrorReport.sentence(cause);
    };
  }
}
