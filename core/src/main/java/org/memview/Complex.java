package org.memview;

import org.memview.internal.Literal;

/// A complex number, the value of formats `Zf`, `F`, `Zd` and `D`.
///
/// @param re the real part
/// @param im the imaginary part
public record Complex(double re, double im) {
  /// Python's `repr`: `(1+2j)`, `2.5j`, `(-0-0j)`, `(nan+infj)`.
  @Override
  public String toString() {
    return Literal.complex(re, im);
  }
}
