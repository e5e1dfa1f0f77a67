package org.memview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Writes the leaves of [MemoryView], one per kind of storage, each in three variants (elements
/// that touch, those of the other byte order, elements apart), from one template.
///
/// The leaves say the same thing over and over, and that is the point: the JIT keeps one type
/// profile per bytecode, so an accessor that all kinds of segments share is fast until the program
/// has used the third kind, and then 5 to 130 times slower (`memview bench core` shows it). A leaf
/// per kind keeps every profile clean. Run `main` after a change of the template, then format;
/// [LeafGeneratorTest] fails when the checked-in files differ.
final class LeafGenerator {
  /// Class name and what it views.
  record Leaf(String name, String storage) {}

  static final List<Leaf> LEAVES =
      List.of(
          new Leaf("ByteArrayView", "a heap `byte[]`"),
          new Leaf("ShortArrayView", "a heap `short[]`"),
          new Leaf("CharArrayView", "a heap `char[]`"),
          new Leaf("IntArrayView", "a heap `int[]`"),
          new Leaf("LongArrayView", "a heap `long[]`"),
          new Leaf("FloatArrayView", "a heap `float[]`"),
          new Leaf("DoubleArrayView", "a heap `double[]`"),
          new Leaf("NativeView", "native memory"),
          new Leaf("MappedView", "a mapped file"));

  /// A carrier type: its name, the shift of its width, its segment layout, and how its bits are
  /// reversed.
  record Carrier(String type, int shift, String layout, String swap) {
    String name() {
      return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }

    String code() {
      return type.toUpperCase(Locale.ROOT);
    }
  }

  private static final List<Carrier> CARRIERS =
      List.of(
          new Carrier("byte", 0, "JAVA_BYTE", ""),
          new Carrier("short", 1, "JAVA_SHORT_UNALIGNED", "Short.reverseBytes(%s)"),
          new Carrier("int", 2, "JAVA_INT_UNALIGNED", "Integer.reverseBytes(%s)"),
          new Carrier("long", 3, "JAVA_LONG_UNALIGNED", "Long.reverseBytes(%s)"),
          new Carrier("float", 2, "JAVA_FLOAT_UNALIGNED", ""),
          new Carrier("double", 3, "JAVA_DOUBLE_UNALIGNED", ""));

  private static final String[] PARAMETERS = {
    "", "long i", "long i, long j", "long i, long j, long k"
  };
  private static final String[] ARGUMENTS = {"", "i", "i, j", "i, j, k"};

  private LeafGenerator() {}

  /// Writes all leaves into the folder given, `core/src/main/java/org/memview`.
  public static void main(String[] args) throws IOException {
    for (Leaf leaf : LEAVES) {
      Files.writeString(Path.of(args[0], leaf.name() + ".java"), source(leaf));
    }
  }

  /// Returns the source of one leaf; formatting aside it is what is checked in.
  static String source(Leaf leaf) {
    String variants =
        SWAPPED_HEAD
            + members(Variant.SWAPPED)
            + "}\n"
            + STRIDED_HEAD
            + members(Variant.STRIDED)
            + "}\n";
    boolean faults = leaf.name().equals("MappedView");
    return (HEAD + members(Variant.NATIVE) + variants + "}\n")
        .replace("@FAULTS@", faults ? " | Access.FAULTS" : "")
        .replace("@LEAF@", leaf.name())
        .replace("@STORAGE@", leaf.storage());
  }

  /// What the accessors of a class are for.
  enum Variant {
    /// Elements that touch, in the machine's byte order or of one byte.
    NATIVE("@LEAF@"),
    /// Elements that touch, in the other byte order.
    SWAPPED("Swapped"),
    /// Elements apart, of either order.
    STRIDED("Strided");

    final String type;

    Variant(String type) {
      this.type = type;
    }

    /// The codes that accessors of this carrier ask for, the most wanted first.
    List<String> codes(Carrier c) {
      String swapped = c.code() + "_SWAPPED";
      return switch (this) {
        case NATIVE -> List.of(c.code());
        case SWAPPED -> c.shift() == 0 ? List.of() : List.of(swapped);
        case STRIDED -> c.shift() == 0 ? List.of(c.code()) : List.of(c.code(), swapped);
      };
    }
  }

  private static String members(Variant variant) {
    StringBuilder out = new StringBuilder();
    out.append(variant == Variant.STRIDED ? APART : TOUCHING).append(COMMON);
    for (Carrier carrier : CARRIERS) {
      for (int rank = 1; rank <= 3; rank++) {
        out.append(getters(carrier, new Place(variant, rank)));
        out.append(setters(carrier, new Place(variant, rank)));
      }
    }
    for (Carrier carrier : CARRIERS.subList(0, 4)) {
      out.append(raw(carrier));
    }
    if (variant == Variant.NATIVE) {
      out.append(FEW);
    }
    return filled(variant, out.toString());
  }

  /// Where elements touch, the stride of axis 0 is in what slices share, so that they are smaller.
  private static String filled(Variant variant, String text) {
    boolean strided = variant == Variant.STRIDED;
    return text.replace("@MOVE@", moved(variant))
        .replace("@SELF@", variant.type)
        .replace("@STRIDE@", strided ? "stride" : "meta.stride0")
        .replace("@FIRST@", strided ? "stride" : "m.stride0")
        .replace("@ROW@", strided ? "meta.extent1, meta.stride1" : "meta.extent1");
  }

  /// How far row `from` lies from row 0: with a constant scale where there is one, for without it
  /// C2 cannot take the segment's check of a slice's element out of a loop.
  ///
  /// The questions are those of the accessors in the same words, so that C2 asks them once for a
  /// slice that is used in place.
  private static String moved(Variant variant) {
    StringBuilder out = new StringBuilder();
    int brackets = 0;
    for (String type : List.of("byte", "int", "double", "long", "float", "short")) {
      Carrier c = CARRIERS.stream().filter(x -> x.type().equals(type)).findFirst().orElseThrow();
      for (String code : variant == Variant.STRIDED ? List.<String>of() : variant.codes(c)) {
        String wanted = "(Access." + code + " << Access.READ_SHIFT | 1)";
        out.append("(a == " + wanted + " ? " + (c.shift() == 0 ? "from" : "from << " + c.shift()));
        out.append(" : ");
        brackets++;
      }
    }
    return out.append("from * @STRIDE@").append(")".repeat(brackets)).toString();
  }

  /// How an element is found: by the accessors of which class, by how many indices.
  record Place(Variant variant, int rank) {
    /// Only with a constant scale does C2 remove range checks and vectorise.
    String of(Carrier c) {
      String base = rank == 1 ? "offset" : "base";
      if (variant != Variant.STRIDED) {
        return base + " + " + (c.shift() == 0 ? "x" : "(x << " + c.shift() + ")");
      }
      return base + " + x * " + (rank == 1 ? "stride" : rank == 2 ? "m.stride1" : "m.stride2");
    }
  }

  private static final String HEAD =
      """
      package org.memview;

      import java.lang.foreign.MemorySegment;
      import java.lang.foreign.ValueLayout;
      import java.util.Objects;
      import org.memview.internal.lease.Lease;

      /// A view of @STORAGE@. Generated by LeafGenerator: change the template, not this file.
      ///
      /// Elements of the last axis touch here, in the machine's byte order; otherwise the view is a
      /// [Swapped] or a [Strided].
      final class @LEAF@ extends MemoryView {

        /// Returns the view of this layout, of one class or the other.
        static MemoryView of(
            Lease lease, Meta meta, long offset, long extent, long stride, boolean readOnly) {
          if (!meta.touches(stride)) {
            return new Strided(lease, meta, offset, extent, stride, readOnly);
          }
          return Access.isSwapped(Access.codeOf(meta.format))
              ? new Swapped(lease, meta.withStride(stride), offset, extent, readOnly)
              : new @LEAF@(lease, meta.withStride(stride), offset, extent, readOnly);
        }

      """;

  private static final String SWAPPED_HEAD =
      """

      /// Elements that touch, in the other byte order: a class of its own because C2 moves each
      /// question of an accessor out of a loop by making two loops of it, and runs out of rounds
      /// (`LoopOptsCount`) at the third. With both orders in one accessor a loop inside a loop took
      /// 3.4 ns an element, in a program that had used both, in place of 0.13.
      static final class Swapped extends MemoryView {

      """;

  private static final String STRIDED_HEAD =
      """

      /// Elements apart, by any stride: a class of its own keeps the profile of its accessors. As a
      /// branch of theirs the strided access took 3 to 7 ns in place of 0.8 in a program that
      /// mostly reads elements that touch, because C2 treats what is rare everywhere as rare here.
      static final class Strided extends MemoryView {

      """;

  private static final String TOUCHING =
      """
        private @SELF@(Lease lease, Meta meta, long offset, long extent, boolean readOnly) {
          super(lease, meta, offset, extent, Access.of(meta, meta.stride0, readOnly)@FAULTS@);
        }

        private @SELF@(@SELF@ from, long offset, long extent) {
          super(from, offset, extent);
        }

      """;

  private static final String APART =
      """
        private final long stride;

        private Strided(
            Lease lease, Meta meta, long offset, long extent, long stride, boolean readOnly) {
          super(
              lease,
              meta,
              offset,
              extent,
              Access.of(meta, stride, readOnly) | Access.STRIDED@FAULTS@);
          this.stride = stride;
        }

        private Strided(Strided from, long offset, long extent) {
          super(from, offset, extent);
          this.stride = from.stride;
        }

        @Override
        long ownStride() {
          return stride;
        }

      """;

  private static final String COMMON =
      """
        @Override
        MemoryView derive(
            Lease lease, Meta meta, long offset, long extent, long stride, boolean readOnly) {
          return @LEAF@.of(lease, meta, offset, extent, stride, readOnly);
        }

        @Override
        public MemoryView slice(long start) {
          if (!hasRows()) {
            return slice(start, Long.MAX_VALUE, 1);
          }
          long from = start;
          long size = extent - start;
          if (start < 0) {
            from = Math.max(start + extent, 0);
            size = extent - from;
          } else if (size <= 0) {
            from = 0; // past the end there may be no memory to begin at
            size = 0;
          }
          int a = access & Access.READ;
          return new @SELF@(this, offset + @MOVE@, size);
        }

        @Override
        public MemoryView slice(long start, long stop) {
          if (!hasRows()) {
            return slice(start, stop, 1);
          }
          long from = start;
          long size = stop - start;
          // One comparison that changes from turn to turn of a loop, where the size does not. What
          // is behind it calls nothing: with calls there, every slice took 3 to 5 ns in a program
          // that has cut one off, and takes 0.6 to 0.9.
          if (start < 0 || size <= 0 || start > extent - size) {
            long n = extent;
            from = start < 0 ? Math.max(start + n, 0) : Math.min(start, n);
            long to = stop < 0 ? Math.max(stop + n, 0) : Math.min(stop, n);
            size = Math.max(to - from, 0);
            from = size == 0 ? 0 : from;
          }
          int a = access & Access.READ;
          return new @SELF@(this, offset + @MOVE@, size);
        }

        @Override
        MemoryView row(long i) {
          long k = checkRow(i);
          Meta inner = meta.inner();
          return new @SELF@(lease, inner, offset + k * @STRIDE@, @ROW@, isReadOnly());
        }

      """;

  /// Calls on few bytes cost what they ask, not what they move. These see one kind of memory, and
  /// copy up to 16 bytes by reading all before they write, so that overlap needs no question: the
  /// JDK's copy of 16 bytes took 28 ns in a program that had used several kinds. More accesses than
  /// these are too many to inline: eight longs read and written took 96.
  ///
  /// For more bytes it is the JDK's copy, behind a question whose answer nobody wants: a call in
  /// this class tells the JIT what kind of segment it is, and the copy, inlined, then asks none of
  /// the questions it would ask in a method that all kinds share. So 64 bytes take 19 to 20 ns, and
  /// in a shared method 23 to 27; with a byte read in place of the question 20 to 43, because the
  /// copy was then sometimes too much to inline.
  private static final String FEW =
      """
        @Override
        void copyFew(MemorySegment from, long a, MemorySegment to, long b, int n) {
          if (n >= 8) {
            long first = from.get(ValueLayout.JAVA_LONG_UNALIGNED, a);
            long last = from.get(ValueLayout.JAVA_LONG_UNALIGNED, a + n - 8);
            to.set(ValueLayout.JAVA_LONG_UNALIGNED, b, first);
            to.set(ValueLayout.JAVA_LONG_UNALIGNED, b + n - 8, last);
          } else if (n >= 4) {
            int first = from.get(ValueLayout.JAVA_INT_UNALIGNED, a);
            int last = from.get(ValueLayout.JAVA_INT_UNALIGNED, a + n - 4);
            to.set(ValueLayout.JAVA_INT_UNALIGNED, b, first);
            to.set(ValueLayout.JAVA_INT_UNALIGNED, b + n - 4, last);
          } else {
            byte first = from.get(ValueLayout.JAVA_BYTE, a);
            byte middle = from.get(ValueLayout.JAVA_BYTE, a + n / 2);
            byte last = from.get(ValueLayout.JAVA_BYTE, a + n - 1);
            to.set(ValueLayout.JAVA_BYTE, b, first);
            to.set(ValueLayout.JAVA_BYTE, b + n / 2, middle);
            to.set(ValueLayout.JAVA_BYTE, b + n - 1, last);
          }
        }

        @Override
        void copySome(MemorySegment from, long a, MemorySegment to, long b, int n) {
          from.isReadOnly();
          to.isReadOnly();
          MemorySegment.copy(from, a, to, b, n);
        }

        @Override
        boolean sameFew(MemorySegment one, long a, MemorySegment other, long b, int n) {
          if (n >= 8) {
            long first = one.get(ValueLayout.JAVA_LONG_UNALIGNED, a);
            long last = one.get(ValueLayout.JAVA_LONG_UNALIGNED, a + n - 8);
            return first == other.get(ValueLayout.JAVA_LONG_UNALIGNED, b)
                && last == other.get(ValueLayout.JAVA_LONG_UNALIGNED, b + n - 8);
          }
          for (int i = 0; i < n; i++) {
            if (one.get(ValueLayout.JAVA_BYTE, a + i) != other.get(ValueLayout.JAVA_BYTE, b + i)) {
              return false;
            }
          }
          return true;
        }

        @Override
        boolean sameSome(MemorySegment one, long a, MemorySegment other, long b, int n) {
          int i = 0;
          for (; i <= n - 8; i += 8) {
            long x = one.get(ValueLayout.JAVA_LONG_UNALIGNED, a + i);
            if (x != other.get(ValueLayout.JAVA_LONG_UNALIGNED, b + i)) {
              return false;
            }
          }
          for (; i < n; i++) {
            if (one.get(ValueLayout.JAVA_BYTE, a + i) != other.get(ValueLayout.JAVA_BYTE, b + i)) {
              return false;
            }
          }
          return true;
        }

        @Override
        void takeSome(MemorySegment from, long a, byte[] to) {
          from.isReadOnly();
          MemorySegment.copy(from, ValueLayout.JAVA_BYTE, a, to, 0, to.length);
        }

      """;

  private static String getters(Carrier c, Place place) {
    return switch (c.type()) {
      case "byte" ->
          getter(c, "byte", "Byte", "%s", place)
              + getter(c, "int", "UnsignedByte", "%s & 0xff", place);
      case "short" ->
          getter(c, "short", "Short", "%s", place)
              + getter(c, "char", "Char", "(char) %s", place)
              + getter(c, "int", "UnsignedShort", "%s & 0xffff", place);
      case "int" ->
          getter(c, "int", "Int", "%s", place)
              + getter(c, "long", "UnsignedInt", "%s & 0xffffffffL", place);
      default -> getter(c, c.type(), c.name(), "%s", place);
    };
  }

  /// One accessor: index, then a chain of questions, and the access in place.
  ///
  /// Each question asks for axes and format in one comparison, the most wanted first. C2 moves such
  /// a test out of a loop by making two loops of it, and every loop costs it rounds of
  /// optimisation: asked one by one, in a JVM that has used all ways, they left a loop of 4 to 7 ns
  /// an element where this is 0.1 to 0.8.
  ///
  /// The access is not a method of its own: C2 refuses to inline a callee that was compiled before
  /// ("already compiled into a medium method") where its call site has under a quarter of the
  /// profile, which a mixed program brings about. A released view has no segment: what that throws
  /// and a wrong index are sorted out afterwards, in `failed`.
  private static String getter(Carrier c, String type, String name, String use, Place place) {
    Carrier bits = bits(c);
    String body = "";
    for (String code : place.variant().codes(c)) {
      boolean swapped = !code.equals(c.code());
      String read = swapped ? value(c, bits.swap().formatted(get(bits, place))) : get(c, place);
      body += when("READ", code, place, use(use, read));
    }
    if (name.equals("Int") && place.variant() != Variant.SWAPPED) {
      String read = use("%s & 0xff", get(CARRIERS.getFirst(), place));
      body += when("READ_EXACT", "U8", place, read);
    }
    String arguments = ARGUMENTS[place.rank()];
    return """
      @Override
      public %s get%s(%s) {
    %s    return Widening.get%s(this, address(%s));
      }

    """
        .formatted(type, name, PARAMETERS[place.rank()], guarded(place, body), name, arguments);
  }

  private static String use(String use, String value) {
    return "return " + use.formatted(value) + ";\n";
  }

  private static String setters(Carrier c, Place place) {
    String out = setter(c, c.type(), c.name(), "v", place);
    return c.type().equals("short") ? out + setter(c, "char", "Char", "(short) v", place) : out;
  }

  private static String setter(Carrier c, String type, String name, String value, Place place) {
    Carrier bits = bits(c);
    String body = "";
    for (String code : place.variant().codes(c)) {
      boolean swapped = !code.equals(c.code());
      String write =
          swapped ? put(bits, place, bits.swap().formatted(raw(c, value))) : put(c, place, value);
      body += when("WRITE", code, place, write);
    }
    String arguments = ARGUMENTS[place.rank()];
    return """
      @Override
      public void set%s(%s, %s v) {
    %s    Widening.set%s(this, address(%s), v);
      }

    """
        .formatted(name, PARAMETERS[place.rank()], type, guarded(place, body), name, arguments);
  }

  private static String guarded(Place place, String body) {
    if (body.isEmpty()) {
      return "";
    }
    String[] index = {
      "",
      """
              long x = Objects.checkIndex(i < 0 ? i + extent : i, extent);
      """,
      """
              long row = Objects.checkIndex(i < 0 ? i + extent : i, extent);
              Meta m = meta;
              long n = m.extent1;
              long x = Objects.checkIndex(j < 0 ? j + n : j, n);
              long base = offset + row * @FIRST@;
      """,
      """
              long plane = Objects.checkIndex(i < 0 ? i + extent : i, extent);
              Meta m = meta;
              long rows = m.extent1;
              long row = Objects.checkIndex(j < 0 ? j + rows : j, rows);
              long n = m.extent2;
              long x = Objects.checkIndex(k < 0 ? k + n : k, n);
              long base = offset + plane * @FIRST@ + row * m.stride1;
      """
    };
    return "    MemorySegment s = lease.segment;\n"
        + "    int a = access;\n"
        + "      try {\n"
        + index[place.rank()]
        + body
        + "      } catch (IndexOutOfBoundsException | IllegalStateException | NullPointerException"
        + " e) {\n"
        + ("        throw failed(e, " + ARGUMENTS[place.rank()] + ");\n      }\n");
  }

  private static String when(String mask, String code, Place place, String access) {
    String shift =
        mask.startsWith("READ") ? " << Access.READ_SHIFT | " : " << Access.WRITE_SHIFT | ";
    String wanted = "(Access." + code + shift + place.rank() + ")";
    return "        if ((a & Access." + mask + ") == " + wanted + ") {\n" + access + "        }\n";
  }

  private static String get(Carrier c, Place place) {
    return "s.get(ValueLayout." + c.layout() + ", " + place.of(c) + ")";
  }

  private static String put(Carrier c, Place place, String value) {
    return "s.set(ValueLayout." + c.layout() + ", " + place.of(c) + ", " + value + ");\nreturn;\n";
  }

  /// Floating point values are reversed as the integers of their width.
  private static Carrier bits(Carrier c) {
    return c.swap().isEmpty() ? CARRIERS.get(c.shift()) : c;
  }

  private static String value(Carrier c, String bits) {
    return switch (c.type()) {
      case "float" -> "Float.intBitsToFloat(" + bits + ")";
      case "double" -> "Double.longBitsToDouble(" + bits + ")";
      default -> bits;
    };
  }

  private static String raw(Carrier c, String value) {
    return switch (c.type()) {
      case "float" -> "Float.floatToRawIntBits(" + value + ")";
      case "double" -> "Double.doubleToRawLongBits(" + value + ")";
      default -> value;
    };
  }

  private static String raw(Carrier c) {
    return """
      @Override
      %1$s raw%2$s(long at) {
        MemorySegment s = lease.segment;
        if (s == null) {
          throw lease.released();
        }
        try {
          return s.get(ValueLayout.%3$s, at);
        } catch (IllegalStateException e) {
          throw failed(e);
        }
      }

      @Override
      void raw%2$s(long at, %1$s v) {
        MemorySegment s = lease.segment;
        if (s == null) {
          throw lease.released();
        }
        try {
          s.set(ValueLayout.%3$s, at, v);
        } catch (IllegalStateException e) {
          throw failed(e);
        }
      }

    """
        .formatted(c.type(), c.name(), c.layout());
  }
}
