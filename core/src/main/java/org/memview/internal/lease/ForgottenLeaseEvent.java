package org.memview.internal.lease;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A lease ended by the cleaner because every view on it was forgotten. Loaded only where the
/// flight recorder is.
@Name("org.memview.ForgottenLease")
@Label("Forgotten lease")
@Description("A memory view was garbage collected without having been closed")
@Category("memview")
@StackTrace(false)
final class ForgottenLeaseEvent extends Event {
  @Label("Owner")
  private final String owner;

  @Label("Opened at")
  private final String openedAt;

  private ForgottenLeaseEvent(String owner, String openedAt) {
    this.owner = owner;
    this.openedAt = openedAt;
  }

  static void commit(String owner, String openedAt) {
    new ForgottenLeaseEvent(owner, openedAt).commit();
  }

  String owner() {
    return owner;
  }

  String openedAt() {
    return openedAt;
  }
}
