package org.memview.internal;

/// Carries what a user's callback threw through code that would take it for its own memory having
/// gone away.
public final class CallbackException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final IllegalStateException thrown;

  CallbackException(IllegalStateException thrown) {
    super(null, thrown, false, false);
    this.thrown = thrown;
  }

  /// What the callback threw.
  public IllegalStateException thrown() {
    return thrown;
  }
}
