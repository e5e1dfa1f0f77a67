/// Binary records as values, as Java records, and as columns.
///
/// Python's `struct` turns a format text into tuples. Here the same texts do that, and a Java
/// record can take the place of the text:
///
/// ```java
/// Struct.of("<IHB").pack(1, 2, 3);                       // 7 bytes
/// Struct.of("<IHB").unpackFrom(view, -7);                // [1L, 2, 3]
///
/// @Binary("<")
/// record Trade(long id, @Code("H") int quantity, double price) {}
///
/// RecordStruct<Trade> trades = Struct.of(Trade.class);
/// trades.write(view, 0, new Trade(1, 65_535, 2.5));
/// for (Trade trade : trades.list(view)) { … }            // all records, as objects
/// view.cast(trades.format()).field("price").sum();       // all prices, as a strided view
/// Cursor cursor = trades.cursor(view);                   // all records, no objects
/// ```
///
/// **Four ways to the same bytes.** Values ([Struct][org.memview.struct.Struct]), records
/// ([RecordStruct][org.memview.struct.RecordStruct]), a walk without objects
/// ([Cursor][org.memview.struct.Cursor]), and columns: `view.cast(struct.format()).field(name)`.
/// All share the format, which a record spells out for Python's, NumPy's and C's readers too.
///
/// **What a record says.** The component's type says most; [Code][org.memview.struct.Code] names
/// another code of `struct` (`@Code("H") int` is an unsigned short),
/// [Count][org.memview.struct.Count] the length of an array, [Pad][org.memview.struct.Pad] bytes to
/// skip, [Bits][org.memview.struct.Bits] some bits of an integer, [Coded][org.memview.struct.Coded]
/// the codes of an enum, and [Binary][org.memview.struct.Binary] the byte order and alignment of
/// the whole. An `Optional` is empty where its bytes are zero. What has no equivalent in memory is
/// refused when the struct is made, with component and reason.
///
/// **Who may read it.** Public records of exported packages, and all records on the class path, are
/// reached at once; private ones of a module that opens nothing are with a lookup:
/// `Struct.of(Header.class, MethodHandles.lookup())`.
///
/// **Guarantees.** A pack or write that is refused has written nothing. Offsets are checked,
/// negative ones count from the end. A released view and a read-only one are refused as everywhere.
///
/// **Speed.** Each format and record is compiled to a hidden class after 200 uses, with code for
/// the memory it is used on; where a platform has no hidden classes, the interpreter stays, with
/// the same results.
///
/// @see <a href="https://docs.python.org/3/library/struct.html">Python's struct</a>
package org.memview.struct;
