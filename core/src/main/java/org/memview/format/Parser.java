package org.memview.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the `struct` grammar with the extensions of PEP 3118:
///
///     text    = ( space | prefix | item )*
///     item    = shape? ( space | prefix )* count? element ( space* ':' name ':' )?
///     shape   = '(' number ( ',' number )* ')'
///     element = code | 'Z' ( 'f' | 'd' ) | 'T{' text '}'
///
/// A prefix stays in force until the next one, across braces. Where authorities differ, `struct`
/// decides about plain text and NumPy's reader about `T{…}`:
/// under `@` each item starts at a multiple of its alignment, a nested record also ends at one; the
/// prefix at its closing brace decides for a record. Nothing is added to the end of the whole text.
/// A text that ends with a prefix is refused, as both do; one that is nothing else is empty.
final class Parser {
  static final int MAX_DEPTH = 64;
  static final int MAX_RANK = 64;
  private static final long NO_COUNT = -1;

  private final String text;
  private int position;
  private char prefix = '@';

  /// The latest `T{…}` that is not inside another, before its end was padded.
  private @Nullable RecordBuilder outermost;

  /// Where a record was opened inside `MAX_DEPTH - 1` others, or -1.
  private int deepest = -1;

  private Parser(String text) {
    this.text = text;
  }

  static Format parse(String text) {
    Parser parser = new Parser(text);
    RecordBuilder all = parser.items(0, -1);
    return parser.whole(all).withText(text);
  }

  private Format whole(RecordBuilder all) {
    if (all.isPad()) {
      return Elements.of('@', 'x', all.size());
    }
    Format single = all.single();
    if (single == null) {
      // The text is one more record around those it spells.
      if (deepest >= 0) {
        throw Errors.tooDeep(deepest, text);
      }
      return all.build(all.size());
    }
    return single.isRecord() && outermost != null ? outermost.build(outermost.size()) : single;
  }

  /// Reads items up to the end of the text or, if a record was opened at `open`, its closing brace.
  private RecordBuilder items(int depth, int open) {
    RecordBuilder record = new RecordBuilder();
    while (true) {
      int prefixAt = skipPrefixes();
      if (position == text.length()) {
        if (open >= 0) {
          throw Errors.unclosedRecord(open, text);
        }
        if (prefixAt > 0) {
          throw Errors.prefixAtEnd(prefixAt, text);
        }
        return record;
      }
      if (open >= 0 && text.charAt(position) == '}') {
        position++;
        return record;
      }
      item(record, depth);
    }
  }

  private void item(RecordBuilder record, int depth) {
    int start = position;
    try {
      long[] shape = shape();
      skipPrefixes();
      long count = count();
      if (position == text.length()) {
        throw count == NO_COUNT
            ? Errors.shapeWithoutElement(start, text)
            : Errors.countWithoutCode(position, text);
      }
      if (text.charAt(position) == 'T') {
        Format nested = nested(depth);
        add(record, nested, nested.alignment(), count, shape);
      } else {
        char code = code();
        boolean isLength = Codes.countIsLength(code) && count != NO_COUNT;
        Format element = Elements.of(prefix, code, isLength ? count : 1);
        add(record, element, element.alignment(), isLength ? NO_COUNT : count, shape);
      }
    } catch (ArithmeticException e) {
      throw Errors.tooLarge(start, text);
    }
  }

  private void add(RecordBuilder record, Format format, long alignment, long count, long[] shape) {
    if (prefix == '@') {
      record.align(alignment);
    }
    String name = name(record);
    long repeats = count == NO_COUNT ? 1 : count;
    boolean repeatsPlainly = name.isEmpty() && shape.length == 0 && !format.isRecord();
    if (name.isEmpty() && format.kind() == Kind.PAD) {
      record.pad(new Part(name, 0, format, repeats, shape).byteSize());
    } else if (repeats == 1 || repeatsPlainly) {
      record.add(name, format, repeats, shape);
    } else {
      record.add(name, format, 1, append(shape, repeats));
    }
  }

  private long[] append(long[] shape, long extent) {
    if (shape.length == MAX_RANK) {
      throw Errors.tooManyAxes(position - 1, text);
    }
    long[] longer = Arrays.copyOf(shape, shape.length + 1);
    longer[shape.length] = extent;
    return longer;
  }

