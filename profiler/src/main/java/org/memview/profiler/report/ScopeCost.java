package org.memview.profiler.report;

/// What the blocks of one name cost.
///
/// @param name given by the program
/// @param count how many blocks ended
/// @param allocated bytes of the Java heap their threads took
/// @param offHeap bytes outside the heap, taken less given back
/// @param nanos how long they took
public record ScopeCost(String name, long count, long allocated, long offHeap, long nanos) {}
