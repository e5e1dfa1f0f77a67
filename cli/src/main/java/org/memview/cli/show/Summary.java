package org.memview.cli.show;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.memview.MemoryView;

/// The lines that say what was found: kind, format, shape, strides, size.
final class Summary {
  private static final int LONGEST = 300;

  private Summary() {}

  static String of(Path file, Found.Parts found) {
    return lines(file + ": " + found.kind(), found.details());
  }

  static String of(Path file, String slice, Found.Array found, MemoryView view) {
    Map<String, String> lines = new LinkedHashMap<>(found.details());
    if (!slice.isEmpty()) {
      lines.put("slice", slice);
    }
    lines.put("format", view.format());
    lines.put("shape", Arrays.toString(view.shape()));
    lines.put("strides", Arrays.toString(view.strides()) + order(view));
    lines.put(
        "size",
        String.format(
            Locale.US,
            "%,d bytes, %,d %s of %,d",
            view.byteSize(),
            view.elementCount(),
            view.elementCount() == 1 ? "element" : "elements",
            view.itemSize()));
    return lines(file + ": " + found.kind(), lines);
  }

  static String of(String first, Map<String, String> rest) {
    return lines(first, rest);
  }

  private static String order(MemoryView view) {
    if (view.isCContiguous()) {
      return "";
    }
    return view.isFContiguous() ? ", Fortran order" : ", not contiguous";
  }

  private static String lines(String first, Map<String, String> rest) {
    StringBuilder text = new StringBuilder(first);
    int width = rest.keySet().stream().mapToInt(String::length).max().orElse(0);
    rest.forEach((name, value) ->
        text.append("\n  ")
            .append(name)
            .append(" ".repeat(width - name.length() + 2))
            .append(cut(value)));
    return text.toString();
  }

  private static String cut(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
  }
}
