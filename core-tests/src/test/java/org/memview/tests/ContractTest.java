package org.memview.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.net.SocketAddress;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.Checksum;
import org.memview.BufferException;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.Conversion;
import org.memview.Leases;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.format.Kind;
import org.memview.io.AsyncTransfer;
import org.memview.io.Datagrams;
import org.memview.io.Decoding;
import org.memview.io.Digesting;
import org.memview.io.MappedFile;
import org.memview.io.MappedGroup;
import org.memview.io.Transfer;
import org.memview.io.TransferException;
import org.memview.io.ViewChannel;
import org.memview.layout.Index;
import org.memview.layout.Layout;
import org.memview.layout.Order;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.ExporterProvider;
import org.memview.spi.FaultReporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;
import org.memview.struct.Binary;
import org.memview.struct.Bits;
import org.memview.struct.Code;
import org.memview.struct.Coded;
import org.memview.struct.Count;
import org.memview.struct.Cursor;
import org.memview.struct.Pad;
import org.memview.struct.RecordStruct;
import org.memview.struct.Struct;

/// Spells out the signatures that other code compiles against. It never runs: that it compiles is
/// the test.
///
/// A new public method of core adds its line; a line that has to change breaks somebody's code.
@SuppressWarnings({"unused", "CheckReturnValue", "ReturnValueIgnored"})
final class ContractTest {
  private ContractTest() {}

  static void acquire(Exporter exporter, Buffer buffer, MemorySegment segment, Object object) {
    MemoryView bytes = MemoryView.of(new byte[1]);
    MemoryView shorts = MemoryView.of(new short[1]);
    MemoryView chars = MemoryView.of(new char[1]);
    MemoryView ints = MemoryView.of(new int[1]);
    MemoryView longs = MemoryView.of(new long[1]);
    MemoryView floats = MemoryView.of(new float[1]);
    MemoryView doubles = MemoryView.of(new double[1]);
    MemoryView buffers = MemoryView.of(buffer);
    MemoryView segments = MemoryView.of(segment);
    MemoryView exporters = MemoryView.of(exporter);
    MemoryView requested = MemoryView.of(exporter, Request.WRITE);
    MemoryView objects = MemoryView.of(object);
    MemoryView fresh = MemoryView.allocate("<i", 2L, 3L);
  }

  static void is(MemoryView view) {
    Exporter exporter = view;
    AutoCloseable closeable = view;
    Iterable<Object> iterable = view;
  }

  static void describe(MemoryView view) {
    String format = view.format();
    Format formatSpec = view.formatSpec();
    long itemSize = view.itemSize();
    int ndim = view.ndim();
    long[] shape = view.shape();
    long[] strides = view.strides();
    long[] suboffsets = view.suboffsets();
    long extent = view.extent(0);
    long stride = view.stride(-1);
    long length = view.length();
    boolean isEmpty = view.isEmpty();
    long elementCount = view.elementCount();
    long byteSize = view.byteSize();
    boolean isReadOnly = view.isReadOnly();
    Object owner = view.owner();
    Layout layout = view.layout();
    boolean isContiguous = view.isContiguous();
    boolean isCContiguous = view.isCContiguous();
    boolean isFContiguous = view.isFContiguous();
  }

  static void derive(MemoryView view, Format format) {
    MemoryView from = view.slice(1L);
    MemoryView range = view.slice(1L, 2L);
    MemoryView step = view.slice(1L, 2L, -1L);
    MemoryView text = view.slice("1:3, ::-1");
    MemoryView spec = view.slice(Index.range(2L, 8L).step(2L), Index.at(0L), Index.ellipsis());
    MemoryView at = view.at(1L, 2L);
    MemoryView cast = view.cast("<i");
    MemoryView castSpec = view.cast(format);
    MemoryView castShape = view.cast("<i", 2L, 3L);
    MemoryView castOrder = view.cast(format, Order.F, 2L, 3L);
    MemoryView reshaped = view.reshape(2L, -1L);
    MemoryView transposed = view.transpose(1, 0);
    MemoryView broadcast = view.broadcastTo(2L, 3L);
    MemoryView reversed = view.reversed();
    MemoryView field = view.field("x");
    MemoryView fieldNumber = view.field(0);
    MemoryView readOnly = view.asReadOnly();
    MemoryView share = view.share();
    MemoryView contiguous = view.toContiguous();
  }

