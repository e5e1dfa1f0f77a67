/// Where elements lie: shape, strides and offset as a pure value, and the slices that cut them.
///
/// Memory has one dimension; what people look at has none, one or many. A
/// [Layout][org.memview.layout.Layout] is the map between the two: an offset, and for each axis how
/// many steps there are and how many bytes each step takes. All that a view can do without copying
/// — slicing, reversing, transposing, repeating, splitting axes, picking a field of each record —
/// is arithmetic on these few numbers, and this package is that arithmetic. It reads no memory.
///
/// ```java
/// Layout table = Layout.contiguous(4, 3, 5);              // 3 rows of 5 ints: strides [20, 4]
/// table.transpose();                                      // shape [5, 3], strides [4, 20]
/// table.slice(Index.all(), Index.reversed());             // shape [3, 5], strides [20, -4], offset 16
/// table.slice(Index.parse("1:, ::2"));                    // shape [2, 3], strides [20, 8], offset 20
/// table.at(1).broadcastTo(7, 5);                          // shape [7, 5], strides [0, 4], offset 20
/// table.reshape(-1);                                      // shape [15], strides [4]
/// table.transpose().reshape(-1);                          // refused: the elements would have to be copied
/// table.at(0).overlaps(table.at(1));                      // false
/// table.requireWithin(59);                                // refused: bytes 0 to 60 are not inside memory of 59 bytes
/// ```
///
/// Slices mean what they mean in Python, including negative bounds, bounds outside the axis and any
/// step but zero; extents of zero, layouts without axes, and negative and zero strides are ordinary
/// cases everywhere. Numbers are checked once, when a layout is made; after that nothing overflows.
package org.memview.layout;
