package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.testkit.TestRun;

/// The kernels in vectors, in JVMs that have the module and in one that has not.
class VectorsTest {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";
  private static final String KERNELS = "org.memview.internal.VectorKernels";
  private static final int VIEWS = TestRun.pick(150, 3000);

  @TempDir Path folder = Path.of("");

  private Jvm.Run run(Class<?> program, List<String> options) throws Exception {
    List<String> arguments = new ArrayList<>(options);
    arguments.add("-Xlog:class+load:file=" + folder.resolve("loaded.txt"));
    arguments.add("-Xmx1g");
    arguments.add(program.getName());
    arguments.add(Long.toString(TestRun.seed()));
    arguments.add(Integer.toString(VIEWS));
    Jvm.Run run = Jvm.run(folder, arguments);
    assertEquals(0, run.exit(), run::err);
    return run;
  }

  private static List<String> classPath(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-cp", Jvm.core() + File.pathSeparator + Jvm.tests()));
    return all;
  }

  private static List<String> modulePath(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-p", Jvm.core(), "--add-modules=org.memview", "-cp", Jvm.tests()));
    return all;
  }

  private boolean wasLoaded(String type) throws IOException {
    return Files.readString(folder.resolve("loaded.txt")).contains(type);
  }

  // What the JVM itself says of the option, and no more.
  private static void assertWarnedOnce(Jvm.Run run) {
    assertEquals(1, run.err().lines().count(), run::err);
    assertTrue(run.err().contains("jdk.incubator.vector"), run::err);
  }

  @Test
  void results_withVectors_areTheSameBits() throws Exception {
    Jvm.Run without = run(VectorsProgram.class, classPath());
    assertEquals("", without.err());
    assertTrue(!wasLoaded(KERNELS) && !wasLoaded("jdk.incubator"), "without the module");
    assertEquals(VIEWS, without.out().lines().distinct().count());

    Jvm.Run with = run(VectorsProgram.class, classPath(MODULE));
    assertTrue(wasLoaded(KERNELS), "with the module");
    assertWarnedOnce(with);
    assertEquals(without.out(), with.out(), "seed " + TestRun.seed());
  }

  @Test
  void namedModule_withVectors_usesThem() throws Exception {
    Jvm.Run without = run(VectorsProgram.class, modulePath());
    assertEquals("", without.err());
    assertTrue(!wasLoaded(KERNELS) && !wasLoaded("jdk.incubator"), "without the module");

    Jvm.Run with = run(VectorsProgram.class, modulePath(MODULE));
    assertTrue(wasLoaded(KERNELS), "with the module");
    assertWarnedOnce(with);
    assertEquals(without.out(), with.out(), "seed " + TestRun.seed());
  }

  @Test
  void vectorsOff_loadsNone() throws Exception {
    run(VectorsProgram.class, classPath(MODULE, "-Dmemview.vectors=off"));

    assertTrue(!wasLoaded(KERNELS), "with -Dmemview.vectors=off");
  }

  /// Without sharing and with it, where the fault may be another thread's.
  @Test
  void shortenedFile_withVectors_isAFaultEachTime() throws Exception {
    for (String parallel : List.of("off", "16384")) {
      Jvm.Run run =
          run(VectorsFaultProgram.class, classPath(MODULE, "-Dmemview.parallel=" + parallel));

      assertTrue(wasLoaded(KERNELS), "with the module");
      assertEquals(VectorsFaultProgram.EXPECTED, run.out().strip(), run::err);
    }
  }
}
