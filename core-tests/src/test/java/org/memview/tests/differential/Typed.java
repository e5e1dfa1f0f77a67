package org.memview.tests.differential;

import org.memview.MemoryView;

/// The steps that read and write through the typed accessors, by the word in their names.
final class Typed {
  private Typed() {}

  static String run(MemoryView view, Step step) {
    return step.operation().equals("tget")
        ? get(view, step.text(1), step.numbers(2))
        : set(view, step.text(1), step.numbers(2), Values.read(step.text(3)));
  }

  private static String get(MemoryView v, String type, long[] i) {
    return switch (type) {
      case "Byte" -> number(v.getByte(i));
      case "UnsignedByte" -> number(v.getUnsignedByte(i));
      case "Short" -> number(v.getShort(i));
      case "UnsignedShort" -> number(v.getUnsignedShort(i));
      case "Char" -> number(v.getChar(i));
      case "Int" -> number(v.getInt(i));
      case "UnsignedInt" -> number(v.getUnsignedInt(i));
      case "Long" -> number(v.getLong(i));
      case "Float" -> Values.write(v.getFloat(i));
      case "Double" -> Values.write(v.getDouble(i));
      default -> Values.write(v.getBoolean(i));
    };
  }

  private static String number(long value) {
    return "i" + value;
  }

  private static String set(MemoryView v, String type, long[] i, Object value) {
    switch (type) {
      case "Byte" -> v.setByte(i, ((Number) value).byteValue());
      case "Short" -> v.setShort(i, ((Number) value).shortValue());
      case "Char" -> v.setChar(i, (char) ((Number) value).intValue());
      case "Int" -> v.setInt(i, ((Number) value).intValue());
      case "Long" -> v.setLong(i, ((Number) value).longValue());
      case "Float" -> v.setFloat(i, ((Number) value).floatValue());
      case "Double" -> v.setDouble(i, ((Number) value).doubleValue());
      default -> v.setBoolean(i, (Boolean) value);
    }
    return "ok";
  }
}
