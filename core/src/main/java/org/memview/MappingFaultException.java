package org.memview;

import org.jspecify.annotations.Nullable;

/// The file behind a mapping could not be reached: somebody truncated it, the disk is full (a hole
/// of a sparse file is given its place when it is first written), or the device failed.
///
/// Bulk operations and I/O report it; what they had written before stays written. A loop over
/// single elements meets the JDK's own [InternalError] instead, which may appear a few steps later
/// than the access, in whatever method was compiled around it;
/// [org.memview.io.MappedFile#checkSize] asks beforehand. The JVM goes on in each case.
public final class MappingFaultException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long mappedBytes;
  private final long presentBytes;

  /// Tells of the file `file`, of which `presentBytes` from the mapping's first byte on are left.
  ///
  /// @param file what the file is called, for people; empty if it is not known
  /// @param presentBytes 0 to `mappedBytes`, or -1 if it is not known
  public MappingFaultException(
      String file, long mappedBytes, long presentBytes, @Nullable Throwable cause) {
    super(Errors.mappingFault(file, mappedBytes, presentBytes), cause);
    this.file = file;
    this.mappedBytes = mappedBytes;
    this.presentBytes = presentBytes;
  }

  /// Returns what the file is called, empty if the view does not know.
  public String file() {
    return file;
  }

  /// Returns how many bytes are mapped.
  public long mappedBytes() {
    return mappedBytes;
  }

  /// Returns how many of them the file had when this was noticed, or -1 if that is not known.
  public long presentBytes() {
    return presentBytes;
  }

  /// Returns whether the file had become too short for the mapping.
  public boolean isTruncated() {
    return presentBytes >= 0 && presentBytes < mappedBytes;
  }
}
