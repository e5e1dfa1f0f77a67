package org.memview.profiler.report;

/// What the blocks of one name cost.
///
/// @param name given by the program
/// @param count how many blocks ended
/// @param allocated bytes of the Java heap their threads took, or [#NOT_COUNTED]
/// @param offHeap bytes outside the heap, taken less given back
/// @param nanos how long they took
public record ScopeCost(String name, long count, long allocated, long offHeap, long nanos) {
  /// Where nobody counts what a thread allocates: on a virtual one, without the agent.
  public static final long NOT_COUNTED = -1;

  /// Returns what these blocks and `other` ones cost together; what is not counted of one is not
  /// known of both.
  public ScopeCost plus(ScopeCost other) {
    boolean counted = allocated != NOT_COUNTED && other.allocated != NOT_COUNTED;
    return new ScopeCost(
        name,
        count + other.count,
        counted ? allocated + other.allocated : NOT_COUNTED,
        offHeap + other.offHeap,
        nanos + other.nanos);
  }
}
