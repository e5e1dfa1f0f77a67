/// What was measured, and ways to show it.
///
/// A [org.memview.profiler.report.LineReport] is plain data: exact longs, and the text of the
/// source lines. It is written and read as JSON by [org.memview.profiler.report.JsonReport], and
/// shown by [org.memview.profiler.report.TextTable] and [org.memview.profiler.report.HtmlReport],
/// which need nothing else: no agent, no source, no program.
///
/// ```java
/// LineReport report = JsonReport.read(Files.readString(Path.of("run.json")));
/// System.out.print(new TextTable(TableOptions.defaults()).text(report));
/// Files.writeString(Path.of("run.html"), HtmlReport.page(report));
/// ```
package org.memview.profiler.report;
