package org.memview.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.memview.layout.Index;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview slice IN OUT --bytes 1024:`
@Command(
    name = "slice",
    description = {
      "Copies part of a file of any size, chosen as Python slices bytes.",
      "The memory it takes does not depend on the size of the file. OUT appears whole or not at"
          + " all."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  memview slice in.bin out.bin --bytes 1024:      drop the first 1,024 bytes",
      "  memview slice in.bin out.bin --bytes :-16       drop the last 16",
      "  memview slice in.bin out.bin --bytes 4096:8192  keep one page",
      "  memview slice in.bin out.bin --bytes ::-1       turn the file round"
    })
final class SliceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "IN", description = "The file to read.")
  private Path in = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  private Path out = Path.of("");

  @Option(
      names = "--bytes",
      required = true,
      paramLabel = "START:STOP[:STEP]",
      description = "What to keep: each part may be missing; negative bounds count from the end.")
  private String bytes = "";

  @Option(names = "--force", description = "Replace OUT if it exists.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    Index.Range range = range();
    requireReadable();
    requireWritable();
    try (FileChannel source = FileChannel.open(in, StandardOpenOption.READ)) {
      FileCut cut = new FileCut(in, source, range);
      write(cut);
      spec.commandLine()
          .getOut()
          .printf(Locale.US, "%s: %,d of the %,d bytes of %s%n", out, cut.count(), cut.size(), in);
    }
    return ExitCode.DONE;
  }

  private void write(FileCut cut) {
    try (Progress progress = Progress.on(spec.commandLine().getErr());
        PartFile part = PartFile.beside(place())) {
      cut.copy(part.channel(), done -> progress.say(done, cut.count(), "bytes"));
      part.commit(force);
    } catch (IOException e) {
      throw Errors.cannotWrite(out, e);
    }
  }

  /// Returns where the new file goes; a link stays and what it points at is replaced.
  private Path place() throws IOException {
    return Files.exists(out) ? out.toRealPath() : out.toAbsolutePath();
  }

  private Index.Range range() {
    Index[] parsed = parse();
    if (parsed.length == 1 && parsed[0] instanceof Index.Range range) {
      return range;
    }
    throw badBounds("one slice is needed, such as 1024: or -16:-1");
  }

  private Index[] parse() {
    try {
      return Index.parse(bytes);
    } catch (IllegalArgumentException e) {
      throw badBounds(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException badBounds(String why) {
    return new ParameterException(spec.commandLine(), "--bytes " + bytes + ": " + why);
  }

  private void requireReadable() {
    if (!Files.exists(in)) {
      throw Errors.missing(in);
    }
    requireRegular(in);
  }

  private void requireWritable() throws IOException {
    Path folder = out.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw Errors.missingFolder(out, folder);
    }
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      requireReplaceable();
    }
  }

  private void requireReplaceable() throws IOException {
    if (Files.exists(out)) {
      requireRegular(out);
      if (Files.isSameFile(in, out)) {
        throw Errors.sameFile(in, out);
      }
    }
    if (!force) {
      throw Errors.exists(out);
    }
  }

  private static void requireRegular(Path file) {
    if (Files.isDirectory(file)) {
      throw Errors.directory(file);
    }
    if (!Files.isRegularFile(file)) {
      throw Errors.notRegular(file);
    }
  }
}
