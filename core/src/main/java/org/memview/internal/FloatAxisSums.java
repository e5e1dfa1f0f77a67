package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Sums, means and deviations of numbers along an axis by the tree of [LaneSum]: bit for bit what
/// the sum of each line alone is.
final class FloatAxisSums extends AxisWorker {
  private static final int BLOCK = Numbers.CHUNK;

  // A row of so many doubles is 16 KiB. Of fewer columns whole blocks are read and folded.
  private static final int WIDE = 2048;
  private static final int NARROW = 16;

  // Of packed rows so many numbers are taken at once.
  private static final int ROOM = NARROW * BLOCK;

  // More numbers than that are filled up with zeros to a whole block, which changes no sum and is
  // folded by distances that are constants.
  private static final int FEW = 200;

  /// What is made of the sums.
  enum Kind {
    SUM,
    MEAN,
    /// Of the squared distances from the means, which the result has to begin with.
    STD
  }

  private final Kind kind;
  private final RowLoader loader;
  private final ByteOrder order;
  private final LaneSum lineSum = new LaneSum();
  private final double[] means = new double[WIDE];
  private final double[] sums = new double[WIDE];
  private final double[][] rows = new double[3][];
  private final float[][] singles = new float[4][];
  private ColumnTree tree = new ColumnTree(0);
  private int columns;
  private double[] values = {};

  FloatAxisSums(Kind kind, Block block, Cell cell, int axis, Block result) {
    super(block, cell, axis, result);
    this.kind = kind;
    this.loader = new RowLoader(cell);
    this.order = block.format().order();
  }

  private boolean isReadInPlace(long step) {
    return step == width && (loader.readsAnyOrder() || !Pieces.isSwapped(block, width));
  }

  @Override
  int mostColumns(long step) {
    return isReadInPlace(step)
        ? WIDE
        : Math.clamp(ROOM / LaneSum.padded((int) Math.min(BLOCK, extent)), NARROW, WIDE);
  }

  @Override
  void begin(MemorySegment memory, long at, long step, int count) {
    if (kind == Kind.STD) {
      read(memory, at, step, means, count);
    }
  }

  @Override
  void columns(long at, long step, int count, long[] bits) {
    if (columns != count) {
      columns = count;
      tree = new ColumnTree(count);
    }
    tree.clear();
    if (count > NARROW && isReadInPlace(step)) {
      addWide(at, count);
    } else {
      addNarrow(at, step, count);
    }
    tree.values(sums);
    for (int i = 0; i < count; i++) {
      bits[i] = bitsOf(sums[i]);
    }
  }

  private void addWide(long at, int count) {
    for (long i = 0; i < extent; i += BLOCK) {
      tree.add(new BlockRows(at + i * along, count), (int) Math.min(BLOCK, extent - i));
    }
  }

  /// Rows that are read in place.
  private final class BlockRows implements ColumnTree.Rows {
    private final long at;
    private final int count;

    BlockRows(long at, int count) {
      this.at = at;
      this.count = count;
    }

    @Override
    public void read(int row, double[] into) {
      loader.doubles(block.segment(), at + row * along, order, into, count);
      if (kind == Kind.STD) {
        squareDistances(into, means, count);
      }
    }

    // Of single precision without an array of doubles for each row: 2048 × 2048 of them took 1.5 ms
    // where they had taken 2.4.
    @Override
    public void readFour(int first, int step, double[] into) {
      if (cell == Cell.F32 && kind != Kind.STD) {
        for (int i = 0; i < 4; i++) {
          loader.floats(block.segment(), at + (first + i * step) * along, order, single(i), count);
        }
        addFour(singles[0], singles[1], singles[2], singles[3], into, count);
      } else {
        for (int i = 0; i < 4; i++) {
          read(first + i * step, i == 0 ? into : row(i - 1));
        }
        addFour(into, rows[0], rows[1], rows[2], count);
      }
    }
  }

  private float[] single(int which) {
    float[] row = singles[which];
    if (row == null) {
      row = new float[WIDE];
      singles[which] = row;
    }
    return row;
  }

  private double[] row(int which) {
    double[] row = rows[which];
    if (row == null) {
      row = new double[WIDE];
      rows[which] = row;
    }
    return row;
  }

  private static void addFour(float[] a, float[] b, float[] c, float[] d, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = ((double) a[i] + (double) c[i]) + ((double) b[i] + (double) d[i]);
    }
  }

  private static void addFour(double[] to, double[] b, double[] c, double[] d, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = (to[i] + c[i]) + (b[i] + d[i]);
    }
  }

  private static void squareDistances(double[] values, double[] means, int count) {
    for (int i = 0; i < count; i++) {
      double distance = values[i] - means[i];
      values[i] = distance * distance;
    }
  }

  private void addNarrow(long at, long step, int count) {
    makeRoom(LaneSum.padded((int) Math.min(BLOCK, extent)) * count);
    for (Slabs rows = rows(at, step, count, BLOCK); rows.next(); ) {
      for (long i = 0; i < rows.rows(); i += BLOCK) {
        int some = (int) Math.min(BLOCK, rows.rows() - i);
        loader.doubles(
            rows.memory(),
            rows.at() + i * rows.rowStep(),
            ByteOrder.nativeOrder(),
            values,
            some * count);
        squareNarrow(some, count);
        tree.add(values, some);
      }
    }
  }

  private void squareNarrow(int rows, int count) {
    if (kind == Kind.STD) {
      for (int i = 0; i < rows * count; i += count) {
        for (int j = 0; j < count; j++) {
          double distance = values[i + j] - means[j];
          values[i + j] = distance * distance;
        }
      }
    }
  }

  private void makeRoom(int size) {
    if (values.length < size) {
      values = new double[size];
    }
  }

  @Override
  void lines(long at, long step, int count, long[] bits) {
    makeRoom(BLOCK);
    int line = 0;
    for (Slabs lines = linesOf(at, step, count); lines.next(); ) {
      for (long i = 0; i < lines.rows(); i++) {
        double sum = sumOf(lines.memory(), lines.at() + i * lines.rowStep(), means[line]);
        bits[line++] = bitsOf(sum);
      }
    }
  }

  private double sumOf(MemorySegment memory, long at, double mean) {
    for (long i = 0; i < extent; i += BLOCK) {
      int some = (int) Math.min(BLOCK, extent - i);
      loader.doubles(memory, at + i * width, ByteOrder.nativeOrder(), values, some);
      if (kind == Kind.STD) {
        Reductions.squareDistances(values, mean, some);
      }
      if (some > FEW) {
        Arrays.fill(values, some, BLOCK, 0);
      }
      lineSum.add(values, some > FEW ? BLOCK : some);
    }
    return lineSum.take();
  }

  @Override
  long line(Block line, int index) {
    return Double.doubleToRawLongBits(
        switch (kind) {
          case SUM -> Reductions.sum(line);
          case MEAN -> Reductions.mean(line);
          case STD -> Reductions.std(line);
        });
  }

  private long bitsOf(double sum) {
    return Double.doubleToRawLongBits(
        switch (kind) {
          case SUM -> sum;
          case MEAN -> sum / extent;
          case STD -> Math.sqrt(sum / extent);
        });
  }
}
