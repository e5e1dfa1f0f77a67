package org.memview.format;

/// A format text that cannot be parsed, or a format that cannot do what was asked.
public final class FormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final int position;

  public FormatException(String message) {
    this(message, -1);
  }

  public FormatException(String message, int position) {
    super(message);
    this.position = position;
  }

  /// Index of the offending character in the format text, or -1 if the text is not to blame.
  public int position() {
    return position;
  }
}