  static void boxed(MemoryView view, Object value) {
    Object one = view.get(0L);
    Object two = view.get(0L, 0L);
    Object three = view.get(0L, 0L, 0L);
    Object many = view.get(new long[] {0, 0, 0, 0});
    view.set(0L, value);
    view.set(0L, 0L, value);
    view.set(0L, 0L, 0L, value);
    view.set(new long[] {0, 0, 0, 0}, value);
  }

  static void getters(MemoryView view) {
    byte[] bytes = {
      view.getByte(0L), view.getByte(0L, 0L), view.getByte(0L, 0L, 0L), view.getByte(new long[4])
    };
    boolean[] booleans = {
      view.getBoolean(0L),
      view.getBoolean(0L, 0L),
      view.getBoolean(0L, 0L, 0L),
      view.getBoolean(new long[4])
    };
    char[] chars = {
      view.getChar(0L), view.getChar(0L, 0L), view.getChar(0L, 0L, 0L), view.getChar(new long[4])
    };
    short[] shorts = {
      view.getShort(0L),
      view.getShort(0L, 0L),
      view.getShort(0L, 0L, 0L),
      view.getShort(new long[4])
    };
    int[] ints = {
      view.getInt(0L), view.getInt(0L, 0L), view.getInt(0L, 0L, 0L), view.getInt(new long[4])
    };
    long[] longs = {
      view.getLong(0L), view.getLong(0L, 0L), view.getLong(0L, 0L, 0L), view.getLong(new long[4])
    };
    float[] floats = {
      view.getFloat(0L),
      view.getFloat(0L, 0L),
      view.getFloat(0L, 0L, 0L),
      view.getFloat(new long[4])
    };
    double[] doubles = {
      view.getDouble(0L),
      view.getDouble(0L, 0L),
      view.getDouble(0L, 0L, 0L),
      view.getDouble(new long[4])
    };
    int[] unsignedBytes = {
      view.getUnsignedByte(0L),
      view.getUnsignedByte(0L, 0L),
      view.getUnsignedByte(0L, 0L, 0L),
      view.getUnsignedByte(new long[4])
    };
    int[] unsignedShorts = {
      view.getUnsignedShort(0L),
      view.getUnsignedShort(0L, 0L),
      view.getUnsignedShort(0L, 0L, 0L),
      view.getUnsignedShort(new long[4])
    };
    long[] unsignedInts = {
      view.getUnsignedInt(0L),
      view.getUnsignedInt(0L, 0L),
      view.getUnsignedInt(0L, 0L, 0L),
      view.getUnsignedInt(new long[4])
    };
  }

  static void setters(MemoryView view) {
    view.setByte(0L, (byte) 1);
    view.setByte(0L, 0L, (byte) 1);
    view.setByte(0L, 0L, 0L, (byte) 1);
    view.setByte(new long[4], (byte) 1);
    view.setBoolean(0L, true);
    view.setBoolean(0L, 0L, true);
    view.setBoolean(0L, 0L, 0L, true);
    view.setBoolean(new long[4], true);
    view.setChar(0L, 'a');
    view.setChar(0L, 0L, 'a');
    view.setChar(0L, 0L, 0L, 'a');
    view.setChar(new long[4], 'a');
    view.setShort(0L, (short) 1);
    view.setShort(0L, 0L, (short) 1);
    view.setShort(0L, 0L, 0L, (short) 1);
    view.setShort(new long[4], (short) 1);
    view.setInt(0L, 1);
    view.setInt(0L, 0L, 1);
    view.setInt(0L, 0L, 0L, 1);
    view.setInt(new long[4], 1);
    view.setLong(0L, 1L);
    view.setLong(0L, 0L, 1L);
    view.setLong(0L, 0L, 0L, 1L);
    view.setLong(new long[4], 1L);
    view.setFloat(0L, 1f);
    view.setFloat(0L, 0L, 1f);
    view.setFloat(0L, 0L, 0L, 1f);
    view.setFloat(new long[4], 1f);
    view.setDouble(0L, 1.0);
    view.setDouble(0L, 0L, 1.0);
    view.setDouble(0L, 0L, 0L, 1.0);
    view.setDouble(new long[4], 1.0);
  }

