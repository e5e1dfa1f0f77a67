package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.memview.spi.Exporter;

/// How the struct package reaches the bytes under a view without an object in between.
///
/// The view's own class hands the one implementation over when it is initialized. Arguments are
/// exporters by type and views in fact, for nothing in this package knows views.
public abstract class ViewMemory {
  private static @Nullable ViewMemory installed;

  protected ViewMemory() {}

  /// Called once, by the view's static initializer.
  public static void install(ViewMemory access) {
    installed = access;
  }

  /// Returns the implementation; the view's class must have been initialized.
  public static ViewMemory get() {
    return Objects.requireNonNull(installed, "ViewMemory before MemoryView");
  }

  /// Returns the memory of an open view; whether its arena lives is left to the access that
  /// follows.
  ///
  /// @throws org.memview.ViewReleasedException if the view was released
  public abstract MemorySegment memory(Exporter view);

  /// Returns where in [#memory] the first byte of a view lies, or -1 if its bytes do not lie in one
  /// row.
  public abstract long start(Exporter view);

  /// Whether the bytes of a view lie in one row and may be written.
  public abstract boolean isWritableRow(Exporter view);

  /// Returns where in [#memory] the first byte of a view of one row lies.
  public abstract long offset(Exporter view);

  /// Returns how many bytes a view has that lie in one row.
  public abstract long length(Exporter view);

  /// Returns where in [#memory] the first element of a view lies, or -1 if its rows lie in segments
  /// of their own.
  public abstract long origin(Exporter view);

  /// Throws what a write to the view would, if it is released or read-only.
  public abstract void requireWritable(Exporter view);

  /// Turns what an access to [#memory] met into what the caller is told.
  public abstract RuntimeException failed(Exporter view, RuntimeException e);

  /// Lets a fault of what was just done to mapped memory be thrown here, as an [InternalError].
  public abstract void settle(Exporter view);

  /// Turns what an access to mapped memory met into what the caller is told; another error is
  /// thrown as it is.
  public abstract RuntimeException fault(Exporter view, InternalError e);
}
