package org.memview.cli.show;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.cli.Failure;
import org.memview.format.Format;
import org.memview.io.MappedFile;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// A file whose elements the command line describes: format, shape, order, and where they begin.
///
/// @param shape null for as many elements as fit; one extent may be -1, to be computed
/// @param offset in bytes, of the first element
record RawKind(Format format, long @Nullable [] shape, Order order, long offset)
    implements FileKind {
  @Override
  public boolean recognizes(Head head) {
    return true;
  }

  @Override
  public Found open(Path file, Deque<String> words) throws IOException {
    long size = Files.size(file);
    if (offset < 0 || offset > size) {
      throw new Failure(
          String.format(
              Locale.US, "--offset %d is outside %s, which has %d bytes", offset, file, size));
    }
    long[] extents = extents(file, size - offset);
    long used = Layout.contiguous(format.size(), extents).byteSize();
    MappedFile bytes = MappedFile.open(file, MappedFile.Mode.READ, offset, used);
    MemoryView row = bytes.view();
    MemoryView view =
        order == Order.F
            ? row.cast(format, Order.C, reversed(extents)).transpose()
            : row.cast(format, Order.C, extents);
    return new Found.Array("raw elements", view, details(size - offset - used), bytes::close);
  }

  private Map<String, String> details(long left) {
    if (offset == 0 && left == 0) {
      return Map.of();
    }
    String rest =
        left == 0 ? "" : String.format(Locale.US, ", %,d bytes after the last element", left);
    return Map.of("offset", String.format(Locale.US, "%,d%s", offset, rest));
  }

  /// Returns the shape, refused if the file is too small for it.
  private long[] extents(Path file, long available) {
    if (format.size() == 0) {
      throw new Failure("format '" + format.text() + "' has no size");
    }
    long elements = available / format.size();
    if (shape == null) {
      return new long[] {elements};
    }
    long[] extents = shape.clone();
    long known = 1;
    int open = -1;
    for (int axis = 0; axis < extents.length; axis++) {
      if (extents[axis] == -1 && open < 0) {
        open = axis;
      } else {
        known = product(known, extents[axis]);
      }
    }
    if (open >= 0) {
      extents[open] = known == 0 ? 0 : elements / known;
    }
    if (known > elements) {
      throw new Failure(
          String.format(
              Locale.US,
              "--shape %s of '%s' needs %s bytes from offset %d on, %s has %d",
              Arrays.toString(shape),
              format.text(),
              known > Long.MAX_VALUE / format.size() ? "over 2^63" : known * format.size(),
              offset,
              file,
              available));
    }
    return extents;
  }

  private static long product(long a, long b) {
    if (b < 0) {
      throw new Failure("--shape: extent " + b + " is negative (one may be -1, to be computed)");
    }
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
  }

  private static long[] reversed(long[] extents) {
    long[] reversed = new long[extents.length];
    Arrays.setAll(reversed, axis -> extents[extents.length - 1 - axis]);
    return reversed;
  }
}
