package org.memview.examples;

import java.io.IOException;
import java.util.Arrays;
import org.memview.MemoryView;

/// The wrong way to drop the first 1,024 of 10,240,000 bytes: the array is there twice.
/// [E03DropByView] is the right one.
final class E02DropByCopy {
  private E02DropByCopy() {}

  static void main() throws IOException {
    byte[] content = Devices.random(10_240_000);
    MemoryView rest = MemoryView.of(Arrays.copyOfRange(content, 1_024, content.length));
    IO.println("Content length: " + content.length + ", content to write length " + rest.length());
    Devices.discard(rest.asByteBuffer());
  }
}
