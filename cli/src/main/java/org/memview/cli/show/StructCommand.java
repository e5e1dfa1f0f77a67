package org.memview.cli.show;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.cli.Failure;
import org.memview.cli.Terminal;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.format.Kind;
import org.memview.io.MappedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview struct FORMAT FILE`
@Command(
    name = "struct",
    description = "Unpacks the records of a file of any size, as Python's struct would.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  memview struct '<IHd' samples.bin --offset 16 --count 3",
      "  memview struct 'T{<I:id:<H:load:<d:price:}' samples.bin --json"
    })
public final class StructCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      description = "One record, as in Python's struct: '<IHd', or with names, 'T{<i:id:<d:x:}'.")
  private String format = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The file to unpack.")
  private Path file = Path.of("");

  @Option(names = "--offset", paramLabel = "BYTES", description = "Where the first record begins.")
  private long offset;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many records; all whole ones if not given.")
  private @Nullable Long count;

  @Option(names = "--json", description = "One JSON object for machines.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Format record = record();
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    long start = Math.min(offset, Files.size(file));
    try (MappedFile mapped = MappedFile.open(file, MappedFile.Mode.READ, start, -1)) {
      MemoryView records = records(mapped.view(), record);
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? JsonOutput.records(file, format, offset, records) : table(records));
    }
    return 0;
  }

  private Format record() {
    Format record;
    try {
      record = Format.of(format);
    } catch (FormatException e) {
      throw new ParameterException(spec.commandLine(), "FORMAT: " + e.getMessage(), e);
    }
    if (record.size() == 0) {
      throw new ParameterException(spec.commandLine(), "FORMAT: a record of 0 bytes");
    }
    if (offset < 0 || (count != null && count < 0)) {
      throw new ParameterException(spec.commandLine(), "--offset and --count are not negative");
    }
    return record.isRecord() || record.kind() == Kind.PAD ? record : named();
  }

  /// A single element as a record of one field, which is shown as any other.
  private Format named() {
    return Format.of("T{" + format + ":f0:}");
  }

  private MemoryView records(MemoryView bytes, Format record) {
    long there = bytes.byteSize() / record.size();
    if (there == 0 && count == null) {
      throw new Failure(
          String.format(
              Locale.US,
              "%s has %d bytes from byte %d on, fewer than the %d of one record",
              file,
              bytes.byteSize(),
              offset,
              record.size()));
    }
    if (count != null && count > there) {
      throw new Failure(
          String.format(
              Locale.US,
              "%s holds %d records of %d bytes from byte %d on, not %d",
              file,
              there,
              record.size(),
              offset,
              count));
    }
    long wanted = count == null ? there : count;
    return bytes.slice(0, wanted * record.size()).cast(record);
  }

  private static String table(MemoryView records) {
    return records.isEmpty() || !records.formatSpec().isRecord()
        ? String.format(Locale.US, "(%d records)", records.length())
        : RecordTable.of(records, Meaning.NONE, Terminal.width());
  }
}
