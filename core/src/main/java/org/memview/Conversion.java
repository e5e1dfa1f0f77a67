package org.memview;

/// What `convertFrom` does with a value that the target format cannot hold.
public enum Conversion {
  /// Refuse it before anything is written.
  EXACT,
  /// Store the nearest value the target can hold; NaN becomes 0 in an integer target.
  SATURATE,
  /// Keep the low bits, as a Java or C cast between integers does.
  WRAP
}
