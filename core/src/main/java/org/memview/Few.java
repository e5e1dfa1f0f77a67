package org.memview;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// When there is so little to do that asking how to do it takes longer: the classes of views then
/// do it themselves.
///
/// Not where there is nothing to do: an arena must still be asked whether it is open, and only an
/// access to its memory does.
final class Few {
  /// The most bytes to copy so: all are read before the first is written.
  static final int COPIED = 16;

  /// The most bytes to compare, or to take into an array.
  static final int READ = 128;

  /// Longs in a `byte[]`.
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private Few() {}
}
