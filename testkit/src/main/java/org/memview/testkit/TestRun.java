package org.memview.testkit;

/// How hard this run of the tests tries, and from which seed: what the command line said.
///
/// `mvn verify` runs the same cases every time. `-Dmemview.seed=7` draws others, and `-Plong`
/// (which sets `-Dmemview.long=true`) draws many more of them. A random test that fails should say
/// `seed()`.
public final class TestRun {
  private static final long DEFAULT_SEED = 20261121;

  private TestRun() {}

  /// Returns the seed every random test starts from: `-Dmemview.seed`, or a fixed one.
  public static long seed() {
    return Long.getLong("memview.seed", DEFAULT_SEED);
  }

  /// Returns whether this is a long run, `-Plong` or `-Dmemview.long=true`.
  public static boolean isLong() {
    return Boolean.getBoolean("memview.long");
  }

  /// Returns `normal` in a normal run and `inLongRun` in a long one: a number of cases, of rounds,
  /// of seconds.
  public static int pick(int normal, int inLongRun) {
    return isLong() ? inLongRun : normal;
  }
}
