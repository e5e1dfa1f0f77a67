package org.memview.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns exceptions into one sentence on standard error; `MEMVIEW_DEBUG=1` adds the stack trace.
final class ErrorReport {
  private ErrorReport() {}

  /// The command line is wrong: says what and how to get help.
  static int usage(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command
        .getErr()
        .println(
            name
                + ": "
                + firstLine(problem)
                + suggestions(problem)
                + "; "
                + name
                + " --help explains");
    return ExitCode.USAGE;
  }

  /// The command could not do what was asked.
  static int failure(Exception problem, CommandLine command, ParseResult arguments) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence(problem));
    if (System.getenv("MEMVIEW_DEBUG") != null) {
      problem.printStackTrace(command.getErr());
    }
    return ExitCode.FAILED;
  }

  static String sentence(Exception problem) {
    return switch (problem) {
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case FileAlreadyExistsException existing -> existing.getFile() + " exists already";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case DirectoryNotEmptyException full -> full.getFile() + " is not empty";
      case FileSystemException other -> other.getFile() + ": " + other.getReason();
      default -> described(problem);
    };
  }

  private static String described(Exception problem) {
    String message = problem.getMessage();
    return message == null || message.isBlank()
        ? problem.getClass().getSimpleName()
        : firstLine(problem);
  }

  private static String firstLine(Exception problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
  }

  private static String suggestions(ParameterException problem) {
    return problem instanceof UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? ", did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
        : "";
  }
}
