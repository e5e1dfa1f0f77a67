package org.memview.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.memview.BufferException;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;

/// Memory that grows: a message that arrives in pieces, and measurements that are added to.
///
/// ```python
/// >>> buffer = bytearray(b"GET / HTTP/1.1\r\nHo")
/// >>> buffer.extend(b"st: example.org\r\n")
/// >>> buffer.splitlines()[1].partition(b": ")[2]
/// bytearray(b'example.org')
/// ```
final class E10Owners {
  private E10Owners() {}

  static void main() {
    ByteArray buffer = ByteArray.of("GET / HTTP/1.1\r\nHo", US_ASCII);
    buffer.extend(Bytes.of("st: example.org\r\nrest", US_ASCII));
    IO.println(buffer.splitLines().get(1).partition(Bytes.of(": ", US_ASCII)).get(2));

    // What has been read is taken away; the rest stays where it is.
    int end = buffer.rfind('\n') + 1;
    Bytes head = buffer.takeBytes(end);
    IO.println(head.count('\n') + " lines read, left " + buffer);

    TypedArray samples = TypedArray.of("h", 3, 1, 2);
    samples.append(40).setSlice("::2", TypedArray.of("h", 7, 8));
    IO.println(samples + ", sum " + samples.longs().sum());

    try (MemoryView view = MemoryView.of(samples)) {
      view.slice(1, 3).fill(0); // what a view writes is in the array
      samples.reverse(); // nothing moves out of the memory: allowed
      samples.append(1); // this would move it
    } catch (BufferException e) {
      IO.println(e.getMessage());
    }
    IO.println(samples.append(1));
  }
}
