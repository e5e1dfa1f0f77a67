package org.memview.internal.lease;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.memview.Leases;
import org.memview.internal.leaks.Openings;

/// The leases that have something to give back and have not ended.
public final class OpenLeases {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final Set<Lease.GiveBack> OPEN = ConcurrentHashMap.newKeySet();
  private static final boolean HAS_JFR = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private OpenLeases() {}

  static Cleaner.Cleanable register(Lease lease, Lease.GiveBack giveBack) {
    OPEN.add(giveBack);
    return CLEANER.register(lease, giveBack);
  }

  static void forget(Lease.GiveBack giveBack) {
    OPEN.remove(giveBack);
  }

  /// Tells of a lease nobody closed: always as a flight recorder event, and in the log under
  /// `-Dmemview.leaks=true`.
  static void reportForgotten(Lease.GiveBack giveBack) {
    String site = giveBack.site == null ? "an unrecorded place" : giveBack.site;
    if (HAS_JFR) {
      ForgottenLeaseEvent.commit(giveBack.owner, site);
    }
    if (Openings.areRecorded()) {
      System.getLogger("org.memview")
          .log(System.Logger.Level.WARNING, Errors.forgotten(giveBack.owner, site));
    }
  }

  /// Returns the open leases, in no order.
  public static List<Leases.OpenLease> list() {
    return OPEN.stream()
        .map(open -> new Leases.OpenLease(open.owner, open.site == null ? "" : open.site))
        .toList();
  }
}
