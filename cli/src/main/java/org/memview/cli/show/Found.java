package org.memview.cli.show;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.memview.MemoryView;

/// What a [FileKind] found: elements to look at, or parts to choose from.
///
/// Closing it closes what was opened for it.
public sealed interface Found extends Closeable {
  /// The detail that tells NumPy's description of the elements; `--save` keeps it.
  String DTYPE = "dtype";

  /// Returns what it is, as the summary says it: `NumPy array`.
  String kind();

  /// Returns further lines of the summary: `descr` → `<M8[us]`.
  Map<String, String> details();

  /// Elements.
  ///
  /// @param view all of them; the slice is taken by the command
  /// @param isText whether the elements themselves say more than a hexadecimal dump of them
  /// @param loader to be asked before elements are looked at
  /// @param source what to close after the view
  record Array(
      String kind,
      MemoryView view,
      Map<String, String> details,
      boolean isText,
      Loader loader,
      Closeable source)
      implements Found {

    /// Elements that are there and are printed as elements.
    public Array(String kind, MemoryView view, Map<String, String> details, Closeable source) {
      this(kind, view, details, true, Loader.NOTHING, source);
    }

    /// Elements that are brought when they are looked at.
    Array(
        String kind,
        MemoryView view,
        Map<String, String> details,
        boolean isText,
        SparseMemory memory) {
      this(kind, view, details, isText, memory, memory);
    }

    @Override
    public void close() throws IOException {
      view.close();
      source.close();
    }
  }

  /// Several things, one of which is to be named on the command line.
  ///
  /// @param headings of the columns of `rows`; the first column is what one names
  /// @param next how to go on, a sentence: `name a member: memview show weights.npz fc1`
  record Parts(
      String kind,
      Map<String, String> details,
      List<String> headings,
      List<List<String>> rows,
      String next,
      Closeable source)
      implements Found {

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
