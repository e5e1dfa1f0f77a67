package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/// Asserts that something is refused with a message that names what it must.
final class Refusals {
  private Refusals() {}

  static void assertRefused(Class<? extends Throwable> type, Executable call, String... parts) {
    String message = String.valueOf(assertThrows(type, call).getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> part + " is missing in: " + message);
    }
  }
}
