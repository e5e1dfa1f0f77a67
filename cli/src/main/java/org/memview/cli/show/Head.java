package org.memview.cli.show;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// What a [FileKind] judges a file by: its name, and its first bytes (512 of them, or all if there
/// are fewer).
public record Head(Path file, byte... bytes) {
  private static final int LENGTH = 512;

  static Head of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Head(file, in.readNBytes(LENGTH));
    }
  }

  /// Returns whether the file begins with these characters, each one byte.
  public boolean startsWith(String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= wanted.length
        && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }

  /// Returns whether the name ends with `suffix`, given in lower case with its dot.
  public boolean isNamed(String suffix) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(suffix);
  }
}
