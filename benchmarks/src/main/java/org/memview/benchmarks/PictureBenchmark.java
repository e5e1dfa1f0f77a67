package org.memview.benchmarks;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.memview.MemoryView;
import org.memview.image.Images;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A part of a picture of 1920 x 1080 taken, and copied with its channels as R, G, B.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PictureBenchmark {
  private static final int TOP = 100;
  private static final int LEFT = 200;
  private static final int H = 800;
  private static final int W = 1200;

  /// Whether the JVM has used every kind of storage before.
  @Param({"clean", "polluted"})
  public String jvm = "clean";

  private final BufferedImage picture = new BufferedImage(1920, 1080, BufferedImage.TYPE_3BYTE_BGR);
  private final byte[] bytes = new byte[H * W * 3];
  private final int[] packed = new int[H * W];
  private final BufferedImage mirrored = new BufferedImage(W, H, BufferedImage.TYPE_3BYTE_BGR);
  private final MemoryView mirror = Images.view(mirrored);
  private final MemoryView target = MemoryView.of(bytes).cast("B", H, W, 3);

  /// Fills the picture, after polluting the JVM if asked.
  @Setup
  public void setUp() {
    Pollution.apply(jvm);
    byte[] noise = new byte[1080 * 1920 * 3];
    new Random(1).nextBytes(noise);
    Images.view(picture).copyFrom(MemoryView.of(noise).cast("B", 1080, 1920, 3));
  }

  private MemoryView part() {
    return Images.view(picture).slice("100:900, 200:1400");
  }

  @Benchmark
  public MemoryView crop_view() {
    return part();
  }

  @Benchmark
  public BufferedImage crop_image() {
    return picture.getSubimage(LEFT, TOP, W, H);
  }

  @Benchmark
  public MemoryView cropToRgb_view() {
    return target.copyFrom(part());
  }

  @Benchmark
  public Object cropToRgb_image() {
    Raster part = picture.getRaster().createChild(LEFT, TOP, W, H, 0, 0, null);
    return part.getDataElements(0, 0, W, H, bytes);
  }

  @Benchmark
  public int[] cropToRgb_getRgb() {
    return picture.getRGB(LEFT, TOP, W, H, packed, 0, W);
  }

  /// The channels stay B, G, R on both sides, and the target is there before.
  @Benchmark
  public MemoryView cropMirrored_view() {
    return mirror.copyFrom(part().slice(":, ::-1"));
  }

  @Benchmark
  public BufferedImage cropMirrored_image() {
    var graphics = mirrored.createGraphics();
    graphics.drawImage(picture.getSubimage(LEFT, TOP, W, H), W, 0, -W, H, null);
    graphics.dispose();
    return mirrored;
  }
}
