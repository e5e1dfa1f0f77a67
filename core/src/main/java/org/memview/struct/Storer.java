package org.memview.struct;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// The second half of a writing codec: stores what was checked and lies in local variables, and
/// zeros between.
///
/// Small values that lie close together are joined, so that eight bytes are stored at once
/// ([Window]). What such a store spills over what follows is overwritten by that, or zero as pads
/// are.
final class Storer {
  private static final ClassDesc ELSEWHERE = Emitter.desc(Elsewhere.class);

  /// What a value is on the stack and in its local variable.
  enum Form {
    /// The bits of a number of up to 4 bytes.
    INT(TypeKind.INT),
    /// The bits of a number of 8 bytes.
    LONG(TypeKind.LONG),
    /// Up to 8 bytes in a `long`, the first in the lowest.
    SHORT_BYTES(TypeKind.LONG),
    /// Any bytes as an array.
    ARRAY(TypeKind.REFERENCE);

    private final TypeKind kind;

    Form(TypeKind kind) {
      this.kind = kind;
    }
  }

  private record Value(Form form, long offset, int length, boolean swapped, int local) {
    /// Whether it travels in a number.
    private boolean isSmall() {
      return form != Form.ARRAY && length > 0;
    }

    private Emitter.Span span() {
      return new Emitter.Span(offset, length);
    }

    private boolean isIn(Window window) {
      return isSmall() && window.covers(offset, length);
    }
  }

  /// One store: a value, or several joined.
  private record Store(Emitter.Span span, Consumer<Emitter> emit) {}

  private final Emitter emitter;
  private final CodeBuilder code;
  private final long size;
  private final boolean sliced;
  private final List<Value> values = new ArrayList<>();

  /// @param size the bytes of all values and pads
  /// @param sliced whether bounds are checked once for all: a tenth less code, for packing, which
  ///   is not inlined otherwise; a record written in a loop took four times as long
  Storer(Emitter emitter, long size, boolean sliced) {
    this.emitter = emitter;
    this.code = emitter.code();
    this.size = size;
    this.sliced = sliced;
  }

  /// Takes a value from the stack; they come in ascending order of their offsets.
  void keep(Form form, long offset, long length, boolean swapped) {
    values.add(new Value(form, offset, (int) length, swapped, local(form.kind)));
  }

  private int local(TypeKind kind) {
    int local = code.allocateLocal(kind);
    code.storeLocal(kind, local);
    return local;
  }

  /// Stores everything, in any kind of memory, of which two have code of their own.
  ///
  /// @param memory the local variable of the segment
  /// @param at the local variable of the address
  /// @param kinds the two: constants of [Memory]
  void store(int memory, int at, List<String> kinds) {
    List<Store> stores = joined();
    int target = code.aload(memory).allocateLocal(TypeKind.REFERENCE);
    code.astore(target).lload(at);
    int start = local(TypeKind.LONG);
    emitter.forTwoKinds(
        kinds,
        () -> storeAll(stores),
        () -> {
          code.loadConstant((int) size);
          code.invokestatic(ELSEWHERE, "scratch", MethodTypeDesc.of(Emitter.SEGMENT, CD_int));
          code.astore(memory).lconst_0().lstore(at);
        },
        () -> copyOut(memory, target, start));
  }

  private void copyOut(int memory, int target, int start) {
    Label direct = code.newLabel();
    code.aload(memory).aload(target).if_acmpeq(direct);
    code.aload(memory).aload(target).lload(start).loadConstant((int) size);
    code.invokestatic(
        ELSEWHERE,
        "write",
        MethodTypeDesc.of(CD_void, Emitter.SEGMENT, Emitter.SEGMENT, CD_long, CD_int));
    code.labelBinding(direct);
  }

  private List<Store> joined() {
    List<Window> windows =
        Window.ahead(values.stream().filter(Value::isSmall).map(Value::span).toList(), size);
    List<Store> stores = new ArrayList<>();
    for (Window window : windows) {
      long offset = window.offset();
      int bits = join(window);
      stores.add(
          new Store(
              new Emitter.Span(offset, Window.SIZE),
              to -> to.storeShort(offset, Window.SIZE, bits)));
    }
    for (Value value : values) {
      if (windows.stream().noneMatch(value::isIn)) {
        stores.add(new Store(value.span(), to -> store(to, value)));
      }
    }
    stores.sort(Comparator.comparingLong(store -> store.span.offset()));
    return stores;
  }

  /// Puts the values in a window into one local variable.
  private int join(Window window) {
    code.lconst_0();
    for (Value value : values) {
      if (value.isIn(window)) {
        int shift = (int) (8 * (value.offset - window.offset()));
        if (value.form == Form.SHORT_BYTES) {
          emitter.joinShort(value.length, value.local, shift);
        } else {
          emitter.join(value.length, value.swapped, value.local, shift);
        }
      }
    }
    return local(TypeKind.LONG);
  }

  private void storeAll(List<Store> stores) {
    Emitter to = sliced ? emitter.slice(size) : emitter;
    stores.forEach(store -> store.emit.accept(to));
    to.zeroGaps(stores.stream().map(Store::span).toList(), size);
  }

  private static void store(Emitter to, Value value) {
    switch (value.form) {
      case INT, LONG -> to.store(value.offset, value.length, value.swapped, value.local);
      case SHORT_BYTES -> to.storeShort(value.offset, value.length, value.local);
      case ARRAY -> to.storeBytes(value.offset, value.length, value.local);
    }
  }
}
