package org.memview.profiler.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Memory over time, in the line format of Python's `mprof`: its plots show our files, and ours
/// show its.
///
/// | line | meaning |
/// |---|---|
/// | `CMDLINE text` | what was run |
/// | `MEM mebibytes seconds` | resident memory of the process and its children |
/// | `CHLD pid mebibytes seconds` | of one child |
/// | `FUNC name mebibytes seconds mebibytes seconds level` | a call, from its start to its end |
/// | `HEAP mebibytes seconds`, `OFFHEAP …` | used Java heap, buffers outside; not for `mprof` |
///
/// @param command what was run
/// @param memory resident memory
/// @param children the same of each child, by its number
/// @param heap used Java heap, or empty
/// @param offHeap direct buffers and mappings, or empty
/// @param calls calls of functions
public record Recording(
    String command,
    List<Sample> memory,
    Map<String, List<Sample>> children,
    List<Sample> heap,
    List<Sample> offHeap,
    List<Call> calls) {
  private static final double MEBIBYTE = 1 << 20;

  /// Copies the lists.
  public Recording {
    memory = List.copyOf(memory);
    children = Map.copyOf(children);
    heap = List.copyOf(heap);
    offHeap = List.copyOf(offHeap);
    calls = List.copyOf(calls);
  }

  /// An amount at a time.
  ///
  /// @param seconds since 1970
  public record Sample(double mebibytes, double seconds) {}

  /// One call of a function.
  ///
  /// @param level how many recorded calls it is inside of
  public record Call(String name, Sample start, Sample end, int level) {}

  /// Returns when memory was highest.
  ///
  /// @throws IllegalStateException if nothing was sampled
  public Sample peak() {
    return memory.stream()
        .max((a, b) -> Double.compare(a.mebibytes, b.mebibytes))
        .orElseThrow(() -> new IllegalStateException("the recording has no samples"));
  }

  /// Returns the seconds from the first sample to the last.
  public double seconds() {
    return memory.isEmpty() ? 0 : memory.getLast().seconds - memory.getFirst().seconds;
  }

  /// Reads a file.
  ///
  /// @throws IllegalArgumentException if a line cannot be understood; the message has its number
  public static Recording read(Path file) throws IOException {
    return new Reader(file.toString()).read(Files.readAllLines(file, StandardCharsets.UTF_8));
  }

  /// Returns a line of the file, with its end.
  ///
  /// @param kind `MEM`, `HEAP`, `OFFHEAP`, or `CHLD` and a number
  public static String line(String kind, long bytes, double seconds) {
    return String.format(Locale.US, "%s %.6f %.4f\n", kind, bytes / MEBIBYTE, seconds);
  }

  /// Returns the line of a call, with its end.
  public static String call(
      String name, long startBytes, double start, long endBytes, double end, int level) {
    return String.format(
        Locale.US,
        "FUNC %s %.4f %.4f %.4f %.4f %d\n",
        name.replace(' ', '_'),
        startBytes / MEBIBYTE,
        start,
        endBytes / MEBIBYTE,
        end,
        level);
  }

  private static final class Reader {
    private final String file;
    private final List<Sample> memory = new ArrayList<>();
    private final Map<String, List<Sample>> children = new TreeMap<>();
    private final List<Sample> heap = new ArrayList<>();
    private final List<Sample> offHeap = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private String command = "";

    Reader(String file) {
      this.file = file;
    }

    Recording read(List<String> lines) {
      for (int i = 0; i < lines.size(); i++) {
        try {
          line(lines.get(i).strip());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
          throw new IllegalArgumentException(
              file + ", line " + (i + 1) + " is not understood: " + lines.get(i), e);
        }
      }
      return new Recording(command, memory, children, heap, offHeap, calls);
    }

    private void line(String line) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "CMDLINE" -> command = line.substring(words[0].length()).strip();
        case "MEM" -> memory.add(sample(words, 1));
        case "HEAP" -> heap.add(sample(words, 1));
        case "OFFHEAP" -> offHeap.add(sample(words, 1));
        case "CHLD" ->
            children.computeIfAbsent(words[1], pid -> new ArrayList<>()).add(sample(words, 2));
        case "FUNC" -> calls.add(call(words));
        default -> {} // as mprof does: later versions may have more
      }
    }

    private static Call call(String[] words) {
      int level = words.length > 6 ? Integer.parseInt(words[6]) : 0;
      return new Call(words[1], sample(words, 2), sample(words, 4), level);
    }

    private static Sample sample(String[] words, int at) {
      return new Sample(Double.parseDouble(words[at]), Double.parseDouble(words[at + 1]));
    }
  }
}
