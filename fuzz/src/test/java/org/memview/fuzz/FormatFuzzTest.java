package org.memview.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.format.FormatException;

/// Format texts: understood, or refused with the place where they stop making sense.
class FormatFuzzTest {
  /// A short text can ask for more fields than memory can list.
  private static final long MOST_BYTES = 1 << 16;

  @FuzzTest
  void format_ofAnyText_isReadOrRefusedAtAPosition(byte[] input) {
    String text = new String(input, UTF_8);
    Format format;
    try {
      format = Format.of(text);
    } catch (FormatException refused) {
      int position = refused.position();
      assertTrue(position >= -1 && position <= text.length(), "position " + position);
      return;
    }
    for (Field leaf : format.size() <= MOST_BYTES ? format.leaves() : List.<Field>of()) {
      long count = Arrays.stream(leaf.shape()).reduce(1, Math::multiplyExact);
      long end = leaf.offset() + count * leaf.format().size();
      assertTrue(leaf.offset() >= 0 && end <= format.size(), leaf + " of " + format.size());
    }
    Format canonical = Format.of(format.canonical());
    assertEquals(format, canonical, () -> "canonical text " + format.canonical());
    assertEquals(format.size(), canonical.size());
    assertEquals(format, Format.of(format.text()));
  }
}
