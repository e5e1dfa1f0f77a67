package org.memview.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.openjdk.jmh.results.RunResult;

/// A named set of JMH benchmarks and how its results read.
///
/// A new suite is one line in [Bench]: its name, its classes and its table.
///
/// @param name what `./memview bench NAME` calls it
/// @param about one line for `--list`
/// @param classes the benchmark classes
/// @param table turns the results into what is printed
record Suite(
    String name,
    String about,
    List<Class<?>> classes,
    Function<Collection<RunResult>, String> table) {}
