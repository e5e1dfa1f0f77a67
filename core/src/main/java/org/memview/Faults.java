package org.memview;

import java.lang.foreign.MemorySegment;
import org.memview.spi.FaultReporter;

/// What happens when memory that is mapped is not there: the JDK survives the signal and throws an
/// [InternalError], which this class gives a name.
final class Faults {
  private Faults() {}

  /// Lets a fault of the operation before, if there was one, be thrown here.
  ///
  /// In compiled code the JVM throws it at the next safepoint poll, which may be far behind the
  /// operation, in its caller; a call into the JVM polls. Only mapped memory pays for it (about 20
  /// ns).
  static void settle(MemoryView view) {
    if (isMapped(view) && Thread.holdsLock(view)) {
      throw new AssertionError("nobody locks a view");
    }
  }

  /// The same after an operation on two views.
  static void settle(MemoryView view, MemoryView other) {
    if ((isMapped(view) || isMapped(other)) && Thread.holdsLock(view)) {
      throw new AssertionError("nobody locks a view");
    }
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
    // By class: Class.getNestHost would say it in one word, and is a call of a native method.
    if (view instanceof MappedView
        || view instanceof MappedView.Swapped
        || view instanceof MappedView.Strided) {
      return true;
    }
    MemorySegment memory = view.lease.segment;
    return view instanceof IndirectView && memory != null && memory.isMapped();
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
