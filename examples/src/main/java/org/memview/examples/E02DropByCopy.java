package org.memview.examples;

import java.io.IOException;
import org.memview.MemoryView;

/// The wrong way to drop the first 1,024 of 10,240,000 bytes: they are there twice. [E03DropByView]
/// is the right one.
final class E02DropByCopy {
  private E02DropByCopy() {}

  static void main() throws IOException {
    MemoryView content = MemoryView.of(Devices.random(10_240_000));
    MemoryView rest = MemoryView.of(content.slice(1_024).toBytes());
    IO.println(
        "Content length: " + content.length() + ", content to write length " + rest.length());
    Devices.discard(rest.asByteBuffer());
  }
}
