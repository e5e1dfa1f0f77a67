package org.memview.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.memview.MemoryView;
import org.memview.numpy.Npy;
import org.memview.numpy.NpyException;
import org.memview.numpy.NpyFile;

/// Files that begin as npy files do: a view inside the file, or a refusal that names the file.
class NpyFuzzTest {

  @FuzzTest
  void open_ofAnyHeader_viewsTheFileOrIsRefused(byte[] header) throws IOException {
    Path file = Files.createTempFile("fuzz", ".npy");
    try {
      Files.write(file, npy(header));
      open(file);
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] npy(byte[] header) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 3, 0});
    bytes.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(header.length).array());
    bytes.writeBytes(header);
    bytes.writeBytes(new byte[64]);
    return bytes.toByteArray();
  }

  private static void open(Path file) throws IOException {
    try (NpyFile npy = Npy.open(file);
        MemoryView view = npy.view()) {
      assertTrue(view.byteSize() <= 64 || view.itemSize() == 0, () -> "beyond the file: " + view);
      assertEquals(view.byteSize(), view.elementCount() * view.itemSize());
      assertTrue(!view.toText().isEmpty());
    } catch (NpyException refused) {
      assertTrue(
          String.valueOf(refused.getMessage()).startsWith(file.toString()), refused::toString);
    }
  }
}