  private Format nested(int depth) {
    int open = position;
    if (open + 1 == text.length() || text.charAt(open + 1) != '{') {
      throw Errors.braceMissing(open, text);
    }
    if (depth == MAX_DEPTH) {
      throw Errors.tooDeep(open, text);
    }
    if (depth == MAX_DEPTH - 1) {
      deepest = open;
    }
    position += 2;
    RecordBuilder record = items(depth + 1, open);
    if (depth == 0) {
      outermost = record;
    }
    boolean padsEnd = prefix == '@';
    return record.build(
        padsEnd ? RecordBuilder.roundUp(record.size(), record.alignment()) : record.size());
  }

  /// Reads a code letter; complex ones become `F` and `D` however written.
  private char code() {
    int start = position;
    char c = text.charAt(position++);
    if (c == 'Z') {
      return complexCode(start);
    }
    if (Codes.kind(c) == null) {
      String reason = Codes.whyRefused(c);
      throw reason == null
          ? Errors.badChar(c, start, text)
          : Errors.refused(String.valueOf(c), start, text, reason);
    }
    if (!Codes.isNativeSized(prefix) && (c == 'n' || c == 'N')) {
      throw Errors.nativeOnly(c, prefix, start, text);
    }
    return c;
  }

  private char complexCode(int start) {
    if (position == text.length()) {
      throw Errors.badChar('Z', start, text);
    }
    char part = text.charAt(position++);
    return switch (part) {
      case 'f' -> 'F';
      case 'd' -> 'D';
      case 'g' ->
          throw Errors.refused(
              "Zg", start, text, "complex long double is wider than any Java type");
      default -> throw Errors.badChar(part, position - 1, text);
    };
  }

  private long count() {
    if (!atDigit()) {
      return NO_COUNT;
    }
    long count = number();
    if (position < text.length() && !isElementStart(text.charAt(position))) {
      throw Errors.countWithoutCode(position, text);
    }
    return count;
  }

  private static boolean isElementStart(char c) {
    return !Codes.isSpace(c) && !Codes.isPrefix(c) && c != '(' && c != ':' && c != '}';
  }

  private long number() {
    int start = position;
    long number = 0;
    try {
      while (atDigit()) {
        number = Math.addExact(Math.multiplyExact(number, 10L), text.charAt(position++) - '0');
      }
    } catch (ArithmeticException e) {
      throw Errors.countTooLarge(start, text);
    }
    return number;
  }

  private long[] shape() {
    int open = position;
    if (text.charAt(position) != '(') {
      return Part.NO_SHAPE;
    }
    long[] shape = new long[4];
    int rank = 0;
    do {
      position++;
      skipSpaces();
      if (!atDigit()) {
        throw Errors.badShape(position, open, text);
      }
      if (rank == MAX_RANK) {
        throw Errors.tooManyAxes(open, text);
      }
      shape = rank == shape.length ? Arrays.copyOf(shape, 2 * rank) : shape;
      shape[rank++] = number();
      skipSpaces();
    } while (position < text.length() && text.charAt(position) == ',');
    if (position == text.length() || text.charAt(position) != ')') {
      throw Errors.badShape(position, open, text);
    }
    position++;
    return Arrays.copyOf(shape, rank);
  }

  /// Reads `:name:` if there is one; unnamed is empty.
  private String name(RecordBuilder record) {
    skipSpaces();
    if (position == text.length() || text.charAt(position) != ':') {
      return "";
    }
    int open = position;
    int close = text.indexOf(':', open + 1);
    if (close < 0) {
      throw Errors.unclosedName(open, text);
    }
    String name = text.substring(open + 1, close);
    if (name.isEmpty()) {
      throw Errors.emptyName(open, text);
    }
    int nul = name.indexOf('\0');
    if (nul >= 0) {
      throw Errors.badChar('\0', open + 1 + nul, text);
    }
    if (record.hasName(name)) {
      throw Errors.duplicateName(name, open + 1, text);
    }
    position = close + 1;
    return name;
  }

  private boolean atDigit() {
    return position < text.length() && Codes.isDigit(text.charAt(position));
  }

  private void skipSpaces() {
    while (position < text.length() && Codes.isSpace(text.charAt(position))) {
      position++;
    }
  }

  /// Skips spaces and prefixes; returns where the last prefix is, or -1.
  private int skipPrefixes() {
    int last = -1;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (Codes.isPrefix(c)) {
        prefix = c;
        last = position;
      } else if (!Codes.isSpace(c)) {
        return last;
      }
      position++;
    }
    return last;
  }
}
