package org.memview.struct;

import org.memview.format.Format;

/// Lets tests outside the package choose the codec.
public final class Structs {
  private Structs() {}

  /// Returns a struct that never generates a class.
  public static Struct interpreted(String format) {
    return StructMaker.make(Format.of(format), CodecMode.INTERPRETED);
  }

  /// Returns a struct that generates its class at the first use.
  public static Struct generated(String format) {
    return StructMaker.make(Format.of(format), CodecMode.GENERATED);
  }
}
