/// The algorithms on sequences of bytes that `Bytes` and `ByteArray` share: search, split, strip,
/// replace, case, padding, hexadecimal text. They see an array and a range of it, nothing else.
package org.memview.internal.bytes;
