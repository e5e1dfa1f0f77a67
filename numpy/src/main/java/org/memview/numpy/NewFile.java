package org.memview.numpy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// A file that appears whole or not at all: written beside its place, then moved there.
///
/// So a file that somebody has mapped, perhaps the very one the elements come from, is never
/// shortened under the mapping. The permissions of a file that is replaced are kept.
final class NewFile implements AutoCloseable {
  private static final AtomicLong COUNT = new AtomicLong();

  private final Path place;
  private final Path part;
  private final FileChannel channel;

  private NewFile(Path place, Path part, FileChannel channel) {
    this.place = place;
    this.part = part;
    this.channel = channel;
  }

  static NewFile at(Path path) throws IOException {
    Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    String name =
        ".%s.%s.%s.part"
            .formatted(place.getFileName(), ProcessHandle.current().pid(), COUNT.incrementAndGet());
    Path part = place.resolveSibling(name);
    FileChannel channel =
        FileChannel.open(
            part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new NewFile(place, part, channel);
  }

  FileChannel channel() {
    return channel;
  }

  void commit() throws IOException {
    channel.close();
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && isPosix()) {
      Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(place));
    }
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean isPosix() {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }
}
