package org.memview.numpy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.memview.MemoryView;
import org.memview.numpy.ZipDirectory.Member;

/// Inflates one member, in pieces, and believes nothing of what the directory says about it.
final class Inflation {
  /// Deflate cannot make more than 1032 bytes of one.
  private static final long MOST_OF_A_BYTE = 1032;

  private static final int PIECE = 1 << 16;

  private final Member member;
  private final MemoryView compressed;
  private final String fileName;

  /// @param compressed the member's bytes in the file
  Inflation(Member member, MemoryView compressed, String fileName) {
    this.member = member;
    this.compressed = compressed;
    this.fileName = fileName;
  }

  /// Takes pieces of what came out; they are good until the next.
  interface Sink {
    void accept(ByteBuffer piece) throws IOException;
  }

  /// Refuses a size that the compressed bytes cannot have become.
  void requirePossible() throws NpyException {
    if (member.size() / MOST_OF_A_BYTE > member.compressedSize()) {
      throw Errors.member(
          fileName,
          member.name(),
          "%d bytes cannot be compressed into %d"
              .formatted(member.size(), member.compressedSize()));
    }
  }

  void into(MemorySegment memory) throws IOException {
    long[] at = new long[1];
    run(piece -> {
      int count = piece.remaining();
      MemorySegment.copy(MemorySegment.ofBuffer(piece), 0, memory, at[0], count);
      at[0] += count;
    });
  }

  /// Inflates everything.
  ///
  /// @throws NpyException if it is damaged: its size, its checksum, or the stream itself
  void run(Sink sink) throws IOException {
    CRC32 crc = new CRC32();
    long[] total = new long[1];
    stream(piece -> {
      total[0] += piece.remaining();
      if (total[0] > member.size()) {
        throw wrongSize("more");
      }
      crc.update(piece.duplicate());
      sink.accept(piece);
      return true;
    });
    if (total[0] != member.size()) {
      throw wrongSize(Long.toString(total[0]));
    }
    if (crc.getValue() != member.crc()) {
      throw Errors.member(fileName, member.name(), "its checksum is wrong");
    }
  }

  private NpyException wrongSize(String found) {
    return Errors.member(
        fileName,
        member.name(),
        "it should inflate to %d bytes, and does to %s".formatted(member.size(), found));
  }

  /// Returns the first bytes, at most `most`.
  byte[] start(int most) throws IOException {
    byte[] start = new byte[(int) Math.min(most, Math.max(0, member.size()))];
    int[] count = new int[1];
    stream(piece -> {
      int taken = Math.min(piece.remaining(), start.length - count[0]);
      piece.get(start, count[0], taken);
      count[0] += taken;
      return count[0] < start.length;
    });
    return Arrays.copyOf(start, count[0]);
  }

  private interface Reader {
    /// Returns whether there should be more.
    boolean accept(ByteBuffer piece) throws IOException;
  }

  private void stream(Reader reader) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(PIECE);
    byte[] in = new byte[PIECE];
    long at = 0;
    try (Inflater inflater = new Inflater(true)) {
      boolean more = true;
      while (more && !inflater.finished()) {
        if (inflater.needsInput()) {
          int count = (int) Math.min(PIECE, compressed.length() - at);
          if (count == 0) {
            throw Errors.member(fileName, member.name(), "its compressed bytes end too early");
          }
          // a copy: zlib reading the mapping while the file is shortened would end the process
          MemoryView.of(in).slice(0, count).copyFrom(compressed.slice(at, at + count));
          inflater.setInput(in, 0, count);
          at += count;
        }
        inflater.inflate(out.clear());
        if (out.position() > 0) {
          more = reader.accept(out.flip());
        } else if (inflater.needsDictionary()) {
          throw Errors.member(fileName, member.name(), "it needs a dictionary");
        }
      }
    } catch (DataFormatException e) {
      throw Errors.member(fileName, member.name(), "it cannot be inflated: " + e.getMessage());
    }
  }
}
