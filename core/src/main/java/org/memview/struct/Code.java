package org.memview.struct;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says how one component of a record is stored: a code of the `struct` module.
///
/// | component | without | with |
/// |---|---|---|
/// | `boolean` | `?` | |
/// | `byte`, `short`, `int`, `long` | `b h i q` | any integer code of the same or a smaller size |
/// | `char` | `H` | `B` |
/// | `float`, `double` | `f d` | any smaller float: `e E`, `f` |
/// | `String` | refused | `16s`, `16p` in [#charset()]; `8u`, `8w` |
/// | `Bytes`, `byte[]` | refused | `16s`, `16p` |
/// | `BigInteger` | refused | any integer code |
/// | `Complex` | `Zd` | `Zf` |
/// | an enum | refused | any integer code: of the constant's [Coded#code()], or of its position |
/// | a record of [Bits] | refused | any unsigned code |
/// | `Optional<T>` | as `T` | as `T` |
///
/// An unsigned code in a wider component is the value (`@Code("H") int` is 0 to 65535); in a
/// component of its own size it is the raw bits. What is written is checked against the code.
///
/// An `Optional` is empty where all its bytes are zero, as those of a [Pad] are, and leaves them
/// zero when written; a value whose bytes would all be zero is refused. The type parameter is one
/// of those above, a boxed one for a primitive, or a record.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Code {
  /// One code, with a length if it has one.
  String value();

  /// How a `String` becomes the bytes of `s` and `p`. Reading drops trailing NULs and replaces what
  /// the charset does not know; writing refuses it.
  String charset() default "UTF-8";
}
