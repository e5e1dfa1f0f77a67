package org.memview.format;

import java.lang.Runtime.Version;
import java.util.ArrayList;
import java.util.List;

/// Compares what we say about format texts with what CPython's `struct` said.
final class StructComparison {
  private final boolean hasComplex;
  private final List<String> differences = new ArrayList<>();
  private int compared;

  /// `pythonVersion` such as `3.11`.
  StructComparison(String pythonVersion) {
    Version version = Version.parse(pythonVersion);
    hasComplex = version.compareTo(Version.parse("3.14")) >= 0;
  }

  void add(Vectors.Answer python) {
    compared++;
    String ours = ours(python.text());
    if (!ours.equals(python.answer())) {
      differences.add(
          "%s: we say %s, struct says %s"
              .formatted(Vectors.quote(python.text()), ours, python.answer()));
    }
  }

  int compared() {
    return compared;
  }

  List<String> differences() {
    return differences;
  }

  /// Our answer, reduced to the grammar of `struct`: these are the known differences.
  private String ours(String text) {
    Format format;
    try {
      format = Format.of(text);
    } catch (FormatException e) {
      return "!";
    }
    boolean isKnownDifference =
        // PEP 3118: records, sub-arrays, names, ^, codes of two letters or of text; E is bfloat16.
        text.chars().anyMatch(c -> "T{}():^ZuwE".indexOf(c) >= 0)
            // PEP 3118: a prefix may stand anywhere and be repeated.
            || text.chars().skip(1).anyMatch(c -> Codes.isPrefix((char) c))
            // ctypes writes <P, so P has a size under every prefix.
            || (text.indexOf('P') > 0 && "=<>!".indexOf(text.charAt(0)) >= 0)
            // Complex codes of 3.14 in an older CPython.
            || (!hasComplex && text.chars().anyMatch(c -> c == 'F' || c == 'D'));
    return isKnownDifference ? "!" : Long.toString(format.size());
  }
}
