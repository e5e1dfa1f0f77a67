package org.memview.internal.lease;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.memview.ViewReleasedException;
import org.memview.internal.leaks.Openings;

/// The one mutable cell behind a view and everything derived from it: the memory, or nothing any
/// more.
///
/// One acquire opens a lease, one close ends it. Views reach memory through [#segment], a plain
/// field: the JIT hoists the null check out of loops, where a volatile one was measured 26 times
/// slower. So a racing thread may finish on old memory; that is safe because heap memory stays and
/// other memory is guarded by its arena.
public final class Lease {

  /// What the views read and write; null once the lease has ended.
  public @Nullable MemorySegment segment;

  /// The rows of indirect memory, the first of which is [#segment]; null for direct memory and
  /// after the end.
  public MemorySegment @Nullable [] rows;

  private final Object owner;
  private final @Nullable GiveBack giveBack;
  private final Cleaner.@Nullable Cleanable cleanable;
  private @Nullable Object root;
  private @Nullable String end;

  private Lease(MemorySegment segment, Object owner, @Nullable Runnable loan) {
    this.segment = segment;
    this.owner = owner;
    this.giveBack =
        loan == null ? null : new GiveBack(loan, owner.getClass().getName(), Openings.site());
    this.cleanable = giveBack == null ? null : OpenLeases.register(this, giveBack);
  }

  /// Opens a lease on memory that needs no giving back.
  public static Lease on(MemorySegment segment, Object owner) {
    return new Lease(segment, owner, null);
  }

  /// Opens a lease that runs `loan` when it ends; null if there is nothing to give back.
  public static Lease on(MemorySegment segment, Object owner, @Nullable Runnable loan) {
    return new Lease(segment, owner, loan == null ? null : Sharing.first(loan));
  }

  /// Opens a lease on a table of segments; `loan` is null if there is nothing to give back.
  public static Lease on(MemorySegment[] rows, Object owner, @Nullable Runnable loan) {
    Lease lease = on(rows[0], owner, loan);
    lease.rows = rows;
    return lease;
  }

  /// Names the view that opened this lease, so that a later message can tell it from a derived one.
  public void openedBy(Object view) {
    root = view;
  }

  /// Opens a further lease on the same memory, which ends on its own.
  ///
  /// @throws ViewReleasedException if this one has ended
  public Lease share() {
    MemorySegment memory = segment;
    if (memory == null) {
      throw released();
    }
    Lease shared = new Lease(memory, owner, giveBack == null ? null : again(giveBack.loan));
    shared.rows = rows;
    return shared;
  }

  private Runnable again(Runnable loan) {
    try {
      return Sharing.another(loan);
    } catch (IllegalStateException e) {
      throw released();
    }
  }

  /// Returns the memory.
  ///
  /// @throws ViewReleasedException if this lease has ended or the arena below was closed
  public MemorySegment memory() {
    MemorySegment memory = segment;
    if (memory == null) {
      throw released();
    }
    if (!memory.scope().isAlive()) {
      throw closedUnderneath(null);
    }
    return memory;
  }

  /// Ends the lease and with it every view on it; once.
  ///
  /// @param view the view it was ended through
  @SuppressWarnings("ReferenceEquality") // which view, not what it shows
  public void end(Object view) {
    if (segment == null) {
      return;
    }
    end = view == root ? "" : " through a view derived from it";
    segment = null;
    rows = null;
    if (cleanable != null) {
      Objects.requireNonNull(giveBack).deliberate = true;
      cleanable.clean();
    }
  }

  /// Returns whether the lease has ended.
  public boolean isEnded() {
    return segment == null;
  }

  /// Returns who lent the memory.
  public Object owner() {
    return owner;
  }

  /// Returns the error of a use after the end.
  public ViewReleasedException released() {
    return Errors.released(end == null ? "" : end);
  }

  /// Returns the error of a use after somebody closed the arena.
  public ViewReleasedException closedUnderneath(@Nullable Throwable cause) {
    return Errors.closedUnderneath(cause);
  }

  /// Ends a loan exactly once: by `close`, or by the cleaner when the last view was forgotten.
  static final class GiveBack implements Runnable {
    final Runnable loan;
    final String owner;
    final @Nullable String site;
    volatile boolean deliberate;

    GiveBack(Runnable loan, String owner, @Nullable String site) {
      this.loan = loan;
      this.owner = owner;
      this.site = site;
    }

    @Override
    public void run() {
      OpenLeases.forget(this);
      if (!deliberate) {
        OpenLeases.reportForgotten(this);
      }
      loan.run();
    }
  }
}
