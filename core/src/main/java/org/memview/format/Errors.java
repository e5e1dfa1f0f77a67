package org.memview.format;

import java.lang.foreign.MemoryLayout;

/// Every message of this package.
final class Errors {
  /// Texts longer than this are quoted around the position only.
  private static final int QUOTED = 160;

  private Errors() {}

  static FormatException badChar(char c, int position, String text) {
    return at("bad char " + quote(c), position, text);
  }

  static FormatException refused(String code, int position, String text, String reason) {
    String place =
        "format code '%s' at position %s of format %s"
            .formatted(code, position, quote(text, position));
    return new FormatException(place + " has no Java value: " + reason, position);
  }

  static FormatException nativeOnly(char code, char prefix, int position, String text) {
    return at(
        "code '%c' exists in native size only but '%c' is in force".formatted(code, prefix),
        position,
        text);
  }

  static FormatException prefixAtEnd(int position, String text) {
    return at(
        "byte order %s without a format code".formatted(quote(text.charAt(position))),
        position,
        text);
  }

  static FormatException countWithoutCode(int position, String text) {
    return at("repeat count without a format code", position, text);
  }

  static FormatException countTooLarge(int position, String text) {
    return at("count larger than " + Long.MAX_VALUE, position, text);
  }

  static FormatException tooLarge(int position, String text) {
    return at("total size larger than " + Long.MAX_VALUE + " bytes with the item", position, text);
  }

  static FormatException braceMissing(int position, String text) {
    return at("'T' without '{'", position, text);
  }

  static FormatException unclosedRecord(int position, String text) {
    return at("record 'T{' is never closed by '}': it opens", position, text);
  }

  static FormatException tooDeep(int position, String text) {
    return at("records nested deeper than " + Parser.MAX_DEPTH, position, text);
  }

  static FormatException shapeWithoutElement(int position, String text) {
    return at("shape without an element after it", position, text);
  }

  static FormatException badShape(int position, int open, String text) {
    String found = position < text.length() ? quote(text.charAt(position)) : "the end";
    return at(
        "bad shape opened at position %s: expected extents (2,3), found %s".formatted(open, found),
        position,
        text);
  }

  static FormatException tooManyAxes(int position, String text) {
    return at("shape of more than " + Parser.MAX_RANK + " axes", position, text);
  }

  static FormatException unclosedName(int position, String text) {
    return at("field name without a closing ':'", position, text);
  }

  static FormatException emptyName(int position, String text) {
    return at("empty field name", position, text);
  }

  static FormatException duplicateName(String name, int position, String text) {
    return at("duplicate field name '%s'".formatted(name), position, text);
  }

  static FormatException noSuchField(String name, Format format) {
    String known;
    if (!format.isRecord()) {
      known = "it is a single element";
    } else {
      StringBuilder names = new StringBuilder();
      for (Part part : format.parts()) {
        if (!part.name().isEmpty()) {
          names.append(names.isEmpty() ? "" : ", ").append(part.name());
        }
      }
      known = names.isEmpty() ? "its fields have no names" : "its fields are " + names;
    }
    return new FormatException(
        "no field '%s' in format %s: %s".formatted(name, quote(format.text(), 0), known));
  }

  static FormatException tooManyFields(String what, long count, Format format) {
    String number =
        count == Long.MAX_VALUE ? "more than " + Integer.MAX_VALUE : Long.toString(count);
    return new FormatException(
        "format %s has %s %s, a list holds %s"
            .formatted(quote(format.text(), 0), number, what, Integer.MAX_VALUE));
  }

  static FormatException runTooLong(Part run, Format format) {
    return new FormatException(
        ("format %s has %s unnamed members in a row, a layout may have %s: write (%s)%s for a"
                + " sub-array")
            .formatted(
                quote(format.text(), 0),
                run.count(),
                LayoutWriter.MAX_RUN,
                run.count(),
                run.format().text()));
  }

  static FormatException noFormatFor(MemoryLayout layout, String reason) {
    return new FormatException("layout %s has no format: %s".formatted(layout, reason));
  }

  static String negative(String argument, long value) {
    return "%s %s is negative".formatted(argument, value);
  }

  private static FormatException at(String problem, int position, String text) {
    return new FormatException(
        "%s at position %s of format %s".formatted(problem, position, quote(text, position)),
        position);
  }

  private static String quote(String text, int position) {
    if (text.length() <= QUOTED) {
      return '"' + printable(text) + '"';
    }
    int start = Math.clamp(position - QUOTED / 2, 0, text.length() - QUOTED);
    int end = start + QUOTED;
    return (start > 0 ? "…\"" : "\"")
        + printable(text.substring(start, end))
        + (end < text.length() ? "\"…" : "\"")
        + " (%s characters)".formatted(text.length());
  }

  private static String quote(char c) {
    return "'"
        + printable(String.valueOf(c))
        + "'"
        + (c > 126 ? " (U+%04X)".formatted((int) c) : "");
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean printable =
          Character.isLetterOrDigit(c) || (c >= ' ' && c <= '~') || Character.isSurrogate(c);
      out.append(printable ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return out.toString();
  }
}
