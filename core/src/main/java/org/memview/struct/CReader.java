package org.memview.struct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.memview.format.Format;

/// Reads the declaration of a plain C struct into a format: numbers, truth values, and arrays of
/// these, laid out as the C compiler of this platform lays them out.
///
/// What has no place in a format (pointers, bit fields, unions) and what would need the rest of the
/// program (other structs, macros) is refused by name.
final class CReader {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|//[^\n]*|/\\*.*?\\*/|([A-Za-z_]\\w*|0[xX][0-9a-fA-F]+|\\d+|.)", Pattern.DOTALL);

  /// The code of each type; the words of standard types are in alphabetical order.
  private static final Map<String, String> CODES = codes();

  /// The words of types, which C keeps from being names; those of stdint.h are no keywords.
  private static final Set<String> WORDS =
      CODES.keySet().stream()
          .flatMap(type -> Stream.of(type.split(" ", -1)))
          .filter(word -> !word.endsWith("_t"))
          .collect(Collectors.toUnmodifiableSet());

  /// The largest size of a struct: what aligns it can be added without an overflow.
  private static final long LARGEST = 1L << 62;

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();
  private int next;

  private final FormatText format = new FormatText();
  private final Set<String> names = new HashSet<>();
  private long end;
  private long alignment = 1;

  private CReader(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        tokens.add(matcher.group(1));
        positions.add(matcher.start(1));
      }
    }
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    String known =
        """
        c char; b char signed; B char unsigned; ? _Bool; ? bool; h short; h int short
        h short signed; h int short signed; H short unsigned; H int short unsigned; i int; i signed
        i int signed; I unsigned; I int unsigned; l long; l int long; l long signed
        l int long signed; L long unsigned; L int long unsigned; q long long; q int long long
        q long long signed; q int long long signed; Q long long unsigned
        Q int long long unsigned; f float; d double; b int8_t; B uint8_t; h int16_t; H uint16_t
        i int32_t; I uint32_t; q int64_t; Q uint64_t; n ssize_t; n ptrdiff_t; n intptr_t; N size_t
        N uintptr_t; H char16_t; I char32_t; Zf _Complex float; Zd _Complex double\
        """;
    for (String entry : known.split("[;\n]\\s*", -1)) {
      String[] words = entry.split(" ", 2);
      codes.put(words[1], words[0]);
    }
    return codes;
  }

  static Format read(String text) {
    return new CReader(text).struct();
  }

  private Format struct() {
    take("typedef");
    if (!take("struct")) {
      throw refused(here("a struct is expected, as in \"struct { int id; double value; }\", not "));
    }
    if (isName(peek())) {
      next++;
    }
    expect("{");
    format.open();
    while (!take("}")) {
      declaration();
    }
    format.pad(-end & (alignment - 1));
    format.close();
    if (isName(peek()) && !peek().startsWith("__")) {
      next++;
    }
    take(";");
    if (next < tokens.size()) {
      throw refused(here("after the struct nothing is expected, but there is "));
    }
    return Format.of(format.toString());
  }

  private void declaration() {
    List<String> words = new ArrayList<>();
    int start = next;
    while (isName(peek()) && !isDeclarator()) {
      String word = tokens.get(next++);
      if (!word.equals("const") && !word.equals("volatile")) {
        words.add(word);
      }
    }
    String code = CODES.get(String.join(" ", words.stream().sorted().toList()));
    if (code == null) {
      next = words.isEmpty() ? next : start;
      throw refused(unknown(words));
    }
    do {
      declarator(code);
    } while (take(","));
    expect(";");
  }

  /// Whether the word here is the name of a field: what follows ends a declarator.
  private boolean isDeclarator() {
    String after = next + 1 < tokens.size() ? tokens.get(next + 1) : "";
    return after.isEmpty() || ";,[:)}".contains(after);
  }

  private String unknown(List<String> words) {
    String type = words.isEmpty() ? peek() : String.join(" ", words);
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "struct", "union", "enum" ->
          here("a nested " + words.getFirst() + " is not supported: ");
      default -> here("type '" + type + "' is not known; there are C's numbers and stdint.h's: ");
    };
  }

  private void declarator(String code) {
    if (peek().equals("*")) {
      throw refused(here("pointers are not supported, for what they point at is not here: "));
    }
    if (peek().equals("(")) {
      throw refused(here("functions are not supported: "));
    }
    if (!isName(peek()) || WORDS.contains(peek())) {
      throw refused(here("the name of a field is expected, not "));
    }
    String name = tokens.get(next++);
    if (!names.add(name)) {
      next--;
      throw refused(here("there are two fields "));
    }
    if (peek().equals(":")) {
      throw refused(here("field '" + name + "' is a bit field, which is not supported: "));
    }
    List<Long> shape = new ArrayList<>();
    while (take("[")) {
      shape.add(extent(name));
      expect("]");
    }
    place(code, name, shape);
  }

  private long extent(String name) {
    String number = peek();
    if (number.isEmpty() || !Character.isDigit(number.charAt(0))) {
      throw refused(here("the length of '" + name + "' must be a number, not "));
    }
    try {
      next++;
      return Long.decode(number);
    } catch (NumberFormatException e) {
      next--;
      throw refused(here("the length of '" + name + "' is no number of C, or too large: "));
    }
  }

  private void place(String code, String name, List<Long> shape) {
    Format element = Format.of("@" + code);
    long boundary = element.alignment();
    format.pad(-end & (boundary - 1));
    long size = sizeOf(element.size(), name, shape);
    boolean isText = code.equals("c") && !shape.isEmpty();
    List<Long> axes = isText ? shape.subList(0, shape.size() - 1) : shape;
    if (!axes.isEmpty()) {
      format.shape(String.join(",", axes.stream().map(String::valueOf).toList()));
    }
    format.code('^', isText ? shape.getLast() + "s" : code);
    format.name(name);
    end += (-end & (boundary - 1)) + size;
    alignment = Math.max(alignment, boundary);
  }

  private long sizeOf(long unit, String name, List<Long> shape) {
    long size = unit;
    for (long extent : shape) {
      if (size > 0 && extent > LARGEST / size) {
        throw refused("a struct with '" + name + "' would be larger than a struct can be");
      }
      size *= extent;
    }
    if (size > LARGEST - end) {
      throw refused("a struct with '" + name + "' would be larger than a struct can be");
    }
    return size;
  }

  // ---------------------------------------------------------------- tokens

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : "";
  }

  private static boolean isName(String token) {
    return !token.isEmpty() && Character.isJavaIdentifierStart(token.charAt(0));
  }

  private boolean take(String token) {
    boolean taken = peek().equals(token);
    if (taken) {
      next++;
    }
    return taken;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw refused(here("'" + token + "' is expected, not "));
    }
  }

  private String here(String reason) {
    return reason + (next < tokens.size() ? "'" + tokens.get(next) + "'" : "the end");
  }

  private IllegalArgumentException refused(String reason) {
    int position = next < positions.size() ? positions.get(next) : text.length();
    return Errors.badDeclaration(reason, position, text);
  }
}
