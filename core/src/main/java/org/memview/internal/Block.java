package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.memview.format.Format;
import org.memview.layout.Layout;

/// What bulk work needs to know of a view: memory, where the elements lie in it, and what one
/// element means.
///
/// `layout.itemSize()` is the truth for the distance of one element's bytes; it may exceed
/// `format.size()` (trailing padding a format text left out).
public record Block(MemorySegment segment, Layout layout, Format format) {}
