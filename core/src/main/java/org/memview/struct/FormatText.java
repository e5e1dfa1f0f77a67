package org.memview.struct;

/// Writes the format of a record, naming a byte order only where it changes.
final class FormatText {
  private final StringBuilder text = new StringBuilder();
  private char prefix;

  /// Appends a code in its byte order.
  void code(char order, String code) {
    if (order != prefix) {
      text.append(order);
      prefix = order;
    }
    text.append(code);
  }

  void shape(String extents) {
    text.append('(').append(extents).append(')');
  }

  void pad(long bytes) {
    if (bytes > 0) {
      text.append(bytes == 1 ? "" : Long.toString(bytes)).append('x');
    }
  }

  void name(String name) {
    text.append(':').append(name).append(':');
  }

  void open() {
    text.append("T{");
  }

  void close() {
    text.append('}');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
