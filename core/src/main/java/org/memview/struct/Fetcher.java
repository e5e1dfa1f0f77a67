package org.memview.struct;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The first half of a reading codec: brings what lies in memory into local variables.
///
/// Small values that lie close together come by one load of eight bytes ([Window]) and are then
/// shifted apart: each access checks bounds and arena again, and that is code, of which callers
/// inline only so much. One by one four numbers are as fast, where the JIT takes the checks out of
/// a loop; with a byte string more, the reading method grew too large to be inlined (19 in place of
/// 10 ns).
final class Fetcher {
  private final Emitter emitter;
  private final long size;
  private final List<Unit> units = new ArrayList<>();

  /// A number, which has up to 8 bytes, or a string of bytes.
  record Wanted(long offset, int length, boolean isNumber, boolean swapped) {
    private boolean isSmall() {
      return length > 0 && length <= Fixed.MAX;
    }
  }

  private enum Form {
    /// Eight bytes in a `long`, the first in the lowest.
    WINDOW,
    /// The bits of a number in an `int`, or a `long` if it has 8 bytes.
    NUMBER,
    /// Up to 8 bytes in a `long`, the first in the lowest.
    SHORT_BYTES,
    /// Any bytes as an array.
    ARRAY
  }

  private record Unit(Form form, Wanted wanted, int local) {
    boolean holds(long offset, int length) {
      return form == Form.WINDOW
          ? new Window(wanted.offset).covers(offset, length)
          : wanted.offset == offset && wanted.length == length;
    }
  }

  /// @param all in ascending order
  /// @param size the bytes that are there, of all values and pads
  Fetcher(Emitter emitter, List<Wanted> all, long size) {
    this.emitter = emitter;
    this.size = size;
    List<Window> windows =
        Window.over(all.stream().filter(Wanted::isSmall).map(Fetcher::span).toList(), size);
    for (Window window : windows) {
      add(Form.WINDOW, new Wanted(window.offset(), Window.SIZE, false, false));
    }
    for (Wanted wanted : all) {
      if (windows.stream().noneMatch(window -> window.covers(wanted.offset, wanted.length))) {
        add(form(wanted), wanted);
      }
    }
    units.sort(Comparator.comparingLong(unit -> unit.wanted.offset));
  }

  private static Emitter.Span span(Wanted wanted) {
    return new Emitter.Span(wanted.offset, wanted.length);
  }

  private static Form form(Wanted wanted) {
    return wanted.isNumber
        ? Form.NUMBER
        : wanted.length <= Fixed.MAX ? Form.SHORT_BYTES : Form.ARRAY;
  }

  private void add(Form form, Wanted wanted) {
    units.add(new Unit(form, wanted, emitter.code().allocateLocal(kind(form, wanted))));
  }

  private static TypeKind kind(Form form, Wanted wanted) {
    return switch (form) {
      case ARRAY -> TypeKind.REFERENCE;
      case NUMBER -> wanted.length == 8 ? TypeKind.LONG : TypeKind.INT;
      default -> TypeKind.LONG;
    };
  }

  /// Loads everything, from any kind of memory, of which two have code of their own.
  ///
  /// @param memory the local variable of the segment
  /// @param at the local variable of the address
  /// @param kinds the two: constants of [Memory]
  void fetch(int memory, int at, List<String> kinds) {
    emitter.forTwoKinds(kinds, this::fetch, () -> copyIn(memory, at), () -> {});
  }

  private void copyIn(int memory, int at) {
    CodeBuilder code = emitter.code();
    code.aload(memory).lload(at).loadConstant((int) size);
    code.invokestatic(
        Emitter.desc(Elsewhere.class),
        "read",
        MethodTypeDesc.of(Emitter.SEGMENT, Emitter.SEGMENT, CD_long, CD_int));
    code.astore(memory).lconst_0().lstore(at);
  }

  // Written several times, on branches that meet.
  private void fetch() {
    for (Unit unit : units) {
      Wanted wanted = unit.wanted;
      switch (unit.form) {
        case NUMBER -> emitter.load(wanted.offset, wanted.length, wanted.swapped);
        case ARRAY -> emitter.loadBytes(wanted.offset, wanted.length);
        default -> emitter.loadShort(wanted.offset, wanted.length);
      }
      emitter.code().storeLocal(kind(unit.form, wanted), unit.local);
    }
  }

  /// Pushes the raw bits of a number, sign-extended: an `int`, or a `long` if it has 8 bytes.
  void pushNumber(long offset, int width, boolean swapped) {
    Unit unit = holder(offset, width);
    if (unit.form == Form.NUMBER) {
      emitter.code().loadLocal(kind(unit.form, unit.wanted), unit.local);
    } else {
      pushPart(unit, offset);
      emitter.numberOf(width, swapped);
    }
  }

  /// Pushes bytes as a new array.
  void pushBytes(long offset, int length) {
    Unit unit = holder(offset, length);
    if (unit.form == Form.ARRAY) {
      emitter.code().aload(unit.local);
    } else {
      pushPart(unit, offset);
      emitter.bytesOf(length);
    }
  }

  private void pushPart(Unit unit, long offset) {
    emitter.code().lload(unit.local);
    int shift = (int) (8 * (offset - unit.wanted.offset));
    if (shift > 0) {
      emitter.code().loadConstant(shift).lushr();
    }
  }

  private Unit holder(long offset, int length) {
    for (Unit unit : units) {
      if (unit.holds(offset, length)) {
        return unit;
      }
    }
    throw new AssertionError("nobody fetched " + length + " bytes at " + offset);
  }
}
