/// What the bytes of one element mean.
///
/// Memory is bytes; a [Format][org.memview.format.Format] says how to read them. It is written as
/// Python writes it, in the language of the `struct` module with the extensions of PEP 3118, so
/// that a text that comes from NumPy, ctypes or a C program's description works unchanged:
///
/// ```java
/// Format header = Format.of("<IHB");          // little-endian: 4, 2 and 1 bytes, no pads
/// header.size();                              // 7
/// header.fields().get(1).offset();            // 4
///
/// Format point = Format.of("T{d:x:d:y:(2,3)>h:grid:}");
/// point.field("grid").offset();               // 16
/// point.field("grid").format().order();       // BIG_ENDIAN
/// point.toMemoryLayout();                     // the same for the JDK's own API
/// ```
///
/// | text | meaning |
/// |---|---|
/// | `b B h H i I l L q Q` | signed and unsigned integers of C; `n N` `ssize_t` and `size_t`; `P` an address |
/// | `e f d`, `E` | floats of 2, 4, 8 bytes; `E` is bfloat16, which only this library knows |
/// | `Zf Zd`, also `F D` | complex numbers |
/// | `? c x` | boolean, one byte, a pad without value |
/// | `16s 16p 3w 3u` | bytes, Pascal string, UCS-4 and UCS-2 text: the number is a length |
/// | `3i` | three integers; with a name, `3i:v:`, one field of shape `(3)` |
/// | `(2,3)d` | a sub-array in C order |
/// | `T{…}`, `:name:` | a nested record; the name of the field before it |
/// | `@ = < > ! ^` | native with alignment (the default); native order; little; big; big; native sizes without alignment. Anywhere, and in force until the next |
///
/// Three rules are worth knowing:
///
/// - **Pads.** Under `@` an item starts at a multiple of its size, as in C. Nothing is added after
///   the last item of the text, because `struct` adds nothing; a nested `T{…}` is padded to its
///   alignment, because NumPy does. `bi` has 8 bytes, `ib` has 5.
/// - **Sizes.** `l L n N P` follow the C ABI of the platform under `@` and `^`; all others are the
///   same everywhere.
/// - **Equality** is about bytes, not spelling: `<i` equals `i` on a little-endian machine, `l`
///   never equals `q`.
///
/// Everything here is immutable and safe for any number of threads. Formats hold no memory and know
/// no axes; what cannot be parsed is refused with a
/// [FormatException][org.memview.format.FormatException] that names the character and its position.
package org.memview.format;
