package org.memview.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.memview.MemoryView;
import org.memview.numpy.ZipDirectory.Member;

/// One member, inflated while it is read; it believes nothing of what the directory says about it.
///
/// That the size and the checksum are right shows when the end is reached.
final class Inflation extends InputStream {
  /// Deflate cannot make more than 1032 bytes of one.
  private static final long MOST_OF_A_BYTE = 1032;

  private static final int PIECE = 1 << 16;

  private final Member member;
  private final MemoryView compressed;
  private final String fileName;
  private final Inflater inflater = new Inflater(true);
  private final byte[] in = new byte[PIECE];
  private final CRC32 checksum = new CRC32();
  private long consumed;
  private long made;
  private boolean closed;

  /// @param compressed the member's bytes in the file; closed with this
  Inflation(Member member, MemoryView compressed, String fileName) {
    this.member = member;
    this.compressed = compressed;
    this.fileName = fileName;
  }

  /// Refuses a size that the compressed bytes cannot have become.
  static void requirePossible(Member member, String fileName) throws NpyException {
    if (member.size() / MOST_OF_A_BYTE > member.compressedSize()) {
      throw Errors.member(
          fileName,
          member.name(),
          "%s bytes cannot be compressed into %s"
              .formatted(member.size(), member.compressedSize()));
    }
  }

  /// Inflates all of it into memory of its size.
  void into(MemorySegment memory) throws IOException {
    byte[] piece = new byte[PIECE];
    long at = 0;
    for (int count = read(piece); count >= 0; count = read(piece)) {
      MemorySegment.copy(piece, 0, memory, ValueLayout.JAVA_BYTE, at, count);
      at += count;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// @throws NpyException if the member is damaged: its size, its checksum, or the stream itself
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (closed) {
      throw new IOException("the stream of member '" + member.name() + "' is closed");
    }
    if (length == 0) {
      return 0;
    }
    int count = inflate(target, offset, length);
    if (count < 0) {
      requireWhole();
      return -1;
    }
    made += count;
    if (made > member.size()) {
      throw wrongSize("more");
    }
    checksum.update(target, offset, count);
    return count;
  }

  private int inflate(byte[] target, int offset, int length) throws NpyException {
    try {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          feed();
        }
        int count = inflater.inflate(target, offset, length);
        if (count > 0) {
          return count;
        }
        if (inflater.needsDictionary()) {
          throw Errors.member(fileName, member.name(), "it needs a dictionary");
        }
      }
      return -1;
    } catch (DataFormatException e) {
      throw Errors.member(fileName, member.name(), "it cannot be inflated: " + e.getMessage());
    }
  }

  /// A copy: zlib reading the mapping while the file is shortened would end the process.
  private void feed() throws NpyException {
    int count = (int) Math.min(PIECE, compressed.length() - consumed);
    if (count == 0) {
      throw Errors.member(fileName, member.name(), "its compressed bytes end too early");
    }
    MemoryView.of(in).slice(0, count).copyFrom(compressed.slice(consumed, consumed + count));
    inflater.setInput(in, 0, count);
    consumed += count;
  }

  private void requireWhole() throws NpyException {
    if (made != member.size()) {
      throw wrongSize(Long.toString(made));
    }
    if (checksum.getValue() != member.crc()) {
      throw Errors.member(fileName, member.name(), "its checksum is wrong");
    }
  }

  private NpyException wrongSize(String found) {
    return Errors.member(
        fileName,
        member.name(),
        "it should inflate to %s bytes, and does to %s".formatted(member.size(), found));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      inflater.close();
      compressed.close();
    }
  }
}
