package org.memview.profiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JsonReportTest {
  @Test
  void writtenAndRead_isTheSame() {
    LineReport report = Samples.report();

    assertEquals(report, JsonReport.read(JsonReport.text(report)));
  }

  @Test
  void longs_keepEveryDigit() {
    LineReport report = Samples.report();
    String json = JsonReport.text(report).replace("20479040", "9223372036854775807");

    assertEquals(Long.MAX_VALUE, JsonReport.read(json).tables().getFirst().allocated());
  }

  @Test
  void text_canStandInAScript() {
    assertFalse(JsonReport.text(Samples.report()).contains("</script>"));
  }

  @Test
  void laterVersion_isRefusedWithBothNumbers() {
    String json = JsonReport.text(Samples.report()).replace("\"version\": 1", "\"version\": 7");

    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> JsonReport.read(json)).getMessage());

    assertTrue(message.contains("7") && message.contains("1"), message);
  }

  @Test
  void otherJson_isRefused() {
    for (String text :
        new String[] {"", "{", "[1, 2]", "{\"a\": tru}", "{\"version\": 1}", "{} x"}) {
      assertThrows(IllegalArgumentException.class, () -> JsonReport.read(text), text);
    }
  }
}
