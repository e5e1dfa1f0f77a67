package org.memview.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.memview.MemoryView;

/// Turns the bytes of any view into text: Python's `str(view, "utf-8")`.
///
/// ```java
/// String line = Decoding.decode(view.slice(4, 20), UTF_8);
/// Decoding.decode(view, UTF_16LE.newDecoder(), writer);    // of any size; refuses what is no text
/// ```
///
/// What is decoded is the elements in C order, as `toBytes` lists them, without that array: native
/// memory and `byte[]` where they are, everything else through one buffer of 256 KiB. A contiguous
/// view can be read piece by piece, too: `Channels.newReader(ViewChannel.of(view), UTF_8)`.
public final class Decoding {
  private Decoding() {}

  /// Returns the text; what is malformed becomes `U+FFFD`, as in `new String(bytes, charset)`.
  ///
  /// @throws org.memview.MappingFaultException if the file mapped under the view was shortened
  public static String decode(MemoryView view, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    StringBuilder text = new StringBuilder();
    try {
      decode(view, decoder, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Decodes a view from the decoder's start to its end, and appends the text as it comes.
  ///
  /// @throws CharacterCodingException if the decoder reports what is no text; what was before it
  ///   has been appended
  /// @throws org.memview.MappingFaultException if the file mapped under the view was shortened
  /// @throws IOException what `target` throws
  public static void decode(MemoryView view, CharsetDecoder decoder, Appendable target)
      throws IOException {
    Sink sink = new Sink(decoder.reset(), target);
    try {
      Transfer.writeFully(sink, view);
    } catch (TransferException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case IOException cause -> throw cause;
        case null, default -> throw e;
      }
    }
    sink.end();
  }

  /// A channel that decodes everything it is given. A character may be cut by the end of a buffer:
  /// its bytes wait for the rest.
  private static final class Sink implements WritableByteChannel {
    private final CharsetDecoder decoder;
    private final Appendable target;
    private final CharBuffer chars = CharBuffer.allocate(1 << 13);
    private ByteBuffer begun = ByteBuffer.allocate(0);

    Sink(CharsetDecoder decoder, Appendable target) {
      this.decoder = decoder;
      this.target = target;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int n = source.remaining();
      while (begun.hasRemaining() && source.hasRemaining()) {
        begun = joined(begun, source.get());
        decode(begun, false);
      }
      decode(source, false);
      if (source.hasRemaining()) {
        begun = ByteBuffer.allocate(source.remaining()).put(source).flip();
      }
      return n;
    }

    private static ByteBuffer joined(ByteBuffer bytes, byte next) {
      return ByteBuffer.allocate(bytes.remaining() + 1).put(bytes).put(next).flip();
    }

    void end() throws IOException {
      decode(begun, true);
      for (CoderResult result = decoder.flush(chars); ; result = decoder.flush(chars)) {
        drain();
        if (result.isUnderflow()) {
          return;
        }
      }
    }

    private void decode(ByteBuffer bytes, boolean isAll) throws IOException {
      for (CoderResult result = CoderResult.OVERFLOW; result.isOverflow(); drain()) {
        result = decoder.decode(bytes, chars, isAll);
        if (result.isError()) {
          drain();
          result.throwException();
        }
      }
    }

    private void drain() throws IOException {
      target.append(chars.flip());
      chars.clear();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
