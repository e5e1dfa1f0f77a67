package org.memview.benchmarks;

import static org.memview.benchmarks.Place.MIB;

import io.netty.buffer.ByteBuf;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.memview.MemoryView;
import org.memview.benchmarks.Operation.Work;

/// Copies between layouts.
final class CopyOperations {
  private static final String GROUP = "copy";
  private static final long BIG = 64 * MIB;

  private CopyOperations() {}

  static List<Operation> all() {
    return List.of(
        contiguous(),
        slice("every 2nd byte", "B", BIG, "::2", "d[::2]", 0.9),
        slice("every 3rd byte", "B", BIG, "::3", "d[::3]", 0.9),
        slice("every 2nd int16", "h", BIG / 2, "::2", "d.view('i2')[::2]", 0.9),
        slice("every 2nd int32", "i", BIG / 4, "::2", "d.view('i4')[::2]", 0.9),
        slice("every 2nd float64", "d", BIG / 8, "::2", "d.view('f8')[::2]", 0.9),
        slice("bytes reversed", "B", BIG, "::-1", "d[::-1]", 3),
        slice("int32 reversed", "i", BIG / 4, "::-1", "d.view('i4')[::-1]", 0),
        transpose("uint8", "B", "u1", 8),
        transpose("int16", "h", "i2", 0),
        transpose("int32", "i", "i4", 0),
        transpose("float64", "d", "f8", 2.5),
        crop("crop of an image", "256:1792, 256:1792", 0),
        crop("crop, channels reversed", "256:1792, 256:1792, ::-1", 5),
        swapped(),
        scattered(),
        fillBytes(),
        fillDoubles());
  }

  private static Operation contiguous() {
    return Operation.of(GROUP, "copy 64 MiB")
        .view(p -> {
          MemoryView from = p.view("B", p.count(BIG));
          return copy(from, p.like("B", p.count(BIG)));
        })
        .peer(
            "memcpy",
            p -> {
              long size = p.count(BIG);
              MemorySegment from = p.bytes(size);
              MemorySegment to = p.zeros(size);
              return () -> {
                MemorySegment.copy(from, 0, to, 0, size);
                return 1;
              };
            })
        .peer(
            "ByteBuffer",
            p -> {
              ByteBuffer from = p.buffer(p.count(BIG));
              ByteBuffer to = p.buffer(p.count(BIG));
              return () -> to.put(0, from, 0, from.capacity()).position();
            })
        .peer(
            "Netty",
            p -> {
              ByteBuf from = p.netty(p.count(BIG));
              ByteBuf to = p.netty(p.count(BIG));
              return () -> to.setBytes(0, from, 0, from.capacity()).readerIndex();
            })
        .numpy(0.95, "o = np.empty_like(d)", "np.copyto(o, d)");
  }

  static Work copy(MemoryView from, MemoryView to) {
    return () -> {
      to.copyFrom(from);
      return 1;
    };
  }

  private static Operation slice(
      String name, String format, long count, String spec, String numpy, double target) {
    return Operation.of(GROUP, name)
        .view(p -> {
          MemoryView from = p.view(format, p.count(count)).slice(spec);
          return copy(from, p.like(format, from.length()));
        })
        .numpy(target, "a = " + numpy + "; o = np.empty_like(a)", "np.copyto(o, a)");
  }

  private static Operation transpose(String name, String format, String dtype, double target) {
    return Operation.of(GROUP, "transpose " + name + " 4096x4096")
        .view(p -> {
          long side = p.side(4096);
          MemoryView from = p.view(format, side, side).transpose();
          return copy(from, p.like(format, side, side));
        })
        .numpy(
            target,
            "a = grid('" + dtype + "', 4096, 4096).T; o = np.empty(a.shape, a.dtype)",
            "np.copyto(o, a)");
  }

  private static Operation crop(String name, String spec, double target) {
    return Operation.of(GROUP, name)
        .view(p -> {
          MemoryView image = p.view("B", p.side(2048), p.side(2048), 3);
          MemoryView part =
              image.slice(p.scale() == 1 ? spec : spec.replaceAll("\\d+:\\d+", "1:-1"));
          return copy(part, p.like("B", part.shape()));
        })
        .numpy(
            target,
            "a = grid('u1', 2048, 2048, 3)[" + spec + "]; o = np.empty(a.shape, a.dtype)",
            "np.copyto(o, a)");
  }

  private static Operation swapped() {
    return Operation.of(GROUP, "float64 from big-endian")
        .view(p -> {
          long count = p.count(4 * MIB);
          return copy(p.view(">d", count), p.like("<d", count));
        })
        .peer(
            "segment",
            p -> {
              long count = p.count(4 * MIB);
              MemorySegment from = p.bytes(8 * count);
              MemorySegment to = p.zeros(8 * count);
              ValueLayout big = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
              ValueLayout little =
                  ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
              return () -> {
                MemorySegment.copy(from, big, 0, to, little, 0, count);
                return 1;
              };
            })
        .numpy(0, "a = d[:1 << 25].view('>f8'); o = np.empty(a.shape, '<f8')", "np.copyto(o, a)");
  }

  private static Operation scattered() {
    return Operation.of(GROUP, "int32 to every 2nd")
        .view(p -> {
          MemoryView to = p.like("i", p.count(16 * MIB)).slice("::2");
          return copy(p.view("i", to.length()), to);
        })
        .numpy(
            0.9, "a = d.view('i4')[:1 << 23]; o = np.empty(1 << 24, 'i4')[::2]", "np.copyto(o, a)");
  }

  private static Operation fillBytes() {
    return Operation.of(GROUP, "fill 64 MiB")
        .view(p -> {
          MemoryView to = p.like("B", p.count(BIG));
          return () -> to.fill(7).ndim();
        })
        .peer(
            "segment",
            p -> {
              MemorySegment to = p.zeros(p.count(BIG)).asSlice(0, p.count(BIG));
              return () -> to.fill((byte) 7).byteSize();
            })
        .numpy(0.95, "o = np.empty_like(d)", "o.fill(7)");
  }

  private static Operation fillDoubles() {
    return Operation.of(GROUP, "fill float64, 64 MiB")
        .view(p -> {
          MemoryView to = p.like("d", p.count(BIG / 8));
          return () -> to.fill(0.1).ndim();
        })
        .numpy(0.95, "o = np.empty(1 << 23)", "o.fill(0.1)");
  }
}
