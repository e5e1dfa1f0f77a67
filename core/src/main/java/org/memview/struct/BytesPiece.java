package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.memview.Bytes;
import org.memview.format.Format;
import org.memview.format.Kind;
import org.memview.internal.Elements;

/// `s` or `p` in a `String`, [Bytes] or `byte[]` component. Shorter values are padded with zeros,
/// longer ones refused.
record BytesPiece(char order, Format format, Class<?> carrier, Charset charset) implements Piece {

  @Override
  public long size() {
    return format.size();
  }

  @Override
  public long alignment() {
    return 1;
  }

  @Override
  public void describe(FormatText text) {
    text.code(order, format.size() + String.valueOf(format.code()));
  }

  /// True for `s`, whose bytes are the value's and nothing else.
  boolean isPlain() {
    return format.kind() == Kind.BYTES;
  }

  @Override
  public Object read(MemorySegment memory, long at) {
    return fromBytes(((Bytes) Elements.get(memory, at, format)).toArray());
  }

  @Override
  public void write(MemorySegment zeroed, long at, Object value) {
    Elements.set(zeroed, at, format, toBytes(value));
  }

  /// The component of these bytes, which are the caller's to give.
  Object fromBytes(byte[] bytes) {
    return carrier == byte[].class ? bytes : carrier == Bytes.class ? Bytes.of(bytes) : text(bytes);
  }

  private String text(byte[] bytes) {
    String text = new String(bytes, charset);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /// The bytes of a component, as many as it has.
  byte[] toBytes(Object value) {
    byte[] bytes =
        switch (value) {
          case Bytes b -> b.toArray();
          case byte[] b -> b;
          default -> encode((String) value, charset);
        };
    if (bytes.length > room()) {
      String limit = "up to %d bytes, not %d".formatted(room(), bytes.length);
      throw Errors.doesNotFit(value, format.text(), limit);
    }
    return bytes;
  }

  private long room() {
    return isPlain() ? format.size() : Math.clamp(format.size() - 1, 0, 255);
  }

  private static byte[] encode(String value, Charset charset) {
    try {
      ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(value));
      return Arrays.copyOfRange(encoded.array(), encoded.arrayOffset(), encoded.limit());
    } catch (CharacterCodingException e) {
      throw Errors.notEncodable(value, charset.name());
    }
  }

  /// The bytes padded to the size of an `s`; never the component's own array.
  byte[] padded(Object value) {
    return Arrays.copyOf(toBytes(value), (int) format.size());
  }

  /// The bytes of an `s` of up to 8, the first in the lowest.
  long bits(Object value) {
    return Fixed.bits(toBytes(value), (int) format.size());
  }
}
