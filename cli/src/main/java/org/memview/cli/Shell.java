package org.memview.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.memview.profiler.MemoryProfiler;
import org.memview.profiler.command.ProfiledRun;
import org.memview.profiler.report.TableOptions;
import org.memview.profiler.report.TextTable;

/// What `memview repl` has beside the library: IPython's `%memit` and `%mprun` as methods.
public final class Shell {
  private Shell() {}

  /// Runs code some times and prints what it allocates: `memit(() -> content.clone())`.
  ///
  /// @throws Exception what the code throws
  public static void memit(Callable<?> code) throws Exception {
    System.out.println(MemoryProfiler.measure(code));
  }

  /// Runs a program and prints what it prints, and what each of its lines allocated:
  /// `mprun("Main.java", "in.txt")`.
  ///
  /// @throws IllegalArgumentException if there is nothing that can be run; the message says why
  public static void mprun(String file, String... arguments)
      throws IOException, InterruptedException {
    ProfiledRun run =
        new ProfiledRun(
            file,
            false,
            System.getProperty("java.class.path", ""),
            List.of(arguments),
            List.of(),
            List.of(),
            List.of(),
            0,
            false,
            List.of(),
            List.of(),
            TableOptions.defaults());
    ProfiledRun.Captured captured = run.capture();
    System.out.println(captured.printed());
    captured
        .report()
        .ifPresentOrElse(
            report -> System.out.print(new TextTable(run.table()).text(report)),
            () -> System.out.println("no report: the program ended with " + captured.code()));
  }
}
