package org.memview.struct;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a component is some bits of an integer. All components of such a record have this, and
/// the record as a whole is stored under the unsigned [Code] of the component that holds it:
///
/// ```java
/// record Flags(@Bits(3) int version, @Bits(1) boolean last, @Bits(12) int length) {}
///
/// @Binary(">") record Header(@Code("H") Flags flags, int id) {}    // T{>H:flags:i:id:}
/// ```
///
/// **Order.** The first component has the lowest bits of the integer, the next the bits above it,
/// and so on: `version` above is `flags & 7`, whatever the byte order. C compilers for
/// little-endian machines do the same. What a standard draws from the highest bit down is declared
/// backwards.
///
/// **Values.** Numbers are unsigned, or in two's complement if [#signed()]; `boolean` takes one
/// bit. What is written is checked, and a refusal names the component. Bits that no component has
/// are zero when written and skipped when read.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bits {
  /// How many bits: 1 for a `boolean`; of a number less than its type has, as many if signed.
  int value();

  /// Whether the highest of the bits is a sign.
  boolean signed() default false;
}
