package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What several threads make of bulk work is, to the last bit, what one makes of it.
class SharingTest {
  private static final long SEED = Long.getLong("memview.seed", 20261122);
  private static final int VIEWS = Boolean.getBoolean("memview.long") ? 20_000 : 200;

  @Test
  void sharedWork_randomViews_hasTheSameResults(@TempDir Path directory) throws Exception {
    List<String> alone = run(directory, "off");
    List<String> shared = run(directory, "256");

    assertEquals(VIEWS, alone.size());
    assertEquals(alone, shared);
    assertTrue(alone.stream().distinct().count() == VIEWS);
  }

  private static List<String> run(Path directory, String parallel) throws Exception {
    Jvm.Run run =
        Jvm.run(
            directory,
            List.of(
                "-Dmemview.parallel=" + parallel,
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3",
                "-cp",
                Jvm.core() + File.pathSeparator + Jvm.tests(),
                SharingProgram.class.getName(),
                Long.toString(SEED),
                Integer.toString(VIEWS)));
    assertEquals("", run.err());
    assertEquals(0, run.exit());
    return run.out().lines().toList();
  }
}
