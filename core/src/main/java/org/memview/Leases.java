package org.memview;

import java.util.List;
import org.memview.internal.lease.OpenLeases;

/// The leases nobody has closed yet, for finding the view that keeps an owner from resizing.
///
/// Only leases that have something to give back are listed: views over plain arrays and buffers
/// have not. With `-Dmemview.leaks=true` each names the line that opened it, and a lease that ends
/// because its views were garbage collected is logged (logger `org.memview`); without it, it is
/// only the flight recorder event `org.memview.ForgottenLease`.
public final class Leases {
  private Leases() {}

  /// Returns the open leases of this JVM, in no order.
  public static List<OpenLease> open() {
    return OpenLeases.list();
  }

  /// One open lease.
  ///
  /// @param owner the class of the object that lent the memory
  /// @param openedAt the line that opened it, such as `Main.java:31`; empty unless
  ///   `-Dmemview.leaks=true`
  public record OpenLease(String owner, String openedAt) {}
}
