package org.memview.numpy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The directory of a zip file that lies in memory.
///
/// What it says is checked against the file, so that each member's bytes are inside it: nothing
/// else is believed, and nothing is allocated but one object for each entry that is there.
///
/// @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE</a>
final class ZipDirectory {
  /// A member: where its (perhaps compressed) bytes lie, and what they should become.
  record Member(
      String name, int method, long crc, long compressedSize, long size, long dataOffset) {
    boolean isStored() {
      return method == STORED;
    }
  }

  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong I64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long MAX_32 = 0xffff_ffffL;
  private static final Charset OLD_NAMES =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  private static final int END = 22;
  private static final int ENTRY = 46;
  private static final int LOCAL = 30;

  private final MemorySegment file;
  private final String fileName;
  private final Map<String, Member> members = new LinkedHashMap<>();

  private ZipDirectory(MemorySegment file, String fileName) {
    this.file = file;
    this.fileName = fileName;
  }

  /// Returns the members of a zip file by name, in the order of the directory.
  static Map<String, Member> read(MemorySegment file, String fileName) throws NpyException {
    ZipDirectory directory = new ZipDirectory(file, fileName);
    directory.read();
    return directory.members;
  }

  private void read() throws NpyException {
    long end = findEnd();
    long count = u16(end + 10);
    long size = u32(end + 12);
    long offset = u32(end + 16);
    long directoryEnd = end;
    if (end >= 20 && u32(end - 20) == 0x07064b50) {
      long record = zip64Record(end);
      count = i64(record + 32);
      size = i64(record + 40);
      offset = i64(record + 48);
      directoryEnd = record;
    }
    if (size < 0 || size > directoryEnd || offset < 0 || offset > directoryEnd - size) {
      throw Errors.zip(
          fileName,
          "a directory of %s bytes at byte %s is not inside its %s bytes"
              .formatted(size, offset, file.byteSize()));
    }
    // What is before the first member (an installer, say) shifts everything that follows.
    long shift = directoryEnd - size - offset;
    entries(directoryEnd - size, directoryEnd, shift, count);
  }

  /// Returns where the end record is: it may be followed by a comment.
  private long findEnd() throws NpyException {
    long lowest = Math.max(0, file.byteSize() - END - 0xffff);
    for (long at = file.byteSize() - END; at >= lowest; at--) {
      if (u32(at) == 0x06054b50 && at + END + u16(at + 20) <= file.byteSize()) {
        return at;
      }
    }
    throw Errors.noZip(fileName);
  }

  private long zip64Record(long end) throws NpyException {
    long told = i64(end - 20 + 8);
    long usual = end - 20 - 56;
    for (long at : new long[] {usual, told}) {
      if (at >= 0 && at <= usual && u32(at) == 0x06064b50) {
        return at;
      }
    }
    throw Errors.zip(fileName, "its ZIP64 record is not at byte " + told);
  }

  private void entries(long start, long end, long shift, long count) throws NpyException {
    long at = start;
    long seen = 0;
    while (at + ENTRY <= end && u32(at) == 0x02014b50) {
      int length = ENTRY + u16(at + 28) + u16(at + 30) + u16(at + 32);
      if (at + length > end) {
        throw Errors.zip(fileName, "an entry of its directory ends outside of it");
      }
      Member member = entry(at, start, shift);
      if (members.put(member.name, member) != null) {
        throw Errors.member(fileName, member.name, "there are two members of this name");
      }
      at += length;
      seen++;
    }
    if (seen != count || at != end) {
      throw Errors.zip(
          fileName, "its directory should have %s entries and has %s".formatted(count, seen));
    }
  }

  private Member entry(long at, long directory, long shift) throws NpyException {
    int flags = u16(at + 8);
    byte[] bytes = file.asSlice(at + ENTRY, u16(at + 28)).toArray(ValueLayout.JAVA_BYTE);
    String name = new String(bytes, (flags & 0x800) != 0 ? StandardCharsets.UTF_8 : OLD_NAMES);
    long[] sizes = {u32(at + 24), u32(at + 20), u32(at + 42)};
    large(sizes, at + ENTRY + bytes.length, u16(at + 30), name);
    if ((flags & 1) != 0) {
      throw Errors.member(fileName, name, "it is encrypted");
    }
    int method = u16(at + 10);
    long data = dataOffset(sizes[2] + shift, directory, name);
    if (sizes[1] < 0 || sizes[1] > directory - data) {
      throw Errors.member(
          fileName,
          name,
          "its %s bytes from byte %s on are not before the directory at byte %s"
              .formatted(sizes[1], data, directory));
    }
    if (sizes[0] < 0 || (method == STORED && sizes[0] != sizes[1])) {
      throw Errors.member(fileName, name, "its size " + sizes[0] + " is not " + sizes[1]);
    }
    return new Member(name, method, u32(at + 16), sizes[1], sizes[0], data);
  }

  /// Replaces what 32 bits cannot tell (size, compressed size, offset) by what the extra field
  /// says.
  private void large(long[] sizes, long extra, int length, String name) throws NpyException {
    long end = extra + length;
    for (long at = extra; at + 4 <= end; at += 4 + u16(at + 2)) {
      if (u16(at) == 1) {
        long field = at + 4;
        long fieldEnd = Math.min(end, field + u16(at + 2));
        for (int n = 0; n < sizes.length; n++) {
          if (sizes[n] == MAX_32) {
            if (field + 8 > fieldEnd) {
              throw Errors.member(fileName, name, "its ZIP64 field is too short");
            }
            sizes[n] = i64(field);
            field += 8;
          }
        }
        return;
      }
    }
  }

  /// The local header has lengths of its own.
  private long dataOffset(long local, long directory, String name) throws NpyException {
    if (local < 0 || local > directory - LOCAL || u32(local) != 0x04034b50) {
      throw Errors.member(fileName, name, "there is no local header at byte " + local);
    }
    long data = local + LOCAL + u16(local + 26) + u16(local + 28);
    if (data > directory) {
      throw Errors.member(fileName, name, "its local header ends behind the directory's start");
    }
    return data;
  }

  private int u16(long at) {
    return file.get(U16, at) & 0xffff;
  }

  private long u32(long at) {
    return file.get(U32, at) & MAX_32;
  }

  private long i64(long at) {
    return file.get(I64, at);
  }
}
