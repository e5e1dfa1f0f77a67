package org.memview.internal.lease;

import java.util.concurrent.atomic.AtomicInteger;
import org.memview.spi.Loans;

/// Several leases on one export: the exporter's action runs when the last of them ends.
///
/// An exporter that counts with [Loans] is told of each lease, so that its messages name the true
/// number.
final class Sharing implements Runnable {
  private final Runnable onRelease;
  private final AtomicInteger leases = new AtomicInteger(1);

  private Sharing(Runnable onRelease) {
    this.onRelease = onRelease;
  }

  /// Returns what the first lease runs at its end.
  static Runnable first(Runnable onRelease) {
    return onRelease instanceof Loans.Loan ? onRelease : new Sharing(onRelease);
  }

  /// Returns what one more lease runs at its end.
  ///
  /// @throws IllegalStateException if `loan`, racing, has ended
  static Runnable another(Runnable loan) {
    if (loan instanceof Loans.Loan counted) {
      return counted.another();
    }
    Sharing sharing = (Sharing) loan;
    if (sharing.leases.getAndUpdate(n -> n == 0 ? 0 : n + 1) == 0) {
      throw new IllegalStateException("the loan has ended");
    }
    return sharing;
  }

  @Override
  public void run() {
    if (leases.decrementAndGet() == 0) {
      onRelease.run();
    }
  }
}
