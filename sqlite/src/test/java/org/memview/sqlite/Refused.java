package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/// What a refusal says.
final class Refused {
  private Refused() {}

  /// Asserts that `call` throws this type with all parts in its message.
  static <T extends RuntimeException> T by(Class<T> type, Executable call, String... parts) {
    T refused = assertThrows(type, call);
    for (String part : parts) {
      assertTrue(
          String.valueOf(refused.getMessage()).contains(part),
          () -> part + " is not in: " + refused.getMessage());
    }
    return refused;
  }
}
