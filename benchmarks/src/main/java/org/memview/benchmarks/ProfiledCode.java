package org.memview.benchmarks;

/// What the profiler's own cost is measured on: lines that do next to nothing.
final class ProfiledCode {
  /// The lines of [#straight] behind its first.
  static final int STRAIGHT = 20;

  /// The lines one turn of [#loop] enters.
  static final int TURN = 3;

  private ProfiledCode() {}

  static int call(int x) {
    return x * 31 + 1;
  }

  static int straight(int x) {
    int y = x;
    y = y * 31 + 1;
    y = y * 31 + 2;
    y = y * 31 + 3;
    y = y * 31 + 4;
    y = y * 31 + 5;
    y = y * 31 + 6;
    y = y * 31 + 7;
    y = y * 31 + 8;
    y = y * 31 + 9;
    y = y * 31 + 10;
    y = y * 31 + 11;
    y = y * 31 + 12;
    y = y * 31 + 13;
    y = y * 31 + 14;
    y = y * 31 + 15;
    y = y * 31 + 16;
    y = y * 31 + 17;
    y = y * 31 + 18;
    y = y * 31 + 19;
    return y;
  }

  static int loop(int turns) {
    int sum = 0;
    for (int i = 0; i < turns; i++) {
      int square = i * i;
      sum += square;
    }
    return sum;
  }

  /// Starts and ends: what is left is the agent's own start.
  public static void main(String[] args) {
    call(args.length);
  }
}
