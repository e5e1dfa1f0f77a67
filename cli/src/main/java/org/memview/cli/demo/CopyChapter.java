package org.memview.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.memview.cli.demo.ProbedProgram.Run;

/// The copy nobody sees: two programs, one line apart, and what each statement of them allocates.
final class CopyChapter {
  private static final int RUNS = 5;

  private final Page page;
  private final ProbedProgram copy = ProbedProgram.of("E02DropByCopy", "Devices");
  private final ProbedProgram view = ProbedProgram.of("E03DropByView", "Devices");

  CopyChapter(Page page) {
    this.page = page;
  }

  /// Runs, prints, and returns the numbers.
  Map<String, Object> tell() {
    page.tell(
        """
        Read 10,240,000 random bytes, drop the first 1,024, write the rest to the null device: two
        programs of examples/, one line apart. The bytes are what each statement took from the heap,
        exactly, by the thread's allocation counter.\
        """);
    Measured byCopy = measure(copy);
    Measured byView = measure(view);
    print(copy, byCopy.warm(), Page.Ink.COPY);
    print(view, byView.warm(), Page.Ink.VIEW);
    page.blank();
    page.say(verdict(byCopy.warm(), byView.warm()));
    page.blank();
    page.note(footnote(byCopy, byView));
    return Map.of("copy", facts(byCopy), "view", facts(byView));
  }

  /// The first run, which also loads classes, and the median by time of some more.
  private record Measured(Run first, Run warm) {}

  private Measured measure(ProbedProgram program) {
    page.progress().say("running " + program.name());
    Run first = program.run();
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(program.run());
    }
    page.progress().close();
    runs.sort(Comparator.comparingDouble(Run::seconds));
    return new Measured(first, runs.get(RUNS / 2));
  }

  private void print(ProbedProgram program, Run run, Page.Ink ink) {
    page.blank();
    page.say(page.ink(ink, program.name() + ".java"));
    page.say(page.ink(Page.Ink.QUIET, "     bytes   seconds"));
    for (int n = 0; n < run.bytes().length; n++) {
      boolean differs = !copy.statement(n).equals(view.statement(n));
      print(run, n, program.statement(n), differs ? ink : null);
    }
    page.say(page.ink(Page.Ink.QUIET, "            prints  ") + run.printed());
  }

  private void print(Run run, int n, String statement, Page.@Nullable Ink ink) {
    String costs =
        "%10s  %8s"
            .formatted(Numbers.grouped(run.bytes()[n]), Numbers.seconds(run.nanos()[n] / 1e9));
    List<String> lines = Text.wrap(statement, page.room() - costs.length() - 4);
    for (int k = 0; k < lines.size(); k++) {
      String margin = k == 0 ? costs : " ".repeat(costs.length());
      String line = (ink != null && k == 0 ? "> " : "  ") + lines.get(k);
      page.say(margin + "  " + (ink == null ? line : page.ink(ink, line)));
    }
  }

  private String verdict(Run copied, Run viewed) {
    return "copy %s, view %s: %s less; %s and %s seconds"
        .formatted(
            page.ink(Page.Ink.COPY, Numbers.mebibytes(copied.allBytes())),
            page.ink(Page.Ink.VIEW, Numbers.mebibytes(viewed.allBytes())),
            Numbers.percentLess(viewed.allBytes(), copied.allBytes()),
            Numbers.seconds(copied.seconds()),
            Numbers.seconds(viewed.seconds()));
  }

  private static String footnote(Measured copied, Measured viewed) {
    return """
    Each is the run of median time of %d, after a first one that also loaded classes (%s and %s
    bytes more). Not counted is memory outside the heap: the JDK's channels pass the bytes of an
    array through a buffer there, which both programs keep small by working in pieces.\
    """
        .formatted(
            RUNS,
            Numbers.grouped(copied.first().allBytes() - copied.warm().allBytes()),
            Numbers.grouped(viewed.first().allBytes() - viewed.warm().allBytes()));
  }

  private static Map<String, Object> facts(Measured measured) {
    Run run = measured.warm();
    return Map.of(
        "printed", run.printed(),
        "bytes", run.allBytes(),
        "seconds", run.seconds(),
        "bytesByStatement", run.bytes(),
        "firstRunBytes", measured.first().allBytes());
  }
}
