package org.memview.spi;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.memview.internal.leaks.Openings;

/// The open loans of one owner: what it needs to lend honestly.
///
/// ```java
/// Export export(Request request) {
///   return Export.of(segment).owner(this).onRelease(loans.open());
/// }
///
/// void resize(long size) {
///   loans.requireNone("resize");
///   …
/// }
/// ```
///
/// Counting is atomic. That no loan opens *between* `requireNone` and the move of the memory is the
/// owner's part: it holds the same lock in `export` and in whatever moves memory, if it is used
/// from several threads.
public final class Loans {
  private final Object owner;
  private final Set<Loan> open = new LinkedHashSet<>();

  private Loans(Object owner) {
    this.owner = owner;
  }

  /// Returns the (empty) count of `owner`, whose class names it in messages.
  public static Loans of(Object owner) {
    return new Loans(Objects.requireNonNull(owner, "owner"));
  }

  /// Opens a loan; run the result, once, to end it. Hand it to [Export#onRelease(Runnable)].
  public Loan open() {
    Loan loan = new Loan(this, Openings.site());
    synchronized (open) {
      open.add(loan);
    }
    return loan;
  }

  /// Returns how many leases are open on this owner's memory.
  public int count() {
    synchronized (open) {
      return open.size();
    }
  }

  /// Does nothing if no lease is open.
  ///
  /// @param operation what would move the memory, an infinitive: `"resize"`
  /// @throws org.memview.BufferException if a lease is open: `cannot resize: 2 views are open on
  ///   this ByteArray`, with the line that opened the oldest if `-Dmemview.leaks=true`, which the
  ///   message names otherwise
  public void requireNone(String operation) {
    synchronized (open) {
      if (!open.isEmpty()) {
        throw Errors.inUse(operation, name(), open.size(), oldest(open.iterator().next()));
      }
    }
  }

  private String name() {
    Class<?> type = owner.getClass();
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  private static String oldest(Loan loan) {
    return loan.site == null
        ? " (-Dmemview.leaks=true names the line that opened the oldest)"
        : " (oldest opened at " + loan.site + ")";
  }

  /// One open loan. Running it ends it; running it again does nothing.
  public static final class Loan implements Runnable {
    private final Loans loans;
    private final @Nullable String site;

    private Loan(Loans loans, @Nullable String site) {
      this.loans = loans;
      this.site = site;
    }

    /// Opens one more loan of the same memory, for a further lease.
    ///
    /// @throws IllegalStateException if this loan has ended
    public Loan another() {
      Loan more = new Loan(loans, Openings.site());
      synchronized (loans.open) {
        if (!loans.open.contains(this)) {
          throw new IllegalStateException("the loan has ended");
        }
        loans.open.add(more);
      }
      return more;
    }

    @Override
    public void run() {
      synchronized (loans.open) {
        loans.open.remove(this);
      }
    }
  }
}
