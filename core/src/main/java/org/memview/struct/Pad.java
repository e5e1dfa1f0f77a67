package org.memview.struct;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that bytes without meaning lie around a component. They are skipped when read and zero when
/// written.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Pad {
  /// Bytes before the component, ahead of any that alignment adds.
  int value() default 0;

  /// Bytes after the component.
  int after() default 0;
}
