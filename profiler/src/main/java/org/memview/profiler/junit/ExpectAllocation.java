package org.memview.profiler.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Fails a test that allocates more than it may on its own thread, in exact bytes.
///
/// The test method runs several times within one test, so it must be one that can; what its first
/// run takes for loading classes does not count, and of the others the cheapest does.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AllocationLimit.class)
public @interface ExpectAllocation {
  /// Returns the most that is allowed: `4096`, `512 B`, `1 KiB`, `1.5 MiB`.
  String max();

  /// Returns how often the method runs after its first time, 1 or more.
  int runs() default 3;
}
