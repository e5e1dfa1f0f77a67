package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.memview.Bytes;
import org.memview.format.Format;
import org.memview.format.Kind;
import org.memview.internal.Elements;

/// `s` or `p` in a `String`, [Bytes] or `byte[]` component. Shorter values are padded with zeros,
/// longer ones refused.
///
/// @param hasAscii whether in the charset a byte below 128 is the character of that number, and
///   nothing else is
record BytesPiece(char order, Format format, Class<?> carrier, Charset charset, boolean hasAscii)
    implements Piece {

  private static final Set<Charset> WITH_ASCII =
      Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

  static BytesPiece of(char order, Format format, Class<?> carrier, Charset charset) {
    return new BytesPiece(order, format, carrier, charset, WITH_ASCII.contains(charset));
  }

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
    int length = bytes.length;
    if (hasAscii) {
      while (length > 0 && bytes[length - 1] == 0) {
        length--;
      }
      return new String(bytes, 0, length, charset);
    }
    String text = new String(bytes, charset);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /// The bytes of a component, as many as it has.
  byte[] toBytes(Object value) {
    byte[] bytes = plainBytes(value);
    if (bytes.length > room()) {
      String limit = "up to %s bytes, not %s".formatted(room(), bytes.length);
      throw Errors.doesNotFit(value, format.text(), limit);
    }
    return bytes;
  }

  // No switch over patterns: where it is not inlined it takes longer than all the rest.
  private byte[] plainBytes(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    return value instanceof Bytes bytes ? bytes.toArray() : encode((String) value, charset);
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
    if (value instanceof String text && hasAscii) {
      byte[] bytes = new byte[(int) format.size()];
      if (putAscii(text, bytes)) {
        return bytes;
      }
    }
    return Arrays.copyOf(toBytes(value), (int) format.size());
  }

  /// The bytes of an `s` of up to 8, the first in the lowest.
  long bits(Object value) {
    if (value instanceof String text && hasAscii) {
      long bits = asciiBits(text, (int) format.size());
      if (bits >= 0) {
        return bits;
      }
    }
    return Fixed.bits(toBytes(value), (int) format.size());
  }

  /// Returns false if there are other characters, or too many.
  private static boolean putAscii(String text, byte[] bytes) {
    if (text.length() > bytes.length) {
      return false;
    }
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      all |= c;
      bytes[i] = (byte) c;
    }
    return all < 0x80;
  }

  /// Returns -1 if there are other characters, or too many.
  private static long asciiBits(String text, int room) {
    if (text.length() > room) {
      return -1;
    }
    long bits = 0;
    int all = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      all |= c;
      bits = bits << 8 | c;
    }
    return all < 0x80 ? bits : -1;
  }
}
