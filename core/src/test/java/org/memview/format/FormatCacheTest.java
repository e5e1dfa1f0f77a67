package org.memview.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FormatCacheTest {
  @Test
  void of_letter_isParsedOnce() {
    assertSame(Format.of("i"), Format.of("i"));
  }

  @Test
  void of_text_isParsedOnce() {
    assertSame(Format.of("<IHBq"), Format.of("<IHBq"));
  }

  @Test
  void of_manyTexts_cacheStaysBounded() {
    for (int i = 0; i < 10_000; i++) {
      assertEquals(i, Format.of(i + "s").size());
    }

    assertTrue(FormatCache.size() <= 520, () -> FormatCache.size() + " entries");
  }

  @Test
  void of_longText_isNotKept() {
    String text = "i".repeat(1000) + "b";
    Format.of("<IHBq");
    int before = FormatCache.size();

    Format.of(text);

    assertTrue(FormatCache.size() <= before, () -> "grew to " + FormatCache.size());
  }
}
