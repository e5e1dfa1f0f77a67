package org.memview.profiler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks what to profile: a method, a constructor, or all of them in a type. Lambdas and local
/// classes count for the method they stand in.
///
/// Nothing happens without the agent. The agent looks at the simple name only, so a program that
/// does not want to depend on this module declares an annotation `Profile` of its own.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface Profile {}
