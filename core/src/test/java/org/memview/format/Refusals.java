package org.memview.format;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/// What calls say when they refuse.
final class Refusals {
  private Refusals() {}

  static String message(Class<? extends Throwable> type, Executable call) {
    return String.valueOf(assertThrows(type, call).getMessage());
  }

  static String message(Executable call) {
    return message(FormatException.class, call);
  }
}
