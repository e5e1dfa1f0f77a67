package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.testkit.ChildJvm;
import org.memview.testkit.TestRun;

/// Random damage in a JVM of 64 MB: refusals, never anything else. `-Dmemview.seed=…` damages
/// otherwise.
class MutationTest {
  private static final int CASES = TestRun.pick(4_000, 300_000);

  @TempDir Path folder = Path.of("");

  @Test
  void damagedNpy_opensOrIsRefused() throws Exception {
    Path recorded =
        Path.of(Objects.requireNonNull(getClass().getResource("/vectors/numpy/index.tsv")).toURI());

    requireBoth(mutate(Objects.requireNonNull(recorded.getParent())));
  }

  @Test
  void damagedNpz_opensOrIsRefused() throws Exception {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    Map<String, MemoryView> views = new LinkedHashMap<>();
    views.put("a", MemoryView.of(new double[] {1, 2, 3}));
    views.put("b", MemoryView.of(new byte[24]).cast("T{<i:id:<d:x:}"));
    Npz.save(seeds.resolve("stored.npz"), views);
    Files.copy(
        Objects.requireNonNull(getClass().getResourceAsStream("/vectors/npz/compressed.npz")),
        seeds.resolve("compressed.npz"));

    requireBoth(mutate(seeds));
  }

  private String mutate(Path seeds) throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    ChildJvm.Run run =
        ChildJvm.run(
            folder,
            List.of(
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "--illegal-native-access=deny",
                "-cp",
                ChildJvm.classPath(
                    MemoryView.class, Npy.class, MutationProgram.class, TestRun.class),
                MutationProgram.class.getName(),
                seeds.toString(),
                work.toString(),
                Long.toString(TestRun.seed()),
                Integer.toString(CASES)));
    assertEquals("", run.err());
    assertEquals(0, run.exit());
    return run.out().strip();
  }

  /// Damage that is always noticed, or never, would prove little.
  private static void requireBoth(String said) {
    String[] words = said.split(" ", -1);
    assertTrue(Integer.parseInt(words[0]) > CASES / 50, said);
    assertTrue(Integer.parseInt(words[2]) > CASES / 4, said);
  }
}
