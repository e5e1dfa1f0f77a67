package org.memview.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// Memory of views that a statement may look into while it runs: that of the database, if it lives
/// in a view, and that of parameters which are not copied.
final class Pins {
  private static final int COUNT = 4;

  private final Connection connection;
  private final MemorySegment[] memory = new MemorySegment[COUNT];
  private final @Nullable MemoryView[] leases = new MemoryView[COUNT];
  private final int[] parameters = new int[COUNT];

  /// The first place is the database's.
  Pins(Connection connection) {
    this.connection = connection;
    Arrays.fill(memory, MemorySegment.NULL);
  }

  /// Returns what to give to a function that may look into the memory; not to be kept.
  MemorySegment[] memory() {
    memory[0] = connection.memory();
    return memory;
  }

  boolean hasRoomFor(int parameter) {
    return place(parameter) > 0 || place(0) > 0;
  }

  /// Keeps the lease on what a parameter is bound to.
  void add(int parameter, MemoryView lease) {
    int place = place(0);
    parameters[place] = parameter;
    leases[place] = lease;
    memory[place] = lease.asSegment();
  }

  void remove(int parameter) {
    int place = place(parameter);
    if (place > 0) {
      MemoryView lease = leases[place];
      parameters[place] = 0;
      leases[place] = null;
      memory[place] = MemorySegment.NULL;
      if (lease != null) {
        lease.close();
      }
    }
  }

  void clear() {
    for (int place = 1; place < COUNT; place++) {
      if (parameters[place] != 0) {
        remove(parameters[place]);
      }
    }
  }

  /// Returns the place of a parameter, of 0 the first that is free; 0 if there is none.
  private int place(int parameter) {
    for (int place = 1; place < COUNT; place++) {
      if (parameters[place] == parameter) {
        return place;
      }
    }
    return 0;
  }

  /// Returns whether memory that SQLite named is a view's.
  boolean contain(MemorySegment found) {
    return owner(found) != null;
  }

  /// Returns the same memory as part of the view it belongs to, so that it is not used when that is
  /// gone; SQLite's own as it is.
  MemorySegment owned(MemorySegment found) {
    MemorySegment owner = owner(found);
    return owner == null
        ? found
        : owner.asSlice(found.address() - owner.address(), found.byteSize());
  }

  private @Nullable MemorySegment owner(MemorySegment found) {
    for (MemorySegment one : memory) {
      long from = found.address() - one.address();
      if (from >= 0 && found.byteSize() > 0 && from <= one.byteSize() - found.byteSize()) {
        return one;
      }
    }
    return null;
  }
}
