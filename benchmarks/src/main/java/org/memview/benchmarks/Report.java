package org.memview.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The files of a full run: `performance.json`, `performance.md`, `readme.md` and pictures, from
/// what is in its [Store].
///
/// The words are in resources of the same names, with `${name}` where a number or a table goes.
final class Report {
  static final String DOCUMENT = "performance.md";
  static final String JSON = "performance.json";
  static final String README = "readme.md";
  static final List<String> PICTURES =
      List.of(
          "performance-numpy.png",
          "performance-layouts.png",
          "performance-elements.png",
          "performance-growth.png");

  private final Results others;
  private final Results elements;
  private final List<Growth.Line> growth;
  private final List<Operation> operations = Operations.everyLayout("");
  private final Facts facts;
  private final List<Verdict> verdicts;
  private final List<Best> best;

  private final String published;

  /// @param published the document as it was published last, or empty
  Report(Store store, String published) {
    this.published = published;
    this.others =
        new Results(
            Stream.concat(
                    store.samples(FullRun.MEMORY).stream(), store.samples(FullRun.PYTHON).stream())
                .toList());
    this.elements = new Results(store.samples(FullRun.ELEMENTS));
    this.growth = Growth.lines(store.samples(FullRun.GROWTH));
    this.facts = Facts.of(store, FullRun.names());
    this.verdicts = new ArrayList<>(new ElementTable(elements).verdicts());
    verdicts.addAll(Verdict.of(others, operations));
    this.best = new ElementTable(elements).best();
    best.addAll(Best.of(others, operations));
  }

  Facts facts() {
    return facts;
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(JSON), new Json(facts, others, elements, growth).text());
    Files.writeString(folder.resolve(DOCUMENT), document(folder));
    Files.writeString(folder.resolve(README), filled(README, values()));
    pictures(folder);
  }

  /// Operations that miss a target and have no note about it.
  List<String> unwritten() throws IOException {
    return new Misses().unwritten(verdicts);
  }

  private void pictures(Path folder) throws IOException {
    String worst = "over the worst kind of memory, in a JVM that has used them all; more is better";
    Charts.bars("Times as fast as NumPy", worst, bars(false), folder.resolve(PICTURES.get(0)));
    Charts.bars(
        "2048 × 2048 ints in six layouts: times as fast as NumPy",
        worst,
        bars(true),
        folder.resolve(PICTURES.get(1)));
    Charts.bars(
        "Elements and slices: times as fast as a MemorySegment",
        worst,
        elementBars(),
        folder.resolve(PICTURES.get(2)));
    Charts.growth(growth, folder.resolve(PICTURES.get(3)));
  }

  private List<Charts.Bar> bars(boolean layouts) {
    return operations.stream()
        .filter(o -> o.group().equals(LayoutOperations.GROUP) == layouts)
        .map(o -> bar(others, o.name(), Operation.NUMPY, o.target(Operation.NUMPY)))
        .filter(bar -> !Double.isNaN(bar.ratio()))
        .toList();
  }

  private List<Charts.Bar> elementBars() {
    String peer = ElementTable.SEGMENT;
    return elements.samples().stream()
        .filter(s -> s.who().equals(Operation.VIEW))
        .map(Sample::operation)
        .distinct()
        .map(o -> bar(elements, o, peer, ElementTable.target(o, peer)))
        .filter(bar -> !Double.isNaN(bar.ratio()))
        .toList();
  }

  private static Charts.Bar bar(Results results, String operation, String peer, double target) {
    String label = operation.replace(LayoutOperations.PREFIX, "");
    return new Charts.Bar(label, results.worst(operation, peer), target);
  }

  private String document(Path folder) throws IOException {
    OperationTables tables = new OperationTables(others, operations);
    Map<String, String> values = values();
    values.put("elements", new ElementTable(elements).markdown());
    for (String group :
        List.of("copy", "compare", "reduce", AlongOperations.GROUP, "convert", "small")) {
      values.put(group, tables.besideOthers(group));
    }
    values.put("layouts", tables.layouts());
    values.put("memory", tables.byMemory());
    values.put("growth", new GrowthTable(growth, Machine.caches()).text());
    values.put("misses", new Misses().text(verdicts));
    values.put("best", Best.text(best));
    values.put("suites", Transcript.all(folder, published));
    return filled(DOCUMENT, values);
  }

  /// What both documents say.
  private Map<String, String> values() {
    long missed = verdicts.stream().filter(Verdict::isMissed).count();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("from", facts.from());
    values.put("to", facts.to());
    values.put("warning", facts.warning());
    values.put("machine", facts.machine());
    values.put("targets", "" + verdicts.size());
    values.put("met", "" + (verdicts.size() - missed));
    values.put("missed", "" + missed);
    values.put("minutes", facts.minutes() == 1 ? "1 minute" : facts.minutes() + " minutes");
    values.put("kinds", kinds(Worker.POLLUTED));
    values.put("clean", kinds(Worker.CLEAN));
    values.put("headlines", Headline.table(elements, others));
    return values;
  }

  /// The kinds of memory that were measured in such JVMs, as words.
  private String kinds(String jvm) {
    List<String> kinds =
        others.samples().stream()
            .filter(sample -> sample.jvm().equals(jvm))
            .map(Sample::storage)
            .distinct()
            .toList();
    if (kinds.size() < 2) {
      return kinds.isEmpty() ? "none" : kinds.getFirst();
    }
    return String.join(", ", kinds.subList(0, kinds.size() - 1)) + " and " + kinds.getLast();
  }

  private static String filled(String resource, Map<String, String> values) throws IOException {
    try (InputStream source = Report.class.getResourceAsStream(resource)) {
      if (source == null) {
        throw new IOException(resource + " is not on the class path");
      }
      String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("${" + value.getKey() + "}", value.getValue());
      }
      return text;
    }
  }
}
