package org.memview.profiler.command;

import java.nio.file.Path;
import java.util.OptionalInt;

/// The texts of what the command refuses.
final class Errors {
  private Errors() {}

  static IllegalArgumentException usage(String what) {
    return new IllegalArgumentException(what + "; --help explains");
  }

  static IllegalArgumentException missing(Path file) {
    return new IllegalArgumentException(file + " does not exist");
  }

  static IllegalArgumentException doesNotCompile(Path file, String messages) {
    return new IllegalArgumentException(file + " does not compile:\n" + messages.strip());
  }

  static IllegalArgumentException noMain(Path file) {
    return new IllegalArgumentException(file + " has no main method");
  }

  static IllegalArgumentException noProc() {
    return new IllegalArgumentException("recording needs /proc, which Linux has");
  }

  static IllegalArgumentException noCompiler() {
    return new IllegalArgumentException("this Java has no compiler: running source needs a JDK");
  }

  static String noWarmup() {
    return "--warmup needs a main class: main of a jar was not run before";
  }

  static String withoutAgent(String java, OptionalInt version) {
    return java
        + (version.isPresent() ? " is Java " + version.getAsInt() : " does not tell its version")
        + ": the used heap, buffers and calls are recorded from Java 25 on, resident memory always";
  }

  static IllegalArgumentException noNumber(String option, String value) {
    return new IllegalArgumentException(option + " needs a number, and '" + value + "' is none");
  }

  static String noReport(int code) {
    return "the program ended with code "
        + code
        + " and left no report:"
        + " it was killed, or called Runtime.halt";
  }
}
