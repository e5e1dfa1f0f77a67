package org.memview.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `memview repl`: the JDK's jshell, with the library on its class path and everything imported.
@Command(
    name = "repl",
    description = {
      "Starts jshell with memview imported: MemoryView.of(new byte[8]).explain()",
      "memit(() -> CODE) measures code, mprun(\"File.java\") shows what each line of a program"
          + " took.",
      "What follows goes to jshell: a script to run, or its options."
    })
final class ReplCommand implements Callable<Integer> {
  private static final String STARTUP =
      """
      import org.memview.*;
      import org.memview.array.*;
      import org.memview.format.*;
      import org.memview.io.*;
      import org.memview.layout.*;
      import org.memview.profiler.*;
      import org.memview.spi.*;
      import org.memview.struct.*;
      import static org.memview.cli.Shell.*;
      import static org.memview.layout.Index.*;
      import java.lang.foreign.*;
      import java.nio.*;
      import java.nio.channels.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.stream.*;
      """;

  @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "passed to jshell")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws Exception {
    Path startup = Files.createTempFile("memview-repl", ".jsh");
    try {
      Files.writeString(startup, STARTUP);
      return JavaShellToolBuilder.builder()
          .persistence(new HashMap<>())
          .start(commandLine(startup));
    } finally {
      Files.deleteIfExists(startup);
    }
  }

  private String[] commandLine(Path startup) {
    List<String> all = new ArrayList<>();
    all.add("--class-path");
    all.add(System.getProperty("java.class.path"));
    all.add("--startup");
    all.add(startup.toString());
    all.addAll(arguments);
    return all.toArray(String[]::new);
  }
}
