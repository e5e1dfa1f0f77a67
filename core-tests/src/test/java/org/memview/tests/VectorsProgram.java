package org.memview.tests;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import org.memview.Conversion;
import org.memview.MemoryView;

/// Prints the bits of sums and extremes of random numbers in every kind of memory, a line for each
/// round; run by [VectorsTest] in JVMs with vectors and without.
final class VectorsProgram {
  private static final int MOST = 40_000;
  private static final List<String> FORMATS =
      List.of("<f", ">f", "<d", ">d", "b", "B", "<h", "<H", ">h", "<i", "<I", ">I", "<q", "<e");

  private final SplittableRandom random;
  private final List<MemorySegment> memories;

  private VectorsProgram(long seed) throws IOException {
    this.random = new SplittableRandom(seed);
    this.memories =
        List.of(
            MemorySegment.ofArray(new byte[MOST]),
            MemorySegment.ofArray(new short[MOST / 2]),
            MemorySegment.ofArray(new char[MOST / 2]),
            MemorySegment.ofArray(new int[MOST / 4]),
            MemorySegment.ofArray(new long[MOST / 8]),
            MemorySegment.ofArray(new float[MOST / 4]),
            MemorySegment.ofArray(new double[MOST / 8]),
            Arena.ofAuto().allocate(MOST),
            mapped());
  }

  private static MemorySegment mapped() throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            Path.of("numbers.bin"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, MOST, Arena.ofAuto());
    }
  }

  /// Arguments: the seed, and how many rounds.
  public static void main(String[] arguments) throws IOException {
    VectorsProgram program = new VectorsProgram(Long.parseLong(arguments[0]));
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      System.out.println(i + program.round());
    }
  }

  private String round() {
    StringBuilder line = new StringBuilder();
    String format = FORMATS.get(random.nextInt(FORMATS.size()));
    MemoryView numbers = numbers(format, count());
    int shift = random.nextInt(8);
    for (MemorySegment memory : memories) {
      MemorySegment part = memory.asSlice(shift, numbers.byteSize());
      MemoryView view = MemoryView.of(part).cast("B").cast(format);
      view.copyFrom(numbers);
      print(random.nextInt(4) == 0 ? MemoryView.of(part.asReadOnly()).cast(format) : view, line);
    }
    return line.toString();
  }

  // About the ends of vectors and of blocks, or anything.
  private int count() {
    int border = new int[] {16, 32, 64, 128, 1024, 2048, 4096}[random.nextInt(7)];
    return switch (random.nextInt(3)) {
      case 0 -> 1 + random.nextInt(MOST / 8 - 8);
      case 1 -> border;
      default -> Math.max(1, border + random.nextInt(9) - 4);
    };
  }

  private MemoryView numbers(String format, int count) {
    MemoryView numbers = MemoryView.allocate(format, count);
    if ("fde".indexOf(format.charAt(format.length() - 1)) < 0) {
      byte[] bytes = new byte[(int) numbers.byteSize()];
      random.nextBytes(bytes);
      numbers.cast("B").copyFrom(MemoryView.of(bytes));
      return numbers;
    }
    MemoryView doubles = MemoryView.allocate("d", count);
    int oddities = random.nextInt(4);
    double size = Math.pow(10, random.nextInt(-4, 5));
    for (int i = 0; i < count; i++) {
      doubles.setDouble(i, oddities == 0 ? 0.0 : (random.nextDouble() - 0.3) * size);
    }
    for (int i = 0; i < oddities; i++) {
      double odd = new double[] {-0.0, 1e4, -1e4, Double.NaN, 1 / 0.0, -1 / 0.0}[random.nextInt(6)];
      doubles.setDouble(random.nextInt(count), odd);
    }
    return numbers.convertFrom(doubles, Conversion.WRAP);
  }

  private static void print(MemoryView view, StringBuilder line) {
    line.append(' ').append(Double.doubleToLongBits(view.sum()));
    line.append(' ').append(view.min()).append(' ').append(view.argmin());
    line.append(' ').append(view.max()).append(' ').append(view.argmax());
  }
}
