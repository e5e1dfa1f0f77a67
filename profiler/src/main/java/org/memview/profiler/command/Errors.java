package org.memview.profiler.command;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

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

  static IllegalArgumentException noProcess(long pid) {
    return new IllegalArgumentException("there is no process " + pid);
  }

  static IllegalArgumentException ownProcess(long pid) {
    return new IllegalArgumentException("process " + pid + " is this one");
  }

  static IllegalArgumentException notJava(long pid, String command) {
    return new IllegalArgumentException(process(pid, command) + " runs no Java");
  }

  static IllegalArgumentException otherUser(long pid, String owner, String self) {
    return new IllegalArgumentException(
        "process "
            + pid
            + " belongs to "
            + owner
            + ", and this is "
            + self
            + ": only "
            + owner
            + " can attach to it");
  }

  static IllegalArgumentException olderJava(long pid, String version) {
    return new IllegalArgumentException(
        "process " + pid + " runs on Java " + version + ", and the profiler needs 25 or newer");
  }

  static IllegalArgumentException attachDisabled(long pid) {
    return new IllegalArgumentException(
        "process " + pid + " lets nobody attach: it was started with -XX:+DisableAttachMechanism");
  }

  static IllegalArgumentException agentsDisabled(long pid) {
    return new IllegalArgumentException(
        "process "
            + pid
            + " takes no agents while it runs: it was started with"
            + " -XX:-EnableDynamicAgentLoading");
  }

  static IllegalArgumentException notAttached(long pid, @Nullable String why) {
    return new IllegalArgumentException("cannot attach to process " + pid + ": " + why);
  }

  static IllegalArgumentException noTime(String text) {
    return new IllegalArgumentException("'" + text + "' is no time such as 500ms, 10s, 2m or 1h");
  }

  static String noReportOf(long pid) {
    return "process " + pid + " left no report";
  }

  static String endedMeanwhile(long pid) {
    return "process " + pid + " has ended";
  }

  private static String process(long pid, String command) {
    return "process " + pid + (command.isEmpty() ? "" : " (" + command + ")");
  }

  static String noReport(int code) {
    return "the program ended with code "
        + code
        + " and left no report:"
        + " it was killed, or called Runtime.halt";
  }
}