  static void bulk(MemoryView view, MemoryView other) {
    byte[] bytes = view.toBytes();
    byte[] ordered = view.toBytes(Order.F);
    List<Object> list = view.toList();
    byte[] byteArray = view.toByteArray();
    short[] shortArray = view.toShortArray();
    int[] intArray = view.toIntArray();
    long[] longArray = view.toLongArray();
    float[] floatArray = view.toFloatArray();
    double[] doubleArray = view.toDoubleArray();
    String hex = view.hex();
    String grouped = view.hex(":", 1);
    String text = view.toText();
    String dump = view.hexDump();
    String explanation = view.explain();
    MemoryView copied = view.copyFrom(other);
    MemoryView converted = view.convertFrom(other, Conversion.EXACT);
    view.copyTo(other);
    MemoryView filled = view.fill(0);
  }

  static void compare(MemoryView view, MemoryView other) {
    boolean contentEquals = view.contentEquals(other);
    int contentHash = view.contentHash();
    long mismatch = view.mismatch(other);
    long indexOf = view.indexOf(1);
    long count = view.count(1);
    boolean contains = view.contains(1);
  }

  static void reduce(MemoryView view, MemoryView other) {
    Number min = view.min();
    Number max = view.max();
    long minLong = view.minLong();
    long maxLong = view.maxLong();
    double minDouble = view.minDouble();
    double maxDouble = view.maxDouble();
    long argmin = view.argmin();
    long argmax = view.argmax();
    double sum = view.sum();
    long sumExact = view.sumExact();
    double mean = view.mean();
    double std = view.std();
    double dot = view.dot(other);
    MemoryView sumAlong = view.sumAlong(0);
    MemoryView meanAlong = view.meanAlong(0);
    MemoryView stdAlong = view.stdAlong(0);
    MemoryView minAlong = view.minAlong(0);
    MemoryView maxAlong = view.maxAlong(0);
    MemoryView argminAlong = view.argminAlong(0);
    MemoryView argmaxAlong = view.argmaxAlong(0);
    long[] histogram = view.histogram(10, 0.0, 1.0);
    long[] byteCounts = view.byteCounts();
  }

  static void iterate(MemoryView view, IntConsumer i, LongConsumer l, DoubleConsumer d) {
    Iterator<Object> iterator = view.iterator();
    IntStream ints = view.ints();
    LongStream longs = view.longs();
    DoubleStream doubles = view.doubles();
    view.forEachInt(i);
    view.forEachLong(l);
    view.forEachDouble(d);
    view.forEachRun((MemorySegment memory, long offset, long stride, long count) -> {});
  }

  static void bridgeAndRelease(MemoryView view) {
    MemorySegment segment = view.asSegment();
    ByteBuffer buffer = view.asByteBuffer();
    boolean isReleased = view.isReleased();
    String text = view.toString();
    view.release();
    view.close();
  }

  static void values() {
    Bytes bytes = Bytes.of(new byte[] {97, 0});
    int length = bytes.length();
    byte first = bytes.get(0);
    byte[] array = bytes.toArray();
    Comparable<Bytes> comparable = bytes;
    Complex complex = new Complex(1.0, 2.0);
    double re = complex.re();
    double im = complex.im();
    Conversion[] conversions = {Conversion.EXACT, Conversion.SATURATE, Conversion.WRAP};
    List<Leases.OpenLease> open = Leases.open();
  }

  static void errors(
      BufferException buffer,
      ReadOnlyViewException readOnly,
      ViewReleasedException released,
      FormatException format) {
    IllegalStateException state = buffer;
    UnsupportedOperationException unsupported = readOnly;
    IllegalStateException ended = released;
    IllegalArgumentException argument = format;
    int position = format.position();
  }

  static void spi(MemorySegment segment, MemorySegment[] table, Layout inner, Runnable action) {
    Exporter exporter = (Request request) -> Export.of(segment);
    Export lent = exporter.export(Request.READ);
    Export export =
        Export.of(segment)
            .format("<i")
            .format(Format.of("<i"))
            .itemSize(4L)
            .shape(2L, 3L)
            .strides(12L, 4L)
            .offset(0L)
            .readOnly()
            .owner(segment)
            .onRelease(action);
    Export indirect = Export.indirect(table, inner);
    Request request = new Request(true, Request.Contiguity.ANY, false);
    boolean writable = request.writable();
    Request.Contiguity contiguity = request.contiguity();
    boolean acceptsTable = request.indirect();
    Request.Contiguity[] all = {
      Request.Contiguity.NONE, Request.Contiguity.C, Request.Contiguity.F, Request.Contiguity.ANY
    };
    Loans loans = Loans.of(exporter);
    Runnable loan = loans.open();
    int count = loans.count();
    loans.requireNone("resize");
    ExporterProvider provider = (Object object) -> Optional.<Exporter>empty();
    Optional<Exporter> found = provider.exporterFor(segment);
  }

