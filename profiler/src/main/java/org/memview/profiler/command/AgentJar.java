package org.memview.profiler.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.memview.profiler.agent.Agent;
import org.memview.profiler.report.HtmlReport;

/// The jar that holds this module, which is the agent's jar, too.
public final class AgentJar {
  private AgentJar() {}

  /// Returns the jar; if the module was loaded from a folder of classes, a jar made of it in
  /// `work`.
  public static Path file(Path work) throws IOException {
    Path location = location();
    if (!Files.isDirectory(location)) {
      return location;
    }
    Path jar = work.resolve("memview-profiler.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest());
        Stream<Path> files = Files.walk(location)) {
      for (Path file : files.filter(AgentJar::isClass).toList()) {
        String name = location.relativize(file).toString().replace('\\', '/');
        entries.putNextEntry(new JarEntry(name));
        Files.copy(file, entries);
      }
      addPage(entries);
    }
    return jar;
  }

  /// Resources may be in another folder than classes.
  private static void addPage(JarOutputStream entries) throws IOException {
    try (InputStream page = HtmlReport.class.getResourceAsStream(HtmlReport.PAGE)) {
      if (page != null) {
        String folder = HtmlReport.class.getPackageName().replace('.', '/');
        entries.putNextEntry(new JarEntry(folder + "/" + HtmlReport.PAGE));
        page.transferTo(entries);
      }
    }
  }

  private static boolean isClass(Path file) {
    return file.toString().endsWith(".class") && !file.endsWith("module-info.class");
  }

  private static Path location() {
    try {
      return Path.of(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the profiler's own jar has no path", e);
    }
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Map.of(
            "Premain-Class", Agent.class.getName(),
            "Agent-Class", Agent.class.getName(),
            "Main-Class", Main.class.getName(),
            "Can-Redefine-Classes", "true",
            "Can-Retransform-Classes", "true")
        .forEach(main::putValue);
    return manifest;
  }
}
