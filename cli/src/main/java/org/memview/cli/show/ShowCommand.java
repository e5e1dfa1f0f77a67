package org.memview.cli.show;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.cli.Failure;
import org.memview.cli.Interruption;
import org.memview.cli.Progress;
import org.memview.cli.Terminal;
import org.memview.format.Format;
import org.memview.layout.Order;
import org.memview.numpy.DType;
import org.memview.numpy.Npy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview show FILE [PART] [SLICE]`
@Command(
    name = "show",
    description = {
      "Looks into a file of any size without reading more than it prints.",
      "Which kind of file it is, its contents say; --format describes one that does not say."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  memview show weights.npy ':10, ::2'             some of a NumPy array",
      "  memview show weights.npz                        the members of an archive",
      "  memview show weights.npz fc1 0 --stats          one of them, its first row",
      "  memview show image.raw --format B --shape 480,640,3 '100:200, ::2, 0'",
      "  memview show data.bin -1024: --hex              the last 1,024 bytes",
      "  memview show photo.png '100:200, :50, 0' --stats",
      "  memview show photos.db photo.pixels 7",
      "  memview show samples.bin --format '<IHd' --stats",
      "  memview show before.npy --diff after.npy        where two files differ",
      "  memview show signal.npy ':10000 ' --plot a.png  one axis as a line, two as a picture"
    })
public final class ShowCommand implements Callable<Integer> {
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "The file to look into.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "PART|SLICE",
      description =
          "The part of a file that has several, then a slice as in Python or NumPy: '1:3, ::-1'.")
  private List<String> words = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "What one element is, as in Python's struct: d, '>i', '<IHd', 'T{<i:id:<d:x:}'.")
  private @Nullable String format;

  @Option(
      names = "--shape",
      split = ",",
      paramLabel = "N",
      description = "How many elements along each axis: 480,640,3; one may be -1.")
  private long @Nullable [] shape;

  @Option(names = "--order", description = "C (last index fastest, the default) or F.")
  private Order order = Order.C;

  @Option(names = "--offset", paramLabel = "BYTES", description = "Where the first element begins.")
  private long offset;

  @Option(names = "--hex", description = "Dump the bytes, with the fields of records beside them.")
  private boolean hex;

  @Option(
      names = "--stats",
      description = "Count, extremes, mean, deviation, NaNs, zeros, histogram; reads everything.")
  private boolean stats;

  @Option(names = "--json", description = "One JSON object for machines.")
  private boolean json;

  @Option(
      names = "--save",
      paramLabel = "OUT.npy",
      description = "Write what is selected as a NumPy file instead of printing it.")
  private @Nullable Path save;

  @Option(
      names = "--diff",
      paramLabel = "OTHER",
      description = "Say where the same part of another file differs, by value.")
  private @Nullable Path other;

  @Option(
      names = "--plot",
      paramLabel = "OUT.png",
      description =
          "Draw it: one axis as a line, two as shades of gray, [h, w, 3] bytes as colors.")
  private @Nullable Path plot;

  @Option(names = "--force", description = "Replace OUT.npy or OUT.png if it exists.")
  private boolean force;

  /// A slice may begin with a minus: `-1024:`.
  @Spec
  void setSpec(CommandSpec given) {
    spec = given;
    given.parser().unmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() throws IOException {
    requireNoOption();
    requireReadable(file);
    Deque<String> rest = new ArrayDeque<>(words);
    try (Found found = kind(file).open(file, rest)) {
      String slice = String.join(" ", rest);
      switch (found) {
        case Found.Parts parts -> show(parts);
        case Found.Array array -> show(array, slice, sliced(array.view(), slice));
      }
    }
    return 0;
  }

  private FileKind kind(Path path) throws IOException {
    return described() ? raw() : Kinds.of(path);
  }

  private void requireNoOption() {
    for (String word : words) {
      if (word.matches("-[^\\d:].*|-")) {
        throw new ParameterException(spec.commandLine(), "unknown option " + word);
      }
    }
  }

  private boolean described() {
    return format != null || shape != null || offset != 0 || order == Order.F;
  }

  private RawKind raw() {
    try {
      return new RawKind(Format.of(format == null ? "B" : format), shape, order, offset);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--format: " + e.getMessage(), e);
    }
  }

  private static void requireReadable(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw new Failure(path + " is not a regular file");
    }
  }

  private MemoryView sliced(MemoryView view, String slice) {
    try {
      return slice.isEmpty() ? view : view.slice(slice);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Failure(
          "slice %s of shape %s: %s"
              .formatted(slice, Arrays.toString(view.shape()), e.getMessage()),
          e);
    }
  }

  private void show(Found.Parts parts) throws IOException {
    if (hex || stats || save != null || other != null || plot != null) {
      throw new Failure(parts.next());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonOutput.of(file, parts));
      return;
    }
    out.println(Summary.of(file, parts));
    out.println();
    out.println(Columns.of(columns(parts)));
    out.println();
    out.println(parts.next());
  }

  private static List<List<String>> columns(Found.Parts parts) {
    List<List<String>> columns = new ArrayList<>();
    for (int n = 0; n < parts.headings().size(); n++) {
      List<String> column = new ArrayList<>();
      column.add(parts.headings().get(n));
      for (List<String> row : parts.rows()) {
        column.add(row.get(n));
      }
      columns.add(column);
    }
    return columns;
  }

  private void show(Found.Array found, String slice, MemoryView view) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Meaning meaning = Meaning.of(found, view);
    if (save != null) {
      requireNew(save);
      loadAll(found, view);
      DType type = meaning.type();
      Npy.save(save, view, type == null ? DType.of(view.formatSpec()) : type);
      out.println(Summary.of(save, slice, found, view));
    } else if (plot != null) {
      requireNew(plot);
      loadAll(found, view);
      out.println(Plot.write(plot, view, (file.getFileName() + " " + slice).strip()));
    } else if (other != null) {
      loadAll(found, view);
      out.println(difference(other, view));
    } else if (stats) {
      try (Interruption interruption = Interruption.watch()) {
        print(found, slice, view, meaning, statistics(found, view, meaning, interruption));
      }
    } else {
      print(found, slice, view, meaning, List.of());
    }
  }

  private void loadAll(Found.Array found, MemoryView view) throws IOException {
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      found.loader().all(view, progressIn(found, progress));
    }
  }

  /// Nothing but what is going to be printed.
  private void load(Found.Array found, MemoryView view) throws IOException {
    Optional<LongStream> numbers =
        json
            ? Optional.of(Looked.first(view, JsonOutput.MOST))
            : isDumped(found)
                ? Optional.of(Looked.dump(view))
                : isTable(view) ? Optional.of(Looked.table(view)) : Looked.ends(view);
    if (numbers.isEmpty()) {
      loadAll(found, view);
      return;
    }
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      found.loader().elements(view, numbers.get(), progressIn(found, progress));
    }
  }

  private static LongConsumer progressIn(Found.Array found, Progress progress) {
    long size = Math.max(1, found.view().byteSize());
    return passed -> progress.say(passed, size, "bytes read");
  }

  private void print(
      Found.Array found,
      String slice,
      MemoryView view,
      Meaning meaning,
      List<Statistics> statistics)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json || !stats) {
      load(found, view);
    }
    if (json) {
      out.println(JsonOutput.of(file, slice, found, view, meaning, statistics));
      return;
    }
    out.println(Summary.of(file, slice, found, view));
    out.println();
    if (stats) {
      statistics.forEach(one -> out.println(one.text()));
    } else {
      out.println(elements(found, view, meaning));
    }
  }

  private void requireNew(Path target) {
    if (Files.exists(target) && !force) {
      throw new Failure(target + " exists; --force replaces it");
    }
  }

  private String difference(Path path, MemoryView view) throws IOException {
    requireReadable(path);
    Deque<String> rest = new ArrayDeque<>(words);
    try (Found found = kind(path).open(path, rest);
        Progress progress = Progress.on(spec.commandLine().getErr())) {
      if (!(found instanceof Found.Array array)) {
        throw new Failure(path + " has several parts: --diff compares the same PART of both files");
      }
      MemoryView theirs = sliced(array.view(), String.join(" ", rest));
      array.loader().all(theirs, progressIn(array, progress));
      long work = view.elementCount();
      Map<String, String> facts =
          Difference.of(view, theirs, done -> progress.say(done, work, "elements"));
      return json ? JsonOutput.of(file, path, facts) : Summary.of(file + " and " + path, facts);
    }
  }

  private String elements(Found.Array found, MemoryView view, Meaning meaning) {
    if (isDumped(found)) {
      return view.hexDump();
    }
    if (isTable(view)) {
      return RecordTable.of(view, meaning, Terminal.width());
    }
    Times times = meaning.times();
    return times == null ? view.toText() : times.text(view);
  }

  private boolean isDumped(Found.Array found) {
    return hex || !found.isText();
  }

  private static boolean isTable(MemoryView view) {
    return view.formatSpec().isRecord() && view.ndim() > 0 && !view.isEmpty();
  }

  private List<Statistics> statistics(
      Found.Array found, MemoryView view, Meaning meaning, Interruption stop) throws IOException {
    long work = Statistics.work(view);
    if (work == 0) {
      throw new Failure(
          String.format(
              Locale.US,
              "no statistics of %d elements of format '%s': they need numbers",
              view.elementCount(),
              view.format()));
    }
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      return Statistics.of(
          view,
          meaning.times(),
          found.loader(),
          done -> progress.say(done, work, "readings"),
          stop::isAsked);
    }
  }
}
