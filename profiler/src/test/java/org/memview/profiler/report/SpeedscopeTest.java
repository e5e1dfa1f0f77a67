package org.memview.profiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SpeedscopeTest {
  private final Map<?, ?> file = (Map<?, ?>) Json.parse(Speedscope.text(Samples.report()));

  private static Object of(Map<?, ?> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  @Test
  void weights_areTheLinesOwnBytes_andAddUp() {
    Map<?, ?> heap = (Map<?, ?>) ((List<?>) of(file, "profiles")).getFirst();

    assertEquals(List.of(10_240_016L, 10_238_992L, 32L, 112L), of(heap, "weights"));
    assertEquals(10_240_016L + 10_238_992 + 32 + 112, of(heap, "endValue"));
    assertEquals("bytes", of(heap, "unit"));
  }

  @Test
  void samples_nameFramesThatAreThere() {
    List<?> frames = (List<?>) of((Map<?, ?>) of(file, "shared"), "frames");

    for (Object profile : (List<?>) of(file, "profiles")) {
      List<?> samples = (List<?>) of((Map<?, ?>) profile, "samples");
      assertEquals(((List<?>) of((Map<?, ?>) profile, "weights")).size(), samples.size());
      for (Object stack : samples) {
        for (Object frame : (List<?>) stack) {
          assertTrue((Long) frame < frames.size(), () -> frame + " of " + frames.size());
        }
      }
    }
    assertEquals("Copy.main", of((Map<?, ?>) frames.getFirst(), "name"));
    assertEquals(8L, of((Map<?, ?>) frames.get(1), "line"));
  }
}
