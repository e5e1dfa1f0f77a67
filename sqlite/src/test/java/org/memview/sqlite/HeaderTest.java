package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What Java believes of SQLite's functions against `sqlite3.h`: a wrong descriptor is no
/// exception, it is a crash.
class HeaderTest {
  private static final Path API = Path.of("src/main/java/org/memview/sqlite/Api.java");
  private static final Path CODES = Path.of("src/main/java/org/memview/sqlite/Codes.java");
  private static final Path SYSTEM = Path.of("/usr/include/sqlite3.h");

  @Test
  void descriptors_areThoseOfTheRecordedHeader() throws IOException {
    try (InputStream in = HeaderTest.class.getResourceAsStream("/vectors/sqlite/prototypes.h")) {
      String header = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(prototypes(header, java().keySet().stream().toList()), java());
    }
    assertTrue(java().size() > 35, java().size() + " functions");
  }

  @Test
  void descriptors_areThoseOfTheInstalledHeader() throws IOException {
    assumeTrue(Files.exists(SYSTEM), "no " + SYSTEM);
    String header =
        Files.readString(SYSTEM).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^#.*", "");
    assertEquals(prototypes(header, java().keySet().stream().toList()), java());
  }

  @Test
  void codes_areThoseOfTheInstalledHeader() throws IOException {
    assumeTrue(Files.exists(SYSTEM), "no " + SYSTEM);
    String header = Files.readString(SYSTEM);
    Matcher ours =
        Pattern.compile("static final int (\\w+) = (\\d+);").matcher(Files.readString(CODES));
    int count = 0;
    while (ours.find()) {
      assertTrue(
          Pattern.compile("#define SQLITE_" + ours.group(1) + " +" + ours.group(2) + "\\s")
              .matcher(header)
              .find(),
          ours::group);
      count++;
    }
    assertTrue(count >= 8, count + " codes");
    for (int code = 0; code < 29; code++) {
      assertTrue(
          Pattern.compile("#define " + Codes.name(code) + " +" + code + "\\s")
              .matcher(header)
              .find(),
          Codes.name(code));
    }
  }

  /// Descriptors as `Api` writes them; the pins at the end are not SQLite's.
  private static Map<String, List<String>> java() throws IOException {
    Map<String, List<String>> functions = new TreeMap<>();
    Matcher calls =
        Pattern.compile("(?:of|optional)\\(\\s*\"(\\w+)\",([^;]*?)\\);")
            .matcher(Files.readString(API));
    while (calls.find()) {
      List<String> words = new ArrayList<>();
      for (String word : calls.group(2).split(",", -1)) {
        if (!word.strip().equals("PIN")) {
          words.add(word.strip());
        }
      }
      functions.put(calls.group(1), words);
    }
    return functions;
  }

  private static Map<String, List<String>> prototypes(String header, List<String> names) {
    Map<String, List<String>> functions = new TreeMap<>();
    for (String name : names) {
      Matcher found =
          Pattern.compile("([\\w* \\n]*?)\\bsqlite3_" + name + "\\s*\\(([^;]*)\\)\\s*;")
              .matcher(header);
      if (found.find()) {
        List<String> words = new ArrayList<>(List.of(layout(found.group(1) + " x")));
        // A pointer to a function is one pointer, whatever stands in its brackets
        String parameters =
            found.group(2).replaceAll("\\(\\s*\\*\\s*\\w*\\s*\\)\\s*\\([^)]*\\)", "*");
        for (String parameter : parameters.split(",", -1)) {
          if (!parameter.strip().equals("void")) {
            words.add(layout(parameter));
          }
        }
        functions.put(name, words);
      }
    }
    return functions;
  }

  private static String layout(String declaration) {
    if (declaration.contains("*")) {
      return "ADDRESS";
    }
    String type = declaration.replaceAll("\\b(const|SQLITE_API|SQLITE_STDCALL)\\b", "").strip();
    if (type.matches("(sqlite3_u?int64|sqlite_int64)\\b.*")) {
      return "JAVA_LONG";
    }
    if (type.matches("(int|unsigned|unsigned int)\\b(?! char).*")) {
      return "JAVA_INT";
    }
    return type.startsWith("double")
        ? "JAVA_DOUBLE"
        : type.startsWith("unsigned char") ? "JAVA_BYTE" : "unknown: " + declaration;
  }
}
