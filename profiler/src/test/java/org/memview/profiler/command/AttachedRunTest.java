package org.memview.profiler.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachedRunTest {
  @ParameterizedTest
  @CsvSource({"500ms,500", "10s,10000", "10,10000", "2m,120000", "1h,3600000"})
  void time_isReadWithItsUnit(String text, long millis) {
    assertEquals(millis, AttachedRun.time(text).toMillis());
  }

  @Test
  void time_thatIsNone_isNamed() {
    for (String text : List.of("soon", "-1s", "10 s", "")) {
      String message =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> AttachedRun.time(text))
                  .getMessage());
      assertTrue(message.contains("'" + text + "'") && message.contains("10s"), message);
    }
  }

  @Test
  void processOfSomebodyElse_isNamedWithBoth() {
    String message = String.valueOf(Errors.otherUser(4711, "alice", "bob").getMessage());

    assertTrue(message.contains("4711 belongs to alice") && message.contains("bob"), message);
  }
}
