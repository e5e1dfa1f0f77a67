/// JMH benchmarks: each class has a baseline, and runs clean and polluted.
@org.jspecify.annotations.NullMarked
package org.memview.benchmarks;
