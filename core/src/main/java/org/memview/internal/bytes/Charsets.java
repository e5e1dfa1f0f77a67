package org.memview.internal.bytes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/// Text to bytes and back, strictly: nothing is replaced in silence.
public final class Charsets {
  private Charsets() {}

  /// The text that the bytes write.
  ///
  /// @throws IllegalArgumentException if they are malformed; the message says where
  public static String decode(Span bytes, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes.array(), bytes.from(), bytes.length()).slice();
    CharBuffer out =
        CharBuffer.allocate((int) Math.ceil(bytes.length() * (double) decoder.maxCharsPerByte()));
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      result = decoder.flush(out);
    }
    if (result.isError()) {
      throw Errors.undecodable(bytes.at(in.position()), in.position(), charset);
    }
    return out.flip().toString();
  }

  /// The bytes that write the text.
  ///
  /// @throws IllegalArgumentException if the charset lacks a character; the message names it
  public static byte[] encode(String text, Charset charset) {
    CharBuffer in = CharBuffer.wrap(text);
    try {
      ByteBuffer out =
          charset
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(in);
      byte[] bytes = new byte[out.remaining()];
      out.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw Errors.unencodable(text, in.position(), charset, e);
    }
  }
}
