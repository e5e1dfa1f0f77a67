package org.memview;

/// A complex number, the value of formats `Zf`, `F`, `Zd` and `D`.
public record Complex(double re, double im) {
  @Override
  public String toString() {
    return "(" + re + (im < 0 || 1 / im < 0 ? "-" : "+") + Math.abs(im) + "j)";
  }
}
