package org.memview.tests.differential;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which of our exceptions stands for which of Python's: the first row whose type and text fit
/// decides.
///
/// Messages of ours are not compared; that they name the right numbers is tested elsewhere.
final class ErrorTable {
  private static final String VALUE = "IllegalArgumentException";
  private static final String FORMAT = "FormatException";
  private static final String INDEX = "IndexOutOfBoundsException";

  private static final List<Map.Entry<String, Set<String>>> ROWS =
      List.of(
          // The state of the view.
          entry("ValueError operation forbidden on released", Set.of("ViewReleasedException")),
          entry("TypeError cannot modify read-only memory", Set.of("ReadOnlyViewException")),
          entry("BufferError", Set.of("BufferException")),
          entry("ValueError cannot hash writable", Set.of("IllegalStateException")),
          entry("ValueError memoryview: hashing is restricted", Set.of(FORMAT)),
          // Indices and rank.
          entry("IndexError", Set.of(INDEX)),
          entry("TypeError invalid indexing of 0-dim memory", Set.of(VALUE)),
          entry("TypeError cannot index", Set.of(VALUE)),
          entry("TypeError invalid lookup", Set.of(VALUE)),
          entry("TypeError 0-dim memory has no length", Set.of(VALUE)),
          entry("NotImplementedError sub-views are not implemented", Set.of(VALUE)),
          entry("NotImplementedError multi-dimensional sub-views", Set.of(VALUE)),
          entry("ValueError slice step cannot be zero", Set.of(VALUE)),
          // Values that are stored.
          entry("TypeError memoryview: invalid type for format", Set.of(FORMAT)),
          entry("ValueError memoryview: invalid value for format", Set.of(VALUE)),
          entry("Kind", Set.of(FORMAT)),
          entry("Range", Set.of(VALUE)),
          // Two structures that do not fit: Python does not say whether shape or format is the
          // reason.
          entry("ValueError memoryview assignment: lvalue and rvalue", Set.of(VALUE, FORMAT)),
          entry("ValueError shapes differ", Set.of(VALUE)),
          // Casts: format errors are ours where the format is to blame, which Python does not say
          // either.
          entry("ValueError memoryview: destination format must be", Set.of(VALUE, FORMAT)),
          entry("TypeError memoryview: length is not a multiple", Set.of(FORMAT)),
          entry("TypeError memoryview: product(shape)", Set.of(VALUE)),
          entry("ValueError memoryview.cast()", Set.of(VALUE, FORMAT)),
          entry("TypeError memoryview: ", Set.of(VALUE, FORMAT)),
          // Texts.
          entry("ValueError sep must be", Set.of(VALUE)),
          // NumPy's.
          entry("AxisError", Set.of(INDEX)),
          entry("ValueError axes don't match", Set.of(VALUE)),
          entry("ValueError repeated axis", Set.of(VALUE, INDEX)),
          entry("ValueError cannot reshape", Set.of(VALUE)),
          entry("ValueError can only specify one unknown dimension", Set.of(VALUE)),
          entry("ValueError Unable to avoid creating a copy", Set.of(VALUE)),
          entry("ValueError operands could not be broadcast", Set.of(VALUE)),
          entry("ValueError input operand has more dimensions", Set.of(VALUE)),
          entry("ValueError all elements of broadcast shape must be non-negative", Set.of(VALUE)),
          // Reductions.
          entry("ValueError of no elements", Set.of(VALUE)),
          entry("ArithmeticError", Set.of("ArithmeticException")),
          // Owners: bytes, bytearray and array name their errors apart, for views mean other
          // things.
          entry(
              "owner.ValueError operation forbidden on released", Set.of("ViewReleasedException")),
          entry("owner.TypeError cannot modify read-only memory", Set.of("ReadOnlyViewException")),
          entry("owner.TypeError array item must be", Set.of(VALUE, FORMAT)),
          entry("owner.TypeError memoryview: ", Set.of(VALUE, FORMAT)),
          entry("owner.ValueError fromunicode()", Set.of(FORMAT)),
          entry("owner.ValueError tounicode()", Set.of(FORMAT)),
          entry("owner.ValueError", Set.of(VALUE)),
          entry("owner.UnicodeDecodeError", Set.of(VALUE)),
          entry("owner.OverflowError", Set.of(VALUE)),
          entry("owner.TypeError", Set.of(FORMAT)),
          entry("owner.IndexError", Set.of(INDEX)),
          entry("owner.BufferError", Set.of("BufferException")),
          entry("owner.EOFError", Set.of("EOFException")),
          // The step names what was never made.
          entry("Unbound", Set.of("Unbound")));

  private ErrorTable() {}

  /// Returns whether `ours` (`CLASS MESSAGE`) is what stands for `python` (`TYPE TEXT`).
  static boolean match(String python, String ours) {
    String thrown = ours.split(" ", 2)[0];
    return ROWS.stream()
        .filter(row -> python.startsWith(row.getKey()))
        .findFirst()
        .map(row -> row.getValue().contains(thrown))
        .orElse(false);
  }
}
