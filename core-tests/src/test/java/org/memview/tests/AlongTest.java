package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.Conversion;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.format.Kind;
import org.memview.layout.Index;
import org.memview.testkit.CountingExporter;
import org.memview.testkit.ListOracle;
import org.memview.testkit.Structure;
import org.memview.testkit.Structures;
import org.memview.testkit.TestRun;

/// Reductions along an axis: against nested lists where they are small, and against the reductions
/// of each line alone, which have tests of their own, where they are large.
class AlongTest {
  private static final List<String> FORMATS =
      List.of(
          "?", "b", "B", "h", ">H", "i", ">i", "I", ">I", "q", "Q", ">q", "e", "E", "f", ">f", "d",
          ">d");

  private static boolean isNumeric(Format format) {
    Kind kind = format.kind();
    return kind == Kind.BOOLEAN
        || kind == Kind.SIGNED
        || kind == Kind.UNSIGNED
        || kind == Kind.FLOAT;
  }

  private static boolean isReal(Format format) {
    return format.kind() == Kind.FLOAT;
  }

  // ------------------------------------------------------------------- against lists

  @TestFactory
  Stream<DynamicTest> reductions_ofEveryStorage_areThoseOfTheLists() {
    return Battery.over(
        fixture -> isNumeric(fixture.formatSpec()),
        (sample, _) -> checkAll(sample.view(), sample.expected()));
  }

  @Test
  void reductions_ofRandomStructures_areThoseOfTheLists() {
    Structures.valid()
        .check(
            1500,
            structure -> {
              if (isNumeric(Format.of(structure.format()))) {
                MemorySegment memory = memory(structure);
                try (MemoryView view = MemoryView.of(new CountingExporter(memory, structure))) {
                  checkAll(view, ListOracle.read(memory, structure));
                }
              }
            });
  }

