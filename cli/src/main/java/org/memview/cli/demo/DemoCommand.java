package org.memview.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memview.cli.Progress;
import org.memview.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `memview demo`
@Command(
    name = "demo",
    description = {
      "Tells what views are good for, on real data, with numbers measured while you read.",
      "Takes about a minute; --quick a few seconds."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int UNIT = 100_000;
  private static final int QUICK_UNIT = 20_000;
  private static final int SENT = 102_400_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--quick", description = "A fifth of the sizes: a few seconds in all.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to put the chart, memview-demo.png (default: the current folder).")
  private Path out = Path.of("");

  @Option(names = "--json", description = "Print the measurements as JSON instead of the story.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    PrintWriter writer = spec.commandLine().getOut();
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      PrintWriter story = json ? new PrintWriter(Writer.nullWriter()) : writer;
      boolean colours = !json && Terminal.colours();
      Page page = new Page(story, progress, colours, Terminal.width());
      Map<String, Object> facts = tell(page);
      double seconds = (System.nanoTime() - start) / 1e9;
      facts.put("seconds", seconds);

      if (json) {
        writer.println(Json.of(facts));
      }
    }
    return 0;
  }

  private Map<String, Object> tell(Page page) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    page.note(where());
    page.title(1, "The copy nobody sees");
    facts.put("java", Runtime.version().toString());
    facts.put("copy", new CopyChapter(page).tell());
    page.title(2, "What the view points at");
    facts.put("picture", new PictureChapter(page).tell());
    page.title(3, "A socket that takes it in parts");
    facts.put("socket", new SocketChapter(page, quick ? SENT / 5 : SENT).tell());
    page.title(4, "Reading into memory that exists");
    facts.put("reading", new ReadingChapter(page).tell());
    page.title(5, "Eating bytes one at a time");
    Path png = out.resolve("memview-demo.png");
    facts.put("eating", new EatingChapter(page, quick ? QUICK_UNIT : UNIT, png).tell());
    page.title(6, "A file larger than memory allows");
    facts.put("file", new LargeFileChapter(page).tell());
    return facts;
  }

  /// Numbers mean little without the machine and the settings they are from.
  private static String where() {
    List<String> options =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("-X"))
            .toList();
    return String.format(
        Locale.US,
        "memview demo on Java %s %s, %s %s, %d processors",
        Runtime.version(),
        String.join(" ", options),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
  }
}
