package org.memview.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/// Where the examples' bytes come from and go to: the system's random and null devices, or the
/// JDK's own where a system has none.
///
/// In pieces, because the JDK moves an array's bytes through a hidden buffer outside the heap that
/// is as large as the request.
final class Devices {
  private static final Path RANDOM = Path.of("/dev/urandom");
  private static final Path NULL = Path.of("/dev/null");
  private static final int PIECE = 1 << 19;

  private Devices() {}

  /// Returns `n` random bytes.
  static byte[] random(int n) throws IOException {
    byte[] bytes = new byte[n];
    if (!Files.isReadable(RANDOM)) {
      new SecureRandom().nextBytes(bytes);
      return bytes;
    }
    try (FileChannel device = FileChannel.open(RANDOM)) {
      for (int at = 0; at < n; ) {
        at += device.read(ByteBuffer.wrap(bytes, at, Math.min(PIECE, n - at)));
      }
    }
    return bytes;
  }

  /// Writes `bytes` to nowhere.
  static void discard(ByteBuffer bytes) throws IOException {
    try (WritableByteChannel nowhere = nowhere()) {
      for (int at = 0; at < bytes.limit(); ) {
        at += nowhere.write(bytes.slice(at, Math.min(PIECE, bytes.limit() - at)));
      }
    }
  }

  private static WritableByteChannel nowhere() throws IOException {
    return Files.isWritable(NULL)
        ? FileChannel.open(NULL, StandardOpenOption.WRITE)
        : Channels.newChannel(OutputStream.nullOutputStream());
  }
}