  private static MemorySegment memory(Structure structure) {
    byte[] bytes = new byte[(int) structure.memorySize()];
    RandomGenerator random = new SplittableRandom(structure.memorySize());
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(structure.format().contains("?") ? 3 : 100);
    }
    return MemorySegment.ofArray(bytes);
  }

  private static void checkAll(MemoryView view, ListOracle<Object> expected) {
    for (int axis = 0; axis < view.ndim(); axis++) {
      checkAxis(view, expected, axis);
    }
    var error = assertThrows(IndexOutOfBoundsException.class, () -> view.sumAlong(view.ndim()));
    Messages.assertNames(error, "axis " + view.ndim(), view.ndim() + " axes");
  }

  private static void checkAxis(MemoryView view, ListOracle<Object> expected, int axis) {
    long[] shape = without(view.shape(), axis);
    if (!fits(view.formatSpec(), expected, axis)) {
      var error = assertThrows(ArithmeticException.class, () -> view.sumAlong(axis));
      Messages.assertNames(error, "sumAlong", "does not fit");
      checkAxis(
          view.slice(Index.newAxis(), Index.ellipsis()),
          expected.slice(Index.newAxis(), Index.ellipsis()),
          0);
      return;
    }
    MemoryView sums = view.sumAlong(axis - view.ndim());
    assertArrayEquals(shape, sums.shape());
    assertTrue(sums.isCContiguous());
    assertFalse(sums.isReadOnly());
    assertEquals(sumFormat(view.formatSpec()), sums.format());
    boolean empty = view.extent(axis) == 0;
    if (empty) {
      assertEquals(0.0, sums.sum());
      var error = assertThrows(IllegalArgumentException.class, () -> view.minAlong(axis));
      Messages.assertNames(error, "minAlong", view.format());
      assertThrows(IllegalArgumentException.class, () -> view.maxAlong(axis));
      assertThrows(IllegalArgumentException.class, () -> view.meanAlong(axis));
      assertThrows(IllegalArgumentException.class, () -> view.stdAlong(axis));
      assertThrows(IllegalArgumentException.class, () -> view.argminAlong(axis));
      assertThrows(IllegalArgumentException.class, () -> view.argmaxAlong(axis));
      return;
    }
    MemoryView means = view.meanAlong(axis);
    MemoryView stds = view.stdAlong(axis);
    MemoryView least = view.minAlong(axis);
    MemoryView greatest = view.maxAlong(axis);
    MemoryView leastAt = view.argminAlong(axis);
    MemoryView greatestAt = view.argmaxAlong(axis);
    assertEquals("d", means.format());
    assertEquals("q", leastAt.format());
    assertTrue(least.formatSpec().isNativeOrder());
    assertEquals(view.formatSpec().code(), least.formatSpec().code());
    for (long[] index : ListOracle.build(shape, at -> at).flat()) {
      List<Number> line = line(expected, axis, index);
      Function<MemoryView, Number> at = result -> number(result.get(index));
      int first = best(line, 1);
      int last = best(line, -1);

      assertSum(line, at.apply(sums), isReal(view.formatSpec()));
      assertEquals((long) first, at.apply(leastAt));
      assertEquals((long) last, at.apply(greatestAt));
      assertSame(line.get(first), at.apply(least));
      assertSame(line.get(last), at.apply(greatest));
      assertMoments(line, at.apply(means).doubleValue(), at.apply(stds).doubleValue());
    }
  }

  private static boolean fits(Format format, ListOracle<Object> all, int axis) {
    BigInteger least = BigInteger.ONE.shiftLeft(63).negate();
    BigInteger most = BigInteger.ONE.shiftLeft(format.kind() == Kind.UNSIGNED ? 64 : 63);
    return isReal(format)
        || ListOracle.build(without(all.shape(), axis), index -> line(all, axis, index))
            .flat()
            .stream()
            .map(line ->
                line.stream().map(AlongTest::decimal).reduce(BigDecimal.ZERO, BigDecimal::add))
            .map(BigDecimal::toBigInteger)
            .allMatch(sum -> sum.compareTo(least) >= 0 && sum.compareTo(most) < 0);
  }

  private static String sumFormat(Format format) {
    return isReal(format) ? "d" : format.kind() == Kind.UNSIGNED ? "Q" : "q";
  }

  private static List<Number> line(ListOracle<Object> all, int axis, long... index) {
    return IntStream.range(0, (int) all.shape()[axis])
        .mapToObj(i -> number(all.get(with(index, axis, i))))
        .toList();
  }

  private static Number number(Object element) {
    return element instanceof Boolean truth ? (truth ? 1 : 0) : (Number) element;
  }

  private static long[] without(long[] numbers, int at) {
    return IntStream.range(0, numbers.length)
        .filter(i -> i != at)
        .mapToLong(i -> numbers[i])
        .toArray();
  }

  private static long[] with(long[] index, int axis, long i) {
    long[] all = new long[index.length + 1];
    System.arraycopy(index, 0, all, 0, axis);
    all[axis] = i;
    System.arraycopy(index, axis, all, axis + 1, index.length - axis);
    return all;
  }

  private static int best(List<Number> line, int sign) {
    int best = 0;
    for (int i = 1; i < line.size(); i++) {
      best = sign * compare(line.get(i), line.get(best)) < 0 ? i : best;
    }
    return best;
  }

  private static int compare(Number a, Number b) {
    return isFinite(a) && isFinite(b)
        ? decimal(a).compareTo(decimal(b))
        : Double.compare(a.doubleValue(), b.doubleValue());
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof Float || number instanceof Double)
        || Double.isFinite(number.doubleValue());
  }

  private static BigDecimal decimal(Number number) {
    return switch (number) {
      case BigInteger n -> new BigDecimal(n);
      case Float f -> new BigDecimal(f.doubleValue());
      case Double d -> new BigDecimal(d);
      default -> BigDecimal.valueOf(number.longValue());
    };
  }

  private static void assertSame(Number expected, Number actual) {
    assertEquals(0, compare(expected, actual), () -> expected + " is not " + actual);
  }

  private static void assertSum(List<Number> line, Number sum, boolean real) {
    if (line.stream().allMatch(AlongTest::isFinite)) {
      BigDecimal exact =
          line.stream().map(AlongTest::decimal).reduce(BigDecimal.ZERO, BigDecimal::add);
      double sizes = line.stream().mapToDouble(n -> Math.abs(n.doubleValue())).sum();
      if (real) {
        assertEquals(exact.doubleValue(), sum.doubleValue(), sizes * 1e-15);
      } else {
        assertEquals(0, exact.compareTo(decimal(sum)), () -> exact + " is not " + sum);
      }
    } else {
      assertEquals(line.stream().mapToDouble(Number::doubleValue).sum(), sum.doubleValue());
    }
  }

  private static void assertMoments(List<Number> line, double mean, double std) {
    if (line.stream().allMatch(AlongTest::isFinite)) {
      double[] numbers = line.stream().mapToDouble(Number::doubleValue).toArray();
      double sizes = Arrays.stream(numbers).map(Math::abs).sum();
      double average = Arrays.stream(numbers).sum() / numbers.length;
      double squares = Arrays.stream(numbers).map(n -> (n - average) * (n - average)).sum();

      assertEquals(average, mean, 1e-14 * sizes);
      assertEquals(Math.sqrt(squares / numbers.length), std, 1e-7 * sizes);
    }
  }

  // ------------------------------------------------------------------- against each line alone

  private record Case(String format, long[] shape, String slice, boolean transposed, int kind) {
    @Override
    public String toString() {
      return "%s %s %s%s of kind %d"
          .formatted(format, Arrays.toString(shape), slice, transposed ? " transposed" : "", kind);
    }
  }

  private static final List<long[]> SHAPES =
      List.of(
          new long[] {1100, 3},
          new long[] {3, 9000},
          new long[] {2500, 40},
          new long[] {37, 1300},
          new long[] {1030, 530},
          new long[] {9, 200, 3},
          new long[] {300, 2, 7},
          new long[] {5000, 2, 2},
          new long[] {70000, 1},
          new long[] {9000},
          new long[] {100},
          new long[] {1, 65},
          new long[] {66, 4097});

  private static final List<String> SLICES =
      List.of("...", "...", "::-1", "..., ::-1", "::2", "..., 1::2", "1:, ...", "..., 1:");

  @Test
  void reductions_ofLargerViews_areThoseOfEachLineAlone() {
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    for (int i = 0; i < TestRun.pick(60, 3000); i++) {
      Case drawn = drawn(random);
      try {
        checkLines(view(drawn, random), random);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + TestRun.seed() + ", case " + i + ": " + drawn, e);
      }
    }
  }

  private static Case drawn(SplittableRandom random) {
    return new Case(
        FORMATS.get(random.nextInt(FORMATS.size())),
        SHAPES.get(random.nextInt(SHAPES.size())),
        SLICES.get(random.nextInt(SLICES.size())),
        random.nextInt(3) == 0,
        random.nextInt(4));
  }

  private static MemoryView view(Case drawn, SplittableRandom random) {
    MemoryView source = MemoryView.allocate("d", drawn.shape());
    MemoryView flat = source.reshape(-1);
    boolean whole = !isReal(Format.of(drawn.format()));
    for (long i = 0; i < flat.length(); i++) {
      double number = random.nextDouble(-100, 300);
      flat.setDouble(i, whole ? Math.rint(number) : special(number, random));
    }
    MemoryView typed = fresh(drawn).convertFrom(source, Conversion.SATURATE);
    MemoryView laidOut = drawn.transposed() ? typed.transpose() : typed;
    MemoryView part = laidOut.slice(drawn.slice());
    return part.isEmpty() ? laidOut : part;
  }

  private static double special(double number, SplittableRandom random) {
    return switch (random.nextInt(3000)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> -0.0;
      default -> number;
    };
  }

  private static MemoryView fresh(Case drawn) {
    Format format = Format.of(drawn.format());
    int size = (int) (format.size() * Arrays.stream(drawn.shape()).reduce(1, (a, b) -> a * b));
    MemoryView bytes =
        switch (drawn.kind()) {
          case 0 -> MemoryView.of(new byte[size]);
          case 1 -> MemoryView.of(new long[(size + 7) / 8]).cast("B").slice(0, size);
          case 2 -> MemoryView.of(new int[size / 4 + 2]).cast("B").slice(3, size + 3);
          default -> MemoryView.of(Arena.ofAuto().allocate(size));
        };
    return bytes.cast(drawn.format(), drawn.shape());
  }

  private static void checkLines(MemoryView view, SplittableRandom random) {
    for (int axis = 0; axis < view.ndim(); axis++) {
      MemoryView sums = view.sumAlong(axis);
      MemoryView means = view.meanAlong(axis);
      MemoryView stds = view.stdAlong(axis);
      MemoryView least = view.minAlong(axis);
      MemoryView greatest = view.maxAlong(axis);
      MemoryView leastAt = view.argminAlong(axis);
      MemoryView greatestAt = view.argmaxAlong(axis);
      for (int i = 0; i < 25; i++) {
        long[] index = Arrays.stream(sums.shape()).map(random::nextLong).toArray();
        MemoryView line = lineOf(view, axis, index);
        String where = "axis " + axis + ", line " + Arrays.toString(index);
        Function<MemoryView, Number> at = result -> number(result.get(index));

        assertEquals(line.sum(), at.apply(sums).doubleValue(), where);
        assertEquals(line.mean(), at.apply(means).doubleValue(), where);
        assertEquals(line.std(), at.apply(stds).doubleValue(), where);
        assertEquals(0.0 + line.min().doubleValue(), 0.0 + at.apply(least).doubleValue(), where);
        assertEquals(0.0 + line.max().doubleValue(), 0.0 + at.apply(greatest).doubleValue(), where);
        assertEquals(line.argmin(), at.apply(leastAt), where);
        assertEquals(line.argmax(), at.apply(greatestAt), where);
      }
    }
  }

  private static MemoryView lineOf(MemoryView view, int axis, long... index) {
    Index[] spec = new Index[view.ndim()];
    for (int k = 0; k < spec.length; k++) {
      spec[k] = k == axis ? Index.all() : Index.at(index[k < axis ? k : k - 1]);
    }
    return view.slice(spec);
  }

  // Lengths at which minima of packed numbers begin, end and go on in another piece.
  @Test
  void extremes_ofAllNumbersOfOneOrTwoBytes_areThoseOfEachLineAlone() {
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    for (String format : List.of("b", "B", "h", "H")) {
      for (long[] shape :
          List.of(
              new long[] {3, 63}, new long[] {7, 65}, new long[] {5, 2047}, new long[] {2, 2049})) {
        int size = (int) (shape[0] * shape[1] * Format.of(format).size());
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        MemoryView view = MemoryView.of(bytes).cast(format, shape);

        checkExtremes(view);
        checkExtremes(view.transpose());
        checkExtremes(view.slice("..., 1:"));
      }
    }
  }

  private static void checkExtremes(MemoryView view) {
    for (int axis = 0; axis < 2; axis++) {
      MemoryView least = view.minAlong(axis);
      MemoryView greatest = view.maxAlong(axis);
      MemoryView leastAt = view.argminAlong(axis);
      MemoryView greatestAt = view.argmaxAlong(axis);
      for (long i = 0; i < least.length(); i++) {
        MemoryView line = lineOf(view, axis, i);
        List<Long> numbers = line.toList().stream().map(n -> ((Number) n).longValue()).toList();
        long min = Collections.min(numbers);
        long max = Collections.max(numbers);
        String where = "seed " + TestRun.seed() + ", " + view + ", axis " + axis + ", line " + i;

        assertEquals(min, number(least.get(i)).longValue(), where);
        assertEquals(max, number(greatest.get(i)).longValue(), where);
        assertEquals(numbers.indexOf(min), leastAt.getLong(i), where);
        assertEquals(numbers.indexOf(max), greatestAt.getLong(i), where);
      }
    }
  }

  @Test
  void reductions_sharedAmongThreads_areThoseOfEachLineAlone() {
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    byte[] bytes = new byte[5_000_000];
    random.nextBytes(bytes);
    for (String format : List.of("B", ">i", "d")) {
      MemoryView flat =
          MemoryView.allocate(format, bytes.length)
              .convertFrom(MemoryView.of(bytes), Conversion.EXACT);
      checkLines(flat.reshape(1000, 5000), random);
      checkLines(flat.reshape(50, 100, 1000), random);
      checkLines(flat.reshape(-1, 2), random);
    }
  }

  // ------------------------------------------------------------------- what is refused, and limits

  @Test
  void sumAlong_beyond64Bits_isRefused_butNotOnTheWay() {
    MemoryView signed = MemoryView.of(new long[] {Long.MAX_VALUE, 1, -5, 1, 2, 3}).reshape(3, 2);
    MemoryView over = MemoryView.of(new long[] {Long.MAX_VALUE, 1, 1, 1}).reshape(2, 2);
    MemoryView unsigned = MemoryView.of(new long[] {-1, 1, 1, 1}).cast("Q").cast("Q", 2, 2);
    MemoryView turning =
        MemoryView.of(new long[] {Long.MAX_VALUE, 9, Long.MAX_VALUE, 9, Long.MIN_VALUE, 9})
            .reshape(3, 2);

    assertEquals(List.of(Long.MAX_VALUE - 3, 5L), signed.sumAlong(0).toList());
    assertEquals(List.of(Long.MAX_VALUE - 1, 27L), turning.sumAlong(0).toList());
    var error = assertThrows(ArithmeticException.class, () -> over.sumAlong(0));
    Messages.assertNames(error, "sumAlong", "9223372036854775808");
    assertEquals(0x1p62 + 0.5, over.meanAlong(0).get(0));
    error = assertThrows(ArithmeticException.class, () -> unsigned.sumAlong(0));
    Messages.assertNames(error, "18446744073709551616", "unsigned");
    assertEquals(new BigInteger("18446744073709551615"), unsigned.maxAlong(0).get(0));
  }

  @Test
  void reductions_ofNoNumbers_areRefused() {
    MemoryView text = MemoryView.of(new byte[6]).cast("3s");

    var error = assertThrows(FormatException.class, () -> text.sumAlong(0));

    Messages.assertNames(error, "sumAlong", "3s");
    assertThrows(FormatException.class, () -> text.argmaxAlong(0));
    assertThrows(IndexOutOfBoundsException.class, () -> MemoryView.allocate("i").sumAlong(0));
  }

  @Test
  void result_isOfItsOwn_whenTheViewIsReleased() {
    MemoryView view = MemoryView.of(new int[] {1, 2, 3, 4}).reshape(2, 2);
    MemoryView sums = view.sumAlong(0);
    view.release();

    assertEquals(List.of(4L, 6L), sums.toList());
    assertThrows(IllegalStateException.class, () -> view.sumAlong(0));
  }
}
