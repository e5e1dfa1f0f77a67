package org.memview.tests.architecture.planted;

final class Prints {
  private Prints() {}

  static void print() {
    System.err.println("planted");
  }
}
