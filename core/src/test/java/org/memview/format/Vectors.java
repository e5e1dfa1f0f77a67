package org.memview.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Reads the recorded answers of CPython and NumPy, and writes texts the way their scripts do.
final class Vectors {
  private static final String FOLDER = "/vectors/cpython/";

  /// What the other side answered about `text`; `!` if it refuses it.
  record Answer(String answer, String text) {
    boolean isRefusal() {
      return answer.equals("!");
    }
  }

  private Vectors() {}

  static List<Answer> read(String file) {
    return text(file)
        .lines()
        .map(line -> line.split("\t", 2))
        .map(parts -> new Answer(parts[0], unquote(parts[1])))
        .toList();
  }

  static String text(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream(FOLDER + file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return new String(bytes, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String quote(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c <= '~' && c != '\\';
      out.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return out.toString();
  }

  private static String unquote(String line) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        out.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        out.append(line.charAt(i));
      }
    }
    return out.toString();
  }
}
