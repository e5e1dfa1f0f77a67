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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.cli.Failure;
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
      "  memview show samples.bin --format '<IHd' --stats"
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

  @Option(names = "--force", description = "Replace OUT.npy if it exists.")
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
    requireReadable();
    FileKind kind = described() ? raw() : Kinds.of(file);
    Deque<String> rest = new ArrayDeque<>(words);
    try (Found found = kind.open(file, rest)) {
      String slice = String.join(" ", rest);
      switch (found) {
        case Found.Parts parts -> show(parts);
        case Found.Array array -> show(array, slice, sliced(array.view(), slice));
      }
    }
    return 0;
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

  private void requireReadable() throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new Failure(file + " is not a regular file");
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
    if (hex || stats || save != null) {
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
    if (save != null) {
      save(save, found, view);
      out.println(Summary.of(save, slice, found, view));
      return;
    }
    List<Statistics> statistics = stats ? statistics(view) : List.of();
    if (json) {
      out.println(JsonOutput.of(file, slice, found, view, statistics));
      return;
    }
    out.println(Summary.of(file, slice, found, view));
    out.println();
    if (stats) {
      statistics.forEach(one -> out.println(one.text()));
    } else {
      out.println(elements(found, view));
    }
  }

  private void save(Path target, Found.Array found, MemoryView view) throws IOException {
    if (Files.exists(target) && !force) {
      throw new Failure(target + " exists; --force replaces it");
    }
    Npy.save(target, view, dtype(found, view));
  }

  /// A format cannot tell times from integers; the file's own description can, unless a field was
  /// chosen.
  private static DType dtype(Found.Array found, MemoryView view) {
    String descr = found.details().get(Found.DTYPE);
    DType known = descr == null ? null : DType.of(descr);
    return known != null && known.format().equals(view.formatSpec())
        ? known
        : DType.of(view.formatSpec());
  }

  private String elements(Found.Array found, MemoryView view) {
    if (hex || !found.isText()) {
      return view.hexDump();
    }
    boolean table = view.formatSpec().isRecord() && view.ndim() > 0 && !view.isEmpty();
    return table ? RecordTable.of(view, Terminal.width()) : view.toText();
  }

  private List<Statistics> statistics(MemoryView view) {
    long work = Statistics.work(view);
    if (work == 0) {
      throw new Failure(
          "no statistics of %d elements of format '%s': they need numbers"
              .formatted(view.elementCount(), view.format()));
    }
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      return Statistics.of(view, done -> progress.say(done, work, "readings"));
    }
  }
}
