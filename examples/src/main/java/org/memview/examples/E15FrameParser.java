package org.memview.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.memview.MemoryView;
import org.memview.io.Transfer;

/// A protocol of frames, each a length (`>I`) and that many bytes, taken apart while they arrive in
/// pieces of any size. Frames are views of the receive buffer: none is copied, and the buffer grows
/// only when one frame does not fit. A length is the word of a stranger: what is too large is
/// refused before there is memory for it.
final class E15FrameParser {
  private static final long LARGEST = 1 << 20;

  private MemoryView buffer = MemoryView.of(new byte[16]);
  private long start;
  private long end;

  /// Reads once, and returns the frames that are complete; they are good until the next call.
  List<MemoryView> next(InputStream in) throws IOException {
    requireSmall();
    makeRoom();
    long n = Transfer.readInto(in, buffer.slice(end));
    if (n < 0) {
      throw new EOFException((end - start) + " bytes of a frame that never ended");
    }
    end += n;
    List<MemoryView> frames = new ArrayList<>();
    for (long length = frameLength(); length >= 0; length = frameLength()) {
      frames.add(buffer.slice(start + 4, start + 4 + length));
      start += 4 + length;
    }
    return frames;
  }

  /// Returns the length of the frame at the start, -1 if it is not there as a whole.
  private long frameLength() {
    MemoryView rest = buffer.slice(start, end);
    if (rest.length() < 4) {
      return -1;
    }
    long length = (long) rest.slice(0, 4).cast(">I").get(0);
    return rest.length() < 4 + length ? -1 : length;
  }

  /// Refuses a frame before memory is made for it.
  private void requireSmall() throws ProtocolException {
    MemoryView rest = buffer.slice(start, end);
    if (rest.length() >= 4 && (long) rest.slice(0, 4).cast(">I").get(0) > LARGEST) {
      throw new ProtocolException(
          "a frame of " + rest.slice(0, 4).cast(">I").get(0) + " bytes, allowed are " + LARGEST);
    }
  }

  /// Moves the beginning of a frame to the front, and doubles the memory if it fills all of it.
  private void makeRoom() {
    if (end < buffer.length()) {
      return;
    }
    MemoryView begun = buffer.slice(start, end);
    MemoryView larger =
        start > 0 ? buffer : MemoryView.of(new byte[Math.toIntExact(2 * buffer.length())]);
    larger.slice(0, begun.length()).copyFrom(begun);
    buffer = larger;
    end -= start;
    start = 0;
  }

  static void main() throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(sent);
    for (String text : new String[] {"a", "", "frames of", "any length, longer than the buffer"}) {
      out.writeInt(text.length());
      out.write(text.getBytes(UTF_8));
    }
    out.writeInt(-1);
    InputStream in = new ByteArrayInputStream(sent.toByteArray());
    E15FrameParser parser = new E15FrameParser();
    for (int frames = 0; frames < 4; ) {
      for (MemoryView frame : parser.next(in)) {
        IO.println(frame.length() + " '" + UTF_8.decode(frame.asByteBuffer()) + "'");
        frames++;
      }
    }
    try {
      parser.next(in);
    } catch (ProtocolException e) {
      IO.println("refused: " + e.getMessage());
    }
    IO.println("the buffer has " + parser.buffer.length() + " bytes now");
  }
}
