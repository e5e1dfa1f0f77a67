package org.memview.benchmarks;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.memview.MemoryView;
import org.memview.io.Transfer;

/// Writes the first half of each row of a table outside the heap into a file, one way, as often as
/// it is asked to; see [Rounds].
final class StridedWorker {
  private static final int PIECE = 1 << 20;

  /// The most that Linux gathers in one call.
  private static final int MOST = 1024;

  private StridedWorker() {}

  /// Arguments: way, bytes of a row, file, bytes of the table.
  public static void main(String[] args) throws IOException {
    int row = Integer.parseInt(args[1]);
    Path target = Path.of(args[2]);
    int bytes = Integer.parseInt(args[3]);
    MemoryView table = MemoryView.allocate("B", bytes / row, row).fill(97);
    Rounds.serve(() -> {
      Files.deleteIfExists(target);
      Rounds.Took took =
          Rounds.timed(() -> {
            try (FileChannel channel =
                FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
              write(args[0], channel, table, row);
            }
          });
      if (Files.size(target) != bytes / 2) {
        throw new IOException(args[0] + " wrote " + Files.size(target) + " bytes");
      }
      return took;
    });
  }

  private static void write(String way, FileChannel channel, MemoryView table, int row)
      throws IOException {
    switch (way) {
      case "strided" -> Transfer.writeFully(channel, table.slice(":, :" + row / 2));
      case "packed" -> packed(channel, table.asSegment(), row);
      case "gather" -> gather(channel, table.asSegment().asByteBuffer(), row);
      case "each" -> each(channel, table.asSegment().asByteBuffer(), row);
      default -> throw new IllegalArgumentException(way);
    }
  }

  private static void packed(FileChannel channel, MemorySegment table, int row) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
    MemorySegment packed = MemorySegment.ofBuffer(buffer);
    int half = row / 2;
    for (long at = 0; at < table.byteSize(); ) {
      int filled = 0;
      for (; filled + half <= PIECE && at < table.byteSize(); at += row, filled += half) {
        MemorySegment.copy(table, at, packed, filled, half);
      }
      buffer.clear().limit(filled);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  private static void gather(FileChannel channel, ByteBuffer table, int row) throws IOException {
    ByteBuffer[] some = new ByteBuffer[MOST];
    for (int at = 0; at < table.capacity(); ) {
      int count = 0;
      for (; count < MOST && at < table.capacity(); at += row) {
        some[count++] = table.slice(at, row / 2);
      }
      while (some[count - 1].hasRemaining()) {
        channel.write(some, 0, count);
      }
    }
  }

  private static void each(FileChannel channel, ByteBuffer table, int row) throws IOException {
    for (int at = 0; at < table.capacity(); at += row) {
      table.limit(at + row / 2).position(at);
      while (table.hasRemaining()) {
        channel.write(table);
      }
      table.clear();
    }
  }
}
