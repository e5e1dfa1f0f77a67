package org.memview.profiler.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.profiler.runtime.Probe;

/// Every class there is here, with probes in every method, must verify.
class CorpusTest {
  private static final ClassDesc PROBE = ClassDesc.of(Probe.class.getName());

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger classes = new AtomicInteger();
  private final AtomicInteger instrumented = new AtomicInteger();
  private final Notes notes = new Notes();

  @ParameterizedTest
  @ValueSource(strings = {"java.base", "java.xml", "java.logging"})
  void everyClassOfTheJdk_withProbes_verifies(String module) throws Exception {
    FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));

    check(jdk.getPath("modules", module));

    report(module);
    assertTrue(classes.get() > 50, module + " has only " + classes);
  }

  @Test
  void everyClassOfTheDependencies_withProbes_verifies() throws Exception {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (entry.endsWith(".jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(path, Map.of())) {
          check(jar.getPath("/"));
        }
      }
    }

    report("dependencies");
    assertTrue(classes.get() > 1000, "only " + classes);
  }

  private void report(String what) {
    System.out.printf(
        "corpus: %,d classes of %s, %,d with probes, %d failures%n",
        classes.get(), what, instrumented.get(), failures.size());
    // what is left has no code, such as most interfaces
    assertTrue(instrumented.get() > classes.get() / 2, "only " + instrumented + " have probes");
    assertEquals(List.of(), List.copyOf(failures));
    List<String> unexpected = new ArrayList<>(notes.list());
    unexpected.removeIf(note -> note.contains("no line numbers") || note.contains("would exceed"));
    unexpected.removeIf(note -> note.contains("more notes of this kind"));
    // left as they are because their own dependencies are not here: that is the promise
    unexpected.removeIf(note -> note.contains("was not found"));
    assertEquals(List.of(), unexpected);
  }

  private void check(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files =
          all.filter(path -> path.toString().endsWith(".class"))
              .filter(path -> !path.toString().contains("META-INF"))
              .filter(path -> !path.endsWith("module-info.class"))
              .toList();
    }
    files.parallelStream().forEach(this::probed);
  }

  private void probed(Path file) {
    Selection everything = new Selection(List.of("**", "**.**"), MainClass.UNKNOWN);
    byte[] bytes = atLeastVersion50(read(file));
    try {
      byte[] written =
          new LineTransformer(PROBE, everything, notes)
              .transform(ClassLoader.getSystemClassLoader(), bytes, "");
      classes.incrementAndGet();
      if (written != null) {
        instrumented.incrementAndGet();
        ClassHierarchyResolver resolver =
            new Hierarchy(ClassLoader.getSystemClassLoader(), ClassFile.of().parse(bytes));
        ClassFile verifier = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
        List<VerifyError> errors = verifier.verify(written);
        // a class whose own dependencies are not here does not verify as it was either
        if (!errors.isEmpty() && verifier.verify(read(file)).isEmpty()) {
          failures.add(file + ": " + errors.getFirst().getMessage());
        }
      }
    } catch (RuntimeException e) {
      failures.add(file + ": " + e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The verifier here knows stack maps only, which class files have since version 50.
  private static byte[] atLeastVersion50(byte[] bytes) {
    if (bytes[6] == 0 && bytes[7] < 50) {
      bytes[7] = 50;
    }
    return bytes;
  }
}
