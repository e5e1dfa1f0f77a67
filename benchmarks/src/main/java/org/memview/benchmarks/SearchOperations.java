package org.memview.benchmarks;

import static org.memview.benchmarks.Place.MIB;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import org.memview.MemoryView;

/// Comparing and searching.
final class SearchOperations {
  private static final String GROUP = "compare";
  private static final long BIG = 64 * MIB;

  private SearchOperations() {}

  static List<Operation> all() {
    return List.of(
        equal(),
        equalSlices(),
        equalDoubles(),
        count("count in uint8, 64 MiB", "B", BIG, "d", 2),
        count("count in int32, 4 Mi", "i", 4 * MIB, "d[:1 << 24].view('i4')", 0),
        count("count in every 2nd uint8", "B", BIG, "d", "::2", 0),
        find());
  }

  private static Operation equal() {
    return Operation.of(GROUP, "equal, 64 MiB")
        .view(p -> {
          MemoryView a = p.view("B", p.count(BIG));
          MemoryView b = p.view("B", p.count(BIG));
          return () -> a.contentEquals(b) ? 1 : 0;
        })
        .peer(
            "segment",
            p -> {
              MemorySegment a = p.bytes(p.count(BIG));
              MemorySegment b = p.bytes(p.count(BIG));
              return () -> a.mismatch(b);
            })
        .peer(
            "ByteBuffer",
            p -> {
              ByteBuffer a = p.buffer(p.count(BIG));
              ByteBuffer b = p.buffer(p.count(BIG));
              return () -> a.equals(b) ? 1 : 0;
            })
        .peer(
            "Netty",
            p -> {
              ByteBuf a = p.netty(p.count(BIG));
              ByteBuf b = p.netty(p.count(BIG));
              return () -> ByteBufUtil.equals(a, b) ? 1 : 0;
            })
        .numpy(0.95, "e = d.copy()", "np.array_equal(d, e)")
        .cpython(20, "a = memoryview(d); b = memoryview(d.copy())", "a == b");
  }

  private static Operation equalSlices() {
    return Operation.of(GROUP, "equal, every 2nd uint8")
        .view(p -> {
          MemoryView a = p.view("B", p.count(BIG)).slice("::2");
          MemoryView b = p.view("B", p.count(BIG)).slice("::2");
          return () -> a.contentEquals(b) ? 1 : 0;
        })
        .numpy(0.95, "e = d.copy()[::2]; f = d[::2]", "np.array_equal(f, e)");
  }

  private static Operation equalDoubles() {
    return Operation.of(GROUP, "equal, float64, 4 Mi")
        .view(p -> {
          long count = p.count(4 * MIB);
          MemoryView a = Place.cast(p.floating("d", count), "d", count);
          MemoryView b = Place.cast(p.floating("d", count), "d", count);
          return () -> a.contentEquals(b) ? 1 : 0;
        })
        .numpy(0.95, "e = f64.copy()", "np.array_equal(f64, e)");
  }

  private static Operation count(
      String name, String format, long count, String numpy, double target) {
    return count(name, format, count, numpy, "", target);
  }

  private static Operation count(
      String name, String format, long count, String numpy, String spec, double target) {
    return Operation.of(GROUP, name)
        .view(p -> {
          MemoryView all = p.view(format, p.count(count));
          MemoryView some = spec.isEmpty() ? all : all.slice(spec);
          return () -> some.count(7);
        })
        .numpy(
            target,
            "a = " + numpy + (spec.isEmpty() ? "" : "[" + spec + "]"),
            "np.count_nonzero(a == 7)");
  }

  private static Operation find() {
    return Operation.of(GROUP, "find in uint8, 64 MiB")
        .view(p -> {
          MemoryView a = p.like("B", p.count(BIG)).fill(1);
          a.setByte(-1, (byte) 9);
          return () -> a.indexOf(9);
        })
        .peer(
            "Netty",
            p -> {
              ByteBuf a = p.netty(p.count(BIG));
              for (int i = 0; i < a.capacity(); i++) {
                a.setByte(i, i + 1 == a.capacity() ? 9 : 1);
              }
              return () -> a.indexOf(0, a.capacity(), (byte) 9);
            })
        .numpy(0, "a = np.ones_like(d); a[-1] = 9", "np.argmax(a == 9)")
        .cpython(0, "a = bytes(bytearray(b'1') * (1 << 26)) + b'9'", "a.find(b'9')");
  }
}
