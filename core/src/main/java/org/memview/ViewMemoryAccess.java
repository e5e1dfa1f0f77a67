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
  public long start(Exporter view) {
    MemoryView v = (MemoryView) view;
    return v.isFlat() ? v.offset : -1;
  }

  @Override
  public boolean isWritableRow(Exporter view) {
    MemoryView v = (MemoryView) view;
    // Joined, for each condition that is compiled as never met costs a hundred bytes.
    return (Access.otherThanWritableRow(v.access) | (v.meta.stride0 ^ v.meta.itemSize)) == 0;
  }

  @Override
  public long offset(Exporter view) {
    return ((MemoryView) view).offset;
  }

  @Override
  public long length(Exporter view) {
    MemoryView v = (MemoryView) view;
    return v.extent * v.meta.itemSize;
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
