package org.memview.tests.differential;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.MemoryView;

/// Values as text that is the same on both sides: integers exact, floats as the bits of a double,
/// bytes in hex.
///
/// `i5` (read: `Integer`, or wider if it must be), `j5` (`Long`), `k5` (`BigInteger`),
/// `d3ff0000000000000`, `g…` (the same as a `Float`), `dnan`, `t1`, `b00ff`, `c41` (a `Byte`, for
/// format `c`), `s6162`, `[i1,i2]`.
final class Values {
  private static final HexFormat HEX = HexFormat.of();

  private Values() {}

  /// Writes a value as it was read from a view of some format.
  static String write(Object value) {
    return switch (value) {
      case Boolean b -> b ? "t1" : "t0";
      case Byte b -> "b" + HEX.toHexDigits(b);
      case Float f -> write(f.doubleValue());
      case Double d ->
          Double.isNaN(d) ? "dnan" : "d" + HEX.toHexDigits(Double.doubleToRawLongBits(d));
      case Number n -> "i" + n;
      case Bytes b -> "b" + HEX.formatHex(b.toArray());
      case byte[] b -> "b" + HEX.formatHex(b);
      case String s -> "s" + HEX.formatHex(s.getBytes(StandardCharsets.UTF_8));
      case Complex z -> "z" + write(z.re()) + ":" + write(z.im());
      case MemoryView v -> write(v.toList());
      case List<?> l -> "[" + String.join(",", l.stream().map(Values::write).toList()) + "]";
      default -> throw new IllegalArgumentException("no text for " + value.getClass());
    };
  }

  static Object read(String text) {
    String rest = text.substring(1);
    return switch (text.charAt(0)) {
      case 'i' -> integer(new BigInteger(rest));
      case 'j' -> Long.parseLong(rest);
      case 'k' -> new BigInteger(rest);
      case 'd' -> real(rest);
      case 'g' -> (float) real(rest);
      case 't' -> rest.equals("1");
      case 'b' -> Bytes.of(HEX.parseHex(rest));
      case 'c' -> HEX.parseHex(rest)[0];
      case 's' -> new String(HEX.parseHex(rest), StandardCharsets.UTF_8);
      case '[' -> list(rest);
      default -> throw new IllegalArgumentException("value " + text);
    };
  }

  private static Object integer(BigInteger n) {
    if (n.bitLength() < 32) {
      return n.intValue();
    }
    return n.bitLength() < 64 ? (Object) n.longValue() : n;
  }

  private static double real(String rest) {
    return rest.equals("nan")
        ? Double.NaN
        : Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(rest));
  }

  private static List<Object> list(String rest) {
    List<Object> values = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (depth == 0 && (c == ',' || c == ']') && i > start) {
        values.add(read(rest.substring(start, i)));
        start = i + 1;
      }
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
    }
    return values;
  }

  /// Bytes as the argument of a step.
  static String hex(byte[] bytes) {
    return bytes.length == 0 ? "-" : HEX.formatHex(bytes);
  }

  static byte[] bytes(String hex) {
    return hex.equals("-") ? new byte[0] : HEX.parseHex(hex);
  }
}
