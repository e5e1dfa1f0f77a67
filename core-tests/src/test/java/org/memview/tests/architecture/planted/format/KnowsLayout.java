package org.memview.tests.architecture.planted.format;

final class KnowsLayout {
  private KnowsLayout() {}

  static int ndim(Object layout) {
    return ((org.memview.tests.architecture.planted.layout.Fine) layout).shape().length;
  }
}
