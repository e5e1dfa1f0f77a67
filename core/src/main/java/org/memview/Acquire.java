package org.memview;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.memview.format.Format;
import org.memview.internal.Block;
import org.memview.internal.Copier;
import org.memview.internal.lease.Lease;
import org.memview.layout.Layout;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.ExporterProvider;
import org.memview.spi.Request;

/// Where views come from: opens the lease, checks what was lent, picks the leaf.
final class Acquire {
  // What views of arrays have in common is made once: without, each first view takes 88 bytes more.
  private static final Meta BYTES = flat("B");
  private static final Meta SHORTS = flat("h");
  private static final Meta CHARS = flat("H");
  private static final Meta INTS = flat("i");
  private static final Meta LONGS = flat("q");
  private static final Meta FLOATS = flat("f");
  private static final Meta DOUBLES = flat("d");

  private Acquire() {}

  private static Meta flat(String format) {
    return flat(Format.of(format));
  }

  private static Meta flat(Format format) {
    return Meta.flat(format, format.size());
  }

  static MemoryView bytes(byte[] array) {
    return row(MemorySegment.ofArray(array), array, BYTES);
  }

  static MemoryView shorts(short[] array) {
    return row(MemorySegment.ofArray(array), array, SHORTS);
  }

  static MemoryView chars(char[] array) {
    return row(MemorySegment.ofArray(array), array, CHARS);
  }

  static MemoryView ints(int[] array) {
    return row(MemorySegment.ofArray(array), array, INTS);
  }

  static MemoryView longs(long[] array) {
    return row(MemorySegment.ofArray(array), array, LONGS);
  }

  static MemoryView floats(float[] array) {
    return row(MemorySegment.ofArray(array), array, FLOATS);
  }

  static MemoryView doubles(double[] array) {
    return row(MemorySegment.ofArray(array), array, DOUBLES);
  }

  static MemoryView segment(MemorySegment segment) {
    return row(segment, segment, BYTES);
  }

  static MemoryView buffer(Buffer buffer) {
    String code =
        switch (buffer) {
          case ByteBuffer _ -> "B";
          case ShortBuffer b -> prefix(b.order()) + "h";
          case CharBuffer b -> prefix(b.order()) + "H";
          case IntBuffer b -> prefix(b.order()) + "i";
          case LongBuffer b -> prefix(b.order()) + "q";
          case FloatBuffer b -> prefix(b.order()) + "f";
          case DoubleBuffer b -> prefix(b.order()) + "d";
        };
    return row(MemorySegment.ofBuffer(buffer), buffer, flat(code));
  }

  private static String prefix(ByteOrder order) {
    if (order == ByteOrder.nativeOrder()) {
      return "";
    }
    return order == ByteOrder.BIG_ENDIAN ? ">" : "<";
  }

  private static MemoryView row(MemorySegment segment, Object owner, Meta meta) {
    Lease lease = Lease.on(segment, owner);
    long size = meta.itemSize;
    return open(lease, meta, 0, segment.byteSize() / size, size, segment.isReadOnly());
  }

  static MemoryView object(Object object) {
    return switch (Objects.requireNonNull(object, "object")) {
      case Exporter exporter -> exporter(exporter, Request.READ);
      case byte[] a -> MemoryView.of(a);
      case short[] a -> MemoryView.of(a);
      case char[] a -> MemoryView.of(a);
      case int[] a -> MemoryView.of(a);
      case long[] a -> MemoryView.of(a);
      case float[] a -> MemoryView.of(a);
      case double[] a -> MemoryView.of(a);
      case Buffer buffer -> buffer(buffer);
      case MemorySegment segment -> segment(segment);
      default -> exporter(foreign(object), Request.READ);
    };
  }

  private static Exporter foreign(Object object) {
    Exporter found = provided(object, Acquire.class.getClassLoader());
    if (found == null) {
      found = provided(object, Thread.currentThread().getContextClassLoader());
    }
    if (found == null) {
      throw Errors.unknownType(object, advice(object));
    }
    return found;
  }

