package org.memview.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.memview.MemoryView;

/// Damages files at random and opens them: each must open, and then print, or be refused with an
/// [NpyException]. Whatever else happens ends the program with the seed of the case.
///
/// Arguments: a folder with files to damage, a folder to work in, the first seed, how many cases.
final class MutationProgram {
  private static final String[] WORDS = {
    "4611686018427387904",
    "9223372036854775807",
    "-1",
    "0",
    "99999999999999999999",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "'",
    "\"",
    ",",
    ":",
    "\\",
    "\\x",
    "\\U00110000",
    "None",
    "True",
    "1e9",
    "1L",
    "'|O'",
    "'<f16'",
    "'|V2147483647'",
    "'<U536870911'",
    "(2147483647, 2147483647)",
    "[('a', '<i4')]",
    "\n",
    "\0",
    "é",
  };

  private final Path folder;
  private int opened;
  private int refused;

  private MutationProgram(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      for (Path file : files.filter(f -> f.toString().contains(".np")).sorted().toList()) {
        seeds.add(Files.readAllBytes(file));
        names.add(file.toString().endsWith("z") ? "case.npz" : "case.npy");
      }
    }
    MutationProgram program = new MutationProgram(Path.of(args[1]));
    long first = Long.parseLong(args[2]);
    int cases = Integer.parseInt(args[3]);
    for (long seed = first; seed < first + cases; seed++) {
      Random random = new Random(seed);
      int chosen = random.nextInt(seeds.size());
      program.run(seed, damaged(seeds.get(chosen), random), names.get(chosen));
    }
    System.out.println(program.opened + " opened, " + program.refused + " refused");
  }

  private static byte[] damaged(byte[] seed, Random random) {
    byte[] bytes = seed.clone();
    for (int n = random.nextInt(3); n >= 0; n--) {
      int reach = random.nextInt(4) == 0 ? bytes.length : Math.min(bytes.length, 140);
      int at = reach == 0 ? 0 : random.nextInt(reach);
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> spliced(bytes, at, random.nextInt(20), WORDS[random.nextInt(WORDS.length)]);
            case 2 -> spliced(bytes, at, 0, WORDS[random.nextInt(WORDS.length)]);
            case 3 -> sized(bytes, random);
            case 4 -> tail(bytes, random);
            default -> flipped(bytes, at, random);
          };
    }
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, int at, Random random) {
    if (bytes.length > 0) {
      bytes[at] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /// Changes the length of the header, or the version.
  private static byte[] sized(byte[] bytes, Random random) {
    for (int at = 6; at < Math.min(bytes.length, 12); at++) {
      if (random.nextInt(3) == 0) {
        bytes[at] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(4));
      }
    }
    return bytes;
  }

  /// Changes what is near the end: the directory of a zip file.
  private static byte[] tail(byte[] bytes, Random random) {
    for (int n = random.nextInt(8); n >= 0 && bytes.length > 0; n--) {
      int at = bytes.length - 1 - random.nextInt(Math.min(bytes.length, 200));
      bytes[at] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(256));
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, int gone, String word) {
    byte[] added = word.getBytes(StandardCharsets.UTF_8);
    int rest = Math.min(bytes.length, at + gone);
    byte[] spliced = Arrays.copyOf(bytes, at + added.length + bytes.length - rest);
    System.arraycopy(added, 0, spliced, at, added.length);
    System.arraycopy(bytes, rest, spliced, at + added.length, bytes.length - rest);
    return spliced;
  }

  private void run(long seed, byte[] bytes, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    try {
      if (name.endsWith("z")) {
        openArchive(file);
      } else {
        openArray(file);
      }
      opened++;
    } catch (NpyException e) {
      refused++;
    } catch (IOException | RuntimeException | Error e) {
      throw new IllegalStateException("seed " + seed, e);
    }
  }

  private static void openArray(Path file) throws IOException {
    try (NpyFile npy = Npy.open(file);
        MemoryView view = npy.view()) {
      use(view);
      DType.of(npy.descr());
    }
  }

  private static void openArchive(Path file) throws IOException {
    try (NpzFile npz = Npz.open(file)) {
      for (String name : npz.names()) {
        try (MemoryView view = npz.view(name)) {
          use(view);
        }
        try (InputStream in = npz.stream(name)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
  }

  private static void use(MemoryView view) {
    try {
      view.hexDump();
      view.toText();
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage()).contains("is no character")) {
        throw e; // damaged texts are the elements' affair, not the file's
      }
    }
    if (view.byteSize() < 100_000) {
      view.toBytes();
    }
  }
}
