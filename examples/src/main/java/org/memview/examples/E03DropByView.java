package org.memview.examples;

import java.io.IOException;
import org.memview.MemoryView;

/// The right way to drop the first 1,024 of 10,240,000 bytes: one line away from [E02DropByCopy],
/// and half the memory.
final class E03DropByView {
  private E03DropByView() {}

  static void main() throws IOException {
    MemoryView content = MemoryView.of(Devices.random(10_240_000));
    MemoryView rest = content.slice(1_024);
    IO.println(
        "Content length: " + content.length() + ", content to write length " + rest.length());
    Devices.discard(rest.asByteBuffer());
  }
}
