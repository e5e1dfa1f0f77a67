package org.memview.cli.show;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.memview.MemoryView;
import org.memview.cli.Failure;
import org.memview.format.Format;
import org.memview.io.Transfer;
import org.memview.layout.Layout;
import org.memview.numpy.DType;
import org.memview.numpy.NpyException;
import org.memview.numpy.Npz;
import org.memview.numpy.NpzFile;

/// NumPy's npz files: a list of members, or one of them by name.
final class NpzKind implements FileKind {
  @Override
  public boolean recognizes(Head head) {
    String start = new String(head.bytes(), StandardCharsets.ISO_8859_1);
    return head.isNamed(".npz") || (head.startsWith("PK\u0003\u0004") && start.contains(".npy"));
  }

  @Override
  public Found open(Path file, Deque<String> words) throws IOException {
    NpzFile npz = Npz.open(file);
    try {
      return words.isEmpty() ? list(file, npz) : member(npz, words.remove());
    } catch (IOException | RuntimeException e) {
      npz.close();
      throw e;
    }
  }

  private static Found member(NpzFile npz, String name) throws IOException {
    try {
      boolean isArray = npz.isArray(name);
      Map<String, String> details = isArray ? Map.of(Found.DTYPE, npz.descr(name)) : Map.of();
      String kind = "member " + name + " of an npz file, ";
      if (npz.isStored(name)) {
        return new Found.Array(
            kind + "mapped", npz.view(name), details, isArray, Loader.NOTHING, npz::close);
      }
      Format format = isArray ? DType.of(npz.descr(name)).format() : Format.of("B");
      Layout layout =
          isArray
              ? Layout.contiguous(npz.order(name), format.size(), npz.shape(name))
              : Layout.contiguous(1, npz.size(name));
      SparseMemory memory = SparseMemory.of(new Member(npz, name, layout.byteSize()));
      return new Found.Array(
          kind + "inflated", memory.view(format, layout), details, isArray, memory);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  /// The elements of a compressed member; going back means to begin again.
  private static final class Member implements ByteSource {
    private static final long STEP = 1 << 24;

    private final NpzFile npz;
    private final String name;
    private final long size;
    private InputStream in;
    private long at;

    Member(NpzFile npz, String name, long size) throws IOException {
      this.npz = npz;
      this.name = name;
      this.size = size;
      this.in = npz.stream(name);
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void read(long offset, MemoryView target, LongConsumer passed) throws IOException {
      if (offset < at) {
        in.close();
        in = npz.stream(name);
        at = 0;
      }
      while (at < offset) {
        long step = Math.min(STEP, offset - at);
        in.skipNBytes(step);
        at += step;
        passed.accept(at);
      }
      Transfer.readFully(in, target);
      at += target.length();
    }

    @Override
    public void close() throws IOException {
      in.close();
      npz.close();
    }
  }

  private static Found list(Path file, NpzFile npz) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String name : npz.names()) {
      rows.add(row(npz, name));
    }
    return new Found.Parts(
        "NumPy archive of " + rows.size() + (rows.size() == 1 ? " member" : " members"),
        Map.of(),
        List.of("member", "dtype", "shape", "bytes", "kept"),
        rows,
        "name a member to look into it: memview show " + file + " MEMBER [SLICE]",
        npz::close);
  }

  /// A damaged member does not hide the others.
  private static List<String> row(NpzFile npz, String name) throws IOException {
    String bytes = String.format(Locale.US, "%,d", npz.size(name));
    String kept = npz.isStored(name) ? "stored" : "compressed";
    if (!npz.isArray(name)) {
      return List.of(name, "(no array)", "", bytes, kept);
    }
    try {
      return List.of(name, npz.descr(name), Arrays.toString(npz.shape(name)), bytes, kept);
    } catch (NpyException e) {
      return List.of(name, "(damaged)", "", bytes, kept);
    }
  }
}
