package org.memview.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.memview.MemoryView;

/// Slice texts: a view of elements of the same memory, or a refusal.
class SliceFuzzTest {
  @FuzzTest
  void slice_byAnyText_sharesElementsOrIsRefused(byte[] input) {
    String text = new String(input, UTF_8);
    byte[] memory = new byte[3 * 4 * 5];
    for (int i = 0; i < memory.length; i++) {
      memory[i] = (byte) i;
    }
    MemoryView view = MemoryView.of(memory).cast("B", 3, 4, 5);
    MemoryView part;
    try {
      part = view.slice(text);
    } catch (IndexOutOfBoundsException | IllegalArgumentException refused) {
      assertTrue(String.valueOf(refused.getMessage()).length() > 10, refused::toString);
      return;
    }
    long count = Arrays.stream(part.shape()).reduce(1, Math::multiplyExact);
    assertEquals(count, part.elementCount());
    assertTrue(count <= memory.length, () -> "more elements than the view has: " + part);
    boolean[] seen = new boolean[memory.length];
    for (byte element : part.toBytes()) {
      assertTrue(element >= 0 && element < memory.length && !seen[element], () -> "twice: " + part);
      seen[element] = true;
    }
  }
}
