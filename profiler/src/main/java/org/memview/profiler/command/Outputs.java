package org.memview.profiler.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.memview.profiler.report.HtmlReport;
import org.memview.profiler.report.JsonReport;
import org.memview.profiler.report.LineReport;
import org.memview.profiler.report.Speedscope;
import org.memview.profiler.report.TableOptions;
import org.memview.profiler.report.TextTable;

/// Where a report goes.
///
/// @param files the ending of each chooses its format
/// @param table how the text looks
record Outputs(List<Path> files, TableOptions table) {
  /// Writes the files; without any, returns the text to print.
  String shown(LineReport report) throws IOException {
    for (Path file : files) {
      Files.writeString(file, text(report, file.toString()));
    }
    return files.isEmpty() ? "\n" + new TextTable(table).text(report) : "";
  }

  private String text(LineReport report, String name) {
    return name.endsWith(".speedscope.json")
        ? Speedscope.text(report)
        : name.endsWith(".json")
            ? JsonReport.text(report)
            : name.endsWith(".html")
                ? HtmlReport.page(report)
                : new TextTable(table.with("colors", "false")).text(report);
  }
}
