package org.memview.cli.show;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Deque;

/// A kind of file that `memview show` can look into; `Kinds` lists them.
public interface FileKind {

  /// Returns whether a file is of this kind, judged by its first bytes and its name.
  boolean recognizes(Head head);

  /// Opens the file and takes from the front of `words` those that name a part of it: the member of
  /// an archive, the row of a table.
  ///
  /// A word that is not taken is a slice. A file of several parts of which none is named is
  /// [Found.Parts].
  ///
  /// @param words what the command line says behind the name of the file
  /// @throws IOException if the file cannot be read or is damaged; its message is what the user
  ///   reads
  /// @throws org.memview.cli.Failure if a word names no part; the message names those there are
  Found open(Path file, Deque<String> words) throws IOException;
}
