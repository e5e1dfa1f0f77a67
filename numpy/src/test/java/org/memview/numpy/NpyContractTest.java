package org.memview.numpy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.io.MappedFile.Mode;
import org.memview.testkit.ExporterContract;

/// The battery of the testkit over an npy file in Fortran order.
class NpyContractTest implements ExporterContract<NpyFile> {
  private final AtomicInteger count = new AtomicInteger();

  @TempDir Path folder = Path.of("");

  @Override
  public NpyFile exporter() {
    Path path = folder.resolve(count.incrementAndGet() + ".npy");
    int[] values = {1, -2, 3, 4, 5, 6};
    try {
      Npy.save(path, MemoryView.of(values).reshape(3, 2).transpose());
      return Npy.open(path, Mode.READ_WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void resize(NpyFile file) {
    try {
      file.append(MemoryView.of(new int[] {7, 8}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
