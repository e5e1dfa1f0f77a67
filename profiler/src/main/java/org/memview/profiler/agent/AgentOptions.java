package org.memview.profiler.agent;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.report.TableOptions;

/// What stands behind `-javaagent:memview-profiler.jar=`: names and values, as in
/// `match=com.acme.Foo#bar,out=run.html,time`. A comma in a value is written `%2C`.
///
/// @param patterns methods to profile
/// @param outputs files to write when the program ends; the ending chooses the format
/// @param sources where to look for source first
/// @param main the main class if it is known, otherwise empty
/// @param meters further quantities: `time`, `live`, `rss`, `allThreads`
/// @param record a recording to add to, or empty
/// @param interval milliseconds between its samples
/// @param table how the text looks
public record AgentOptions(
    List<String> patterns,
    List<Path> outputs,
    List<Path> sources,
    String main,
    List<String> meters,
    Optional<Path> record,
    long interval,
    TableOptions table) {
  /// The names of the meters.
  public static final Set<String> METERS = Set.of("time", "live", "rss", "allThreads");

  /// Copies the lists.
  public AgentOptions {
    patterns = List.copyOf(patterns);
    outputs = List.copyOf(outputs);
    sources = List.copyOf(sources);
    meters = List.copyOf(meters);
  }

  /// Reads the text after the equals sign.
  ///
  /// @throws IllegalArgumentException if a name or value means nothing; the message names it
  static AgentOptions parse(@Nullable String text) {
    List<String> patterns = new ArrayList<>();
    List<Path> outputs = new ArrayList<>();
    List<Path> sources = new ArrayList<>();
    List<String> meters = new ArrayList<>();
    TableOptions table = TableOptions.defaults();
    String main = "";
    Optional<Path> record = Optional.empty();
    long interval = 100;
    for (String word : text == null || text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      String value = equals < 0 ? "" : decoded(word.substring(equals + 1));
      switch (name) {
        case "match" -> patterns.add(value);
        case "out" -> outputs.add(Path.of(value));
        case "source" -> sources.add(Path.of(value));
        case "main" -> main = value;
        case "record" -> record = Optional.of(Path.of(value));
        case "interval" -> interval = number(word, value);
        default -> {
          if (METERS.contains(name)) {
            meters.add(name);
          } else if (TableOptions.names().contains(name)) {
            table = table.with(name, value);
          } else {
            throw Errors.badOption(word);
          }
        }
      }
    }
    return new AgentOptions(patterns, outputs, sources, main, meters, record, interval, table);
  }

  private static long number(String word, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw Errors.noNumber(word);
    }
  }

  static String decoded(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Returns a value so that it can stand in the options.
  public static String encoded(String value) {
    return value.replace("%", "%25").replace(",", URLEncoder.encode(",", StandardCharsets.UTF_8));
  }
}
