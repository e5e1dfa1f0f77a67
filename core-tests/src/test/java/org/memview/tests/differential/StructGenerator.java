package org.memview.tests.differential;

import java.util.ArrayList;
import java.util.List;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.format.Kind;

/// Draws formats of the struct module, and for each of them steps whose values mostly fit.
final class StructGenerator {
  private static final String CODES = "xcbB?hHiIlLqQefdsp";
  private static final String NATIVE_CODES = CODES + "nNP";
  private static final int STEPS_PER_FORMAT = 40;

  private final Chance chance;
  private final Literals literals;

  StructGenerator(long seed) {
    chance = new Chance(seed);
    literals = new Literals(chance);
  }

  /// Returns some formats' worth of steps.
  List<Step> next() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String text = chance.percent(3) ? badFormat() : format();
      steps.add(Step.of("size", StructSteps.hex(text)));
      add(steps, text);
    }
    return steps;
  }

  private void add(List<Step> steps, String text) {
    Format format;
    try {
      format = Format.of(text);
    } catch (FormatException e) {
      return;
    }
    for (int i = 0; i < STEPS_PER_FORMAT; i++) {
      steps.add(step(text, format));
    }
  }

  private String format() {
    String prefix = chance.of("", "@", "=", "<", ">", "!");
    boolean isNative = prefix.isEmpty() || prefix.equals("@");
    StringBuilder text = new StringBuilder(prefix);
    for (int items = chance.below(7); items > 0; items--) {
      char code = chance.of(isNative ? NATIVE_CODES : CODES);
      if (chance.percent(code == 's' || code == 'p' ? 90 : 35)) {
        // CPython before 3.13 fails on 0p with a SystemError.
        text.append(chance.between(code == 'p' ? 1 : 0, code == 's' || code == 'p' ? 20 : 4));
      }
      text.append(code).append(chance.percent(10) ? chance.of(" ", "\t") : "");
    }
    return text.toString();
  }

  private String badFormat() {
    return format() + chance.of("y", "3", "r", "&", "2 ", "99999999999999999999i", "z");
  }

  private Step step(String text, Format format) {
    String hex = StructSteps.hex(text);
    long size = format.size();
    return switch (chance.below(10)) {
      case 0, 1, 2 -> with(Step.of("pack", hex), values(format));
      case 3, 4, 5 -> {
        int room = (int) size + chance.below(8);
        yield with(Step.of("into", hex, bytes(room), offset(room, size)), values(format));
      }
      case 6, 7 -> Step.of("unpack", hex, bytes((int) size + (chance.percent(5) ? 1 : 0)));
      case 8 -> {
        int room = (int) size + chance.below(8);
        yield Step.of("from", hex, bytes(room), offset(room, size));
      }
      default -> {
        int extra = chance.percent(5) ? 1 : 0;
        yield Step.of("iter", hex, bytes((int) size * chance.below(4) + extra));
      }
    };
  }

  private String bytes(int count) {
    return Values.hex(chance.bytes(count));
  }

  private long offset(long room, long size) {
    return chance.percent(80)
        ? chance.between(0, Math.max(0, room - size)) - (chance.percent(40) ? room : 0)
        : chance.between(-room - 2, room + 2);
  }

  private List<String> values(Format format) {
    List<String> values = new ArrayList<>();
    for (Format value : formats(format)) {
      values.add(
          value.kind() == Kind.BYTES && chance.percent(10)
              ? "b" + "61".repeat(25)
              : literal(value));
    }
    if (chance.percent(3)) {
      values.add("i1");
    } else if (chance.percent(3) && !values.isEmpty()) {
      values.removeLast();
    }
    return values;
  }

  private String literal(Format value) {
    // One value in eight of many is wrong; with several a step, too few would be right.
    return chance.percent(70) ? zero(value) : literals.forStoring(value);
  }

  private String zero(Format value) {
    return switch (value.kind()) {
      case CHAR -> "c" + Integer.toHexString(chance.below(16)) + "f";
      case BYTES, PASCAL -> "b" + "62".repeat(chance.below(4));
      case FLOAT -> chance.of("d3ff0000000000000", "d8000000000000000", "i7", "g4000000000000000");
      default -> "i" + chance.below(128);
    };
  }

  private static List<Format> formats(Format format) {
    if (format.isRecord()) {
      return format.fields().stream().map(Field::format).toList();
    }
    return format.kind() == Kind.PAD ? List.of() : List.of(format);
  }

  private static Step with(Step step, List<String> values) {
    List<String> arguments = new ArrayList<>(step.arguments());
    arguments.addAll(values);
    return new Step(step.operation(), arguments);
  }
}
