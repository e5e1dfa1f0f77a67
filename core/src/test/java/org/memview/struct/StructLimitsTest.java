package org.memview.struct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memview.Bytes;
import org.memview.format.Format;

/// Every code at its limits, as CPython packed and unpacked it (`struct_limits.py`).
class StructLimitsTest {
  private static final HexFormat HEX = HexFormat.of();

  /// @param packed the bytes in hex, or `!` if Python refuses the value
  private record Vector(String format, String value, String packed, String unpacked) {
    static Vector of(String line) {
      String[] parts = line.split("\t", -1);
      return new Vector(parts[0], parts[1], parts[2], parts[3]);
    }
  }

  private static List<Vector> vectors() throws IOException {
    String file = "/vectors/cpython/struct_limits.txt";
    try (InputStream in = StructLimitsTest.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return new String(bytes, StandardCharsets.US_ASCII).lines().map(Vector::of).toList();
    }
  }

  private static Object value(String literal) {
    String text = literal.substring(1);
    return switch (literal.charAt(0)) {
      case 'i' -> new BigInteger(text);
      case 'd' -> Double.longBitsToDouble(Long.parseUnsignedLong(text, 16));
      case 't' -> text.equals("1");
      default -> Bytes.of(HEX.parseHex(text));
    };
  }

  /// The value as Python would have it: integers and floats of any width are one type.
  private static Object widened(Object value) {
    return switch (value) {
      case Float f -> (double) f;
      case Byte b -> Bytes.of(new byte[] {b});
      case Double d -> d;
      case Number n -> new BigInteger(n.toString());
      default -> value;
    };
  }

  private static Object argument(Vector vector) {
    Object value = value(vector.value);
    boolean isChar = vector.format.endsWith("c");
    return isChar && value instanceof Bytes b && b.length() == 1 ? (Object) b.get(0) : value;
  }

  @ParameterizedTest
  @EnumSource
  void everyCode_atItsLimits_isPackedAndUnpackedAsInPython(CodecMode mode) throws IOException {
    Map<String, Struct> structs = new HashMap<>();
    int refused = 0;
    int packed = 0;
    for (Vector vector : vectors()) {
      Struct struct =
          structs.computeIfAbsent(vector.format, text -> StructMaker.make(Format.of(text), mode));
      Object value = argument(vector);
      // Asked twice, for the first use of a generated class is interpreted.
      for (int i = 0; i < 2; i++) {
        if (vector.packed.equals("!")) {
          assertThrows(IllegalArgumentException.class, () -> struct.pack(value), vector::toString);
          refused++;
        } else {
          byte[] bytes = struct.pack(value);
          assertEquals(vector.packed, HEX.formatHex(bytes), vector::toString);
          Object back = widened(struct.unpack(bytes)[0]);
          assertEquals(value(vector.unpacked), back, vector::toString);
          packed++;
        }
      }
    }
    assertTrue(packed > 2000 && refused > 1000, packed + " packed, " + refused + " refused");
  }
}
