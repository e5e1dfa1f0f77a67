package org.memview.profiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportDiffTest {
  private static LineReport report(LineCost... lines) {
    MethodTable table =
        new MethodTable("a.Foo", "bar", "()V", "Foo.java", true, 1, 1, 0, 0, List.of(lines));
    return new LineReport("Foo", "", List.of(), List.of(table), List.of(), List.of(), List.of());
  }

  private static LineCost line(int n, String text, long bytes) {
    return new LineCost(n, text, true, bytes, bytes, bytes, bytes, 0, 0, 0, 1, Map.of());
  }

  @Test
  void sameRuns_differInNothing() {
    ReportDiff diff = ReportDiff.of(Samples.report(), Samples.report());

    assertEquals(List.of(), diff.methods());
    assertTrue(diff.text().startsWith("no line differs: 19.530 MiB before"), diff.text());
  }

  @Test
  void lineThatMoved_isTheSame_andTheChangedOneIsNamed() {
    LineReport before = report(line(5, "  a = copy();", 1000), line(6, "  b = 1;", 0));
    LineReport after =
        report(line(5, "  // new", 0), line(7, "    a = view();", 100), line(8, "b = 1;", 0));

    ReportDiff diff = ReportDiff.of(before, after);

    List<String> texts =
        diff.methods().getFirst().lines().stream().map(line -> line.text().strip()).toList();
    assertTrue(texts.containsAll(List.of("a = copy();", "a = view();")), texts.toString());
    assertTrue(texts.stream().noneMatch("b = 1;"::equals), texts.toString());
    assertTrue(diff.text().contains("-1,000 B"), diff.text());
    assertTrue(diff.text().contains("+100 B"), diff.text());
    assertTrue(diff.text().endsWith("1,000 B before, 100 B after\n"), diff.text());
  }

  @Test
  void equalLines_areMatchedInTheirOrder() {
    LineReport before = report(line(5, "x();", 8), line(6, "x();", 16));
    LineReport after = report(line(5, "x();", 8), line(6, "x();", 32));

    ReportDiff diff = ReportDiff.of(before, after);

    assertEquals(1, diff.methods().getFirst().lines().size());
    assertEquals(16, diff.methods().getFirst().lines().getFirst().change());
  }

  @Test
  void methodThatIsGone_isShown() {
    LineReport none =
        new LineReport("Foo", "", List.of(), List.of(), List.of(), List.of(), List.of());

    ReportDiff diff = ReportDiff.of(report(line(5, "x();", 8)), none);

    assertEquals("Foo.bar", diff.methods().getFirst().name());
    assertEquals(-8, diff.methods().getFirst().lines().getFirst().change());
  }
}