  static void format(MemoryLayout layout) {
    Format format = Format.of("<IHB");
    Format ofLayout = Format.of(layout);
    MemoryLayout toLayout = format.toMemoryLayout();
    String text = format.text();
    String canonical = format.canonical();
    long size = format.size();
    long alignment = format.alignment();
    Kind kind = format.kind();
    char code = format.code();
    ByteOrder order = format.order();
    boolean isNativeOrder = format.isNativeOrder();
    boolean isRecord = format.isRecord();
    List<Field> fields = format.fields();
    Field field = format.field("x");
    boolean isNativeSingle = format.isNativeSingle();
    boolean isStruct = format.isStruct();
    boolean sameElementAs = format.sameElementAs(ofLayout);
    Format swapped = format.withOrder(ByteOrder.BIG_ENDIAN);
    String name = field.name();
    long offset = field.offset();
    Format inner = field.format();
    long[] shape = field.shape();
  }

  static void layout(Layout other) {
    Layout layout = Layout.of(1L, 0L, new long[] {2}, new long[] {1});
    Layout contiguous = Layout.contiguous(1L, 2L, 3L);
    Layout fortran = Layout.contiguous(Order.F, 1L, 2L, 3L);
    int ndim = layout.ndim();
    long itemSize = layout.itemSize();
    long offset = layout.offset();
    long extent = layout.extent(0);
    long stride = layout.stride(0);
    long[] shape = layout.shape();
    long[] strides = layout.strides();
    long count = layout.elementCount();
    long bytes = layout.byteSize();
    boolean isEmpty = layout.isEmpty();
    boolean isC = layout.isCContiguous();
    boolean isF = layout.isFContiguous();
    boolean isEither = layout.isContiguous();
    long low = layout.minOffset();
    long high = layout.maxOffset();
    Layout within = layout.requireWithin(2L);
    long address = layout.offsetOf(1L);
    Layout cut = layout.slice(0L, 1L, 1L);
    Layout spec = layout.slice(Index.all(), Index.reversed(), Index.newAxis());
    Layout at = layout.at(1L);
    Layout transposed = layout.transpose(0);
    Layout reversed = layout.reversed();
    Layout reshaped = layout.reshape(1L, 2L);
    Layout broadcast = layout.broadcastTo(3L, 2L);
    Layout field = layout.field(0L, 1L);
    boolean overlaps = layout.overlaps(other);
    Index[] parsed = Index.parse("1:3, ::-1, ..., None, 5");
    Index.Range from = Index.from(1L);
    Index.Range to = Index.to(1L);
  }

  static void memory(Arena arena) {
    try (MemoryView view = MemoryView.of(arena.allocate(8)).slice(4).cast("<i")) {
      view.setInt(0, 1);
    }
  }

