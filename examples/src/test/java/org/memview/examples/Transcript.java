package org.memview.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.execution.LocalExecutionControlProvider;

/// Java code of a text, run as a reader would type it: a `// value` behind a statement is what it
/// must give.
final class Transcript implements AutoCloseable {
  private static final Pattern SHOWN = Pattern.compile("^(.*;)\\s+// (.+)$");

  private final JShell shell =
      JShell.builder().executionEngine(new LocalExecutionControlProvider(), null).build();

  private final List<String> expected = new ArrayList<>();
  private final List<String> found = new ArrayList<>();

  Transcript() {
    shell.addToClasspath(System.getProperty("java.class.path"));
    evaluate("import java.util.*;");
    evaluate("import java.nio.file.*;");
    evaluate("import org.memview.*;");
    evaluate("import org.memview.io.*;");
    evaluate("import org.memview.layout.*;");
    evaluate("import org.memview.struct.*;");
  }

  /// Runs one block; what it declares is there for the next.
  void run(String block) {
    StringBuilder pending = new StringBuilder();
    for (String line : block.lines().toList()) {
      Matcher shown = SHOWN.matcher(line);
      boolean hasValue = shown.matches();
      pending.append(hasValue ? shown.group(1) : line).append('\n');
      if (isComplete(pending.toString())) {
        String value = evaluate(pending.toString());
        if (hasValue) {
          expected.add(pending.toString().strip() + "  // " + shown.group(2));
          found.add(pending.toString().strip() + "  // " + value);
        }
        pending.setLength(0);
      }
    }
    if (!pending.toString().isBlank()) {
      throw new IllegalStateException("not complete: " + pending);
    }
  }

  private boolean isComplete(String code) {
    Completeness completeness = shell.sourceCodeAnalysis().analyzeCompletion(code).completeness();
    return completeness == Completeness.COMPLETE;
  }

  private String evaluate(String code) {
    String value = "";
    for (SnippetEvent event : shell.eval(code)) {
      if (event.status() == Snippet.Status.REJECTED) {
        String why = shell.diagnostics(event.snippet()).toList().toString();
        throw new IllegalStateException(code + " does not compile: " + why);
      }
      JShellException thrown = event.exception();
      value = thrown == null ? String.valueOf(event.value()) : described(thrown);
    }
    return value;
  }

  private static String described(JShellException thrown) {
    String type = thrown instanceof EvalException e ? e.getExceptionClassName() : "unresolved";
    return type.substring(type.lastIndexOf('.') + 1) + ": " + thrown.getMessage();
  }

  /// Returns how many values were shown.
  int values() {
    return expected.size();
  }

  /// Returns the statements with a value, and the values shown.
  String expected() {
    return String.join("\n", expected);
  }

  /// Returns the same statements, and the values they gave.
  String found() {
    return String.join("\n", found);
  }

  @Override
  public void close() {
    shell.close();
  }
}
