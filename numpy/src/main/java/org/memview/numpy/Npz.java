package org.memview.numpy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.memview.MemoryView;

/// NumPy's npz files: several arrays, each an npy file, in a zip file.
///
/// ```java
/// try (NpzFile file = Npz.open(path);
///     MemoryView weights = file.view("fc1")) {    // numpy.load(path)["fc1"]
///   weights.slice("0, :").sum();
/// }
/// Npz.save(path, Map.of("fc1", weights));         // numpy.savez(path, fc1=weights)
/// ```
///
/// Members that `numpy.savez` stored are mapped where they lie in the file. Compressed ones cannot
/// be: they are inflated into memory when first asked for, or streamed into a file.
public final class Npz {
  private Npz() {}

  /// Opens a file to read it; inflated members may take as much memory together as the heap may
  /// have.
  ///
  /// @throws NpyException if it is no zip file or is damaged
  /// @throws java.nio.file.NoSuchFileException if there is none
  public static NpzFile open(Path path) throws IOException {
    return open(path, Runtime.getRuntime().maxMemory());
  }

  /// Opens a file to read it.
  ///
  /// @param maxInflated how many bytes inflated members may take together, outside the heap
  /// @throws NpyException if it is no zip file or is damaged
  /// @throws java.nio.file.NoSuchFileException if there is none
  public static NpzFile open(Path path, long maxInflated) throws IOException {
    return NpzFile.open(path, maxInflated);
  }

  /// Writes views as the members of a file, which replaces one of that name: NumPy's `savez`.
  ///
  /// Members are stored, and their elements begin at multiples of 64, so that they can be mapped as
  /// they are (those of NumPy lie anywhere). The same views make the same bytes: no times are
  /// recorded. The file appears whole or not at all.
  ///
  /// @param views by name, without `.npy`; written in the order of the map
  /// @throws org.memview.format.FormatException if NumPy has no type for some elements
  /// @throws IOException if writing fails; an older file is then still there
  public static void save(Path path, Map<String, MemoryView> views) throws IOException {
    Map<String, Header> headers = new LinkedHashMap<>();
    views.forEach((name, view) ->
        headers.put(name, Header.of(Elements.typeOf(view), Elements.orderOf(view), view.shape())));
    try (NewFile file = NewFile.at(path);
        ZipWriter zip = new ZipWriter(file.channel())) {
      for (Map.Entry<String, MemoryView> entry : views.entrySet()) {
        Header header = Objects.requireNonNull(headers.get(entry.getKey()));
        MemoryView rows = Elements.inFileOrder(entry.getValue(), header);
        zip.begin(entry.getKey() + ".npy", header.dataOffset() + rows.byteSize());
        Npy.write(zip, header, rows);
        zip.end();
      }
      zip.finish();
      file.commit();
    }
  }
}
