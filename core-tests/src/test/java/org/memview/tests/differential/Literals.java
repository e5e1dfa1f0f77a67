package org.memview.tests.differential;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.memview.format.Field;
import org.memview.format.Format;

/// Draws values for elements of a format: mostly ones that fit, at and beyond the limits, and of
/// wrong kinds.
final class Literals {
  private static final List<BigInteger> EDGES =
      List.of(
          BigInteger.ONE.shiftLeft(7),
          BigInteger.ONE.shiftLeft(8),
          BigInteger.ONE.shiftLeft(15),
          BigInteger.ONE.shiftLeft(16),
          BigInteger.ONE.shiftLeft(31),
          BigInteger.ONE.shiftLeft(32),
          BigInteger.ONE.shiftLeft(63),
          BigInteger.ONE.shiftLeft(64),
          BigInteger.ONE.shiftLeft(2000));

  private static final double[] REALS = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    2.5,
    97,
    255,
    1e10,
    65504,
    65519.999,
    65520,
    3.4028234663852886e38,
    3.4028235677973366e38,
    1e39,
    -1e300,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    0x1p-24,
    0x1p-25,
    0x1.8p-25,
    0.1
  };

  private final Chance chance;

  Literals(Chance chance) {
    this.chance = chance;
  }

  /// Returns a value to be stored in elements of `format`.
  String forStoring(Format format) {
    if (chance.percent(8)) {
      return anything();
    }
    return fitting(format);
  }

  private String fitting(Format format) {
    return format.isRecord() ? record(format) : single(format);
  }

  private String record(Format format) {
    StringJoiner text = new StringJoiner(",", "[", "]");
    for (Field field : format.fields()) {
      text.add(nested(field.format(), field.shape(), 0));
    }
    return text.toString();
  }

  private String nested(Format format, long[] shape, int axis) {
    if (axis == shape.length) {
      return fitting(format);
    }
    StringJoiner text = new StringJoiner(",", "[", "]");
    for (long i = 0; i < shape[axis]; i++) {
      text.add(nested(format, shape, axis + 1));
    }
    return text.toString();
  }

  private String single(Format format) {
    return switch (format.kind()) {
      case SIGNED, UNSIGNED -> integer(format);
      case FLOAT ->
          chance.percent(80) ? real() : integerText(BigInteger.valueOf(chance.between(-999, 999)));
      case BOOLEAN -> chance.percent(80) ? truth() : chance.percent(50) ? real() : smallInteger();
      case CHAR -> chance.percent(15) ? bytes(chance.below(3)) : (chance.of("bc") + hex(1));
      case BYTES -> bytes((int) chance.between(0, format.size() + (chance.percent(5) ? 1 : 0)));
      case PASCAL -> bytes((int) chance.between(0, format.size() - 1));
      default -> smallInteger();
    };
  }

  private String integer(Format format) {
    if (chance.percent(15)) {
      return edge();
    }
    int bits = (int) format.size() * 8;
    boolean signed = format.kind() == org.memview.format.Kind.SIGNED;
    BigInteger raw =
        BigInteger.valueOf(chance.any())
            .and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    if (signed && raw.testBit(bits - 1)) {
      raw = raw.subtract(BigInteger.ONE.shiftLeft(bits));
    }
    return chance.percent(40) ? smallInteger() : chance.percent(4) ? truth() : integerText(raw);
  }

  private String edge() {
    BigInteger edge = chance.of(EDGES).subtract(BigInteger.valueOf(chance.between(0, 2)));
    return integerText(chance.percent(50) ? edge.negate() : edge);
  }

  private String smallInteger() {
    return integerText(BigInteger.valueOf(chance.between(0, 4)));
  }

  /// The same number as one of the Java classes that can hold it.
  private String integerText(BigInteger n) {
    int kind = chance.below(100);
    char letter = kind < 80 ? 'i' : kind < 92 && n.bitLength() < 64 ? 'j' : 'k';
    return letter + n.toString();
  }

  private String real() {
    double value =
        chance.percent(60) ? REALS[chance.below(REALS.length)] : chance.between(-4000, 4000) / 16.0;
    boolean single = (float) value == value || Double.isNaN(value);
    String bits = HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    return (single && chance.percent(30) ? "g" : "d") + (Double.isNaN(value) ? "nan" : bits);
  }

  private String truth() {
    return chance.of("t0", "t1");
  }

  private String bytes(int count) {
    return "b" + hex(count);
  }

  private String hex(int count) {
    return HexFormat.of().formatHex(chance.bytes(count));
  }

  private String anything() {
    return switch (chance.below(6)) {
      case 0 -> real();
      case 1 -> truth();
      case 2 -> bytes(chance.below(3));
      case 3 -> edge();
      case 4 -> "s" + hex(0) + "6162";
      default -> "[i1,i2]";
    };
  }

  /// Returns a value to search for; `seen` is one that is there, if any is.
  String forSearching(List<Object> seen, Format format) {
    if (seen.isEmpty() || chance.percent(25)) {
      String drawn = forStoring(format);
      return drawn.startsWith("c") ? "b" + drawn.substring(1) : drawn;
    }
    String there = Values.write(chance.of(seen));
    return there.startsWith("i") && chance.percent(20) ? asReal(there) : there;
  }

  private static String asReal(String integer) {
    double value = new BigInteger(integer.substring(1)).doubleValue();
    return "d" + HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
  }

  /// Returns a value of the primitive type a typed setter takes.
  String forSetter(String type) {
    return switch (type) {
      case "Boolean" -> truth();
      case "Float" -> {
        String text = real();
        double value = ((Number) Values.read(text)).doubleValue();
        yield Values.write((float) value);
      }
      case "Double" ->
          chance.percent(60) ? real().replace('g', 'd') : asReal("i" + chance.between(-200, 70000));
      case "Byte" -> "i" + (byte) number();
      case "Short" -> "i" + (short) number();
      case "Char" -> "i" + (number() & 0xffff);
      case "Int" -> "i" + (int) number();
      default -> "j" + number();
    };
  }

  private long number() {
    return chance.percent(50) ? chance.between(-130, 300) : chance.any();
  }
}
