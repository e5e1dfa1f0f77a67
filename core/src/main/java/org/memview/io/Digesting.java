package org.memview.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.function.Consumer;
import java.util.zip.Checksum;
import org.memview.MappingFaultException;
import org.memview.MemoryView;

/// Feeds the bytes of any view to what computes one value from them: CRC32, SHA-256.
///
/// ```java
/// CRC32C crc = new CRC32C();
/// Digesting.update(crc, view);                        // Python's zlib.crc32(view)
/// MessageDigest sha = MessageDigest.getInstance("SHA-256");
/// Digesting.update(sha, image.slice("100:200, ::2"));  // hashlib.sha256(…); any layout
/// ```
///
/// What is fed is the elements in C order, as `toBytes` lists them. Native memory and `byte[]` are
/// read where they are, everything else through one buffer of 256 KiB: mapped files, too, because a
/// checksum that is computed over a mapping while the file is shortened ends the process.
public final class Digesting {
  private Digesting() {}

  /// Updates a checksum; equal to `checksum.update(view.toBytes())`, without the array.
  ///
  /// @throws MappingFaultException if the file mapped under the view was shortened
  public static void update(Checksum checksum, MemoryView view) {
    feed(view, checksum::update);
  }

  /// Updates a digest; equal to `digest.update(view.toBytes())`, without the array.
  ///
  /// @throws MappingFaultException if the file mapped under the view was shortened
  public static void update(MessageDigest digest, MemoryView view) {
    feed(view, digest::update);
  }

  private static void feed(MemoryView view, Consumer<ByteBuffer> consumer) {
    try {
      Transfer.writeFully(new Sink(consumer), view);
    } catch (TransferException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A channel that takes everything.
  private record Sink(Consumer<ByteBuffer> consumer) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) {
      int n = source.remaining();
      consumer.accept(source);
      return n;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
