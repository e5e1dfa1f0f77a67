package org.memview.internal;

/// What [Explanation] draws: a view and the memory it looks at.
///
/// @param owner who owns the memory: `byte[10240000]`, `ByteArray`, `file x.bin`
/// @param storage what kind of memory it is: `heap byte[]`, `native`, `mapped`
/// @param memoryBytes size of the lent memory, in which the offsets of the block count
public record Portrait(
    Block block, String owner, String storage, boolean readOnly, long memoryBytes) {}
