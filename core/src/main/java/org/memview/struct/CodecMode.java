package org.memview.struct;

import java.util.Locale;

/// When a format gets a class of its own.
enum CodecMode {
  /// After [#USES] uses. What runs once is interpreted faster than a class is generated (about a
  /// millisecond, the first one of a JVM some thirty).
  ADAPTIVE,

  /// Never. Also what is left where the platform refuses hidden classes.
  INTERPRETED,

  /// At the first use.
  GENERATED;

  static final int USES = 200;

  /// What `-Dmemview.struct.codec` says.
  static final CodecMode DEFAULT =
      valueOf(System.getProperty("memview.struct.codec", "adaptive").toUpperCase(Locale.ROOT));

  /// How many uses to wait; negative is for ever.
  int uses() {
    return switch (this) {
      case ADAPTIVE -> USES;
      case GENERATED -> 0;
      case INTERPRETED -> -1;
    };
  }
}
