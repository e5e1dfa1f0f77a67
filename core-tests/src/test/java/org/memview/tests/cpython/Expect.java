package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/// Assertions about refusals.
final class Expect {
  private Expect() {}

  /// Asserts that `action` is refused with a message that contains all `parts`.
  static void refused(Class<? extends Throwable> type, Executable action, Object... parts) {
    String message = String.valueOf(assertThrows(type, action).getMessage());
    for (Object part : parts) {
      assertTrue(
          message.contains(part.toString()), () -> "'" + message + "' does not say '" + part + "'");
    }
  }
}
