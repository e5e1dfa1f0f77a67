/// Memory that grows and lends: Python's `bytearray` and `array.array`.
///
/// [ByteArray][org.memview.array.ByteArray] is a row of bytes,
/// [TypedArray][org.memview.array.TypedArray] a row of numbers of one type, on the heap or outside
/// it. They have the methods of their Python twins, take any exporter where Python takes any
/// buffer, print as Python does, and lend their memory to any number of views:
///
/// ```java
/// ByteArray packet = ByteArray.of("GET /", US_ASCII);
/// packet.extend(Bytes.of("index", US_ASCII)).setSlice(0, 3, Bytes.of("HEAD", US_ASCII));
/// packet.find(' ');                            // 4
/// packet.split();                              // [bytearray(b'HEAD'), bytearray(b'/index')]
///
/// TypedArray samples = TypedArray.of("h", 3, 1, 2);    // array('h', [3, 1, 2])
/// try (MemoryView view = MemoryView.of(samples)) {
///   view.setShort(0, (short) 9);                       // samples.get(0) == 9
///   samples.append(4);       // BufferException: cannot append: 1 view is open on this TypedArray
/// }
/// samples.append(4).longs().sum();                     // 16
/// ```
///
/// **While a view is open** nothing may move: what would change the size is refused with
/// [BufferException][org.memview.BufferException], which says how many views are open; what keeps
/// it (items, slices of the same size, `reverse`, `byteswap`) is allowed.
///
/// **Growth** is by half of what there is, so that `n` appends take time in proportion to `n`; what
/// shrinks to a quarter gives memory back. **A failed operation changes nothing**, with one
/// exception that says so.
///
/// **Primitives** are not boxed where a method takes or gives `int`, `long` or `double`.
///
/// **Threads**: like `ArrayList`, these classes are not for changes by several threads at once; no
/// use of them can crash the JVM or read freed memory.
///
/// @see <a href="https://docs.python.org/3/library/array.html">array</a>
/// @see <a href="https://docs.python.org/3/library/stdtypes.html#bytearray-objects">bytearray</a>
package org.memview.array;
