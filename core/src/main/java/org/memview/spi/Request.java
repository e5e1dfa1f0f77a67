package org.memview.spi;

import java.util.Objects;

/// What a borrower insists on when it asks an [Exporter] for memory.
///
/// A request only narrows: an export is always fully described (format, shape, strides), so there
/// are no flags for "what I can cope with". Equal to the constraint half of PEP 3118's request
/// flags.
///
/// @param writable the memory must be writable
/// @param contiguity the order in which the elements must lie without gaps
/// @param indirect the borrower also takes a table of segments ([Export#indirect]), PEP 3118's
///   suboffsets
public record Request(boolean writable, Contiguity contiguity, boolean indirect) {

  /// How the elements of an export must lie.
  public enum Contiguity {
    /// Anywhere: strides may have gaps, be negative or zero.
    NONE,
    /// Without gaps, last index fastest.
    C,
    /// Without gaps, first index fastest.
    F,
    /// [#C] or [#F].
    ANY
  }

  /// Any layout, read-only or not: PEP 3118's `FULL_RO`, what [org.memview.MemoryView#of(Exporter)]
  /// asks.
  public static final Request READ = new Request(false, Contiguity.NONE, true);

  /// Any layout, writable: PEP 3118's `FULL`.
  public static final Request WRITE = new Request(true, Contiguity.NONE, true);

  /// Memory without gaps, read-only or not, that can be taken as plain bytes whatever its format:
  /// PEP 3118's `SIMPLE`, what functions of bytes ask.
  public static final Request SIMPLE = new Request(false, Contiguity.C, false);

  /// Checks the arguments.
  public Request {
    Objects.requireNonNull(contiguity, "contiguity");
  }

  /// Returns this request, insisting on writable memory or not.
  public Request withWritable(boolean insist) {
    return new Request(insist, contiguity, indirect);
  }

  /// Returns this request with another contiguity.
  public Request withContiguity(Contiguity other) {
    return new Request(writable, other, indirect);
  }

  /// Returns this request, accepting a table of segments or not.
  public Request withIndirect(boolean accept) {
    return new Request(writable, contiguity, accept);
  }

  /// Refuses an export that does not meet this request, in the order of CPython's memoryview.
  ///
  /// Exporters may call it as their last line; the library calls it on whatever an exporter
  /// returned.
  ///
  /// @throws org.memview.BufferException if the export is read-only, not contiguous as asked, or
  ///   indirect
  public void check(Export export) {
    if (writable && export.isReadOnly()) {
      throw Errors.notWritable(export);
    }
    boolean met =
        switch (contiguity) {
          case NONE -> true;
          case C -> export.isCContiguous();
          case F -> export.isFContiguous();
          case ANY -> export.isCContiguous() || export.isFContiguous();
        };
    if (!met) {
      throw Errors.notContiguous(contiguity, export);
    }
    if (!indirect && export.isIndirect()) {
      throw Errors.indirect(export);
    }
  }
}
