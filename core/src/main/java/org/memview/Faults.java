package org.memview;

import java.lang.foreign.MemorySegment;
import org.memview.spi.FaultReporter;

/// What happens when memory that is mapped is not there: the JDK survives the signal and throws an
/// [InternalError], which this class gives a name.
final class Faults {
  private static final int CALLS = 4;

  private Faults() {}

  /// Lets a fault of the operation before, if there was one, be thrown here.
  ///
  /// In compiled code the JVM throws it at the next safepoint poll, which may be far behind the
  /// operation, in its caller; a method that returns polls. Only mapped memory pays for it.
  static void settle(MemoryView view) {
    if ((view.access & Access.FAULTS) != 0) {
      poll(CALLS);
    }
  }

  /// The same after an operation on two views.
  static void settle(MemoryView view, MemoryView other) {
    if (((view.access | other.access) & Access.FAULTS) != 0) {
      poll(CALLS);
    }
  }

  // Calls itself, because that is not inlined any deeper than MaxRecursiveInlineLevel (1) says: of
  // these calls one at least is a call, and returns. A native method polls as well, but takes 20
  // ns.
  private static int poll(int calls) {
    return calls == 0 ? 0 : 1 + poll(calls - 1);
  }

  /// Returns the error to throw in place of `e`: of the first view whose file is truncated, else of
  /// the first that is mapped, else `e` itself.
  static RuntimeException of(InternalError e, MemoryView... views) {
    MappingFaultException fault = null;
    for (MemoryView view : views) {
      if (isMapped(view) && (fault == null || !fault.isTruncated())) {
        fault = report(view, e);
      }
    }
    if (fault == null || !String.valueOf(e.getMessage()).contains("unsafe memory access")) {
      throw e;
    }
    return fault;
  }

  private static boolean isMapped(MemoryView view) {
    MemorySegment memory = view.lease.segment;
    return (view.access & Access.FAULTS) != 0
        && (!(view instanceof IndirectView) || (memory != null && memory.isMapped()));
  }

  private static MappingFaultException report(MemoryView view, InternalError e) {
    Object owner = view.lease.owner();
    while (owner instanceof MemoryView lent) {
      owner = lent.lease.owner();
    }
    if (owner instanceof FaultReporter reporter) {
      return reporter.fault(e);
    }
    MemorySegment memory = view.lease.segment;
    return new MappingFaultException("", memory == null ? 0 : memory.byteSize(), -1, e);
  }
}
