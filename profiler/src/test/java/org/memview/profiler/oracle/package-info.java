/// Random programs whose costs are known, and a small compiler to run them.
@org.jspecify.annotations.NullMarked
package org.memview.profiler.oracle;
