package org.memview.cli.demo;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// A program's source with a [Probe] after each statement of its `main`, on the same line, so that
/// lines keep their numbers.
///
/// @param text the source to compile
/// @param statements what stands between the probes
record ProbedSource(String text, List<Statement> statements) {
  private static final String PROBE = " " + Probe.class.getName() + ".";

  /// One statement: where it stands in the source, and as it is written.
  record Statement(int start, int end, String text) {}

  /// Puts the probes into the source of a class that has a `main`.
  static ProbedSource of(String name, String source) {
    JavacTask task = MemoryCompiler.task(name, source);
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      List<Statement> statements = statements(unit, source, Trees.instance(task));
      return new ProbedSource(insert(source, statements), statements);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Statement> statements(CompilationUnitTree unit, String source, Trees trees) {
    SourcePositions positions = trees.getSourcePositions();
    return main(unit).getBody().getStatements().stream()
        .map(tree -> statement(unit, source, positions, tree))
        .toList();
  }

  private static Statement statement(
      CompilationUnitTree unit, String source, SourcePositions positions, StatementTree tree) {
    int start = (int) positions.getStartPosition(unit, tree);
    int end = (int) positions.getEndPosition(unit, tree);
    return new Statement(start, end, source.substring(start, end));
  }

  private static MethodTree main(CompilationUnitTree unit) {
    ClassTree type = (ClassTree) unit.getTypeDecls().getFirst();
    return type.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .filter(method -> method.getName().contentEquals("main"))
        .findFirst()
        .orElseThrow();
  }

  private static String insert(String source, List<Statement> statements) {
    StringBuilder text = new StringBuilder(source);
    for (int n = statements.size() - 1; n >= 0; n--) {
      text.insert(statements.get(n).end(), PROBE + "passed(" + n + ");");
    }
    String begin = PROBE + "begin(" + statements.size() + "); ";
    return text.insert(statements.getFirst().start(), begin).toString();
  }
}
