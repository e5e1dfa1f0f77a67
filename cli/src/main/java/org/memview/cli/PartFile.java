package org.memview.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.jspecify.annotations.Nullable;

/// A file that appears whole or not at all: written under another name beside its place, then
/// moved.
///
/// Closed before [#commit(boolean)], as when writing failed, it leaves nothing behind; nor does an
/// interrupt from the keyboard.
final class PartFile implements AutoCloseable {
  private final Path place;
  private final Path part;
  private final FileChannel channel;
  private final Thread atExit = new Thread(this::discard, "memview-part-file");

  private PartFile(Path place, Path part) throws IOException {
    this.place = place;
    this.part = part;
    this.channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Opens a hidden file in the folder of `place`, so that the move stays within one file system.
  static PartFile beside(Path place) throws IOException {
    String name = "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    return new PartFile(place, place.resolveSibling(name));
  }

  FileChannel channel() {
    return channel;
  }

  /// Puts the file in its place; one that it replaces leaves it its permissions.
  ///
  /// What the system still holds back is written first: some disks report being full only then.
  ///
  /// @param replace whether a file may be there already
  void commit(boolean replace) throws IOException {
    channel.force(false);
    channel.close();
    if (replace) {
      keepPermissions();
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(part, place);
    }
  }

  private void keepPermissions() throws IOException {
    PosixFileAttributeView from = posix(place);
    PosixFileAttributeView to = posix(part);
    if (from != null && to != null && Files.exists(place)) {
      to.setPermissions(from.readAttributes().permissions());
    }
  }

  private static @Nullable PosixFileAttributeView posix(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }

  private void discard() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException _) {
      // Going down: nobody is left to tell.
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The JVM is going down already and runs the hook itself.
    }
  }
}
