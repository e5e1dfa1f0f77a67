package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the numbers were measured on.
final class Machine {
  private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
  private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

  private Machine() {}

  /// A cache for data.
  record Cache(String name, long bytes) {}

  /// Processor, system, and the versions of what runs on the JVM.
  static String text() {
    return text(Map.of());
  }

  /// The same, and the versions of others.
  static String text(Map<String, String> versions) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %d processors%s; %s %s%s; Java %s (%s); JMH %s; Netty %s"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                cachesText(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                hugePages().isEmpty() ? "" : ", transparent huge pages: " + hugePages(),
                System.getProperty("java.vm.version"),
                System.getProperty("java.vm.name"),
                org.openjdk.jmh.util.Version.getPlainVersion(),
                io.netty.util.Version.identify().values().stream()
                    .map(io.netty.util.Version::artifactVersion)
                    .findFirst()
                    .orElse("4.1")));
    versions.forEach((name, version) -> text.append("; ").append(name).append(' ').append(version));
    return text.append('\n').toString();
  }

  /// Name of the processor, as the system knows it.
  static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst(".*: ", ""))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /// Whether Linux gives pages of 2 MiB to those who ask, as `always`, `madvise` or `never`; empty
  /// elsewhere.
  static String hugePages() {
    try {
      String states = Files.readString(HUGE_PAGES);
      return states.substring(states.indexOf('[') + 1, states.indexOf(']'));
    } catch (IOException | IndexOutOfBoundsException e) {
      return "";
    }
  }

  /// What a JVM is told for memory as NumPy has it, which asks for huge pages by itself: the heap
  /// in such pages, and touched before anything is timed.
  static List<String> memoryOptions() {
    List<String> options = new ArrayList<>(List.of("-XX:+AlwaysPreTouch"));
    if (hugePages().equals("madvise") || hugePages().equals("always")) {
      options.add("-XX:+UseTransparentHugePages");
    }
    return options;
  }

  private static String cachesText() {
    StringBuilder text = new StringBuilder();
    for (Cache cache : caches()) {
      text.append(", ").append(cache.name).append(' ').append(GrowthTable.size(cache.bytes));
    }
    return text.toString();
  }

  /// The caches for data of the first processor; none where the system does not say.
  static List<Cache> caches() {
    List<Cache> caches = new ArrayList<>();
    for (int i = 0; Files.isDirectory(CACHES.resolve("index" + i)); i++) {
      Path index = CACHES.resolve("index" + i);
      try {
        if (!read(index, "type").equals("Instruction")) {
          long kibibytes = Long.parseLong(read(index, "size").replace("K", ""));
          caches.add(new Cache("L" + read(index, "level"), kibibytes << 10));
        }
      } catch (IOException | NumberFormatException e) {
        return caches;
      }
    }
    return caches;
  }

  private static String read(Path index, String name) throws IOException {
    return Files.readString(index.resolve(name)).strip();
  }
}
