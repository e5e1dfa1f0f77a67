package org.memview.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import org.memview.MemoryView;
import org.memview.benchmarks.Operation.Work;

/// What a call costs when there is next to nothing to do.
final class SmallOperations {
  private static final String GROUP = "small";

  private SmallOperations() {}

  static List<Operation> all() {
    return List.of(
        slice(),
        copy(16),
        copy(64),
        copy(1024),
        equal(16),
        equal(64),
        fill(64),
        sum(16),
        toBytes(64));
  }

  private static Operation slice() {
    return Operation.of(GROUP, "eat a byte: slice(1)")
        .view(p -> {
          MemoryView all = p.view("B", 4096);
          return () -> {
            MemoryView rest = all;
            for (int i = 0; i < 1000; i++) {
              rest = rest.slice(1);
            }
            return rest.length();
          };
        })
        .peer(
            "segment",
            p -> {
              MemorySegment all = p.bytes(4096);
              return () -> {
                MemorySegment rest = all;
                for (int i = 0; i < 1000; i++) {
                  rest = rest.asSlice(1);
                }
                return rest.byteSize();
              };
            })
        .peer(
            "ByteBuffer",
            p -> {
              ByteBuffer all = p.buffer(4096);
              return () -> {
                ByteBuffer rest = all;
                for (int i = 0; i < 1000; i++) {
                  rest = rest.slice(1, rest.capacity() - 1);
                }
                return rest.capacity();
              };
            })
        .peer(
            "Netty",
            p -> {
              ByteBuf all = p.netty(4096);
              return () -> {
                ByteBuf rest = all;
                for (int i = 0; i < 1000; i++) {
                  rest = rest.slice(1, rest.capacity() - 1);
                }
                return rest.capacity();
              };
            })
        .target("segment", 0.67)
        .cpython(
            10,
            "m = memoryview(bytes(4096))\ndef eat():\n"
                + "    rest = m\n    for _ in range(1000): rest = rest[1:]\n    return rest",
            "eat()");
  }

  private static Operation copy(int size) {
    return Operation.of(GROUP, "copy " + size + " bytes")
        .view(p -> CopyOperations.copy(p.view("B", size), p.like("B", size)))
        .peer(
            "memcpy",
            p -> {
              MemorySegment from = p.bytes(size);
              MemorySegment to = p.zeros(size);
              return () -> {
                MemorySegment.copy(from, 0, to, 0, size);
                return 1;
              };
            })
        .numpy(1, "a = d[:%d]; o = np.empty_like(a)".formatted(size), "np.copyto(o, a)")
        .cpython(
            1,
            "a = memoryview(bytes(%1$d)); o = memoryview(bytearray(%1$d))".formatted(size),
            "o[:] = a");
  }

  private static Operation equal(int size) {
    return Operation.of(GROUP, "equal, " + size + " bytes")
        .view(p -> {
          MemoryView a = p.view("B", size);
          MemoryView b = p.view("B", size);
          return () -> a.contentEquals(b) ? 1 : 0;
        })
        .peer(
            "ByteBuffer",
            p -> {
              ByteBuffer a = p.buffer(size);
              ByteBuffer b = p.buffer(size);
              return () -> a.equals(b) ? 1 : 0;
            })
        .peer(
            "Netty",
            p -> {
              ByteBuf a = p.netty(size);
              ByteBuf b = p.netty(size);
              return () -> ByteBufUtil.equals(a, b) ? 1 : 0;
            })
        .numpy(1, "a = d[:%d]; b = a.copy()".formatted(size), "np.array_equal(a, b)")
        .cpython(
            1,
            "a = memoryview(bytes(%1$d)); b = memoryview(bytes(%1$d))".formatted(size),
            "a == b");
  }

  private static Operation fill(int size) {
    return Operation.of(GROUP, "fill " + size + " bytes")
        .view(p -> {
          MemoryView to = p.like("B", size);
          return () -> to.fill(7).ndim();
        })
        .numpy(1, "o = d[:%d].copy()".formatted(size), "o.fill(7)");
  }

  private static Operation sum(int size) {
    return Operation.of(GROUP, "sum " + size + " bytes")
        .view(p -> {
          MemoryView all = p.view("B", size);
          return () -> (long) all.sum();
        })
        .numpy(1, "a = d[:%d]".formatted(size), "a.sum()");
  }

  private static Operation toBytes(int size) {
    return Operation.of(GROUP, "bytes of " + size)
        .view(p -> {
          MemoryView all = p.view("B", size);
          return () -> all.toBytes().length;
        })
        .peer("segment", p -> toArray(p.bytes(size)))
        .cpython(0, "a = memoryview(bytes(%d))".formatted(size), "a.tobytes()");
  }

  private static Work toArray(MemorySegment from) {
    return () -> from.toArray(JAVA_BYTE).length;
  }
}
