package org.memview;

import java.lang.foreign.MemorySegment;
import org.memview.internal.ViewMemory;
import org.memview.spi.Exporter;

/// Lets the struct package see what only views know. Small enough to vanish in the caller.
final class ViewMemoryAccess extends ViewMemory {
  @Override
  public MemorySegment memory(Exporter view) {
    MemoryView v = (MemoryView) view;
    MemorySegment memory = v.lease.segment;
    if (memory == null) {
      throw v.lease.released();
    }
    return memory;
  }

  @Override
  public long address(Exporter view, long offset, long size) {
    MemoryView v = (MemoryView) view;
    if (!v.isFlat()) {
      return -1;
    }
    long bytes = v.extent * v.stride();
    long from = offset < 0 ? offset + bytes : offset;
    return from < 0 || from > bytes - size ? -1 : v.offset + from;
  }

  @Override
  public long origin(Exporter view) {
    return view instanceof IndirectView ? -1 : ((MemoryView) view).offset;
  }

  @Override
  public void requireWritable(Exporter view) {
    ((MemoryView) view).requireWritable();
  }

  @Override
  public RuntimeException failed(Exporter view, RuntimeException e) {
    return ((MemoryView) view).failed(e);
  }

  @Override
  public void settle(Exporter view) {
    Faults.settle((MemoryView) view);
  }

  @Override
  public RuntimeException fault(Exporter view, InternalError e) {
    return Faults.of(e, (MemoryView) view);
  }
}
