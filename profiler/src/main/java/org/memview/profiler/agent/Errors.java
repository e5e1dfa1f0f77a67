package org.memview.profiler.agent;

import java.util.List;

/// The texts of what the profiler skips or refuses.
final class Errors {
  static final String NO_NEW_CALL =
      "no profiled method was called; calls that had begun before the profiler came are not seen";

  private Errors() {}

  static String tooLong(String method, int length, int most) {
    return method
        .concat(" is not shown: its ")
        .concat(Integer.toString(length))
        .concat(" bytes of code with probes would exceed ")
        .concat(Integer.toString(most));
  }

  static String noLines(String owner) {
    return owner.concat(" has no line numbers; compile it with -g");
  }

  static String needed(String owner) {
    return owner.concat(" runs without probes: the profiler needs it itself");
  }

  static String broken(String owner, Throwable problem) {
    return owner.concat(" runs without probes: ").concat(String.valueOf(problem));
  }

  static String unverified(String owner, String problem) {
    return owner
        .concat(" runs without probes, because a class it refers to was not found and the")
        .concat(" verifier would complain: ")
        .concat(problem);
  }

  static String noMethod(String pattern) {
    return "no method was loaded that matches " + pattern;
  }

  static IllegalArgumentException tooOld(String version) {
    return new IllegalArgumentException("needs Java 25, and this is " + version);
  }

  static IllegalArgumentException noCounter() {
    return new IllegalArgumentException("this JVM does not count what a thread allocates");
  }

  static IllegalArgumentException otherMeters(List<String> meters) {
    String first =
        meters.isEmpty() ? "without further columns" : "with " + String.join(", ", meters);
    return new IllegalArgumentException(
        "this JVM was profiled before " + first + ", and can only be profiled so again");
  }

  static IllegalArgumentException alreadyProfiled() {
    return new IllegalArgumentException("it has the profiler already");
  }

  static IllegalArgumentException badPattern(String pattern, String why) {
    return new IllegalArgumentException(
        "'"
            + pattern
            + "' is no pattern of methods: "
            + why
            + " (Foo#bar, com.acme.Foo#*, **.io.*, Foo.java:120)");
  }

  static IllegalArgumentException noNumber(String option) {
    return new IllegalArgumentException("'" + option + "' needs a whole number");
  }

  static IllegalArgumentException badOption(String option) {
    return new IllegalArgumentException("the profiler agent knows no option '" + option + "'");
  }
}
