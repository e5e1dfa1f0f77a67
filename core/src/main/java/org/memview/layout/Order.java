package org.memview.layout;

/// The order in which the elements of an N-D view are listed when they are laid out in one row.
public enum Order {
  /// Last index fastest, as C and Java nest arrays.
  C,
  /// First index fastest, as Fortran does.
  F,
  /// Memory order if the view is Fortran-contiguous, otherwise [#C] (PEP 3118's `'A'`).
  ANY
}
