/// What instrumented code calls, and where the bytes are kept; not exported.
///
/// Nothing here may use a lambda, a method handle, string concatenation or a pattern switch: the
/// first use of each loads classes, and a probe that loads classes while the program loads one ends
/// in a `ClassCircularityError`.
package org.memview.profiler.runtime;
