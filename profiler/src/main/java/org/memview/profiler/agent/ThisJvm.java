package org.memview.profiler.agent;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// What a report says about where it was made. Loops and no streams, since it is asked at the end
/// of every program, in a JVM that may have used none before.
final class ThisJvm {
  private static final String[] SIZE_FLAGS = {
    "Use", "-XX:ObjectAlignment", "CompressedOops", "CompressedClass", "Eliminate", "TLAB"
  };

  private ThisJvm() {}

  static String program() {
    return System.getProperty("sun.java.command", "");
  }

  /// Returns the JVM with its version, collector, and the settings that change how large objects
  /// are or whether they are made at all: those of the command line, and those the JVM chose itself
  /// as far as sizes show them.
  static String description() {
    StringBuilder text = new StringBuilder("Java ").append(Runtime.version());
    text.append(", ").append(collector());
    List<String> flags = flags(ManagementFactory.getRuntimeMXBean().getInputArguments());
    boolean sourceExact = false;
    for (int i = 0; i < flags.size(); i++) {
      text.append(i == 0 ? ", " : " ").append(flags.get(i));
      sourceExact |= flags.get(i).startsWith("-XX:-Eliminate");
    }
    return text.append(sourceExact ? " (source-exact)" : "").toString();
  }

  private static List<String> flags(List<String> arguments) {
    List<String> flags = new ArrayList<>();
    for (String argument : arguments) {
      if (concernsSizes(argument)) {
        flags.add(argument);
      }
    }
    for (String seen : Sizes.flags()) {
      if (!flags.contains(seen)) {
        flags.add(seen);
      }
    }
    return flags;
  }

  private static boolean concernsSizes(String argument) {
    for (String flag : SIZE_FLAGS) {
      if (argument.contains(flag)) {
        return true;
      }
    }
    return false;
  }

  private static String collector() {
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      String name = bean.getName();
      int end = name.indexOf(' ');
      return end < 0 ? name : name.substring(0, end);
    }
    return "no collector";
  }
}
