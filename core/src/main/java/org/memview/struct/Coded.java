package org.memview.struct;

/// An enum whose constants have codes of their own in memory; others are stored as their position,
/// from 0.
///
/// ```java
/// enum Protocol implements Coded {
///   ICMP(1), TCP(6), UDP(17);
///   private final int code;
///   Protocol(int code) { this.code = code; }
///   @Override public long code() { return code; }
/// }
///
/// record Header(@Code("B") Protocol protocol) {}
/// ```
public interface Coded {
  /// Returns the integer that stands for this constant, always the same.
  long code();
}
