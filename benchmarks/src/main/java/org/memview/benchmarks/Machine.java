package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What the numbers were measured on.
final class Machine {
  private Machine() {}

  static String text(Map<String, String> versions) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %d processors; %s %s; Java %s (%s); Netty %s"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.version"),
                System.getProperty("java.vm.name"),
                io.netty.util.Version.identify().values().stream()
                    .map(io.netty.util.Version::artifactVersion)
                    .findFirst()
                    .orElse("4.1")));
    versions.forEach((name, version) -> text.append("; ").append(name).append(' ').append(version));
    return text.append('\n').toString();
  }

  private static String processor() {
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
}
