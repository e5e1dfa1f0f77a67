package org.memview.cli.show;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.memview.MemoryView;
import org.memview.cli.Failure;
import org.memview.image.Images;

/// A picture that the JDK can decode: its samples, `[h, w, c]`.
///
/// Pictures are compressed, so all of one is read, into memory.
final class ImageKind implements FileKind {
  private static final String[] MAGIC = {
    "\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff", "GIF87a", "GIF89a", "II*\0", "MM\0*"
  };
  private static final String[] TYPES = {
    "custom",
    "INT_RGB",
    "INT_ARGB",
    "INT_ARGB_PRE",
    "INT_BGR",
    "3BYTE_BGR",
    "4BYTE_ABGR",
    "4BYTE_ABGR_PRE",
    "USHORT_565_RGB",
    "USHORT_555_RGB",
    "BYTE_GRAY",
    "USHORT_GRAY",
    "BYTE_BINARY",
    "BYTE_INDEXED"
  };

  @Override
  public boolean recognizes(Head head) {
    for (String magic : MAGIC) {
      if (head.startsWith(magic)) {
        return true;
      }
    }
    return head.startsWith("BM") && head.isNamed(".bmp");
  }

  @Override
  public Found open(Path file, Deque<String> words) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new Failure(file + " looks like a picture, but nothing here decodes it");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return found(file, reader);
      } catch (RuntimeException e) {
        throw new Failure(file + " is a damaged picture: " + e.getMessage(), e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static Found found(Path file, ImageReader reader) throws IOException {
    requireMemory(file, reader.getWidth(0), reader.getHeight(0));
    BufferedImage image = reader.read(0);
    Map<String, String> details = new LinkedHashMap<>();
    details.put(
        "picture", String.format(Locale.US, "%d x %d pixels", image.getWidth(), image.getHeight()));
    details.put("stored", "TYPE_" + TYPES[image.getType()]);
    int pictures = reader.getNumImages(true);
    if (pictures > 1) {
      details.put("shown", String.format(Locale.US, "the first of %d pictures", pictures));
    }
    Closeable nothing = () -> {};
    return new Found.Array(
        reader.getFormatName().toUpperCase(Locale.ROOT) + " image",
        view(image, details),
        details,
        nothing);
  }

  /// A header is only a claim.
  private static void requireMemory(Path file, long width, long height) {
    long needed = width * height * 4;
    if (needed > Runtime.getRuntime().maxMemory() / 2) {
      throw new Failure(
          String.format(
              Locale.US,
              "%s says it has %,d x %,d pixels, which decoded are about %,d MB, more than fits",
              file,
              width,
              height,
              needed >> 20));
    }
  }

  private static MemoryView view(BufferedImage image, Map<String, String> details) {
    switch (image.getType()) {
      case BufferedImage.TYPE_BYTE_BINARY -> {
        details.put("elements", "bytes of packed pixels, the left one in the highest bit");
        return Images.packedRows(image.getRaster());
      }
      case BufferedImage.TYPE_BYTE_INDEXED -> details.put("elements", "indices into a palette");
      default -> {}
    }
    return Images.view(image);
  }
}
