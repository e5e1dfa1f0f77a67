package org.memview.sqlite;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// SQLite's library on this system, looked for once.
final class Library {
  /// The property that names the library's file, for systems that keep it elsewhere.
  static final String PROPERTY = "memview.sqlite.library";

  private static final String SYMBOL = "sqlite3_libversion";

  private Library() {}

  /// What the search found, or why it found nothing.
  private record Search(@Nullable SymbolLookup found, String failure) {}

  private static final Search SEARCH = search();

  /// @throws SqliteException if there is none; the message says what was tried and what to install
  static SymbolLookup require() {
    SymbolLookup found = SEARCH.found;
    if (found == null) {
      throw new SqliteException(0, SEARCH.failure);
    }
    return found;
  }

  private static Search search() {
    String given = System.getProperty(PROPERTY);
    List<String> names =
        given == null
            ? candidates(System.getProperty("os.name").toLowerCase(Locale.ROOT))
            : List.of(given);
    try {
      for (String name : names) {
        SymbolLookup lookup = load(name);
        if (lookup != null) {
          return new Search(lookup, "");
        }
      }
    } catch (IllegalCallerException _) {
      return new Search(null, Errors.noNativeAccess());
    }
    return new Search(null, Errors.noLibrary(names));
  }

  /// SAFETY: loading a library runs its initialisers; these names are SQLite's, or the one the user
  /// gave. It stays loaded as long as the JVM, so no symbol can outlive it.
  @SuppressWarnings("restricted")
  private static @Nullable SymbolLookup load(String name) {
    try {
      SymbolLookup lookup =
          name.contains("/") || name.contains("\\")
              ? file(Path.of(name))
              : SymbolLookup.libraryLookup(name, Arena.global());
      return lookup != null && lookup.find(SYMBOL).isPresent() ? lookup : null;
    } catch (IllegalArgumentException _) {
      return null; // not there
    }
  }

  /// SAFETY: as of [#load(String)].
  @SuppressWarnings("restricted")
  private static @Nullable SymbolLookup file(Path file) {
    return Files.exists(file) ? SymbolLookup.libraryLookup(file, Arena.global()) : null;
  }

  /// The names under which systems have it; bare names are looked up by the system's loader.
  static List<String> candidates(String os) {
    List<String> names = new ArrayList<>();
    if (os.contains("win")) {
      names.addAll(List.of("winsqlite3.dll", "sqlite3.dll"));
    } else if (os.contains("mac")) {
      names.addAll(
          List.of(
              "libsqlite3.dylib",
              "/usr/lib/libsqlite3.dylib",
              "/opt/homebrew/opt/sqlite/lib/libsqlite3.dylib",
              "/usr/local/opt/sqlite/lib/libsqlite3.dylib"));
    } else {
      names.addAll(
          List.of(
              "libsqlite3.so.0",
              "libsqlite3.so",
              "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0",
              "/usr/lib/aarch64-linux-gnu/libsqlite3.so.0",
              "/usr/lib64/libsqlite3.so.0",
              "/usr/local/lib/libsqlite3.so",
              "/run/current-system/sw/lib/libsqlite3.so"));
    }
    return names;
  }
}
