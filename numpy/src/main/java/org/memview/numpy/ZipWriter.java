package org.memview.numpy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Writes stored members, each at a multiple of 64 bytes, and the directory behind them.
///
/// The gap before a member is an extra field of its local header (id 0xD935, as Android's zipalign
/// writes it), which every reader skips. Sizes that 32 bits cannot tell go into ZIP64 fields.
///
/// @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE</a>
final class ZipWriter implements WritableByteChannel {
  private static final int ALIGNMENT = 64;
  private static final int UTF8_NAMES = 1 << 11;
  private static final int DATE_1980 = 0x21;
  private static final long MAX_32 = 0xffff_ffffL;
  private static final int MAX_16 = 0xffff;
  private static final short ZIP64 = 1;
  private static final short PADDING = (short) 0xd935;

  private final FileChannel channel;
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private final CRC32 crc = new CRC32();
  private long count;
  private long at;

  private byte[] name = {};
  private long size;
  private long header;
  private long written;

  ZipWriter(FileChannel channel) {
    this.channel = channel;
  }

  /// Begins a member of exactly `bytes` bytes.
  void begin(String member, long bytes) throws IOException {
    name = member.getBytes(StandardCharsets.UTF_8);
    if (name.length == ".npy".length() || name.length > 60_000 || member.indexOf('\0') >= 0) {
      throw Errors.badMemberName(member);
    }
    size = bytes;
    header = at;
    written = 0;
    crc.reset();
    put(local(0));
  }

  private ByteBuffer local(int checksum) {
    int zip64 = size >= MAX_32 ? 20 : 0;
    long start = header + 30 + name.length + zip64 + 6;
    int padding = (int) (-start & (ALIGNMENT - 1));
    ByteBuffer local = buffer(30 + name.length + zip64 + 6 + padding).putInt(0x04034b50);
    common(local, zip64 > 0, checksum).putShort((short) (zip64 + 6 + padding)).put(name);
    if (zip64 > 0) {
      local.putShort(ZIP64).putShort((short) 16).putLong(size).putLong(size);
    }
    local.putShort(PADDING).putShort((short) (2 + padding)).putShort((short) ALIGNMENT);
    return local.clear();
  }

  /// What local header and directory entry have in common: version needed to name length.
  private ByteBuffer common(ByteBuffer out, boolean zip64, int checksum) {
    out.putShort((short) (zip64 ? 45 : 20)).putShort((short) UTF8_NAMES).putShort((short) 0);
    out.putShort((short) 0).putShort((short) DATE_1980).putInt(checksum);
    int shown = (int) Math.min(size, MAX_32);
    return out.putInt(shown).putInt(shown).putShort((short) name.length);
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int from = bytes.position();
    int count = channel.write(bytes, at);
    crc.update(bytes.duplicate().flip().position(from));
    at += count;
    written += count;
    return count;
  }

  /// Ends the member: its checksum is known now.
  void end() throws IOException {
    if (written != size) {
      throw new IllegalStateException("member of " + size + " bytes got " + written);
    }
    int checksum = (int) crc.getValue();
    for (ByteBuffer local = local(checksum); local.hasRemaining(); ) {
      channel.write(local, header + local.position());
    }
    entry(checksum);
    count++;
  }

  private void entry(int checksum) {
    boolean large = size >= MAX_32;
    boolean far = header >= MAX_32;
    int zip64 = (large ? 16 : 0) + (far ? 8 : 0);
    int extra = zip64 == 0 ? 0 : 4 + zip64;
    ByteBuffer entry = buffer(46 + name.length + extra).putInt(0x02014b50).putShort((short) 45);
    common(entry, zip64 > 0, checksum).putShort((short) extra);
    entry.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    entry.putInt((int) Math.min(header, MAX_32)).put(name);
    if (zip64 > 0) {
      entry.putShort(ZIP64).putShort((short) zip64);
      if (large) {
        entry.putLong(size).putLong(size);
      }
      if (far) {
        entry.putLong(header);
      }
    }
    byte[] bytes = new byte[entry.clear().remaining()];
    entry.get(bytes);
    directory.writeBytes(bytes);
  }

  /// Writes the directory and the record that tells where it is.
  void finish() throws IOException {
    long start = at;
    put(ByteBuffer.wrap(directory.toByteArray()));
    long bytes = at - start;
    if (start >= MAX_32 || bytes >= MAX_32 || count >= MAX_16) {
      long record = at;
      put(zip64End(start, bytes));
      put(buffer(20).putInt(0x07064b50).putInt(0).putLong(record).putInt(1).clear());
    }
    ByteBuffer end = buffer(22).putInt(0x06054b50).putInt(0);
    short shown = (short) Math.min(count, MAX_16);
    end.putShort(shown).putShort(shown);
    end.putInt((int) Math.min(bytes, MAX_32)).putInt((int) Math.min(start, MAX_32));
    put(end.putShort((short) 0).clear());
  }

  private ByteBuffer zip64End(long start, long bytes) {
    ByteBuffer end = buffer(56).putInt(0x06064b50).putLong(44);
    end.putShort((short) 45).putShort((short) 45).putInt(0).putInt(0);
    return end.putLong(count).putLong(count).putLong(bytes).putLong(start).clear();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  /// The channel belongs to somebody else.
  @Override
  public void close() {}
}
