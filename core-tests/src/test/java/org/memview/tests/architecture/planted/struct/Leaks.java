package org.memview.tests.architecture.planted.struct;

import org.memview.tests.architecture.planted.internal.Kernel;

public final class Leaks {
  public Kernel kernel() {
    return new Kernel();
  }
}