  private static @Nullable Exporter provided(Object object, @Nullable ClassLoader loader) {
    try {
      for (ExporterProvider provider : ServiceLoader.load(ExporterProvider.class, loader)) {
        Optional<Exporter> exporter = provider.exporterFor(object);
        if (exporter.isPresent()) {
          return exporter.get();
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new BufferException("an ExporterProvider cannot be loaded: " + e.getMessage(), e);
    }
    return null;
  }

  /// Names what knows a type people try, by name: the classes need not be there.
  private static String advice(Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      switch (type.getName()) {
        case "java.awt.image.BufferedImage", "java.awt.image.Raster" -> {
          return "; add the module memview-image (org.memview.image)";
        }
        case "java.lang.String" -> {
          return "; take its bytes in a charset: text.getBytes(UTF_8)";
        }
        case "java.io.InputStream" -> {
          return "; org.memview.io.Transfer.readFully(stream, view) reads it into a view";
        }
        case "java.io.File" -> {
          return "; org.memview.io.MappedFile.open(file.toPath(), mode).view() maps the file";
        }
        default -> {}
      }
    }
    if (object instanceof java.nio.file.Path) {
      return "; org.memview.io.MappedFile.open(path, mode).view() maps the file";
    }
    return "; an ExporterProvider for it may be missing from the class or module path";
  }

  static MemoryView exporter(Exporter exporter, Request request) {
    if (exporter instanceof MemoryView view && request.equals(Request.READ)) {
      return view.share();
    }
    Export export =
        Objects.requireNonNull(
            exporter.export(Objects.requireNonNull(request, "request")), "export");
    try {
      return lent(exporter, export, request);
    } catch (RuntimeException | Error e) {
      giveBack(export, e);
      throw e;
    }
  }

  private static MemoryView lent(Exporter exporter, Export export, Request request) {
    request.check(export);
    Format format = export.format();
    if (export.itemSize() < format.size()) {
      throw Errors.exportTooSmall(export.itemSize(), format);
    }
    Object owner = export.owner().orElse(exporter);
    if (export.isIndirect()) {
      return indirect(export, owner);
    }
    Layout layout = export.layout();
    Lease lease = Lease.on(export.segment(), owner, export.onRelease());
    return open(lease, format, layout, export.isReadOnly());
  }

  private static MemoryView indirect(Export export, Object owner) {
    MemorySegment[] rows = export.table();
    Layout layout =
        IndirectView.layout(rows.length, Objects.requireNonNull(export.inner(), "inner"));
    Lease lease = Lease.on(rows, owner, export.onRelease());
    MemoryView view =
        new IndirectView(
            lease,
            Meta.of(export.format(), layout),
            layout.offset(),
            layout.extent(0),
            layout.stride(0),
            export.isReadOnly());
    lease.openedBy(view);
    return view;
  }

  /// A refused export is given back at once; that must not hide why it was refused.
  private static void giveBack(Export export, Throwable refusal) {
    Runnable onRelease = export.onRelease();
    if (onRelease != null) {
      try {
        onRelease.run();
      } catch (RuntimeException e) {
        refusal.addSuppressed(e);
      }
    }
  }

  static MemoryView fresh(Format format, long[] shape) {
    Layout layout = Layout.contiguous(format.size(), shape);
    MemorySegment memory =
        Arena.ofAuto().allocate(Math.max(layout.byteSize(), 1), 64).asSlice(0, layout.byteSize());
    return open(Lease.on(memory, memory), format, layout, false);
  }

  /// Returns memory for a copy: on the heap while an array can hold it.
  static MemorySegment memory(long bytes) {
    return bytes <= Integer.MAX_VALUE - 8
        ? MemorySegment.ofArray(new byte[(int) bytes])
        : Arena.ofAuto().allocate(bytes, 64);
  }

  /// A writable C-contiguous copy.
  static MemoryView copy(MemoryView view, Block source) {
    Layout layout = Layout.contiguous(view.meta.itemSize, source.layout().shape());
    MemorySegment memory = memory(layout.byteSize());
    Copier.copy(source, new Block(memory, layout, view.meta.format));
    Object owner = memory.heapBase().orElse(memory);
    return open(Lease.on(memory, owner), view.meta.format, layout, false);
  }

  /// A writable view of what a bulk operation has just made.
  static MemoryView made(Block block) {
    MemorySegment memory = block.segment();
    Object owner = memory.heapBase().orElse(memory);
    return open(Lease.on(memory, owner), block.format(), block.layout(), false);
  }

  private static MemoryView open(Lease lease, Format format, Layout layout, boolean readOnly) {
    boolean scalar = layout.ndim() == 0;
    long extent = scalar ? 1 : layout.extent(0);
    long stride = scalar ? layout.itemSize() : layout.stride(0);
    return open(lease, Meta.of(format, layout), layout.offset(), extent, stride, readOnly);
  }

  /// Picks the leaf, before anything hides the array: a read-only heap segment does not tell its
  /// array any more, so its kind is then guessed from its alignment. A wrong guess costs speed
  /// only.
  private static MemoryView open(
      Lease lease, Meta meta, long offset, long extent, long stride, boolean readOnly) {
    MemorySegment segment = lease.memory();
    MemoryView view;
    if (segment.isMapped()) {
      view = MappedView.of(lease, meta, offset, extent, stride, readOnly);
    } else if (segment.isNative()) {
      view = NativeView.of(lease, meta, offset, extent, stride, readOnly);
    } else {
      view = heap(segment, lease, meta, offset, extent, stride, readOnly);
    }
    lease.openedBy(view);
    return view;
  }

  private static MemoryView heap(
      MemorySegment segment,
      Lease lease,
      Meta meta,
      long offset,
      long extent,
      long stride,
      boolean readOnly) {
    Object base = segment.heapBase().orElse(null);
    long width = base == null ? segment.maxByteAlignment() : 0;
    if (base instanceof short[] || width == 2) {
      return ShortArrayView.of(lease, meta, offset, extent, stride, readOnly);
    }
    if (base instanceof int[] || width == 4) {
      return IntArrayView.of(lease, meta, offset, extent, stride, readOnly);
    }
    if (base instanceof long[] || width == 8) {
      return LongArrayView.of(lease, meta, offset, extent, stride, readOnly);
    }
    return switch (base) {
      case char[] _ -> CharArrayView.of(lease, meta, offset, extent, stride, readOnly);
      case float[] _ -> FloatArrayView.of(lease, meta, offset, extent, stride, readOnly);
      case double[] _ -> DoubleArrayView.of(lease, meta, offset, extent, stride, readOnly);
      case null, default -> ByteArrayView.of(lease, meta, offset, extent, stride, readOnly);
    };
  }
}
