package org.memview.tests.cpython;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.MemoryView;

/// A format, three values, and their bytes written out by hand.
///
/// @param size the bytes of one value
record Encoded(String format, int size, List<Object> values, String hex) {
  private static final int[] SIX = {0, 1, 2, 1, 0, 2};

  /// Returns one of every kind of element, all in big-endian order so that the platform does not
  /// matter.
  static Stream<Encoded> all() {
    return Stream.of(
        of("b", 1, "01fe7f", 1, -2, 127),
        of("B", 1, "01feff", 1, 254, 255),
        of("c", 1, "6100ff", (byte) 'a', (byte) 0, (byte) -1),
        of("?", 1, "010001", true, false, true),
        of(">h", 2, "0001 fffe 8000", 1, -2, -32768),
        of(">H", 2, "0001 fffe 8000", 1, 65534, 32768),
        of(">i", 4, "00000001 fffffffe 80000000", 1, -2, Integer.MIN_VALUE),
        of(">I", 4, "00000001 fffffffe 80000000", 1L, 4294967294L, 2147483648L),
        of(">l", 4, "00000001 fffffffe 80000000", 1L, -2L, -2147483648L),
        of(">L", 4, "00000001 fffffffe 80000000", big("1"), big("4294967294"), big("2147483648")),
        of(">q", 8, "0000000000000001 fffffffffffffffe 8000000000000000", 1L, -2L, Long.MIN_VALUE),
        of(
            ">Q",
            8,
            "0000000000000001 fffffffffffffffe 8000000000000000",
            big("1"),
            big("18446744073709551614"),
            big("9223372036854775808")),
        of(">e", 2, "0000 be00 7bff", 0f, -1.5f, 65504f),
        of(">f", 4, "00000000 bfc00000 7f7fffff", 0f, -1.5f, Float.MAX_VALUE),
        of(">d", 8, "0000000000000000 bff8000000000000 4000000000000000", 0.0, -1.5, 2.0),
        of(
            ">Zf",
            8,
            "3f800000bfc00000 0000000000000000 40000000 00000000",
            z(1, -1.5),
            z(0, 0),
            z(2, 0)),
        of("3s", 3, "616263 000000 780000", bytes("abc"), bytes("\0\0\0"), bytes("x\0\0")),
        of("3p", 3, "026162 000000 017800", bytes("ab"), bytes(""), bytes("x")),
        of(">u", 2, "0061 20ac 007a", "a", "\u20ac", "z"),
        of(">w", 4, "00000061 0001f600 0000007a", "a", "\ud83d\ude00", "z"),
        of(">hB", 3, "000101 fffe02 8000ff", List.of(1, 1), List.of(-2, 2), List.of(-32768, 255)),
        of(
            "T{>H:x:B:y:}",
            3,
            "000101 fffe02 8000ff",
            List.of(1, 1),
            List.of(65534, 2),
            List.of(32768, 255)));
  }

  private static Encoded of(String format, int size, String hex, Object... values) {
    return new Encoded(format, size, List.of(values), hex.replace(" ", ""));
  }

  private static BigInteger big(String digits) {
    return new BigInteger(digits);
  }

  private static Complex z(double re, double im) {
    return new Complex(re, im);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(US_ASCII));
  }

  /// Returns the bytes of the three values, a fresh array.
  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /// Returns the bytes of value `i`.
  byte[] bytes(int i) {
    return Arrays.copyOfRange(bytes(), i * size, (i + 1) * size);
  }

  /// Returns a writable view of the three values.
  MemoryView view() {
    return MemoryView.of(bytes()).cast(format);
  }

  /// Returns a writable view of the values 0, 1, 2, 1, 0, 2.
  MemoryView sixItems() {
    byte[] six = new byte[6 * size];
    for (int i = 0; i < 6; i++) {
      System.arraycopy(bytes(SIX[i]), 0, six, i * size, size);
    }
    return MemoryView.of(six).cast(format);
  }

  /// Returns the values of [#sixItems()].
  List<Object> sixValues() {
    return Arrays.stream(SIX).mapToObj(values::get).toList();
  }

  @Override
  public String toString() {
    return format;
  }
}
