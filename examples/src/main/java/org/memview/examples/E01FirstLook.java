package org.memview.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.memview.Bytes;
import org.memview.MemoryView;

/// The first look at bytes: one of them, some of them, one too far.
///
/// ```python
/// >>> v = memoryview(b"abcdefgh")
/// >>> v[1], bytes(v[1:3])
/// (98, b'bc')
/// ```
final class E01FirstLook {
  private E01FirstLook() {}

  static void main() {
    MemoryView letters = MemoryView.of("abcdefgh".getBytes(US_ASCII));
    IO.println(letters.get(1));
    IO.println(Bytes.of(letters.slice(1, 3).toBytes()));

    MemoryView greeting = MemoryView.of("hello world".getBytes(US_ASCII));
    IO.println(greeting.get(0));
    IO.println((char) greeting.getInt(0));

    MemoryView digits = MemoryView.of("42".getBytes(US_ASCII));
    IO.println(digits.get(0));
    IO.println(digits.get(1));
    try {
      IO.println(digits.get(2));
    } catch (IndexOutOfBoundsException e) {
      IO.println(e.getMessage());
    }
  }
}
