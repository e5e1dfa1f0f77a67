package org.memview.profiler.command;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A running Java program to which agents can be sent.
///
/// What can be refused is looked at before the JVM is asked, because asking sends the process a
/// signal: one that is no Java program might end, and a JVM that lets nobody attach would print a
/// dump of its threads.
final class Target implements AutoCloseable {
  private static final int OLDEST = 25;

  private final ProcessHandle process;
  private final VirtualMachine machine;

  private Target(ProcessHandle process, VirtualMachine machine) {
    this.process = process;
    this.machine = machine;
  }

  /// Attaches to a process.
  ///
  /// @throws IllegalArgumentException if it cannot be; the message says why
  static Target of(long pid) throws IOException {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow(() -> Errors.noProcess(pid));
    check(process);
    VirtualMachine machine;
    try {
      machine = VirtualMachine.attach(Long.toString(pid));
    } catch (AttachNotSupportedException e) {
      throw Errors.notAttached(pid, e.getMessage());
    }
    try {
      String version = machine.getSystemProperties().getProperty("java.version", "");
      if (feature(version) < OLDEST) {
        throw Errors.olderJava(pid, version);
      }
      return new Target(process, machine);
    } catch (Throwable e) {
      machine.detach();
      throw e;
    }
  }

  private static void check(ProcessHandle process) {
    long pid = process.pid();
    if (process.equals(ProcessHandle.current())) {
      throw Errors.ownProcess(pid);
    }
    if (!process.isAlive()) {
      throw Errors.noProcess(pid);
    }
    String self = System.getProperty("user.name", "");
    String owner = process.info().user().orElse(self);
    if (!owner.equals(self)) {
      throw Errors.otherUser(pid, owner, self);
    }
    String maps = tells(pid, "maps");
    if (maps != null && !maps.contains("libjvm")) {
      throw Errors.notJava(pid, process.info().command().orElse(""));
    }
    String command = tells(pid, "cmdline");
    if (command != null && command.contains("-XX:+DisableAttachMechanism")) {
      throw Errors.attachDisabled(pid);
    }
  }

  /// Returns what `/proc` tells of a process, or null where there is none.
  private static @Nullable String tells(long pid, String what) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), what);
      return Files.isReadable(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : null;
    } catch (IOException e) {
      return null; // it has ended: attaching will say so
    }
  }

  /// Reads `25.0.3`, `26-ea`, `1.8.0_402`.
  private static int feature(String version) {
    try {
      return Runtime.Version.parse(version).feature();
    } catch (IllegalArgumentException e) {
      return 0; // before Java 9 versions were written otherwise
    }
  }

  ProcessHandle process() {
    return process;
  }

  /// Sends the agent, which has answered when this returns.
  ///
  /// @throws IOException if the program has ended
  void send(Path jar, String options) throws IOException {
    long pid = process.pid();
    try {
      machine.loadAgent(jar.toAbsolutePath().toString(), options);
    } catch (AgentLoadException e) {
      String why = String.valueOf(e.getMessage());
      throw why.contains("Dynamic agent loading is not enabled")
          ? Errors.agentsDisabled(pid)
          : Errors.notAttached(pid, why);
    } catch (AgentInitializationException e) {
      throw Errors.notAttached(pid, e.getMessage());
    }
  }

  /// The program goes on.
  @Override
  public void close() throws IOException {
    machine.detach();
  }
}
