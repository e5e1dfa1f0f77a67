package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// Checks that an error message has what it must name.
public final class Messages {
  private Messages() {}

  /// Fails unless the message has every part.
  public static void assertNames(Throwable error, Object... parts) {
    String message = String.valueOf(error.getMessage());
    for (Object part : parts) {
      assertTrue(message.contains(part.toString()), "no \"" + part + "\" in: " + message);
    }
  }
}
