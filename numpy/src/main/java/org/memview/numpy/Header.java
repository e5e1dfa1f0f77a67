package org.memview.numpy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.memview.layout.Layout;
import org.memview.layout.Order;
import org.memview.numpy.PythonLiteral.Tuple;

/// The start of an npy file: which elements, in which shape and order, and where they begin.
///
/// ```
/// \x93NUMPY  1 0  <length>  {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }   …\n
/// ```
///
/// Nothing is believed: the length of the text is compared with what is there before it is read,
/// and the size of the array with the size of the file before it is mapped.
///
/// @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the npy
///   format</a>
record Header(int version, DType type, Order order, List<Long> shape, long dataOffset) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

  /// Longer ones are refused: 30,000 fields fit, and reading one takes a few megabytes.
  static final int MAX_LENGTH = 1 << 20;

  private static final int ALIGNMENT = 64;

  /// Room for the largest extent, so that a longer shape can be written over the old one.
  private static final int GROWTH_DIGITS = 21;

  // ---------------------------------------------------------------- read

  /// Reads the header at the start of `file`, which is the whole file or member.
  ///
  /// @param name for messages
  static Header read(MemorySegment file, String name) throws NpyException {
    Header header = parse(file, name);
    long available = file.byteSize() - header.dataOffset;
    long needed = header.layout().byteSize();
    if (needed > available) {
      throw Errors.truncated(name, header, needed, available);
    }
    return header;
  }

  /// Reads a header without asking for the elements behind it.
  static Header parse(MemorySegment file, String name) throws NpyException {
    int version = version(file, name);
    int start = version == 1 ? 10 : 12;
    if (file.byteSize() < start) {
      throw Errors.headerTruncated(name, start, file.byteSize());
    }
    long length = version == 1 ? file.get(U16, 8) & 0xffff : file.get(U32, 8) & 0xffff_ffffL;
    if (length > file.byteSize() - start) {
      throw Errors.headerTruncated(name, start + length, file.byteSize());
    }
    if (length > MAX_LENGTH) {
      throw Errors.headerTooLong(name, length);
    }
    byte[] bytes = file.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
    return parse(
        version, text(bytes, version == 3 ? UTF_8 : ISO_8859_1, name), start, length, name);
  }

  /// Reads the bytes of a header, and no more, from a stream; fewer if it ends before. They may not
  /// be one.
  static byte[] read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(12);
    if (start.length < 12) {
      return start;
    }
    MemorySegment words = MemorySegment.ofArray(start);
    long all =
        start[6] == 1 ? 10 + (words.get(U16, 8) & 0xffff) : 12 + (words.get(U32, 8) & 0xffff_ffffL);
    byte[] rest = in.readNBytes(Math.clamp(all - 12, 0, MAX_LENGTH + 1));
    byte[] header = Arrays.copyOf(start, 12 + rest.length);
    System.arraycopy(rest, 0, header, 12, rest.length);
    return header;
  }

  private static int version(MemorySegment file, String name) throws NpyException {
    if (file.byteSize() < MAGIC.length + 2) {
      throw Errors.noMagic(name);
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (file.get(ValueLayout.JAVA_BYTE, i) != MAGIC[i]) {
        throw Errors.noMagic(name);
      }
    }
    int major = file.get(ValueLayout.JAVA_BYTE, 6) & 0xff;
    int minor = file.get(ValueLayout.JAVA_BYTE, 7) & 0xff;
    if (major < 1 || major > 3 || minor != 0) {
      throw Errors.version(name, major, minor);
    }
    return major;
  }

  private static String text(byte[] bytes, Charset charset, String name) throws NpyException {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Errors.damaged(name, "its header is not UTF-8", e);
    }
  }

  private static Header parse(int version, String text, int start, long length, String name)
      throws NpyException {
    try {
      if (!(PythonLiteral.parse(text) instanceof Map<?, ?> dict) || !dict.keySet().equals(KEYS)) {
        throw Errors.noDict(name);
      }
      if (!(dict.get("fortran_order") instanceof Boolean fortran)) {
        throw Errors.damaged(name, "its fortran_order is neither True nor False");
      }
      if (!(dict.get("shape") instanceof Tuple(List<Object> extents))) {
        throw Errors.damaged(name, "its shape is no tuple");
      }
      DType type = DType.ofLiteral(Objects.requireNonNull(dict.get("descr")));
      List<Long> shape = shape(extents, name);
      Header header = new Header(version, type, fortran ? Order.F : Order.C, shape, start + length);
      header.layout();
      return header;
    } catch (IllegalArgumentException e) {
      throw Errors.damaged(name, String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Long> shape(List<Object> extents, String name) throws NpyException {
    if (extents.size() > Layout.MAX_NDIM) {
      throw Errors.tooManyAxes(name, extents.size());
    }
    List<Long> shape = new ArrayList<>();
    for (Object extent : extents) {
      if (!(extent instanceof Long number) || number < 0) {
        throw Errors.damaged(name, "extent " + extent + " of its shape is no size");
      }
      shape.add(number);
    }
    return shape;
  }

  /// Returns where the elements lie behind the header.
  Layout layout() {
    return Layout.contiguous(order, type.format().size(), extents());
  }

  long[] extents() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  // ---------------------------------------------------------------- write

  /// Makes the header of a new file; the version is the oldest that can hold it.
  static Header of(DType type, Order order, long... shape) {
    List<Long> extents = Arrays.stream(shape).boxed().toList();
    Header draft = new Header(1, type, order, extents, 0);
    String text = draft.text();
    boolean latin = ISO_8859_1.newEncoder().canEncode(text);
    int version = !latin ? 3 : padded(text, 10).length() > 0xffff ? 2 : 1;
    byte[] bytes = new Header(version, type, order, extents, 0).bytes();
    return new Header(version, type, order, extents, bytes.length);
  }

  /// Returns this header with another extent along the axis that grows, at the same size.
  Header grown(long extent) {
    List<Long> longer = new ArrayList<>(shape);
    longer.set(growthAxis(), extent);
    return new Header(version, type, order, List.copyOf(longer), dataOffset);
  }

  /// Returns the axis along which a file can grow without moving an element: the slowest.
  int growthAxis() {
    return order == Order.F ? shape.size() - 1 : 0;
  }

  /// Returns the bytes before the elements, filled with spaces to `dataOffset` if that is known.
  byte[] bytes() {
    int start = version == 1 ? 10 : 12;
    Charset charset = version == 3 ? UTF_8 : ISO_8859_1;
    String text = text();
    byte[] padded =
        dataOffset == 0
            ? padded(text, start, charset)
            : filled(text, (int) dataOffset - start, charset);
    ByteBuffer out = ByteBuffer.allocate(start + padded.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put((byte) version).put((byte) 0);
    if (version == 1) {
      out.putShort((short) padded.length);
    } else {
      out.putInt(padded.length);
    }
    return out.put(padded).array();
  }

  private static String padded(String text, int start) {
    return new String(padded(text, start, ISO_8859_1), ISO_8859_1);
  }

  /// NumPy's own rule, byte for byte: at least one more character, up to a multiple of 64.
  private static byte[] padded(String text, int start, Charset charset) {
    int length = text.getBytes(charset).length + 1;
    return filled(text, length + ALIGNMENT - (start + length) % ALIGNMENT, charset);
  }

  private static byte[] filled(String text, int length, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    if (bytes.length >= length) {
      throw Errors.noRoom(bytes.length + 1, length);
    }
    byte[] filled = Arrays.copyOf(bytes, length);
    Arrays.fill(filled, bytes.length, length - 1, (byte) ' ');
    filled[length - 1] = '\n';
    return filled;
  }

  private String text() {
    String text =
        "{'descr': %s, 'fortran_order': %s, 'shape': %s, }"
            .formatted(
                type.literal(),
                order == Order.F ? "True" : "False",
                PythonLiteral.repr(new Tuple(List.copyOf(shape))));
    int spare =
        shape.isEmpty() ? 0 : GROWTH_DIGITS - Long.toString(shape.get(growthAxis())).length();
    return dataOffset == 0 ? text + " ".repeat(spare) : text;
  }
}
