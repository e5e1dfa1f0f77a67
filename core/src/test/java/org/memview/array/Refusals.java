package org.memview.array;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/// What is refused, and what the message says.
final class Refusals {
  private Refusals() {}

  static void assertRefused(Class<? extends Throwable> type, Executable operation, String... said) {
    String message = String.valueOf(assertThrows(type, operation).getMessage());
    for (String part : said) {
      assertTrue(message.contains(part), message);
    }
  }
}
