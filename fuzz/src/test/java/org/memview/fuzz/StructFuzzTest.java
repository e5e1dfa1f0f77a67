package org.memview.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.memview.format.FormatException;
import org.memview.struct.Struct;

/// Structs of any format over any bytes: what was unpacked packs to bytes that unpack the same.
class StructFuzzTest {
  /// A format can be large by its counts, and then says nothing that a smaller one does not.
  private static final long LARGEST = 4096;

  @FuzzTest
  void pack_ofWhatWasUnpacked_unpacksTheSame(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != 0) {
      end++;
    }
    String text = new String(input, 0, end, ISO_8859_1);
    Struct struct;
    try {
      struct = Struct.of(text);
    } catch (FormatException refused) {
      assertTrue(String.valueOf(refused.getMessage()).length() > 10, refused::toString);
      return;
    }
    if (struct.size() > LARGEST) {
      return;
    }
    byte[] bytes = Arrays.copyOfRange(input, end, end + (int) struct.size());
    Object[] values;
    try {
      values = struct.unpack(bytes);
    } catch (IllegalArgumentException noCharacter) {
      assertTrue(text.contains("w"), noCharacter::toString);
      return;
    }
    byte[] packed = struct.pack(values);
    assertEquals(struct.size(), packed.length);
    assertArrayEquals(values, struct.unpack(packed));
  }
}
