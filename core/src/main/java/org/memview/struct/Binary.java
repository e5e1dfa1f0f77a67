package org.memview.struct;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says in which byte order and with which gaps a record lies in memory.
///
/// Without it a record lies as `@Binary("@")` says; a record inside another lies as the outer one
/// unless it says otherwise itself.
///
/// ```java
/// @Binary("<")
/// record Trade(long id, @Code("H") int quantity, double price) {}   // 18 bytes
/// ```
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Binary {
  /// The prefix as the `struct` module has it.
  ///
  /// `"@"`: native order and sizes, aligned as C aligns, the end padded too; `"="` native order,
  /// `"<"` little-endian, `">"` and `"!"` big-endian, all three in standard sizes and packed.
  String value() default "@";

  /// Whether to align as C does; `"@"` always does.
  boolean aligned() default false;
}
