package org.memview.cli.demo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.memview.MemoryView;
import org.memview.profiler.MemoryProfiler;
import org.memview.profiler.report.LineCost;
import org.memview.profiler.report.MethodTable;
import org.memview.profiler.report.TableOptions;
import org.memview.profiler.report.TextTable;

/// The copy nobody sees: two programs, one line apart, under the line-by-line profiler.
final class CopyChapter {
  private final Page page;

  CopyChapter(Page page) {
    this.page = page;
  }

  /// Runs, prints, and returns the numbers.
  Map<String, Object> tell() throws IOException {
    page.tell(
        """
        Read 10,240,000 random bytes, drop the first 1,024, write the rest to the null device: two
        programs of examples/, one line apart, each under the line-by-line profiler. The bytes are
        what each line took from the heap, exactly, by the thread's allocation counter.\
        """);
    ProfiledExample copy = profiled("E02DropByCopy");
    ProfiledExample view = profiled("E03DropByView");
    print(copy, Page.Ink.COPY);
    print(view, Page.Ink.VIEW);
    page.blank();
    page.say(verdict(copy, view));
    page.blank();
    page.note(
        """
        Each main had run twice before, so that no class is loaded on these lines. A star marks
        bytes that the JDK's channels pass through a buffer of their own outside the heap, which both
        programs keep small by working in pieces. ./memview profile shows any program like this.\
        """);
    page.note(parts());
    return Map.of("copy", facts(copy), "view", facts(view));
  }

  /// Returns what lending an array takes and what a view of it takes, measured apart.
  private static String parts() {
    byte[] content = new byte[2_048];
    MemoryView view = MemoryView.of(content);
    try {
      long whole = MemoryProfiler.measure(() -> MemoryView.of(content)).steadyBytes();
      long slice = MemoryProfiler.measure(() -> view.slice(1_024)).steadyBytes();
      return "A slice takes %s bytes, whatever its length; of(array) took %s, once, on the line above."
          .formatted(Numbers.grouped(slice), Numbers.grouped(whole));
    } catch (Exception e) {
      throw new IllegalStateException("views cannot be measured", e);
    }
  }

  private ProfiledExample profiled(String name) throws IOException {
    page.progress().say("profiling " + name);
    ProfiledExample example = ProfiledExample.run(name);
    page.progress().close();
    return example;
  }

  private void print(ProfiledExample example, Page.Ink ink) {
    page.blank();
    // never cut: what a line says is the point, and a terminal can break what is too long for it
    TableOptions options = TableOptions.defaults().with("colors", String.valueOf(page.colours()));
    new TextTable(options)
        .text(example.table(), List.of())
        .lines()
        .map(line -> line.startsWith("Filename:") ? page.ink(ink, line) : line)
        .forEach(line -> page.say(line.isEmpty() ? " " : line));
    page.say(page.ink(Page.Ink.QUIET, "prints  ") + example.printed());
  }

  private String verdict(ProfiledExample copy, ProfiledExample view) {
    return "copy %s, view %s: %s less; %s and %s seconds"
        .formatted(
            page.ink(Page.Ink.COPY, Numbers.mebibytes(copy.bytes())),
            page.ink(Page.Ink.VIEW, Numbers.mebibytes(view.bytes())),
            Numbers.percentLess(view.bytes(), copy.bytes()),
            Numbers.seconds(copy.seconds()),
            Numbers.seconds(view.seconds()));
  }

  private static Map<String, Object> facts(ProfiledExample example) {
    MethodTable table = example.table();
    return Map.of(
        "printed", example.printed(),
        "bytes", example.bytes(),
        "seconds", example.seconds(),
        "lines", table.lines().stream().filter(LineCost::code).map(CopyChapter::line).toList());
  }

  private static Map<String, Object> line(LineCost line) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("line", line.line());
    facts.put("text", line.text());
    facts.put("allocated", line.allocated());
    facts.put("occurrences", line.occurrences());
    return facts;
  }
}
