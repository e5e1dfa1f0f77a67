package org.memview.tests.io;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;
import org.memview.io.TransferException;

/// A mapped file that was shortened, on its way through channels that are Java code: they may hand
/// a buffer to anything, such as `CRC32`, whose stub ends the process where it reads what is gone.
class ForeignChannelFaultTest {
  private static final int SIZE = 1 << 16;

  @TempDir Path folder = Path.of("");

  /// Sees every buffer with a stub of the JVM.
  private record Checking(CRC32 crc) implements GatheringByteChannel {
    @Override
    public int write(ByteBuffer source) {
      int n = source.remaining();
      crc.update(source);
      return n;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      long n = 0;
      for (int i = offset; i < offset + length; i++) {
        n += write(sources[i]);
      }
      return n;
    }

    @Override
    public long write(ByteBuffer[] sources) {
      return write(sources, 0, sources.length);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  /// Fills every buffer.
  private record Filling() implements ReadableByteChannel {
    @Override
    public int read(ByteBuffer target) {
      int n = target.remaining();
      target.put(new byte[n]);
      return n;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private void isAFault(Function<MemoryView, Executable> transfer) throws IOException {
    Path path = Files.write(folder.resolve("short"), new byte[SIZE]);
    try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ_WRITE);
        MemoryView view = file.view()) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(5_000);
      }

      TransferException e = assertThrows(TransferException.class, transfer.apply(view));

      assertInstanceOf(MappingFaultException.class, e.getCause());
    }
  }

  @Test
  void writeFully_toJavaCode_isAFault() throws IOException {
    WritableByteChannel channel = new Checking(new CRC32());

    isAFault(view -> () -> Transfer.writeFully(channel, view));
  }

  @Test
  void gathering_toJavaCode_isAFault() throws IOException {
    GatheringByteChannel channel = new Checking(new CRC32());

    isAFault(view -> () -> Transfer.writeFully(channel, List.of(view, view)));
  }

  @Test
  void writeFully_toAChannelOverAStream_isAFault() throws IOException {
    WritableByteChannel channel = Channels.newChannel(OutputStream.nullOutputStream());

    isAFault(view -> () -> Transfer.writeFully(channel, view));
  }

  @Test
  void readFully_fromJavaCode_isAFault() throws IOException {
    isAFault(view -> () -> Transfer.readFully(new Filling(), view));
  }
}
