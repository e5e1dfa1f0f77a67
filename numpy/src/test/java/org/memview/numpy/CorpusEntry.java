package org.memview.numpy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.MemoryView;

/// One file of the corpus and what NumPy says is in it: a line of `index.tsv`.
///
/// @param own whether NumPy chose the version itself
/// @param crc of the bytes in C order
/// @param values as `corpus.py` spells them, `-` if no Java type is as wide
record CorpusEntry(
    String file,
    boolean own,
    List<Long> shape,
    List<Long> strides,
    long itemSize,
    long crc,
    String values) {

  static List<CorpusEntry> of(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("index.tsv")).stream()
        .map(CorpusEntry::parse)
        .toList();
  }

  private static CorpusEntry parse(String line) {
    String[] cells = line.split("\t", -1);
    return new CorpusEntry(
        cells[0],
        cells[1].equals("own"),
        numbers(cells[2]),
        numbers(cells[3]),
        Long.parseLong(cells[4]),
        Long.parseLong(cells[5]),
        cells[6]);
  }

  private static List<Long> numbers(String cell) {
    return cell.equals("-")
        ? List.of()
        : Arrays.stream(cell.split(",", -1)).map(Long::valueOf).toList();
  }

  /// Returns how `view` differs from what NumPy says, empty if it does not.
  String difference(MemoryView view) {
    if (!shape.equals(boxed(view.shape()))) {
      return "shape " + Arrays.toString(view.shape()) + " is not " + shape;
    }
    if (!view.isEmpty() && !strides.equals(boxed(view.strides()))) {
      return "strides " + Arrays.toString(view.strides()) + " are not " + strides;
    }
    if (view.itemSize() != itemSize || view.formatSpec().size() != itemSize) {
      return "item size " + view.itemSize() + " is not " + itemSize;
    }
    CRC32 sum = new CRC32();
    sum.update(view.toBytes());
    if (sum.getValue() != crc) {
      return "the bytes differ";
    }
    String found = values.equals("-") ? "-" : spell(view);
    return found.equals(values) ? "" : "values " + found + " are not " + values;
  }

  private static List<Long> boxed(long[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static String spell(MemoryView view) {
    Object values = view.ndim() == 0 ? view.get(new long[0]) : view.toList();
    return spell(values);
  }

  private static String spell(Object value) {
    return switch (value) {
      case Boolean flag -> flag ? "T" : "F";
      case Float number -> real(number.doubleValue());
      case Double number -> real(number);
      case Complex(double re, double im) -> "c" + real(re) + "/" + real(im);
      case Bytes bytes -> "s" + hex(bytes.toArray());
      case String text ->
          "u"
              + text.replaceAll("\0+$", "")
                  .codePoints()
                  .mapToObj(Integer::toHexString)
                  .collect(Collectors.joining("."));
      case List<?> items ->
          items.stream().map(item -> spell(item)).collect(Collectors.joining(" ", "[", "]"));
      default -> value.toString();
    };
  }

  private static String real(double value) {
    return Double.isNaN(value) ? "nan" : "d%016x".formatted(Double.doubleToRawLongBits(value));
  }

  /// NumPy's values end before their trailing NULs.
  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).replaceAll("((?:..)*?)(00)*$", "$1");
  }
}
