package org.memview;

import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.memview.internal.Literal;
import org.memview.internal.bytes.Charsets;
import org.memview.internal.bytes.Editing;
import org.memview.internal.bytes.Errors;
import org.memview.internal.bytes.HexParser;
import org.memview.internal.bytes.Span;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// Immutable bytes: Python's `bytes`.
///
/// Equal by content, ordered as unsigned bytes, printed as Python prints them:
///
/// ```java
/// Bytes.of((byte) 'a', (byte) 0).toString()                          // b'a\x00'
/// Bytes.fromHex("48 65 6c 6c 6f").decode(US_ASCII)                   // Hello
/// Bytes.of("a,b,,c", US_ASCII).split(Bytes.of((byte) ','))           // [b'a', b'b', b'', b'c']
/// ```
///
/// Everything it can do but making it is in [ByteSequence]. Views of it are read-only and need not
/// be closed.
public final class Bytes extends ByteSequence<Bytes> implements Comparable<Bytes> {
  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /// Returns the given bytes; the array is copied.
  public static Bytes of(byte... value) {
    return new Bytes(value.clone());
  }

  /// Returns a copy of the bytes of any exporter, in C order whatever its strides.
  public static Bytes of(Exporter buffer) {
    if (buffer instanceof Bytes bytes) {
      return bytes;
    }
    try (MemoryView view = MemoryView.of(buffer)) {
      return new Bytes(view.toBytes());
    }
  }

  /// Returns the bytes that write a text, strictly.
  ///
  /// @throws IllegalArgumentException if the charset lacks a character; the message names it
  public static Bytes of(String text, Charset charset) {
    return new Bytes(Charsets.encode(text, charset));
  }

  /// Returns bytes of these numbers of 0 to 255: Python's `bytes([1, 200])`.
  ///
  /// @throws IllegalArgumentException if a number is no byte
  public static Bytes ofInts(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = requireByte(values[i]);
    }
    return new Bytes(bytes);
  }

  /// Returns `count` bytes of zero: Python's `bytes(n)`.
  ///
  /// @throws IllegalArgumentException if the count is negative
  public static Bytes ofZeros(int count) {
    if (count < 0) {
      throw Errors.negativeCount(count);
    }
    return new Bytes(new byte[count]);
  }

  /// Returns the bytes that hexadecimal text writes; ASCII whitespace may stand between bytes.
  ///
  /// @throws IllegalArgumentException if the text is something else; the message says where
  public static Bytes fromHex(String text) {
    return new Bytes(HexParser.parse(text));
  }

  /// The same with text that is there as ASCII bytes.
  ///
  /// @throws IllegalArgumentException if the bytes are something else; the message says where
  public static Bytes fromHex(Exporter ascii) {
    return fromHex(Bytes.of(ascii).decode(StandardCharsets.ISO_8859_1));
  }

  /// Returns a table for [#translate(Exporter)] that maps each byte of `from` to the one at its
  /// place in `to`: Python's `maketrans`.
  ///
  /// @throws IllegalArgumentException if the lengths differ
  public static Bytes makeTrans(Exporter from, Exporter to) {
    return new Bytes(Editing.table(Span.of(of(from).value), Span.of(of(to).value)));
  }

  /// Lends the bytes, shared, read-only, format `"B"`; nothing needs to be given back.
  @Override
  public Export export(Request request) {
    Export export = Export.of(MemorySegment.ofArray(value).asReadOnly()).owner(this);
    request.check(export);
    return export;
  }

  @Override
  protected byte[] memory() {
    return value;
  }

  @Override
  protected int offset() {
    return 0;
  }

  @Override
  protected Bytes wrap(byte[] owned) {
    return new Bytes(owned);
  }

  @Override
  public int length() {
    return value.length;
  }

  /// Compares byte by byte, unsigned; a prefix comes first.
  @Override
  public int compareTo(Bytes other) {
    return compareContent(other);
  }

  /// Python's `repr`: `b'a\x00'`, in double quotes if the bytes contain single ones only.
  @Override
  public String toString() {
    return Literal.of(value);
  }
}
