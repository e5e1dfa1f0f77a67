package org.memview.cli.show;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.io.Transfer;
import org.memview.layout.Layout;
import org.memview.spi.Export;

/// Memory as large as a [ByteSource], of which only what was loaded is there: a temporary file full
/// of holes, mapped. So a view of 100 GB costs nothing until somebody says what he will look at.
///
/// Statistics, which look at everything, get their pieces in a buffer instead, and leave the file
/// as it is.
final class SparseMemory implements Loader, Closeable {
  private static final int PIECE = 1 << 20;
  private static final int SPAN = 8 << 20;

  /// Reading what lies between is less work than asking twice.
  private static final int GAP = 1 << 16;

  private final ByteSource source;
  private final FileChannel channel;
  private final Arena arena;
  private final MemorySegment memory;
  private byte[] buffer = new byte[PIECE];

  private SparseMemory(ByteSource source, FileChannel channel, Arena arena, MemorySegment memory) {
    this.source = source;
    this.channel = channel;
    this.arena = arena;
    this.memory = memory;
  }

  /// Makes the memory for a source, which it closes with itself.
  static SparseMemory of(ByteSource source) throws IOException {
    Path file = Files.createTempFile("memview-show", ".part");
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE,
            StandardOpenOption.DELETE_ON_CLOSE);
    Arena arena = Arena.ofShared();
    try {
      if (source.size() > 0) {
        channel.write(ByteBuffer.allocate(1), source.size() - 1);
      }
      MemorySegment memory = channel.map(MapMode.READ_ONLY, 0, source.size(), arena);
      return new SparseMemory(source, channel, arena, memory);
    } catch (IOException | RuntimeException e) {
      arena.close();
      channel.close();
      throw e;
    }
  }

  /// Returns a view of the memory from its first byte on; nothing of it is loaded.
  MemoryView view(Format format, Layout layout) {
    return over(memory, format, layout);
  }

  private static MemoryView over(MemorySegment memory, Format format, Layout layout) {
    return MemoryView.of(_ ->
        Export.of(memory)
            .format(format)
            .itemSize(layout.itemSize())
            .shape(layout.shape())
            .strides(layout.strides())
            .offset(layout.offset())
            .readOnly());
  }

  @Override
  public void elements(MemoryView view, LongStream numbers, LongConsumer passed)
      throws IOException {
    Layout layout = view.layout();
    long[] shape = layout.shape();
    long[] starts = numbers.map(n -> layout.offsetOf(Indices.of(n, shape))).toArray();
    Arrays.sort(starts);
    for (int i = 0; i < starts.length; ) {
      long from = starts[i];
      long to = from;
      for (; i < starts.length && starts[i] <= to + GAP; i++) {
        to = starts[i] + layout.itemSize();
      }
      load(from, to, passed);
    }
  }

  @Override
  public void all(MemoryView view, LongConsumer passed) throws IOException {
    if (!view.isEmpty()) {
      load(view.layout().minOffset(), view.layout().maxOffset(), passed);
    }
  }

  /// Writing through the channel, a full disk is an exception, not a fault of memory.
  private void load(long from, long to, LongConsumer passed) throws IOException {
    for (long at = from; at < to; at += PIECE) {
      MemoryView piece = MemoryView.of(buffer).slice(0, Math.min(PIECE, to - at));
      source.read(at, piece, passed);
      Transfer.writeFully(channel, at, piece);
      passed.accept(at + piece.length());
    }
  }

  @Override
  public MemoryView piece(MemoryView piece) throws IOException {
    Layout layout = piece.layout();
    long from = layout.minOffset();
    int bytes = Math.toIntExact(layout.maxOffset() - from);
    if (bytes > buffer.length) {
      buffer = new byte[bytes];
    }
    source.read(from, MemoryView.of(buffer).slice(0, bytes), _ -> {});
    Layout moved = layout.withOffset(layout.offset() - from);
    return over(MemorySegment.ofArray(buffer), piece.formatSpec(), moved);
  }

  @Override
  public long mostSpan() {
    return SPAN;
  }

  @Override
  public void close() throws IOException {
    arena.close();
    channel.close();
    source.close();
  }
}
