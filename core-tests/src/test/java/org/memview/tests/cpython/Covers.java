package org.memview.tests.cpython;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the lines of `cpython/checklist.txt` that a test answers: `@Covers("test_buffer.test_x")`.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Covers {
  String[] value();
}
