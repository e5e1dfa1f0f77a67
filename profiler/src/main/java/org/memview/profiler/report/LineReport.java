package org.memview.profiler.report;

import java.util.List;

/// Everything one run measured.
///
/// @param program what was run
/// @param jvm the JVM, and those of its settings that change sizes
/// @param extras names of further quantities each line has
/// @param tables one for each profiled method that was called, in the order they were met
/// @param scopes blocks the program named
/// @param notes what was skipped or cannot be trusted, and why
/// @param off columns that are not shown because this JVM does not count them, by their names in
///   JSON (`offHeap`, `loading`); the notes say why
public record LineReport(
    String program,
    String jvm,
    List<String> extras,
    List<MethodTable> tables,
    List<ScopeCost> scopes,
    List<String> notes,
    List<String> off) {
  /// The version of the JSON format. A reader refuses a greater one.
  public static final int VERSION = 1;

  /// Copies the lists.
  public LineReport {
    extras = List.copyOf(extras);
    tables = List.copyOf(tables);
    scopes = List.copyOf(scopes);
    notes = List.copyOf(notes);
    off = List.copyOf(off);
  }
}
