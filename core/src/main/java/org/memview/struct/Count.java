package org.memview.struct;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says how many elements an array component has, one number for each of its axes.
///
/// `@Count({2, 3}) double[][] grid` is two rows of three. What is written must have exactly these
/// lengths.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Count {
  /// The extents, outermost first.
  int[] value();
}