  static void mappedFiles(Path path, Exporter exporter) throws IOException {
    try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ);
        MappedFile part = MappedFile.open(path, MappedFile.Mode.PRIVATE, 1L, 2L);
        MappedFile fresh = MappedFile.create(path, 1L)) {
      MemoryView view = file.view();
      MemoryView cast = file.view("<i");
      MemoryView shaped = file.view("<i", 2L, 3L);
      fresh.resize(2L);
      fresh.flush();
      fresh.flush(0L, 1L);
      file.checkSize();
      boolean truncated = file.isTruncated();
      boolean open = file.isOpen();
      long size = file.size();
      long fileSize = file.fileSize();
      long offset = file.offset();
      Path where = file.path();
      MappedFile.Mode mode = MappedFile.Mode.READ_WRITE;
      MappedFile.Mode opened = file.mode();
      Exporter lender = file;
      FaultReporter reporter = file;
      MappingFaultException fault = reporter.fault(new IOException());
      boolean changed = file.refresh() || file.isReplaced();
      file.load(0L, 1L);
      file.unload(0L, 1L);
    }
    try (MappedFile memory = MappedFile.anonymous(1L);
        MappedGroup group = MappedGroup.open();
        MappedFile first = group.open(path, MappedFile.Mode.READ);
        MappedFile second = group.open(path, MappedFile.Mode.READ, 1L, 2L)) {
      boolean open = group.isOpen();
    }
  }

  static void datagrams(DatagramChannel channel, MemoryView view, SocketAddress target)
      throws IOException {
    boolean sent = Datagrams.send(channel, view, target);
    Optional<Datagrams.Datagram> received = Datagrams.receive(channel, view);
    SocketAddress sender = received.orElseThrow().sender();
    long bytes = received.orElseThrow().byteCount() + received.orElseThrow().byteSize();
    boolean truncated = received.orElseThrow().isTruncated();
  }

  static void faults(MappingFaultException e) {
    IllegalStateException unchecked = e;
    String file = e.file();
    long mapped = e.mappedBytes();
    long present = e.presentBytes();
    boolean truncated = e.isTruncated();
  }

  static void views(
      MemoryView view, Checksum checksum, MessageDigest digest, AsynchronousFileChannel file)
      throws IOException {
    try (ViewChannel channel = ViewChannel.of(view)) {
      SeekableByteChannel seekable = channel.position(1L).truncate(10L);
      int count = channel.read(ByteBuffer.allocate(1)) + channel.write(ByteBuffer.allocate(1));
      long size = channel.position() + channel.size();
      boolean open = channel.isOpen();
      long at = channel.find(view) + channel.find(view, 1L, 2L);
      at = channel.rfind(view) + channel.rfind(view, 1L, 2L);
      MemoryView shared = channel.read(1L);
      shared = channel.readLine();
      int value = channel.readByte();
      channel.writeByte(1);
      channel.move(1L, 2L, 3L).move(1L, 2L, 3L);
    }
    String text = Decoding.decode(view, StandardCharsets.UTF_8);
    Decoding.decode(view, StandardCharsets.UTF_8.newDecoder(), new StringBuilder());
    Digesting.update(checksum, view);
    Digesting.update(digest, view);
    CompletableFuture<Long> count = AsyncTransfer.writeFully(file, 1L, view);
    count = AsyncTransfer.readFully(file, 1L, view);
  }

  static void asynchronous(MemoryView view, AsynchronousByteChannel channel) {
    CompletableFuture<Long> count = AsyncTransfer.writeFully(channel, view);
    count = AsyncTransfer.readFully(channel, view);
  }

  static void transferInto(
      MemoryView view, ReadableByteChannel channel, FileChannel file, InputStream in, Path path)
      throws IOException {
    long count = Transfer.readInto(channel, view);
    count = Transfer.readInto(file, 1L, view);
    count = Transfer.readInto(in, view);
    count = Transfer.readInto(path, view);
    count = Transfer.readInto(path, 1L, view);
    count = Transfer.readInto(channel, List.of(view, view));
    Transfer.readFully(channel, view);
    Transfer.readFully(file, 1L, view);
    Transfer.readFully(in, view);
    Transfer.readFully(path, view);
    Transfer.readFully(path, 1L, view);
    Transfer.readFully(channel, List.of(view, view));
    count = Transfer.receiveInto(channel, view);
  }

  static void transferOutOf(
      MemoryView view, WritableByteChannel channel, FileChannel file, OutputStream out, Path path)
      throws IOException {
    long count = Transfer.write(channel, view);
    count = Transfer.write(file, 1L, view);
    count = Transfer.write(out, view);
    count = Transfer.write(path, view);
    count = Transfer.write(path, view, StandardOpenOption.APPEND);
    count = Transfer.write(channel, List.of(view, view));
    Transfer.writeFully(channel, view);
    Transfer.writeFully(file, 1L, view);
    Transfer.writeFully(out, view);
    Transfer.writeFully(channel, List.of(view, view));
    count = Transfer.send(channel, view);
    Transfer.sendAll(channel, view);
    Transfer.sendAll(channel, List.of(view, view));
    Transfer.sendFile(channel, file, 1L, 2L);
    count = Transfer.sendFile(channel, path);
    count = Transfer.copy(file, Index.from(1L), channel);
    count = Transfer.copy(path, Index.from(1L), path);
    count = Transfer.copy(path, Index.from(1L), path, StandardOpenOption.WRITE);
  }

  static void transferFails(TransferException e) {
    IOException checked = e;
    long count = e.bytesTransferred();
    TransferException.Reason reason = e.reason();
  }

  enum Step implements Coded {
    ONE;

    @Override
    public long code() {
      return 1;
    }
  }

  record Flags(@Bits(3) int version, @Bits(value = 4, signed = true) int shift) {}

  @Binary(value = "<", aligned = true)
  record Header(
      @Code("B") Step step,
      @Code("H") Flags flags,
      @Code(value = "4s", charset = "UTF-8") String magic,
      @Count({2, 3}) int[][] grid,
      @Pad(value = 2, after = 1) long last) {}

  static void structs(MemoryView view, Exporter exporter, ByteBuffer buffer, MemorySegment seg) {
    Struct struct = Struct.of("<IHB");
    Struct parsed = Struct.of(Format.of("<IHB"));
    Struct declared = Struct.fromC("struct { uint16_t a; double b; char name[8]; }");
    long calcsize = Struct.calcsize("<IHB");
    long size = struct.size();
    String format = struct.format();
    Format spec = struct.formatSpec();
    byte[] packed = struct.pack(1, 2, 3);
    struct.packInto(view, 0, 1, 2, 3);
    struct.packInto(exporter, 0L, 1, 2, 3);
    struct.packInto(packed, 0, 1, 2, 3);
    struct.packInto(buffer, 0, 1, 2, 3);
    struct.packInto(seg, 0, 1, 2, 3);
    Object[] values = struct.unpack(view);
    values = struct.unpack(exporter);
    values = struct.unpack(packed);
    values = struct.unpack(buffer);
    values = struct.unpack(seg);
    values = struct.unpackFrom(view, 0);
    values = struct.unpackFrom(exporter, 0);
    values = struct.unpackFrom(packed, 0);
    values = struct.unpackFrom(buffer, 0);
    values = struct.unpackFrom(seg, 0);
    Iterable<Object[]> walk = struct.iterUnpack(view);
    walk = struct.iterUnpack(exporter);
    walk = struct.iterUnpack(packed);
    walk = struct.iterUnpack(buffer);
    walk = struct.iterUnpack(seg);
    Cursor cursor = struct.cursor(view);
  }

  static void records(MemoryView view, ByteBuffer buffer, MemorySegment segment) {
    RecordStruct<Header> struct = Struct.of(Header.class);
    struct = Struct.of(Header.class, MethodHandles.lookup());
    long size = struct.size();
    String format = struct.format();
    Format spec = struct.formatSpec();
    Header header = struct.read(view, 0);
    header = struct.read(segment, 0);
    header = struct.read(buffer, 0);
    byte[] packed = struct.pack(header);
    header = struct.read(packed, 0);
    struct.write(view, 0, header);
    struct.write(segment, 0, header);
    struct.write(buffer, 0, header);
    struct.write(packed, 0, header);
    List<Header> list = struct.list(view);
    Stream<Header> stream = struct.stream(view);
    Cursor cursor = struct.cursor(view);
  }

  static void cursor(MemoryView records) {
    Cursor cursor = Cursor.of(records);
    boolean next = cursor.next();
    cursor.moveTo(-1);
    cursor.rewind();
    long index = cursor.index();
    long length = cursor.length();
    int field = cursor.field("x");
    MemoryView column = cursor.column(field);
    boolean z = cursor.getBoolean(field);
    byte b = cursor.getByte(field);
    char c = cursor.getChar(field);
    short s = cursor.getShort(field);
    int i = cursor.getInt(field);
    long l = cursor.getLong(field);
    float f = cursor.getFloat(field);
    double d = cursor.getDouble(field);
    int u8 = cursor.getUnsignedByte(field);
    int u16 = cursor.getUnsignedShort(field);
    long u32 = cursor.getUnsignedInt(field);
    Object o = cursor.get(field);
    cursor.setBoolean(field, z);
    cursor.setByte(field, b);
    cursor.setChar(field, c);
    cursor.setShort(field, s);
    cursor.setInt(field, i);
    cursor.setLong(field, l);
    cursor.setFloat(field, f);
    cursor.setDouble(field, d);
    cursor.set(field, o);
  }
}
