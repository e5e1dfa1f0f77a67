package org.memview.cli.show;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.memview.cli.Failure;
import picocli.CommandLine;

/// One run of `memview show`: what it printed.
record ShowRun(int code, String out, String err) {
  static ShowRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int n = 0; n < words.length; n++) {
      words[n] = arguments[n].toString();
    }
    int code =
        new CommandLine(new ShowCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((problem, command, parsed) -> {
              command.getErr().println(message(problem));
              return 1;
            })
            .execute(words);
    return new ShowRun(code, out.toString().strip(), err.toString().strip());
  }

  private static String message(Exception problem) {
    String kind = problem instanceof Failure ? "" : problem.getClass().getSimpleName() + ": ";
    return kind + problem.getMessage();
  }
}
